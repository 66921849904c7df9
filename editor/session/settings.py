"""SETTINGS: everything the program remembers of a person's wishes, one row a setting.

Stored as JSON in the user's config folder; only what differs from the default is written, and what
a newer version wrote is kept. A broken file never stops the program. Knows no dialog.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from editor.lang.arabic import Folding
from editor.lang.i18n import N_
from editor.lang.quotes import PROFILES
from editor.library.atomic import put
from editor.library.places import config_folder
from editor.value import fields, frozen

FILE: Final = "settings.json"


@frozen
class Setting:
    """A row. The default's type is the setting's; without a label it is not in the dialog.

    `choices`: the values it may have, each with its label; empty: any value of the type that lies
    between `low` and `high`, if it is a number.
    """

    id: str
    default: Any
    label: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 10**6

    @property
    def type(self) -> type:
        """bool, int, str, or dict (from str to str)."""
        return dict if isinstance(self.default, Mapping) else type(self.default)

    def fits(self, value: object) -> bool:
        """Whether the setting may have this value."""
        if isinstance(value, Mapping):
            return self.type is dict and all(type(x) is str for x in (*value, *value.values()))
        if type(value) is not self.type:
            return False
        if isinstance(value, int) and not isinstance(value, bool):
            return self.low <= value <= self.high
        return not self.choices or value in [one for one, _ in self.choices]


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("language", "ar", N_("Language of the program"),
            (("ar", "العربية"), ("en", "English"))),
    Setting("theme", "system", N_("Theme"),
            (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))),
    Setting("article_language", "ar", N_("Language of new articles"),
            (("ar", N_("Arabic")), ("fa", N_("Persian")), ("ur", N_("Urdu")),
             ("he", N_("Hebrew")), ("en", N_("English")))),
    Setting("visual_caret", True, N_("The caret follows the arrow keys as seen on the screen")),
    Setting("quote_marks", "", N_("Quotation marks"),
            (("", N_("As the language has them")),
             *((name, f"{marks.open} {marks.close}") for name, marks in PROFILES.items()))),
    Setting("type_quotes", True, N_("Change straight quotation marks while typing")),
    Setting("type_punctuation", True, N_("Change , ; ? to ، ؛ ؟ after Arabic letters")),
    Setting("type_ellipsis", True, N_("Change three dots to …")),
    Setting("type_dashes", True, N_("Change two hyphens to a dash")),
    Setting("type_shortcuts", True, N_("Make headings and lists of ##, - and 1. while typing")),
    Setting("clean_paste", True, N_("Bring pasted text to house style")),
    Setting("fetch_pages", False, N_("Allow fetching the page of a pasted address")),
    Setting("library", ""),
    Setting("vault_minutes", 15, low=1, high=240),
    Setting("templates_used", ""),
    Setting("zoom", 100, low=40, high=400),
    Setting("focus", False),
    Setting("typewriter", False),
    Setting("invisibles", False),
    Setting("kind_labels", True, N_("Show block kinds in the margin")),
    Setting("panel_outline", True),
    Setting("panel_sources", True),
    Setting("panel_details", False),
    Setting("window", ""),
    Setting("docks_rtl", ""),
    Setting("docks_ltr", ""),
    Setting("first_run", True),
    Setting("shortcuts", MappingProxyType({})),
    *(Setting(f"find_{one.name}", one.default) for one in fields(Folding)),
    Setting("find_regex", False),
    Setting("find_whole_word", False),
)  # fmt: skip

SETTING: Final[Mapping[str, Setting]] = MappingProxyType({one.id: one for one in SETTINGS})


class Settings:
    """The settings of this user. An id that is not in the table is a KeyError."""

    def __init__(self, path: Path, values: Mapping[str, Any] | None = None) -> None:
        self._path = path
        self._values: dict[str, Any] = dict(values or {})

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """From the file; a broken one is set aside as `settings.json.broken`, nothing is raised."""
        path = path or config_folder() / FILE
        try:
            values = json.loads(path.read_bytes())
            if not isinstance(values, dict):
                raise ValueError
        except OSError:
            return cls(path)
        except (ValueError, RecursionError):
            _set_aside(path)
            return cls(path)
        return cls(path, values)

    def get(self, id: str) -> Any:
        """The value, or the default where none is stored or what is stored does not fit."""
        setting = SETTING[id]
        value = self._values.get(id, setting.default)
        return value if setting.fits(value) else setting.default

    def set(self, id: str, value: Any) -> None:
        """Change it for this run; `save` keeps it. Raises ValueError for what does not fit."""
        setting = SETTING[id]
        if not setting.fits(value):
            raise ValueError(f"{value!r} does not fit the setting {id}")
        if value == setting.default:
            self._values.pop(id, None)
        else:
            self._values[id] = dict(value) if isinstance(value, Mapping) else value

    def save(self) -> bool:
        """Write the file; False where that was not possible, which loses no article."""
        data = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            put(self._path, data.encode())
        except OSError:
            return False
        return True


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError:
        return

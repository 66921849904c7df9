"""The languages an article may be written in, and the menu that sets one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from editor.edit.details import set_meta
from editor.lang.i18n import N_, Catalogue
from editor.session.session import Session
from editor.ui.menu_keys import give_letters
from editor.value import replace

LANGUAGES: Final = (
    ("ar", N_("Arabic")),
    ("ar-SY", N_("Arabic (Syria)")),
    ("ar-EG", N_("Arabic (Egypt)")),
    ("ar-SA", N_("Arabic (Saudi Arabia)")),
    ("ar-MA", N_("Arabic (Morocco)")),
    ("fa", N_("Persian")),
    ("he", N_("Hebrew")),
    ("ur", N_("Urdu")),
    ("en", N_("English")),
)


def language_name(language: str, tr: Catalogue) -> str:
    """What people call it; the code itself where it is none of ours."""
    return tr(dict(LANGUAGES).get(language, language))


class LanguageMenu(QMenu):
    """The languages, that of the article checked."""

    def __init__(
        self, session: Callable[[], Session | None], tr: Catalogue, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._tr = session, tr
        self.aboutToShow.connect(self._check)

    def _fill(self) -> None:
        for code, name in LANGUAGES:
            row = self.addAction(self._tr(name))
            row.setData(code)
            row.setCheckable(True)
            row.triggered.connect(lambda _=False, code=code: self._choose(code))
        give_letters(self)

    def _check(self) -> None:
        if self.isEmpty():
            self._fill()
        session = self._session()
        for row in self.actions():
            row.setChecked(session is not None and session.article.meta.language == row.data())

    def _choose(self, code: str) -> None:
        if session := self._session():
            session.run(set_meta(lambda meta: replace(meta, language=code)), N_("Article details"))

"""PySide's import, without what it brings along for documentation and for the text of its errors.

A quarter of a start would go there: PySide compiles its support modules anew each time, for they
are kept in a library and not in files. Here they are compiled when one of them is first asked for:
an argument of the wrong type, `help()`, `inspect.signature`. Where a later PySide keeps them
elsewhere, they are loaded as PySide likes. Knows no class of Qt.
"""

from __future__ import annotations

import builtins
from typing import Any, Final

from editor.qt.enums import make_quickly

_SUPPORT: Final = "shibokensupport/"
_LATER: Final = (
    "feature.py", "signature/errorhandler.py", "signature/layout.py", "signature/mapping.py",
    "signature/parser.py", "signature/lib/enum_sig.py", "signature/lib/pyi_generator.py",
    "signature/lib/tool.py",
)  # fmt: skip
_SHELL: Final = """
import sys

def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    sys.modules["editor.qt.pyside"].fill(globals())
    return globals()[name]
"""
_TAKEN_FROM_THE_DICTIONARY: Final = {
    "mapping.py": """
def update_mapping():
    sys.modules["editor.qt.pyside"].fill(globals())
    return update_mapping()

_first_update_mapping = update_mapping
""",
    "feature.py": """
def feature_import(*_, **__):
    return None

def feature_imported(module):
    return None
""",
}
"""What PySide's own C++ calls in a shell."""

_sources: Final[dict[str, Any]] = {}
_compile: Final = builtins.compile


def import_pyside() -> None:
    """Load PySide's core, once: its enums quickly, its support modules as empty shells.

    Then takes PySide's hook off the import statement. For every module that is imported after it,
    it reads the source and looks whether PySide is named there, so as to serve
    `from __feature__ import`, which nothing here uses: a third of the time that our modules take.
    """
    make_quickly()
    builtins.compile = _later
    try:
        import PySide6
    finally:
        builtins.compile = _compile
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    import PySide6.QtCore  # noqa: F401 - what it imports is not looked at either


def fill(namespace: dict[str, Any]) -> None:
    """Make of a shell the module that it stands for."""
    del namespace["__getattr__"]
    file = namespace["__file__"]
    exec(_compile(_sources.pop(file), file, "exec"), namespace)


def _later(source: Any, filename: Any, mode: str, *options: Any, **named: Any) -> Any:
    """`compile`, which makes a shell of a support module that can wait."""
    if isinstance(filename, str) and filename.startswith(_SUPPORT):
        name = filename.removeprefix(_SUPPORT)
        if name in _LATER:
            _sources[filename] = source
            source = _SHELL + _TAKEN_FROM_THE_DICTIONARY.get(name.rpartition("/")[2], "")
    return _compile(source, filename, mode, *options, **named)

"""Parts of the page that a start does without: each is loaded when it is first named here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editor.qt import dropping as dropping
    from editor.qt import incoming as incoming
    from editor.qt import mime as mime


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f"editor.qt.{name}")

"""The window's composition root: settings, fonts, the one application, recovery, files to open."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editor.lang.i18n import N_
from editor.session import handover

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from editor.ui.window import Window

NEW_WINDOW: Final = "--new-window"


def main(arguments: Sequence[str]) -> int:
    """Open the window with the files named, or let the one that is open do it; the exit code.

    `--new-window` opens another one all the same. Without a display: one sentence.
    """
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    ):
        from editor.cli.main import user_language
        from editor.lang.i18n import catalogue

        tr = catalogue(user_language())
        sys.stderr.write(
            "muharrir: "
            + tr(N_("There is no display for a window; `muharrir --help` lists the commands."))
            + "\n"
        )
        return 2
    apart, paths = _asked(arguments)
    door = handover.first()
    if door is None and not apart and handover.hand_over(paths):
        return 0
    app, window = prepare()
    tell_of_errors(window)
    window.documents.recover()
    window.open_files(paths)
    if not window.pages and window.settings.get("first_run"):
        window.documents.open_sample()
        window.settings.set("first_run", False)
    if door is not None:
        window.after_paint.do(partial(window.listen, door))
    window.show()
    return app.exec()


def _asked(arguments: Sequence[str]) -> tuple[bool, list[Path]]:
    """Whether a window of its own is wanted, and the files; after `--` all are names."""
    names = list(arguments)
    apart = names[:1] == [NEW_WINDOW]
    if apart:
        del names[0]
    if names[:1] == ["--"]:
        del names[0]
    return apart, [Path(name) for name in names]


def prepare() -> tuple[QApplication, Window]:
    """The application and its one window, dressed and not yet shown."""
    gc.disable()  # nearly all that a start makes stays: a twentieth of it would go for looking
    from editor.qt.pyside import import_pyside

    import_pyside()
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from editor.qt.fonts import SANS, load
    from editor.session.settings import Settings
    from editor.ui import theme
    from editor.ui.desk import WindowDesk
    from editor.ui.empty_fields import EmptyFields
    from editor.ui.window import Window

    # Asked for here: `setStyle` would first load all that a style may be in Python.
    app = QApplication([sys.argv[0], "-style", "Fusion"])
    app.setApplicationName("muharrir")
    app.setDesktopFileName("org.muharrir.Muharrir")
    load(SANS)
    settings = Settings.load()
    theme.apply(app, settings.get("theme"), QFont(SANS, 10))
    EmptyFields(app)
    window = Window(settings, WindowDesk)
    app.styleHints().colorSchemeChanged.connect(lambda _: window.restyle())
    window.after_paint.do(_collect_garbage)
    return app, window


def tell_of_errors(window: Window) -> None:
    """Whoever presses a button that fails hears of it; the traceback goes where it always went."""
    usual = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        usual(kind, error, trace)
        if issubclass(kind, Exception):
            words = N_("That did not work ({reason}). What you wrote is still here: save it.")
            window.statusBar().showMessage(window.tr_(words, reason=f"{kind.__name__}: {error}"))

    sys.excepthook = hook


def _collect_garbage() -> None:
    """From now on; and never again among what is there already."""
    gc.freeze()
    gc.enable()

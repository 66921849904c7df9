"""Work that may take seconds: in a thread, with a bar and a way out, the window alive meanwhile.

The work must touch nothing of Qt's. What is cancelled goes on unheard until it ends by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget

from editor.lang.i18n import N_, Catalogue

PATIENCE: Final = 0.3
"""Seconds that the window stands still without a bar."""
LOOK: Final = 20
"""Milliseconds between two looks at whether it is done."""
T = TypeVar("T")


class Cancelled(Exception):
    """Somebody would not wait."""


def wait(work: Callable[[], T], tr: Catalogue, words: str, parent: QWidget | None) -> T:
    """What the work gives; raises what it raises, or `Cancelled`. `words`: what is being done."""
    given: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            given.append(work())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run, name="patience", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if thread.is_alive() and not _watch(thread, tr, words, parent):
        raise Cancelled
    if raised:
        raise raised[0]
    return given[0]


def bar(
    words: str, count: int, tr: Catalogue, title: str, parent: QWidget | None
) -> QProgressDialog:
    """A dialog with a bar of so many steps (0: nobody knows) and a button that calls it off.

    Only Escape and the mouse press the button: somebody may be typing when it comes.
    """
    box = QProgressDialog(words, "", 0, count, parent)
    button = QPushButton(tr(N_("Cancel")))
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box.setCancelButton(button)
    box.setWindowTitle(title)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.setAutoClose(False)
    box.setAutoReset(False)
    box.setMinimumDuration(0)
    box.setMinimumWidth(360)
    return box


def _watch(thread: threading.Thread, tr: Catalogue, words: str, parent: QWidget | None) -> bool:
    """Whether it ended before somebody cancelled."""
    box = bar(words, 0, tr, tr(N_("Muharrir")), parent)
    loop = QEventLoop()
    look = QTimer(loop, interval=LOOK)
    look.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
    box.canceled.connect(loop.quit)
    look.start()
    box.show()
    loop.exec()
    look.stop()
    box.canceled.disconnect()
    box.close()
    box.deleteLater()
    return not thread.is_alive()

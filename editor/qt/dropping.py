"""What is dropped on the page: own words move, sources are cited, files open, the rest is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from editor.edit.fragment import Fragment
from editor.lang.i18n import N_
from editor.qt import mime, page

if TYPE_CHECKING:
    from editor.qt.textedit import ArticleEdit

_NOTHING = QMimeData()


def take(edit: ArticleEdit, event: QDropEvent) -> None:
    """Put what is dropped where it is dropped."""
    state = edit.host.state
    target = edit.cursorForPosition(event.position().toPoint())
    own = event.source() in (edit, edit.viewport())
    data = event.mimeData()
    if own and event.dropAction() == Qt.DropAction.MoveAction and not state.selection.empty:
        taken = mime.take(data, state.article.meta.language)
        if isinstance(taken, Fragment):
            place = page.position_at(edit, target)
            edit.host.run(mime.move(state.selection, taken, place), N_("Move"))
    elif data.hasFormat(mime.SOURCES):
        place = page.position_at(edit, target)
        edit.sources_dropped.emit(mime.sources(data), place)
    elif paths := mime.files(data):
        edit.files_dropped.emit(paths)
    elif mime.can_take(data):
        edit.setTextCursor(target)
        edit.insertFromMimeData(data)
    event.acceptProposedAction()


def spent(event: QDropEvent) -> QDropEvent:
    """An event for Qt's own handler, which must still end the drag but have nothing to insert."""
    # An event does not keep its data alive, so the data must live as long as we do.
    return QDropEvent(
        event.position(), Qt.DropAction.CopyAction, _NOTHING, event.buttons(), event.modifiers()
    )

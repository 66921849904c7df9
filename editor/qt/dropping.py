"""What comes to the page: own words move, sources are cited, files open, the rest is put in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextCursor

from editor.edit.fragment import Fragment, insert, insert_link, insert_text
from editor.edit.moving import between_blocks, copy_to, move
from editor.edit.state import Position
from editor.lang.i18n import N_
from editor.qt import incoming, keys, mime, page
from editor.qt.incoming import Incoming
from editor.qt.surface import Surface

_NOTHING = QMimeData()


def take(edit: Surface, event: QDropEvent) -> None:
    """Put what is dropped where it is dropped."""
    state = edit.host.state
    target = edit.cursorForPosition(event.position().toPoint())
    data = event.mimeData()
    own = event.source() in (edit, edit.viewport()) and not state.selection.empty
    taken = mime.ours(data) if own else None
    if taken is not None:
        place = _nearest(edit, taken, target, event)
        if event.dropAction() == Qt.DropAction.MoveAction:
            edit.host.run(move(state.selection, taken, place), N_("Move"))
        else:
            edit.host.run(copy_to(state.selection, taken, place), N_("Copy"))
        edit.ensureCursorVisible()
    elif data.hasFormat(mime.SOURCES):
        place = page.position_at(edit, target)
        edit.sources_dropped.emit(mime.sources(data), place)
    elif incoming.can_take(data):
        edit.setTextCursor(target)
        edit.insertFromMimeData(data)
    accept(event)


def _nearest(edit: Surface, taken: Fragment, target: QTextCursor, event: QDropEvent) -> Position:
    """The place where own words or objects go that are dropped there."""
    middle = page.block_rect(edit, target.block()).center().y()
    place = page.position_at(edit, target)
    lower = event.position().y() > middle
    return between_blocks(edit.host.state.article, taken, place, lower=lower)


def accept(event: QDropEvent) -> None:
    """Agree. Of files we take a copy: who hears that they were moved may delete them."""
    if event.mimeData().hasUrls() and event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.acceptProposedAction()


def paste(edit: Surface, data: QMimeData) -> None:
    """Put what is offered at the caret."""
    keys.take_whole(edit)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        came = incoming.take(data, edit.host.state.article.meta.language, edit.at_leisure)
        _put(edit, came, N_("Paste"))
    finally:
        QGuiApplication.restoreOverrideCursor()
    _hand_on(edit, came)


def paste_plain(edit: Surface) -> None:
    """Put the clipboard's text at the caret as it is: no link, no table, no looks."""
    keys.take_whole(edit)
    text = QGuiApplication.clipboard().text()
    came = incoming.from_text(text)
    plain = Incoming(told=came.told) if came.told else Incoming(text=text)
    _put(edit, plain, N_("Paste as text"))
    _hand_on(edit, plain)


def _put(edit: Surface, came: Incoming, label: str) -> None:
    if came.fragment is not None:
        edit.host.run(insert(came.fragment), label)
    elif came.link:
        edit.host.run(insert_link(came.link), label)
    elif came.text:
        edit.host.run(insert_text(came.text), label)
    edit.ensureCursorVisible()


def _hand_on(edit: Surface, came: Incoming) -> None:
    """Tell what could not be taken, and give pictures and files to those who ask about them."""
    if came.told:
        edit.told.emit(came.told)
    if came.images:
        edit.images_dropped.emit(list(came.images))
    if came.files:
        edit.files_dropped.emit(list(came.files))


def spent(event: QDropEvent) -> QDropEvent:
    """An event for Qt's own handler, which must still end the drag but have nothing to insert."""
    # An event does not keep its data alive, so the data must live as long as we do.
    return QDropEvent(
        event.position(), Qt.DropAction.CopyAction, _NOTHING, event.buttons(), event.modifiers()
    )

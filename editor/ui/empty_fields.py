"""An empty field of a right-to-left window has its caret on the right, before the first key.

Qt asks the keyboard where an empty field begins, and most keyboards answer: on the left. Watches
which field has the focus and what is typed into it; knows no field by name.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

MET: Final = "caret_begins"
"""The property of a field that is followed already."""
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
_RTL: Final = Qt.LayoutDirection.RightToLeft
_AUTO: Final = Qt.LayoutDirection.LayoutDirectionAuto


class EmptyFields(QObject):
    """One for the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(lambda _, field: self.meet(field))

    def meet(self, field: QWidget | None) -> None:
        """Put its caret right from now on, where it is a field that leaves that to Qt."""
        if isinstance(field, QLineEdit):
            if not field.property(MET) and _is_leading(field):
                field.setProperty(MET, True)
                field.textChanged.connect(lambda _: _place_in_line(field))
            if field.property(MET):
                _place_in_line(field)
        elif isinstance(field, QPlainTextEdit):
            option = field.document().defaultTextOption()
            if not field.property(MET) and option.textDirection() == _AUTO:
                field.setProperty(MET, True)
                field.textChanged.connect(lambda: _place_in_text(field))
            if field.property(MET):
                _place_in_text(field)


def _is_leading(line: QLineEdit) -> bool:
    return not line.alignment() & (
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignAbsolute
    )


def _place_in_line(line: QLineEdit) -> None:
    wanted = _RIGHT if not line.text() and line.layoutDirection() == _RTL else _LEADING
    if line.alignment() != wanted:
        line.setAlignment(wanted)


def _place_in_text(text: QPlainTextEdit) -> None:
    document = text.document()
    wanted = _RTL if document.isEmpty() and text.layoutDirection() == _RTL else _AUTO
    option = document.defaultTextOption()
    if option.textDirection() != wanted:
        option.setTextDirection(wanted)
        document.setDefaultTextOption(option)

"""What every small dialog shares: a title, a form, one line for what is wrong, two buttons.

Enter does it, Esc leaves it; the words on the buttons come from the catalogue and not from Qt.
Knows nothing of what is asked.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.lang.isolation import with_paths_isolated


def answered_by(box: QDialogButtonBox, button: QPushButton) -> None:
    """Make it the button that Enter presses, in whatever order a desktop puts the buttons.

    To be called when the box stands in its dialog. Else Qt hands the default on to the first one,
    which is on some desktops the one that cancels, and to any that Tab comes by.
    """
    for one in box.buttons():
        if isinstance(one, QPushButton):
            one.setAutoDefault(False)
    button.setDefault(True)


def ask(dialog: QDialog) -> bool:
    """Show it until it is answered; it goes when whoever asked is done with the answer.

    Else it would stay with the window: a form of a source takes two megabytes.
    """
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()


def keep_on_screen(dialog: QWidget) -> None:
    """Move it up where it has grown past the lower edge of the screen: its buttons are there."""
    screen = dialog.screen().availableGeometry()
    frame = dialog.frameGeometry()
    over = min(frame.bottom() - screen.bottom(), frame.top() - screen.top())
    if over > 0:
        dialog.move(frame.left(), frame.top() - over)


class Dialog(QDialog):
    """A dialog whose `body` takes the widgets; `problem_of` may hold it back with a sentence."""

    def __init__(
        self, title: str, tr: Catalogue, parent: QWidget | None = None, *, ok: str = N_("Insert")
    ) -> None:
        super().__init__(parent)
        self.tr_ = tr
        self.setWindowTitle(tr(title))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.problem = QLabel()
        self.problem.setProperty("danger", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.ok = QPushButton(tr(ok))
        self.cancel = QPushButton(tr(N_("Cancel")))
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        answered_by(self.buttons, self.ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Whole from the first, if the screen allows it, and ready to type into."""
        super().showEvent(event)
        self._make_room()
        self._order_buttons()
        if self.focusWidget() is None:
            # Qt would take the buttons, which are older than what is above them.
            fields = (one for one in self.findChildren(QWidget) if self._takes_keys(one))
            if (first := next(fields, None)) is not None:
                first.setFocus()

    def _order_buttons(self) -> None:
        """Tab goes through the buttons as they stand, whenever each of them was added."""
        rtl = self.isRightToLeft()
        placed = sorted(self.buttons.buttons(), key=lambda button: button.x(), reverse=rtl)
        for one, following in pairwise(placed):
            QWidget.setTabOrder(one, following)

    def _takes_keys(self, widget: QWidget) -> bool:
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return tab and widget.isVisibleTo(self) and not self.buttons.isAncestorOf(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on, and from a field the one that does it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        (focus if isinstance(focus, QPushButton) else self.ok).click()

    def problem_of(self) -> str:
        """A sentence for why it cannot be done yet; empty where it can."""
        return ""

    def accept(self) -> None:
        """Close, unless something is wrong: then say so and stay."""
        problem = self.problem_of()
        self.say(problem)
        if not problem:
            super().accept()

    def say(self, sentence: str) -> None:
        """Show what is wrong, or with nothing to say hide the line."""
        self.problem.setText(with_paths_isolated(self.tr_.say(sentence)))
        self.problem.setVisible(bool(sentence))
        self._make_room()
        self._order_buttons()

    def _make_room(self) -> None:
        """A line that wraps asks for less than it takes, and the fields would be squeezed."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            framing = self.frameGeometry().height() - self.height()
            screen = self.screen().availableGeometry().height() - framing
            needed = min(layout.totalHeightForWidth(self.width()), screen)
            if needed > self.height():
                self.resize(self.width(), needed)
            keep_on_screen(self)


def form() -> QFormLayout:
    """Labels above or beside their fields, with room between the rows."""
    rows = QFormLayout()
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    rows.setHorizontalSpacing(14)
    rows.setVerticalSpacing(10)
    return rows


def line(text: str, name: str, hint: str = "") -> QLineEdit:
    """A one-line field with a name for those who hear the window."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def address_line(text: str, name: str) -> QLineEdit:
    """A field for an address, which runs left to right in every language."""
    field = line(text, name, "https://")
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return field


def by_direction(text: QPlainTextEdit) -> None:
    """Let every paragraph stand at the side where its direction begins."""
    option = text.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    # Such a field aligns nothing by its direction, except where it is to be justified.
    option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    text.document().setDefaultTextOption(option)


def quiet(text: str) -> QLabel:
    """A line of explanation."""
    label = QLabel(text)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label

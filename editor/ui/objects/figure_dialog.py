"""A figure: choose or drop an image, say what it shows, whose it is and what may be done with it.

The image is cleaned of metadata as it is taken in, and the dialog says what was removed.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QImageWriter,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.edit.retyping import retyped
from editor.formats.disk import FileProblem, read_bytes
from editor.formats.pictures import take
from editor.formats.result import Unreadable
from editor.lang.i18n import N_, Catalogue
from editor.lang.isolation import file_filter
from editor.model.article import Figure, Media
from editor.model.inline import Inlines, readable
from editor.ui.dialog import Dialog, by_direction, form, line, quiet
from editor.value import frozen

IMAGES = "*.png *.jpg *.jpeg *.gif *.webp *.PNG *.JPG *.JPEG *.GIF *.WEBP"
PREVIEW = (360, 200)
"""Pixels that the picture takes at most in the dialog."""


@frozen
class FigureValue:
    """The answer. `media` has no id where it is new; the insert command gives it one."""

    media: Media
    figure: Figure
    caption: Inlines


def picture_in(mime: QMimeData) -> bytes | None:
    """The bytes of an image that is dragged or copied: a file as it is, pixels as PNG."""
    for url in mime.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in (".png", ".jpg", ".jpeg", ".gif", ".webp"):
            try:
                return read_bytes(path)
            except FileProblem:
                return None
    for type in ("image/png", "image/jpeg", "image/gif", "image/webp"):
        if mime.hasFormat(type):
            return bytes(mime.data(type).data())
    image = mime.imageData() if mime.hasImage() else None
    return _as_png(image) if isinstance(image, QImage) and not image.isNull() else None


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


class Preview(QLabel):
    """The picture, or the invitation to drop one."""

    dropped = Signal(bytes)

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self._tr = tr
        self.setAcceptDrops(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(120)
        self.setWordWrap(True)
        self.setObjectName("preview")
        self.setStyleSheet(
            "#preview { border: 1px dashed palette(placeholder-text); border-radius: 8px; }"
        )
        self.show_media(None)

    def show_media(self, media: Media | None) -> None:
        """This picture, turned upright; without one the invitation."""
        if media is None:
            self.setText(self._tr(N_("Drop an image here, paste it, or choose a file.")))
            return
        buffer = QBuffer()
        buffer.setData(media.data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        pixmap = QPixmap.fromImage(reader.read())
        if pixmap.isNull():
            self.setText(self._tr(N_("This image cannot be shown here, but it is kept.")))
            return
        ratio = self.devicePixelRatioF()
        width, height = (round(side * ratio) for side in PREVIEW)
        if pixmap.width() > width or pixmap.height() > height:
            pixmap = pixmap.scaled(
                width, height, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
        pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = picture_in(event.mimeData())
        event.acceptProposedAction()
        self.dropped.emit(data or b"")


class FigureDialog(Dialog):
    """A new figure (`data` may bring the image along), or an existing one to change."""

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *, media: Media | None = None,
        figure: Figure | None = None, caption: Inlines = (), data: bytes = b"",
    ) -> None:  # fmt: skip
        super().__init__(N_("Image"), tr, parent, ok=N_("Save") if figure else N_("Insert"))
        self._figure = figure or Figure()
        self._caption = caption
        self.media = media
        self.setAcceptDrops(True)
        self.preview = Preview(tr)
        self.preview.dropped.connect(self.take)
        self.choose = QPushButton(tr(N_("Choose an image…")))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.notice = quiet("")
        self.notice.hide()
        picture = QVBoxLayout()
        picture.setSpacing(8)
        for widget in (self.preview, self.choose, self.notice):
            picture.addWidget(widget)
        self.body.addLayout(picture)
        self._build_form()
        if media is not None:
            self.preview.show_media(media)
        if data:
            self.take(data)
        (self.alt if self.media else self.choose).setFocus()

    def _build_form(self) -> None:
        tr = self.tr_
        self.alt = QPlainTextEdit(self._figure.alt)
        self.alt.setTabChangesFocus(True)
        by_direction(self.alt)
        self.alt.setFixedHeight(62)
        self.alt.setAccessibleName(tr(N_("Alternative text")))
        self.alt.setPlaceholderText(tr(N_("What the image shows, for those who do not see it")))
        self.caption = line(readable(self._caption), tr(N_("Caption")))
        self.credit = line(self._figure.credit, tr(N_("Credit")), tr(N_("Photographer or agency")))
        self.rights = line(self._figure.rights, tr(N_("Rights")), tr(N_("Licence or conditions")))
        rows = form()
        for label, field in (
            (N_("Alternative text"), self.alt), (N_("Caption"), self.caption),
            (N_("Credit"), self.credit), (N_("Rights"), self.rights),
        ):  # fmt: skip
            rows.addRow(tr(label), field)
        self.body.addLayout(rows)

    def value(self) -> FigureValue:
        """What was chosen and entered; only after the dialog was accepted."""
        assert self.media is not None, "the dialog does not close without an image"
        figure = Figure(
            self.media.id,
            " ".join(self.alt.toPlainText().split()),
            self.credit.text().strip(),
            self.rights.text().strip(),
        )
        return FigureValue(self.media, figure, retyped(self._caption, self.caption.text()))

    def problem_of(self) -> str:
        return "" if self.media else N_("Choose an image first.")

    def take(self, data: bytes) -> None:
        """Take this file's bytes as the image, without what it betrays."""
        try:
            result = take(data)
        except Unreadable as refused:
            self.say(refused.args[0])
            return
        self.say("")
        self.media = result.value
        self.preview.show_media(result.value)
        self.notice.setText("\n".join(map(self.tr_.say, result.warnings)))
        self.notice.setVisible(bool(result.warnings))
        self.alt.setFocus()

    def take_file(self, path: Path) -> None:
        """Take the image in a file."""
        try:
            data = read_bytes(path)
        except FileProblem as problem:
            self.say(problem.sentence)
            return
        self.take(data)

    def keyPressEvent(self, event: object) -> None:
        """Paste an image from the clipboard anywhere in the dialog."""
        if event.matches(QKeySequence.StandardKey.Paste):  # type: ignore[attr-defined]
            data = picture_in(QApplication.clipboard().mimeData())
            if data:
                self.take(data)
                return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.preview.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.preview.dropEvent(event)

    def _choose(self) -> None:
        kinds = self.tr_(N_("Images"))
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr_(N_("Choose an image")), "",
            file_filter(kinds, IMAGES),
        )  # fmt: skip
        if name:
            self.take_file(Path(name))

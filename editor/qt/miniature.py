"""A picture of an article's first page, small: what galleries and previews show.

It is the page itself, painted elsewhere, so it never looks like anything but the article.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from editor.model.article import Article
from editor.qt.bridge import Bridge
from editor.qt.style import Style
from editor.qt.textedit import ArticleEdit
from editor.session.session import Session

WIDTH: Final = 740
"""Pixels that the page is wide before it is made small."""


def miniature(article: Article, size: QSize, style: Style, ratio: float = 1.0) -> QImage:
    """The top of the article's page in `size` logical pixels, `ratio` real ones to each."""
    edit = ArticleEdit()
    edit.kind_labels = False
    edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    bridge = Bridge(Session(article), edit, style)
    edit.resize(WIDTH, round(WIDTH * size.height() / size.width()))
    edit.setCursorWidth(0)
    image = QImage(edit.size() * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(style.color("page"))
    painter = QPainter(image)
    edit.render(painter, QPoint(0, 0))
    painter.end()
    bridge.close()
    edit.deleteLater()
    real = QSize(round(size.width() * ratio), round(size.height() * ratio))
    small = image.scaled(
        real, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    small.setDevicePixelRatio(ratio)
    return small

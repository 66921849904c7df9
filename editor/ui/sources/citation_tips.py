"""Pointing at a citation marker tells who stands behind it, where, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from editor.edit.citations import uses
from editor.lang.i18n import Catalogue
from editor.model.article import Article
from editor.qt.bridge import Bridge
from editor.qt.page import object_at


class CitationTips(QObject):
    """Follows the pointer over one page."""

    def __init__(self, bridge: Bridge, tr: Catalogue) -> None:
        super().__init__(bridge.edit)
        self._bridge = bridge
        self._tr = tr
        bridge.edit.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            id = object_at(self._bridge.edit, QPointF(event.pos()))
            told = tip(self._bridge.session.article, id, self._tr) if id else ""
            if told:
                QToolTip.showText(event.globalPos(), told, self._bridge.edit.viewport())
                return True
        return super().eventFilter(watched, event)


def tip(article: Article, citation: str, tr: Catalogue) -> str:
    """A line for each source of the citation, and its remark; empty where there is none."""
    from editor.ui.sources.source_fields import VERIFICATIONS
    from editor.ui.sources.source_words import chain_text, short_name

    found = next((one for _, one in uses(article) if one.id == citation), None)
    if found is None:
        return ""
    known = {source.id: source for source in article.sources}
    states = dict(VERIFICATIONS)
    lines = []
    for ref in found.refs:
        source = known.get(ref.source)
        if source is not None:
            name = chain_text(source, known, tr) or short_name(source, tr)
            parts = (name, ref.locator, tr(states[source.verification]))
            lines.append(" · ".join(filter(None, parts)))
    return "\n".join((*lines, *(text.text for text in found.note)))

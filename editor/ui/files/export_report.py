"""What was kept in each exported file: one line each, warnings under it, the counting folded up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from editor.formats.exporting import Output
from editor.formats.selfcheck import Report
from editor.lang.i18n import N_, Catalogue
from editor.ui.icons import icon


class ExportReport(QTreeWidget):
    """Hidden until there is something to tell."""

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self._tr = tr
        self.setAccessibleName(tr(N_("What was kept")))
        self.setHeaderHidden(True)
        self.setMinimumHeight(150)
        self.hide()

    def tell(self, outputs: Iterable[Output]) -> None:
        """Show these files and no others."""
        self.clear()
        for output in outputs:
            self._tell(output)
        self.show()

    def _tell(self, output: Output) -> None:
        report = output.report
        item = QTreeWidgetItem([f"\u2068{output.path.name}\u2069: {self._verdict(report)}"])
        item.setIcon(0, icon("check" if report.kept else "warning"))
        item.setToolTip(0, report.summary(self._tr))
        if not report.kept:
            self._redden(item)
        self.addTopLevelItem(item)
        for warning in output.warnings:
            child = QTreeWidgetItem(item, [self._tr.say(warning)])
            child.setIcon(0, icon("warning"))
            child.setToolTip(0, child.text(0))
        if report.rows:
            self._count(report, item)
        item.setExpanded(not report.kept or bool(output.warnings))

    def _count(self, report: Report, item: QTreeWidgetItem) -> None:
        counted = QTreeWidgetItem(item, [self._tr(N_("What was counted"))])
        for row in report.rows:
            text = self._tr(
                N_("{what}: {found} of {expected}"),
                what=self._tr.say(row.what), found=row.found, expected=row.expected,
            )  # fmt: skip
            child = QTreeWidgetItem(counted, [text])
            if not row.kept:
                self._redden(child)
        counted.setExpanded(not report.kept)

    def _verdict(self, report: Report) -> str:
        if report.kept and report.rows:
            return self._tr(N_("everything was kept"))
        return report.summary(self._tr)

    def _redden(self, item: QTreeWidgetItem) -> None:
        item.setForeground(0, QBrush(self.palette().color(QPalette.ColorRole.BrightText)))

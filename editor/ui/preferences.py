"""Preferences: the settings that a person may want to change, from the table of settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.session.settings import SETTINGS, Setting, Settings
from editor.ui.dialog import answered_by


class PreferencesDialog(QDialog):
    """One row a setting; nothing changes until `apply`."""

    def __init__(self, settings: Settings, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tr = tr
        self._values: dict[str, Callable[[], Any]] = {}
        self.setWindowTitle(tr(N_("Preferences")))
        self.setMinimumWidth(460)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for setting in SETTINGS:
            if setting.label:
                self._add(form, setting)
        self.library = QPushButton(tr(N_("Place of the source library…")))
        self.library.setAutoDefault(False)
        form.addRow(self.library)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)
        answered_by(buttons, buttons.button(QDialogButtonBox.StandardButton.Ok))

    def apply(self) -> None:
        """Take over what was chosen."""
        for id, value in self._values.items():
            self._settings.set(id, value())
        self._settings.save()

    def _add(self, form: QFormLayout, setting: Setting) -> None:
        label = self._tr(setting.label)
        value = self._settings.get(setting.id)
        if setting.choices:
            combo = QComboBox()
            for one, name in setting.choices:
                combo.addItem(self._tr(name), one)
            combo.setCurrentIndex(combo.findData(value))
            combo.setAccessibleName(label)
            form.addRow(label, combo)
            self._values[setting.id] = combo.currentData
        elif isinstance(value, bool):
            box = QCheckBox(label)
            box.setChecked(value)
            form.addRow(box)
            self._values[setting.id] = box.isChecked
        else:
            line = QLineEdit(str(value))
            line.setAccessibleName(label)
            form.addRow(label, line)
            self._values[setting.id] = line.text

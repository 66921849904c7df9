"""How the window looks: two palettes and one stylesheet, following the system unless told.

The page has its own theme in `editor.qt`; this is the chrome around it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from editor.resources import resource
from editor.value import fields, frozen


@frozen
class Colours:
    """Every colour of the chrome. Text on `window` and `surface` keeps a contrast of 4.5:1."""

    window: str
    surface: str
    raised: str
    text: str
    quiet: str
    line: str
    accent: str
    on_accent: str
    tint: str
    danger: str
    good: str


LIGHT: Final = Colours(
    window="#f4f5f7", surface="#ffffff", raised="#ffffff", text="#1b2430", quiet="#596473",
    line="#dfe3e8", accent="#0b57a4", on_accent="#ffffff", tint="#e4eefa", danger="#b3261e",
    good="#1a6e3c",
)  # fmt: skip
DARK: Final = Colours(
    window="#16191e", surface="#1c2026", raised="#252a32", text="#e6e9ee", quiet="#9aa5b4",
    line="#323842", accent="#7db4f5", on_accent="#0c1a2b", tint="#243348", danger="#ff8a80",
    good="#7ddca0",
)  # fmt: skip

STYLE: Final = """
QMainWindow, QDialog {{ background: {window}; }}
QMenuBar {{ background: {window}; padding: 3px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {tint}; color: {text}; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 6px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {tint}; color: {text}; }}
QMenu::item:disabled {{ color: {quiet}; }}
QMenu::icon:checked {{ background: {tint}; border: 1px solid {accent}; border-radius: 4px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 10px; }}
QToolBar {{ background: {window}; border: 0; border-bottom: 1px solid {line};
  padding: 4px 8px; spacing: 2px; }}
QToolBar::separator {{ width: 1px; background: {line}; margin: 6px 6px; }}
QToolButton {{ padding: 6px; border: 0; border-radius: 6px; }}
QToolButton:hover {{ background: {tint}; }}
QToolButton:checked {{ background: {tint}; color: {accent}; }}
QToolButton::menu-indicator {{ image: url("{down}"); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 2px; }}
QToolButton[popupMode="2"] {{ padding-right: 18px; padding-left: 18px; }}
QToolButton:focus {{ outline: none; border: 1px solid {accent}; padding: 5px; }}
QToolButton#qt_toolbar_ext_button {{ padding: 0; min-width: 26px; }}
QToolButton#qt_toolbar_ext_button::menu-indicator {{ image: none; }}
QToolButton[kinds="true"] {{ border: 1px solid {line}; background: {surface};
  padding: 5px 12px; min-width: 112px; text-align: left; }}
QToolButton[kinds="true"]:hover {{ background: {tint}; }}
QToolButton[kinds="true"]:focus {{ border-color: {accent}; padding: 5px 12px; }}
QToolButton[kinds="true"]::menu-indicator {{ image: url("{down}"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
QStatusBar {{ background: {window}; border-top: 1px solid {line}; color: {quiet}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {quiet}; padding: 2px 8px; }}
QStatusBar QToolButton[status="true"] {{ color: {quiet}; padding: 3px 9px; border-radius: 5px; }}
QStatusBar QToolButton[status="true"]:hover {{ color: {text}; }}
QStatusBar QToolButton[status="true"]:focus {{ padding: 2px 8px; }}
QStatusBar QToolButton[status="true"]::menu-indicator {{ image: none; }}
DockTitle {{ background: {surface}; }}
DockTitle QLabel {{ font-weight: 600; color: {text}; }}
DockTitle QToolButton {{ padding: 4px; }}
QDockWidget > QWidget, QDockWidget QScrollArea, QDockWidget QScrollArea > QWidget > QWidget
  {{ background: {surface}; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QTabBar {{ background: {window}; qproperty-drawBase: 0; }}
QTabBar::tab {{ padding: 7px 12px; color: {quiet}; border: 0; border-bottom: 2px solid transparent;
  max-width: 320px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::close-button {{ image: url("{close}"); width: 14px; height: 14px; }}
QTabBar::close-button:hover {{ background: {tint}; border-radius: 4px; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::scroller {{ width: 28px; }}
QTabBar::tear {{ width: 0; image: none; }}
QTabBar QToolButton {{ padding: 0; border-radius: 0; background: {window}; }}
QLineEdit, QPlainTextEdit, QTextEdit[field="true"], QComboBox, QSpinBox, QDateTimeEdit, QTimeEdit,
QTableWidget, QTreeWidget, QListWidget, QListView, QTreeView
  {{ background: {surface}; color: {text}; border: 1px solid {line};
  border-radius: 6px; padding: 5px 8px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[field="true"]:focus, QComboBox:focus,
QSpinBox:focus, QTableWidget:focus
  {{ border: 1px solid {accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit[field="true"] {{ placeholder-text-color: {quiet}; }}
QLineEdit {{ lineedit-clear-button-icon: url("{close}"); }}
QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{down}"); width: 16px;
  height: 16px; }}
QComboBox QAbstractItemView {{ border: 1px solid {line}; background: {raised};
  selection-background-color: {tint}; selection-color: {text}; padding: 4px; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: 16px;
  height: 16px; border: 1px solid {quiet}; border-radius: 4px; background: {surface}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 8px; height: 8px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {accent};
  border-color: {accent}; image: url("{check}"); }}
QCheckBox::indicator:focus, QCheckBox::indicator:hover, QRadioButton::indicator:focus
  {{ border-color: {accent}; }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QTreeWidget, QListWidget, QListView, QTreeView {{ border: 0; padding: 4px; outline: 0; }}
QTreeWidget::item, QListWidget::item, QListView::item, QTreeView::item
  {{ padding: 6px 6px; border-radius: 5px; }}
QTreeWidget::item:selected, QListWidget::item:selected, QListView::item:selected,
QTreeView::item:selected {{ background: {tint}; color: {text}; }}
QHeaderView::section {{ background: {window}; color: {quiet}; border: 0;
  border-bottom: 1px solid {line}; padding: 5px 8px; }}
QTableWidget[calendar="true"] {{ border: 0; padding: 0; background: {raised}; outline: 0;
  selection-background-color: transparent; }}
QTableWidget[calendar="true"] QHeaderView::section {{ background: {raised}; border: 0;
  padding: 2px; }}
QTableWidget[calendar="true"] QHeaderView {{ background: {raised}; }}
QPushButton {{ background: {raised}; color: {text}; border: 1px solid {line};
  border-radius: 6px; padding: 6px 16px; min-height: 18px; }}
QPushButton:hover {{ background: {tint}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:focus {{ outline: none; border: 1px solid {accent}; }}
QPushButton:disabled, QPushButton:default:disabled {{ color: {quiet}; background: {window};
  border-color: {line}; }}
QPushButton[chip="true"] {{ border-radius: 14px; padding: 4px 14px; background: transparent; }}
QPushButton[chip="true"]:checked {{ background: {tint}; border-color: {accent}; color: {accent}; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLabel[quiet="true"] {{ color: {quiet}; }}
QPushButton[welcome="true"] {{ padding: 10px 14px; }}
QPushButton[recent="true"] {{ padding: 7px 14px; border-color: transparent;
  background: transparent; }}
QPushButton[recent="true"]:hover {{ background: {tint}; }}
QPushButton[recent="true"]:focus {{ border-color: {accent}; }}
QLabel[welcome="true"] {{ font-size: 26pt; font-weight: 600; }}
CommandPalette {{ background: {raised}; border: 1px solid {line}; }}
CommandPalette QListWidget {{ background: {raised}; }}
QLabel[title="true"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[danger="true"], QStatusBar QLabel[danger="true"] {{ color: {danger}; }}
QFrame#card {{ background: {raised}; border: 1px solid {line}; border-radius: 8px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 1px 3px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 2px; }}
QScrollBar::handle {{ background: {line}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QProgressBar {{ border: 0; background: {line}; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMessageBox {{ background: {surface}; messagebox-information-icon: url("{say}");
  messagebox-question-icon: url("{ask}"); messagebox-warning-icon: url("{warn}");
  messagebox-critical-icon: url("{warn}"); }}
QMessageBox QLabel#qt_msgbox_label {{ margin: 6px 4px 2px 4px; }}
QMessageBox QLabel#qt_msgbox_informativelabel {{ color: {quiet}; }}
QLabel[strong="true"] {{ font-weight: 600; }}
QFrame[vault="true"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[line="true"] {{ background: {line}; max-height: 1px; border: 0; }}
"""


def is_dark(theme: str) -> bool:
    """Whether that theme ("light", "dark", "system") is dark at the moment."""
    if theme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark"


def colours(theme: str) -> Colours:
    """The colours of a theme."""
    return DARK if is_dark(theme) else LIGHT


def apply(app: QApplication, theme: str, font: QFont) -> None:
    """Dress the whole application."""
    chosen = colours(theme)
    app.setPalette(_palette(chosen))
    app.setFont(font)
    named = {one.name: getattr(chosen, one.name) for one in fields(chosen)}
    shade = "dark" if chosen is DARK else "light"
    signs = {
        name: resource("styles", "controls", f"{name}-{shade}.svg").as_posix()
        for name in ("down", "check", "close", "say", "ask", "warn")
    }
    app.setStyleSheet(STYLE.format(**named, **signs))


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, c.window), (role.Base, c.surface), (role.AlternateBase, c.window),
        (role.Button, c.raised), (role.Text, c.text), (role.WindowText, c.text),
        (role.ButtonText, c.text), (role.Highlight, c.accent), (role.HighlightedText, c.on_accent),
        (role.ToolTipBase, c.raised), (role.ToolTipText, c.text), (role.PlaceholderText, c.quiet),
        (role.Link, c.accent), (role.Mid, c.line), (role.BrightText, c.danger),
    ):  # fmt: skip
        palette.setColor(name, QColor(value))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.quiet))
    return palette

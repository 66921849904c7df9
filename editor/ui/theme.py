"""How the window looks: two palettes and one stylesheet, following the system unless told.

The page has its own theme in `editor.qt`; this is the chrome around it.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from editor.resources import resource

"""A start loads what the first paint needs and nothing else; the rest comes after it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

STAY_OUT = (
    "cryptography", "sqlalchemy", "sqlite3", "lxml", "docx", "markdown", "yaml", "html.parser",
    "ast", "dataclasses", "datetime", "html", "inspect", "logging", "csv", "concurrent.futures",
    "hypothesis", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "editor.cli", "editor.templates",
    "editor.checks", "editor.library.vault", "editor.library.entries", "editor.qt.dropping",
    "editor.qt.incoming", "editor.qt.mime", "editor.formats.codec", "editor.formats.html",
    "editor.formats.refs", "editor.ui.dialog", "editor.ui.calm_style", "editor.ui.command_palette",
    "editor.ui.details_panel", "editor.ui.outline_panel", "editor.ui.find_bar",
    "editor.ui.files.sharing", "editor.ui.objects", "editor.ui.sources.sources_panel",
    "editor.ui.sources.sourcing", "editor.ui.sources.source_list", "editor.ui.vault.move",
)  # fmt: skip
"""Modules that must not be there when somebody can type, with all that is in them."""

PROGRAM = """
import gc, json, sys
from editor.app import prepare
app, window = prepare()
window.documents.new()
window.show()
begun = sorted(sys.modules), window.after_paint.done, len(window.menuBar().actions())
looked = [gc.isenabled()]
while not window.after_paint.done:
    app.processEvents()
panels = sorted(name for name, dock in window.docks.items() if dock.isVisible())
looked.append(gc.isenabled())
rows = [bool(action.menu().actions()) for action in window.menuBar().actions()]
print(json.dumps([*begun, panels, sorted(window._docks.panels.made), rows, looked]))
sys.stdout.flush()
import os
os._exit(0)
"""


def test_a_window_that_can_be_typed_in_has_loaded_no_dialog_and_nothing_of_other_formats(
    tmp_path: Path,
) -> None:
    environment = os.environ | {
        "MUHARRIR_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    loaded, done, menus, seen, made, rows, looked = json.loads(run.stdout.splitlines()[-1])
    unwanted = [
        name for name in loaded for one in STAY_OUT if name == one or name.startswith(f"{one}.")
    ]
    assert unwanted == []
    assert not done
    assert menus == 8
    assert seen == made == ["outline", "sources"]
    assert all(rows)
    assert looked == [False, True], "garbage is looked for once the window is there"

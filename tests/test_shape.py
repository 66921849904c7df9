"""The house keeps its shape: small modules, small functions, floors that point down."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "editor").rglob("*.py"))
BANNED = {"utils", "helpers", "manager", "misc", "common"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_says_what_it_is_and_has_short_functions(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= 400
    assert ast.get_docstring(tree), "a module's docstring says what it is"
    long = [
        f"{node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert not long
    assert path.stem not in BANNED


def test_only_the_adapter_names_the_text_document() -> None:
    offenders = [
        name(path)
        for path in MODULES
        if "qt" not in path.relative_to(ROOT).parts
        for line in path.read_text("utf-8").splitlines()
        if "import" in line
        and any(w in line for w in ("QTextDocument", "QTextCursor", "QTextBlock"))
    ]
    assert not offenders


def test_the_top_level_holds_the_agreed_names_and_nothing_else() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    agreed = {"pyproject.toml", "editor", "resources", "tests", "README.md", "LICENSE", "Makefile"}
    top = {path.split("/")[0] for path in listed if path}
    assert not {one for one in top if not one.startswith(".")} - agreed


def test_imports_point_down_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_no_module_imports_itself_by_way_of_others_not_even_for_a_type() -> None:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in MODULES}
    graph: dict[str, set[str]] = {}
    for module, path in names.items():
        found = graph.setdefault(module, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    whole = f"{node.module}.{one.name}"
                    found.add(whole if whole in names else node.module)
    known = {module: found & names.keys() for module, found in graph.items()}
    TopologicalSorter(known).prepare()  # raises CycleError with the modules of the circle


def test_the_command_line_never_loads_qt_or_python_docx() -> None:
    program = (
        "import sys; from editor.cli.main import main; "
        "import editor.formats.docx.writer, editor.formats.html.writer, editor.cli.export, "
        "editor.formats.markdown.writer, editor.cli.info, editor.cli.convert, editor.cli.check; "
        "bad = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'docx', 'lxml', 'sqlalchemy')]; "
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_export_from_a_cold_start_loads_nothing_that_takes_long(tmp_path: Path) -> None:
    """`dataclasses` loads `inspect`, a tenth of the time; `editor.value` does the same for less."""
    sample = ROOT / "resources/samples/sample.muharrir"
    program = (
        "import sys; from editor.cli.main import main; "
        f"code = main(['export', {str(sample)!r}, '--to', 'docx', '--out', {str(tmp_path)!r}]); "
        "sys.exit(str(code or {'dataclasses', 'inspect', 'markdown', 'html.parser'} "
        "& set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert not done.stderr.strip(), done.stderr

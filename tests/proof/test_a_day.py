"""A whole day in the window, up to a crash, leaves nothing confidential anywhere."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from editor.formats import BY_ID
from editor.library.entries import STORY_ONLY
from editor.model.sources import DESK_ONLY
from tests.formats.test_pictures import png
from tests.proof.bytes import Search
from tests.proof.words import ARABIC_STEM, LATIN_STEM, Planted, plant

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant(png())


@pytest.fixture(scope="module")
def day(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of everything that the day wrote, in HOME, XDG, TMP and beside them."""
    folder = tmp_path_factory.mktemp("day")
    places = {name: folder / part for name, part in (
        ("HOME", "home"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"),
        ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "run"),
        ("TMPDIR", "tmp"), ("TMP", "tmp"), ("TEMP", "tmp"),
    )}  # fmt: skip
    for path in (*places.values(), folder / "in"):
        path.mkdir(mode=0o700, exist_ok=True)
    file = BY_ID["muharrir"].write(planted.article).value.data
    (folder / "in" / "article.muharrir").write_bytes(file)
    environment = {**os.environ, **{name: str(path) for name, path in places.items()},
                   "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
                   "QT_LOGGING_RULES": "*.debug=false;qt.qpa.input*=true",
                   "PYTHONIOENCODING": "utf-8"}  # fmt: skip
    environment.pop("MUHARRIR_HOME", None)
    with (folder / "tmp" / "log").open("wb") as log:
        done = subprocess.run(
            [sys.executable, "-X", "dev", "-m", "tests.proof.a_day", str(folder)],
            cwd=folder / "tmp", env=environment, stdout=log, stderr=log, timeout=60, check=False,
        )  # fmt: skip
    said = (folder / "tmp" / "log").read_text("utf-8", "replace")
    assert "the day was done" in said, said[-4000:]
    assert done.returncode == -signal.SIGABRT, said[-4000:]
    return folder


def is_house(path: Path) -> bool:
    """Where the house keeps its own: the article's files, the crash journal, a desk sheet."""
    return bool({"in", "journal", "house"} & set(path.parts))


def found(day: Path, words: Mapping[str, object], *, house: bool) -> dict[str, set[str]]:
    search = Search(words)  # type: ignore[arg-type]
    out = {}
    for path in sorted(day.rglob("*")):
        inside = path.relative_to(day)
        if is_house(inside) == house:
            hits = search.text(inside.name)
            hits |= search.hits(path.read_bytes()) if path.is_file() else set()
            if hits:
                out[str(inside)] = hits
    return out


def test_the_day_left_what_it_should(day: Path, planted: Planted) -> None:
    """Without this, finding nothing would prove nothing."""
    names = {str(path.relative_to(day)) for path in day.rglob("*") if path.is_file()}
    for wanted in ("data/muharrir/muharrir.vault", "data/muharrir/sources.db", "out/b.vault",
                   "state/muharrir/recent.json", "config/muharrir/settings.json", "tmp/log",
                   "in/article.muharrir", "in/article.muharrir~", "out/page.pdf",
                   "said/copied-text-html", "said/cms-False-text-html"):  # fmt: skip
        assert wanted in names
    assert any(name.startswith("state/muharrir/journal/") for name in names)
    assert any(name.startswith("tmp/muharrir-") and name.endswith(".html") for name in names)
    assert sum(name.startswith("out/") for name in names) >= 8
    assert "records and a mistake" in (day / "tmp" / "log").read_text("utf-8", "replace")
    house = found(day, planted.house, house=True)
    journal = [hits for name, hits in house.items() if "journal" in name]
    # Of a brief, only what asks for something that is there survives being opened.
    kept = {where for where in planted.house if not where.startswith("brief.")}
    assert kept <= set().union(*journal)
    assert kept <= house["in/article.muharrir"] & house["in/article.muharrir~"]


def test_what_the_vault_knows_is_nowhere(day: Path, planted: Planted) -> None:
    assert found(day, planted.vault, house=True) == {}
    assert found(day, planted.vault, house=False) == {}


def test_what_the_house_knows_stays_in_the_house(day: Path, planted: Planted) -> None:
    """The newsroom's library has what the desk thinks of those sources that may be named."""
    kept = {
        f"{source}.{field}"
        for source in ("carried", "named", "unused")
        for field in DESK_ONLY
        if field not in STORY_ONLY
    }
    left = found(day, planted.house, house=False)
    assert left.pop("data/muharrir/sources.db") <= kept
    assert left == {}


def test_who_moved_into_the_vault_is_no_longer_anywhere_else(day: Path, planted: Planted) -> None:
    """Not in the file, its backup, the journal, the library, its log or its free pages."""
    assert len(planted.moved) >= 25
    assert found(day, planted.moved, house=True) == {}
    assert found(day, planted.moved, house=False) == {}


def test_the_search_index_of_the_library_knows_no_part_of_a_word(day: Path) -> None:
    with sqlite3.connect(day / "data" / "muharrir" / "sources.db") as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, muharrir_find, row)")
        terms = {term for (term,) in connection.execute("SELECT term FROM temp.v")}
    connection.close()
    assert terms
    for stem in (ARABIC_STEM, LATIN_STEM):
        assert not {stem[n : n + 3] for n in range(len(stem) - 2)} & terms


def test_nothing_but_the_vault_and_its_copy_could_hold_it(day: Path) -> None:
    """No core dump, no stray part of a file."""
    assert not [
        path for path in day.rglob("*") if path.name.startswith("core") or path.suffix == ".part"
    ]

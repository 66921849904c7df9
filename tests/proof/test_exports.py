"""Nothing confidential is in any export, in any style, nor in what is said while it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.cli.main import main
from editor.formats import BY_ID, FORMATS
from editor.formats.codec import hints
from editor.formats.exporting import make
from editor.formats.refs import WRITERS, write_refs
from editor.formats.spec import Format, SourceStyle, WriteOptions
from editor.library.places import vault_path
from editor.library.vault import Vault
from editor.library.vault_crypt import Cost, passphrase_bytes
from editor.library.vault_desk import desk_facts
from editor.model.article import Article, Block, Metadata, inline_runs
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import MARKS
from editor.model.public import public
from tests.formats.test_pictures import chunk, png
from tests.proof.bytes import Search
from tests.proof.words import Planted, plant, strings

STYLES: tuple[SourceStyle, ...] = ("notes", "list", "inline", "none")
PASSPHRASE = "عبارة مرور طويلة"
OUT = tuple(row for row in FORMATS if row.writer and row.public)


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant(png())


@pytest.fixture(scope="module")
def search(planted: Planted) -> Search:
    return Search({**planted.vault, **planted.house})


@pytest.fixture
def file(planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The article in a file, and a vault with all that must not be known."""
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path / "home"))
    vault = Vault.create(vault_path(), passphrase_bytes(PASSPHRASE), Cost(64, 1, 1))
    vault.restore(planted.records, replace=True)
    vault.close()
    path = tmp_path / "article.muharrir"
    path.write_bytes(BY_ID["muharrir"].write(planted.article).value.data)
    return path


def test_everything_was_planted(planted: Planted, file: Path, search: Search) -> None:
    """Without this, a search that finds nothing would prove nothing."""
    house = search.hits(file.read_bytes())
    assert house == set(planted.house)
    assert search.text("\n".join(strings(planted.records))) == set(planted.vault)
    assert len(planted.vault) >= 2 * 15
    assert len(planted.house) >= 90


def test_the_vault_s_own_file_tells_nothing(file: Path, search: Search) -> None:
    assert search.files([file.parent / "home"]) == {}


def test_the_part_that_writers_receive_tells_nothing(planted: Planted, search: Search) -> None:
    """Even a writer that wrote everything it has could not tell."""
    assert search.text("\n".join(strings(public(planted.article)))) == set()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize("format", OUT, ids=lambda row: row.id)
def test_no_export_tells(
    planted: Planted, search: Search, format: Format, style: SourceStyle, fragment: bool,
    tmp_path: Path,
) -> None:  # fmt: skip
    facts = desk_facts(planted.records, planted.article)
    output = make(
        planted.article, format, tmp_path / f"out{format.suffixes[0]}", sources=style,
        fragment=fragment, vault=facts,
    )  # fmt: skip
    for path, data in output.files:
        assert search.hits(data) == set(), path
        assert search.text(path.name) == set()
    said = [*output.warnings, *strings(tuple(output.report.rows))]
    assert search.text("\n".join(said)) == set()


@pytest.mark.parametrize("kind", WRITERS)
def test_no_list_of_references_tells(planted: Planted, search: Search, kind: str) -> None:
    assert search.hits(write_refs(public(planted.article).sources, kind)) == set()


@pytest.mark.parametrize("row", [row for row in FORMATS if row.vault], ids=lambda row: row.id)
def test_a_desk_sheet_tells_only_what_the_desk_may_know(
    planted: Planted, search: Search, row: Format
) -> None:
    without = search.hits(row.write(planted.article).value.data)
    assert without <= planted.sheet
    facts = WriteOptions(vault=desk_facts(planted.records, planted.article))
    asked = search.hits(row.write(planted.article, facts).value.data)
    assert asked - without == {
        where
        for where in planted.vault
        if where.startswith("vault.s-secret.")
        and not where.endswith((".code_name", ".article", ".changed_at"))
    }


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_command_line_says_and_writes_nothing_of_it(
    file: Path, search: Search, planted: Planted, language: str, tmp_path: Path,
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("MUHARRIR_LANG", language)
    out = tmp_path / "out"
    formats = ",".join(row.id for row in OUT)
    for style in STYLES:
        arguments = ["export", str(file), "--to", formats, "--out", str(out), "--sources", style]
        assert main([*arguments, "--force", "--json"]) in (0, 1)
        assert main([*arguments, "--force", "--fragment"]) in (0, 1)
    for suffix in (".json", ".bib", ".ris", ".csv"):
        assert main(["sources", "export", str(file), str(out / f"refs{suffix}")]) == 0
    for suffix in (".html", ".txt", ".md"):
        assert main(["convert", str(file), str(out / f"converted{suffix}")]) in (0, 1)
    said = capfd.readouterr()
    assert search.text(said.out + said.err) == set()
    assert len(list(out.iterdir())) >= len(OUT) + 4
    assert search.files([out]) == {}
    main(["info", str(file)])
    main(["check", str(file)])
    main(["sources", str(file), "--json"])
    said = capfd.readouterr()
    assert search.text(said.out + said.err) & set(planted.vault) == set()


def test_what_a_picture_says_of_its_maker_goes_too(search: Search, planted: Planted) -> None:
    """Not only when the picture is inserted: a file may come from elsewhere."""
    dirty = png(
        chunk(b"tEXt", b"Author\0" + planted.house["orphan"].text.encode()),
        chunk(b"eXIf", planted.house["desk_note"].text.encode()),
    )
    article = plant(dirty).article
    assert search.hits(dirty) == {"orphan", "desk_note"}
    for row in OUT:
        output = make(article, row, Path("x" + row.suffixes[0]))
        for path, data in output.files:
            assert search.hits(data) == set(), path


PLANTED = {
    Article: {"meta", "blocks", "sources", "media", "comments", "revisions", "brief"},
    Metadata: {"desk_note"},
    Block: {"inlines", "table"},
    Citation: {"refs", "note"},
    Ref: {"locator"},
}
"""What holds something that must not leave, and where it is planted."""
FOR_READERS = {
    Article: {"id"},
    Metadata: {
        "language", "direction", "headlines", "authors", "description", "outlet", "place",
        "section", "keywords", "slug", "url", "created", "modified", "published", "embargo",
        "status",
    },
    Block: {
        "id", "kind", "direction", "align", "language", "level", "ordered", "group", "speaker",
        "figure", "embed",
    },
    Citation: {"id"},
    Ref: {"source"},
}  # fmt: skip
"""What readers may have."""


@pytest.mark.parametrize("cls", PLANTED)
def test_a_new_field_is_decided_on(cls: type) -> None:
    """Whoever adds a field says here whether readers may have it, and else plants a word in it."""
    assert set(hints(cls)) == PLANTED[cls] | FOR_READERS[cls]
    assert not PLANTED[cls] & FOR_READERS[cls]


def test_every_mark_that_is_not_for_readers_is_planted(planted: Planted) -> None:
    used = {
        mark.name
        for block in planted.article.blocks
        for run in inline_runs(block)
        for one in run
        if isinstance(one, Text)
        for mark in one.marks
    }
    # The words of a filled slot are the article's own.
    assert {mark.id for mark in MARKS if not mark.public} - {"filled"} <= used

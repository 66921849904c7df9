"""`muharrir sources`, as a script uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.cli.main import main
from editor.formats import BY_ID
from tests.sample_article import sample


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "sample.muharrir"
    file.write_bytes(BY_ID["muharrir"].write(sample()).value.data)
    return file


def test_the_list_says_who_how_often_and_through_whom(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", str(article), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert list(rows[0]) == ["id", "kind", "name", "via", "terms", "verification", "cited"]
    by_id = {row["id"]: row for row in rows}
    assert by_id["s-minister"]["via"] == "s-ministry"
    assert by_id["s-report"]["cited"] == 2
    assert by_id["s-post"]["cited"] == 0


def test_references_are_taken_in_once(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text("@online{x, title={عنوان}, url={https://new.example/1}}", "utf-8")
    assert main(["sources", "import", str(article), str(refs)]) == 0
    assert main(["sources", "import", str(article), str(refs)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "0 of 1 reference was added."
    sources = BY_ID["muharrir"].read(article.read_bytes()).value.sources
    assert [one.url for one in sources].count("https://new.example/1") == 1


def test_sources_go_out_without_what_may_not_be_said(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "refs.ris"
    assert main(["sources", "export", str(article), str(out)]) == 0
    text = out.read_text("utf-8")
    assert "صحيفة الساحل" in text
    assert "نخلة" not in text


@pytest.mark.parametrize("words", [["import", "a.muharrir"], ["a", "b", "c", "d"]])
def test_wrong_words_are_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1

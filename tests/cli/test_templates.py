"""`muharrir templates` and `muharrir new`: the contract that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.cli.main import main
from editor.formats.disk import read_article


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MUHARRIR_LANG", "en")


def test_templates_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    row = next(row for row in rows if (row["id"], row["language"]) == ("breaking-news", "ar"))
    assert set(row) == {"id", "kind", "language", "title", "slots"}
    assert row["kind"] == "article"
    assert "who" in row["slots"]


def test_a_new_article_holds_the_values_that_were_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new.muharrir"
    assert main(["new", "breaking-news", "--set", "who=وزيرة الصحة", str(out)]) == 1
    assert "still empty" in capsys.readouterr().err
    assert "وزيرة الصحة" in read_article(out).value.headline


def test_nothing_is_overwritten_without_being_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new.muharrir"
    out.write_text("mine")
    assert main(["new", "breaking-news", str(out)]) == 2
    assert out.read_text() == "mine"
    assert main(["new", "breaking-news", str(out), "--force"]) == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "poem", "OUT"], "poem"),
        (["new", "breaking-news", "--set", "nobody=x", "OUT"], "nobody=x"),
        (["new", "breaking-news", "OUT.xyz"], ".xyz"),
    ],
)
def test_bad_arguments_get_one_sentence(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [one.replace("OUT", str(tmp_path / "out")) for one in arguments]
    if not arguments[-1].endswith(".xyz"):
        arguments[-1] += ".muharrir"
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert list(tmp_path.glob("out*")) == []


def test_a_broken_template_of_the_users_is_said_and_the_rest_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "home" / "config" / "templates" / "ar"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("kind = ")
    assert main(["templates"]) == 1
    said = capsys.readouterr()
    assert "bad.toml" in said.err
    assert "breaking-news" in said.out

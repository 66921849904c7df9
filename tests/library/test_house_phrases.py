"""A house's own attribution phrases: kept, checked, and never in the way when broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.edit.attribution import Templates, problem_in, templates
from editor.formats.disk import FileProblem
from editor.library.house_phrases import house_phrases, keep_phrases, problem_of

OURS = Templates(("ذكر{name?|ت} {name} أن",), ("{carrier} عن {name}:",), " عن ")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path))
    return tmp_path / "config" / "attribution" / "ar.json"


@pytest.mark.parametrize("language", ["ar", "en", "fa", "he", "ur"])
def test_the_shipped_phrases_pass_the_check_of_ones_own(language: str) -> None:
    assert problem_of(templates(language)) == ""


def test_phrases_are_kept_and_given_up_again() -> None:
    assert house_phrases("ar-SY") is None
    keep_phrases("ar-SY", OURS)
    assert house_phrases("ar") == OURS
    keep_phrases("ar", None)
    assert house_phrases("ar") is None


@pytest.mark.parametrize(
    ("phrase", "carried", "told"),
    [
        ("قال {name", False, "not understood"),
        ("قال {nome} إن", False, "not understood"),
        ("قال مصدر إن", False, "{name} is missing"),
        ("قال{name?|ت} إن", False, "{name} is missing"),
        ("{name} عن {carrier}", False, "no carrier"),
        ("قال {name} إن", True, "{carrier} is missing"),
        ("{to:name}", False, ""),
    ],
)
def test_what_is_wrong_with_a_phrase_is_said(phrase: str, carried: bool, told: str) -> None:
    found = problem_in(phrase, carried=carried)
    assert (told in found) if told else (found == "")


@pytest.mark.parametrize("content", ["", "[]", '{"alone": ["{nope}"], "via": [], "carriers": ""}'])
def test_a_broken_file_leaves_the_shipped_phrases(home: Path, content: str) -> None:
    home.parent.mkdir(parents=True)
    home.write_text(content, "utf-8")
    assert house_phrases("ar") is None


def test_phrases_that_cannot_be_written_are_one_sentence(home: Path) -> None:
    home.parent.parent.mkdir(parents=True)
    home.parent.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(FileProblem):
        keep_phrases("ar", OURS)

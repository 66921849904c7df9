"""Template files: read whole, or one sentence with the file, the line and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.templates.catalogue import load
from editor.templates.reading import LARGEST, BadTemplate, read_template
from editor.templates.template import PatternFile, Template, escaped, names_in, parts

GOOD = """
id = "short"
kind = "article"
language = "ar"
title = "قصير"

[[slots]]
name = "who"
label = "من؟"

[[blocks]]
kind = "headline"
text = "{who} يصل"
"""


def problem(text: str) -> str:
    with pytest.raises(BadTemplate) as caught:
        read_template(text.encode(), "short.toml")
    return str(caught.value.sentence)


def test_a_template_is_read() -> None:
    template = read_template(GOOD.encode(), "short.toml")
    assert isinstance(template, Template)
    assert template.slots[0].label == "من؟"
    assert template.blocks[0].text == "{who} يصل"


def test_a_byte_order_mark_does_not_matter() -> None:
    assert read_template(b"\xef\xbb\xbf" + GOOD.encode(), "short.toml") == read_template(
        GOOD.encode(), "short.toml"
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('title = "قصير"', "title = ", 5, "TOML"),
        ('kind = "headline"', 'kind = "banner"', 12, "banner"),
        ('kind = "article"', 'kind = "poem"', 3, "article, section or headline"),
        ("{who} يصل", "{whom} يصل", 13, "whom"),
        ("{who} يصل", "{who يصل", 13, "brace"),
        ('name = "who"', 'name = "Who"', 8, "small Latin letters"),
        ('label = "من؟"', 'label = "من؟"\nshape = "round"', 10, "shape"),
        ('label = "من؟"', 'label = "من؟"\ntype = "choice"', 10, "choices"),
        ('label = "من؟"', 'label = "من؟"\nagrees = "what"', 10, "what"),
        ('title = "قصير"', 'title = "قصير"\ngroup = "nowhere"', 6, "nowhere"),
        ('title = "قصير"', 'title = "قصير"\norder = "ten"', 6, "order"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, line: int, words: str) -> None:
    said = problem(GOOD.replace(old, new, 1))
    assert said.startswith(f"“short.toml”, line {line}:")
    assert words in said


def test_a_section_has_nothing_that_belongs_above_the_body() -> None:
    assert "section" in problem(GOOD.replace('kind = "article"', 'kind = "section"'))


def test_hostile_files_are_refused_with_a_sentence() -> None:
    assert "too large" in problem("#" * (LARGEST + 1))
    assert "more than" in problem(GOOD + '[[blocks]]\nkind = "divider"\n' * 500)
    assert "TOML" in problem("a = " + "[" * 5000)
    with pytest.raises(BadTemplate, match="UTF-8"):
        read_template("عنوان".encode("cp1256"), "short.toml")


def test_braces_are_slots_and_doubled_ones_stand_for_themselves() -> None:
    assert list(parts("قال {who} {{هنا}}")) == [("", "قال "), ("who", ""), ("", " {هنا}")]
    assert names_in("{a} {b} {a}") == ["a", "b", "a"]
    assert list(parts(escaped("{x}"))) == [("", "{x}")]


def test_the_users_own_templates_win_and_broken_ones_are_reported(tmp_path: Path) -> None:
    folder = tmp_path / "ar"
    folder.mkdir()
    shipped = load(tmp_path / "none")
    first = shipped.templates("article", "ar")[0]
    mine = GOOD.replace('id = "short"', f'id = "{first.id}"')
    (folder / "mine.toml").write_text(mine, "utf-8")
    (folder / "broken.toml").write_text("kind = ", "utf-8")
    catalogue = load(tmp_path)
    found = catalogue.template(first.id, "ar-SY")
    assert found is not None
    assert (found.title, found.group) == ("قصير", "own")
    assert len(catalogue.problems) == 1
    assert "broken.toml" in catalogue.problems[0]
    assert len(catalogue.templates("article", "ar")) == len(shipped.templates("article", "ar"))


def test_no_shipped_file_is_broken(tmp_path: Path) -> None:
    catalogue = load(tmp_path)
    assert catalogue.problems == ()
    assert all(isinstance(one, PatternFile) for one in catalogue.patterns)

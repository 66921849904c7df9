"""One's own template files: never lost, never half-written, never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.formats.disk import FileProblem
from editor.templates import keeping
from editor.templates.catalogue import Catalogue, Found, load, own_folder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path / "home"))
    return load()


def found(catalogue: Catalogue, id: str = "breaking-news") -> Found:
    return next(o for o in catalogue.found if (o.template.id, o.template.language) == (id, "ar"))


def test_a_shipped_template_is_copied_under_a_free_id(shipped: Catalogue) -> None:
    one = keeping.duplicate(found(shipped), shipped, "نسختي")
    two = keeping.duplicate(found(load()), load(), "نسختي الثانية")
    assert one.parent == own_folder() / "ar"
    assert one != two
    copy = load().template(one.stem, "ar")
    assert copy is not None
    assert (copy.title, copy.group) == ("نسختي", "own")
    assert copy.blocks == found(shipped).template.blocks


def test_renaming_leaves_everything_else_in_the_file_as_it_is(shipped: Catalogue) -> None:
    path = keeping.duplicate(found(shipped), shipped, "نسختي")
    path.write_text("# my remark\n" + path.read_text("utf-8"), "utf-8")
    before = path.read_text("utf-8").splitlines()
    assert keeping.rename(path, 'عنوان "آخر" \\').title == 'عنوان "آخر" \\'
    after = path.read_text("utf-8").splitlines()
    assert [a for a, b in zip(after, before, strict=True) if a != b] == [
        'title = "عنوان \\"آخر\\" \\\\"'
    ]


def test_text_that_is_no_template_is_refused_and_the_file_stays(shipped: Catalogue) -> None:
    path = keeping.duplicate(found(shipped), shipped, "نسختي")
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="line 1"):
        keeping.write(path, "kind = ")
    assert path.read_bytes() == before


def test_what_is_deleted_can_come_back(shipped: Catalogue) -> None:
    path = keeping.duplicate(found(shipped), shipped, "نسختي")
    aside = keeping.set_aside(path)
    assert load().template(path.stem, "ar") is None
    assert keeping.bring_back(aside) == path
    assert load().template(path.stem, "ar") is not None


def test_nothing_is_brought_back_over_another_file(shipped: Catalogue) -> None:
    path = keeping.duplicate(found(shipped), shipped, "نسختي")
    aside = keeping.set_aside(path)
    path.write_text("mine", "utf-8")
    with pytest.raises(FileProblem):
        keeping.bring_back(aside)
    assert path.read_text("utf-8") == "mine"


def test_a_file_is_taken_in_and_given_out_whole(shipped: Catalogue, tmp_path: Path) -> None:
    out = tmp_path / "given.toml"
    keeping.give_out(found(shipped), out)
    with pytest.raises(FileProblem):
        keeping.give_out(found(shipped), out)
    path = keeping.take_in(out, shipped)
    taken = load().template(path.stem, "ar")
    assert taken is not None
    assert taken.blocks == found(shipped).template.blocks
    assert taken.id != "breaking-news"


def test_a_broken_file_is_refused_with_its_line_and_listed(
    shipped: Catalogue, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "x"\nkind = "poem"\n', "utf-8")
    with pytest.raises(FileProblem, match="line 2"):
        keeping.take_in(bad, shipped)
    assert keeping.broken_files() == []
    inside = keeping.prepare_folder("ar") / "bad.toml"
    inside.write_bytes(bad.read_bytes())
    assert [path for path, _ in keeping.broken_files()] == [inside]

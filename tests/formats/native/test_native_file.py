"""The `.muharrir` file: equal when read back, the same bytes each time, the same form for ever."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings

from editor.formats import BY_ID
from editor.formats.native.layout import members
from editor.formats.native.reader import from_json, read
from editor.formats.native.schema import json_schema
from editor.formats.native.writer import to_json, write
from editor.model.article import Article, Block, Media, Metadata
from editor.model.inline import Text
from editor.model.schema import repair
from editor.resources import resource
from tests.articles import PNG, articles
from tests.sample_article import sample

GOLDEN = Path(__file__).with_name("golden")


@settings(max_examples=60)
@given(articles())
def test_a_file_read_back_is_the_article(article) -> None:
    found = read(write(article).value.data)
    assert found.value == article
    assert not found.warnings


@settings(max_examples=20)
@given(articles())
def test_the_same_article_gives_the_same_bytes(article) -> None:
    assert write(article) == write(article)


def test_the_sample_comes_back_with_its_images_and_private_parts() -> None:
    article = repair(sample())
    found = BY_ID["muharrir"].read(BY_ID["muharrir"].write(article).value.data).value
    assert found == article
    assert found.meta.desk_note


def test_the_first_bytes_name_the_format_and_images_lie_beside_the_text() -> None:
    data = write(repair(sample())).value.data
    assert data[30:64] == b"mimetypeapplication/x-muharrir+zip"
    with ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert names == ["mimetype", "article.json", "media/cable.png", "media/chart.png"]
        assert package.getinfo("mimetype").compress_type == ZIP_STORED


def test_every_block_and_source_has_a_line_of_its_own() -> None:
    lines = to_json(repair(sample())).splitlines()
    assert sum(line.startswith('  {"id"') for line in lines) > 40
    assert max(lines.count(line) for line in lines if line.startswith("  {")) == 1


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_files_of_every_version_ever_written_open_and_are_written_alike(path) -> None:
    article = from_json(path.read_bytes())
    assert repair(article) == article
    if path.stem.startswith("article-1"):
        assert to_json(article) == path.read_text("utf-8")


def test_there_is_a_golden_file() -> None:
    assert list(GOLDEN.glob("article-1*.json"))


def test_the_published_schema_is_that_of_the_values() -> None:
    """After a deliberate change: python -m editor.formats.native.schema > resources/schema/..."""
    published = json.loads(resource("schema", "article-1.json").read_text("utf-8"))
    assert published == json_schema()


ids = ["i1", "../evil", "I1", "صورة", "", "a/b", "i1"]


def test_images_get_file_names_that_are_safe_and_differ() -> None:
    names = members(Media(id, "image/jpeg", b"") for id in ids)
    assert names[0] == "media/i1.jpg"
    assert len({name.lower() for name in names}) == len(ids)
    assert all(name.isascii() and ".." not in name and name.count("/") == 1 for name in names)


def test_images_of_any_id_and_type_come_back() -> None:
    media = tuple(
        Media(id, kind, PNG) for id, kind in zip(ids[:6], ["image/png", "x/y"] * 3, strict=True)
    )
    article = repair(Article("a", blocks=(Block("h", "headline"),), media=media))
    assert read(write(article).value.data).value == article


def test_a_lone_surrogate_does_not_stop_the_writer() -> None:
    odd = Article("a", Metadata(slug="\ud83d"), (Block("h", "headline", (Text("ع\ud800"),)),))
    found = read(write(odd).value.data)
    assert found.value == repair(odd)
    assert found.warnings == ("The file was not well-formed; the article was mended.",)


def test_text_that_repeats_itself_for_ever_can_be_read_again() -> None:
    blocks = tuple(Block(f"b{n}", inlines=(Text("قال الوزير " * 40),)) for n in range(3000))
    article = repair(replace(sample(), blocks=blocks))
    assert read(write(article).value.data).value == article

"""What Markdown promises of every article: nothing is lost on the way out and back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.formats import BY_ID
from editor.formats.spec import ReadOptions, WriteOptions
from editor.model.article import Article
from editor.model.public import public
from editor.model.schema import repair
from tests.articles import articles

FORMAT = BY_ID["md"]
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


def back(article: Article, options: WriteOptions) -> Article:
    """The article written and read again."""
    written = FORMAT.write(article, options).value
    return FORMAT.read(written.data, ReadOptions(beside=dict(written.files).get)).value


@given(articles(), st.sampled_from(("embed", "beside")))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_reading_what_was_written_gives_the_article(article: Article, media: str) -> None:
    article = repair(public(article))
    assert back(article, WriteOptions(media=media)) == article  # type: ignore[arg-type]


@given(articles())
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
def test_writing_what_was_read_gives_the_same_text(article: Article) -> None:
    text = FORMAT.write(article).value.data
    assert FORMAT.write(FORMAT.read(text).value).value.data == text

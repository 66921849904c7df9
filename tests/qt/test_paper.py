"""Sheets that Qt paints: every one once, with the headline and its number, and words in reach."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges, QPdfWriter

from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article
from editor.model.public import public
from editor.qt.fonts import SANS
from editor.qt.paper import font_of, for_paper, pdf_sheets, sheets
from tests.sample_article import sample

pytestmark = pytest.mark.usefixtures("qapp")
TITLE = "عنوان كل صفحة 2025"


def page(article: Article) -> str:
    return BY_ID["html"].write(for_paper(article), WriteOptions()).value.data.decode("utf-8")


def words_of(path: Path, first: int = 1) -> str:
    """All letters and digits, without spaces and vowel signs."""
    done = subprocess.run(
        ["pdftotext", "-f", str(first), str(path), "-"], capture_output=True, check=True, timeout=30
    )
    return letters(done.stdout.decode("utf-8"))


def letters(text: str) -> str:
    return re.sub(r"[^\w]|[\u064b-\u0652\u0670]", "", unicodedata.normalize("NFKC", text))


def count_of(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_each_step_is_a_sheet_and_says_how_many_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    steps = list(pdf_sheets(page(sample()), "rtl", str(path), TITLE))
    count = steps[-1][1]
    assert steps == [(done, count) for done in range(count + 1)]
    assert count_of(path) == count > 1


def test_whoever_stops_gets_no_more_sheets(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    steps = pdf_sheets(page(sample()), "rtl", str(path), TITLE)
    assert [next(steps)[0], next(steps)[0]] == [0, 1]
    steps.close()
    assert count_of(path) == 1


def test_only_the_sheets_that_were_asked_for_are_painted(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    writer = QPdfWriter(str(path))
    wanted = QPageRanges()
    wanted.addPage(2)
    writer.setPageRanges(wanted)
    assert list(sheets(page(sample()), "rtl", writer, font_of(SANS), TITLE)) == [(0, 1), (1, 1)]
    del writer
    assert count_of(path) == 1


def test_what_cannot_be_written_is_an_error_and_no_endless_work(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        list(pdf_sheets(page(sample()), "rtl", str(tmp_path / "none" / "a.pdf"), TITLE))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_arabic_words_and_digits_can_be_found_in_it_and_the_headline_is_above(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    article = public(sample())
    list(pdf_sheets(page(article), "rtl", str(path), TITLE))
    found = words_of(path)
    words = [w for block in article.blocks for w in re.findall(r"\w+", block.text)]
    lost = [word for word in words if letters(word) not in found]
    assert len(lost) <= len(words) // 33, lost
    for number in ("2025", "92", "412"):
        assert number in found
    assert letters(TITLE) not in words_of(path).replace(words_of(path, first=2), "")
    assert letters(TITLE) in words_of(path, first=2)

"""Finding what can make a PDF, and preparing the page for it."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import pytest

from editor.formats import BY_ID
from editor.lang.arabic import INVISIBLES
from editor.model.public import public
from editor.session.pdf import MAKERS, found, is_whole, paper
from tests.sample_article import sample


def test_browsers_come_before_word_processors_and_what_is_missing_is_left_out() -> None:
    there = {"soffice": "/bin/soffice", "msedge": "/bin/msedge"}
    makers = found(which=there.get, environment={})
    assert [(one.maker.id, one.program) for one in makers] == [
        ("chromium", "/bin/msedge"), ("libreoffice", "/bin/soffice"),
    ]  # fmt: skip
    assert found(which=lambda name: None, environment={}) == ()


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.id)
def test_programs_work_in_the_private_folder_only(maker, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    source, target = tmp_path / "article.html", tmp_path / "article.pdf"
    arguments = maker.arguments(source, target, tmp_path)
    assert "--headless" in arguments
    assert any("-dir=" in one or "UserInstallation=" in one for one in arguments)
    if maker.takes == "html":
        assert "--host-resolver-rules=MAP * ~NOTFOUND" in arguments


def test_the_font_is_put_into_the_head_once(tmp_path: Path) -> None:
    page = paper(b"<html><head></head><body></head></body></html>", tmp_path / "a b.ttf", None)
    assert page.count(b"@font-face") == 1
    assert b"a%20b.ttf" in page
    assert b"@font-face" not in paper(b"<head></head>", None, None)


def test_every_sheet_has_its_number_and_the_title_cannot_break_out_of_the_style() -> None:
    page = paper(b"<head></head>", None, None, 'قال: "نعم"\\</style><b>').decode()
    assert "counter(page)" in page
    assert page.count("</style>") == 1
    assert page.count('"') == 2
    assert "قال" in page


def test_half_a_pdf_is_not_whole() -> None:
    assert is_whole(b"%PDF-1.7\n...\n%%EOF\n")
    assert not is_whole(b"%PDF-1.7\n...")
    assert not is_whole(b"")


def letters(text: str) -> str:
    """The text without spaces, marks and invisible characters, in its plain letters."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(rf"[\s\u064b-\u0652\u0670{INVISIBLES}]", "", text)


@pytest.mark.skipif(
    not shutil.which("pdftotext") or not any(one.maker.id == "chromium" for one in found()),
    reason="needs a Chromium browser and pdftotext",
)
def test_arabic_words_can_be_found_in_the_pdf_of_a_browser(tmp_path: Path) -> None:
    spec = find_spec("fontpkg_amiri")
    assert spec is not None
    assert spec.origin is not None
    fonts = Path(spec.origin).parent / "files"
    source, target = tmp_path / "article.html", tmp_path / "article.pdf"
    page = BY_ID["html"].write(sample()).value.data
    source.write_bytes(paper(page, fonts / "Amiri-Regular.ttf", fonts / "Amiri-Bold.ttf"))
    browser = next(one for one in found() if one.maker.id == "chromium")
    subprocess.run(
        [browser.program, *browser.arguments(source, target, tmp_path)],
        timeout=60, check=True, capture_output=True,
    )  # fmt: skip
    assert is_whole(target.read_bytes())
    done = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True)
    text = letters(done.stdout.decode("utf-8"))
    words = [word for block in public(sample()).blocks for word in re.findall(r"\w+", block.text)]
    lost = [word for word in words if letters(word) not in text]
    assert len(lost) <= len(words) // 50, lost

"""The command line as a script sees it: files in, files out, exit codes, one clear sentence."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from editor.cli.main import main
from editor.formats import BY_ID
from tests.sample_article import sample

TEXT = """\
الميناء يستأنف العمل بعد العاصفة
إدارة المرفأ تقول إن الأضرار طفيفة
استأنف ميناء مرسى النخيل عمله صباح اليوم بعد توقف دام يومين بسبب العاصفة، وفق بيان لإدارة المرفأ.
أضرار طفيفة
قالت الإدارة إن الأضرار اقتصرت على رافعة واحدة، وإن إصلاحها يستغرق أسبوعاً على الأكثر.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "ميناء.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "sample.muharrir"
    file.write_bytes(BY_ID["muharrir"].write(sample()).value.data)
    return file


def test_export_writes_every_format_beside_the_article_and_says_that_all_was_kept(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(article), "--to", "html,md,docx"]) == 0
    out = capsys.readouterr().out
    for suffix in (".html", ".md", ".docx"):
        assert article.with_suffix(suffix).stat().st_size > 1000
        assert str(article.with_suffix(suffix)) in out
    assert zipfile.ZipFile(article.with_suffix(".docx")).testzip() is None


def test_export_report_as_json_lists_what_was_compared(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["export", str(article), "--to", "html", "--out", str(tmp_path / "o"), "--json"]) == 0
    )
    (report,) = json.loads(capsys.readouterr().out)
    assert report["error"] is None
    assert report["outputs"][0]["kept"] is True
    assert len(report["outputs"][0]["checks"]) >= 5


def test_export_never_overwrites_without_force_and_then_writes_nothing_at_all(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text.with_suffix(".html").write_text("قديم", "utf-8")
    assert main(["export", str(text), "--to", "docx,html"]) == 2
    assert text.with_suffix(".html").read_text("utf-8") == "قديم"
    assert not text.with_suffix(".docx").exists()
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["export", str(text), "--to", "docx,html", "--force"]) == 0
    assert "<html" in text.with_suffix(".html").read_text("utf-8")


def test_export_goes_on_past_a_bad_file_and_exits_with_one(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.muharrir"
    bad.write_bytes(b"PK not really")
    assert main(["export", str(bad), str(text), "--to", "html"]) == 1
    assert text.with_suffix(".html").exists()
    assert "bad.muharrir" in capsys.readouterr().err


def test_two_inputs_that_would_become_one_file_are_not_both_written(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "b" / text.name
    twin.parent.mkdir()
    twin.write_text(TEXT, "utf-8")
    out = str(tmp_path / "out")
    assert main(["export", str(text), str(twin), "--to", "html", "--out", out, "--force"]) == 1
    assert text.stem in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "missing.txt", "--to", "html"],
        ["export", "missing.xyz", "--to", "html"],
        ["export", ".", "--to", "html"],
        ["info", "missing.muharrir"],
        ["convert", "missing.md", "x.docx"],
        ["check", "missing.md"],
    ],
)
def test_unusable_input_is_one_sentence_and_exit_code_two(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("muharrir: ")
    assert err.count("\n") == 1


def test_an_unknown_export_format_is_named(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(text), "--to", "pdf"]) == 2
    assert "pdf" in capsys.readouterr().err


def test_bad_arguments_exit_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["export"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", ["export", "convert", "check", "info"])
def test_help_speaks_english_and_arabic(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert "options" in out
    assert "خيارات" in out


def test_info_counts_what_is_there(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(article), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert list(facts) == [
        "kind", "language", "direction", "headline", "words", "characters", "blocks", "sections",
        "sources", "citations", "warnings",
    ]  # fmt: skip
    assert facts["direction"] == "rtl"
    assert facts["sections"] == 4
    assert facts["sources"] == 8
    assert facts["citations"] == 8
    assert facts["headline"] == "كابل بحري جديد يصل مرسى النخيل بشبكة المتوسط"


def test_check_finds_nothing_in_the_sample(article: Path) -> None:
    assert main(["check", str(article)]) == 0


def test_convert_to_native_and_to_markdown_and_back_keeps_the_public_article(
    text: Path, tmp_path: Path
) -> None:
    first, markdown, last = (tmp_path / n for n in ("a.muharrir", "a.md", "b.muharrir"))
    assert main(["convert", str(text), str(first)]) == 0
    assert main(["convert", str(first), str(markdown)]) == 0
    assert main(["convert", str(markdown), str(last)]) == 0
    read = BY_ID["muharrir"].read
    assert read(first.read_bytes()).value == read(last.read_bytes()).value


def test_sources_style_none_leaves_no_marker(article: Path, tmp_path: Path) -> None:
    assert main(["export", str(article), "--to", "html", "--sources", "none"]) == 0
    assert "doc-noteref" not in article.with_suffix(".html").read_text("utf-8")

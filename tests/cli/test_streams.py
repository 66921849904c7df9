"""The commands as processes: full, closed and short-sighted streams, odd names, no home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.cli.main import main
from editor.formats import BY_ID
from tests.sample_article import sample

ROOT = Path(__file__).parents[2]
PRINTING = [
    ["info", "a.muharrir"], ["check", "a.muharrir"], ["sources", "a.muharrir"], ["templates"],
    ["export", "a.muharrir", "--to", "html"], ["convert", "a.muharrir", "b.txt"],
    ["new", "news-story", "c.md"], ["info", "--help"],
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.muharrir").write_bytes(BY_ID["muharrir"].write(sample()).value.data)
    return tmp_path


def ran(
    folder: Path, arguments: list[str], redirected: str, **env: str
) -> subprocess.CompletedProcess[str]:
    """The command under a shell that gives it these streams; standard error is kept in a file."""
    words = {**os.environ, "PYTHONPATH": str(ROOT), "MUHARRIR_LANG": "en", **env}
    line = f'exec "$0" -m editor "$@" {redirected}'
    return subprocess.run(
        ["sh", "-c", line, sys.executable, *arguments], cwd=folder, env=words, text=True,
        capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", PRINTING, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize(("stream", "reason"), [(">/dev/full", "space"), (">&-", "descriptor")])
def test_what_cannot_be_printed_is_one_sentence_and_exit_code_two(
    folder: Path, arguments: list[str], stream: str, reason: str
) -> None:
    done = ran(folder, arguments, stream)
    assert done.returncode == 2
    assert reason in done.stderr.splitlines()[-1]
    assert done.stderr.count("could not be written") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_complaints_that_nobody_can_hear_change_nothing(folder: Path, stream: str) -> None:
    done = ran(folder, ["export", "gone.md", "a.muharrir", "--to", "html"], stream)
    assert done.returncode == 1
    assert done.stdout.startswith("a.html: ")
    assert (folder / "a.html").stat().st_size > 1000


def test_a_closed_stream_lends_its_number_to_no_file(folder: Path) -> None:
    done = ran(folder, ["convert", "a.muharrir", "b.muharrir"], "<&- >&- 2>&-")
    assert done.returncode == 2
    read = BY_ID["muharrir"].read
    assert read((folder / "b.muharrir").read_bytes()).value == sample()


def test_a_reader_that_has_seen_enough_is_no_trouble(folder: Path) -> None:
    done = ran(folder, ["templates"], "| head -n 1 >&2", PYTHONUNBUFFERED="1")
    assert done.stderr.count("\n") == 1


def test_names_are_told_in_utf_8_in_whatever_locale(folder: Path) -> None:
    (folder / "ميناء.txt").write_text("عنوان\n\nنص.\n", "utf-8")
    done = ran(folder, ["check", "ميناء.txt"], "", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout == "ميناء.txt: no problems found\n"


@pytest.mark.parametrize("name", ["a\nb.md", "a\x1b[31mb.md", "a\u202eb.md", "a\u2028b.md"])
def test_a_name_can_neither_break_a_line_nor_steer_the_terminal(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    assert main(["info", str(file)]) == 2
    file.write_text("# عنوان\n\nنص.\n", "utf-8")
    assert main(["check", str(file)]) == 0
    assert main(["export", str(file), "--to", "html"]) == 0
    said = capsys.readouterr()
    assert said.err.count("\n") == 2
    assert said.out.count("\n") == 2
    assert not {"\x1b", "\u202e", "\u2028"} & {*said.out, *said.err}
    assert file.with_suffix(".html").exists()
    assert main(["export", str(file), "--to", "html", "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["file"] == str(file)


def test_a_name_of_any_bytes_is_used_as_it_is(folder: Path) -> None:
    raw = os.fsencode(folder) + b"/\xff\xfe.md"
    Path(os.fsdecode(raw)).write_text("# عنوان\n\nنص.\n", "utf-8")
    done = ran(folder, ["convert", os.fsdecode(raw), os.fsdecode(raw[:-3] + b".txt")], "")
    assert done.returncode == 0
    assert b"\xff\xfe.txt" in os.listdir(os.fsencode(folder))


def test_a_name_may_begin_with_a_dash_and_an_unknown_option_opens_no_window(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    Path("-x.md").write_text("# عنوان\n\nنص.\n", "utf-8")
    assert main(["info", "--", "-x.md"]) == 0
    with pytest.raises(SystemExit) as stop:
        main(["--nosuch"])
    assert stop.value.code == 2
    err = capsys.readouterr().err
    assert "“--nosuch”" in err
    assert err.count("\n") == 1


def test_a_name_of_255_bytes_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / ("ا" * 125 + ".html")
    assert len(os.fsencode(out.name)) == 255
    assert main(["new", "news-story", str(out)]) in (0, 1)
    assert out.exists()
    assert main(["new", "news-story", str(out.with_name("ا" + out.name))]) == 2
    assert "too long" in capsys.readouterr().err.splitlines()[-1]


def test_what_is_written_over_keeps_its_permissions_and_stays_a_link(folder: Path) -> None:
    real = folder / "real.muharrir"
    link = folder / "link.muharrir"
    (folder / "a.muharrir").rename(real)
    real.chmod(0o640)
    link.symlink_to(real)
    refs = folder / "refs.bib"
    refs.write_text("@misc{x, title={Report}, url={https://example.org/r}}\n", "utf-8")
    assert main(["sources", "import", str(link), str(refs)]) == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert len(BY_ID["muharrir"].read(real.read_bytes()).value.sources) == 9


def test_a_link_that_leads_to_itself_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    assert main(["info", str(loop)]) == 2
    assert main(["new", "news-story", str(loop)]) == 2
    assert "already there" in capsys.readouterr().err.splitlines()[-1]


def test_a_number_of_no_open_file_is_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(folder / "a.muharrir")
    for number in ("99", "99999999999999999999"):
        assert main(["export", file, "--to", "desk", "--vault-fd", number]) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("home", ["~nobody-of-that-name/x", "", os.devnull])
def test_without_a_home_commands_go_on(
    home: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MUHARRIR_HOME", home)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    assert main(["templates"]) == 0
    assert main(["new", "news-story", "n.md"]) == 1
    assert main(["check", "a.muharrir"]) == 0

"""The desk sheet with who confidential sources are: only asked for, never as an argument."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from editor.cli import vault as cli_vault
from editor.cli.main import main
from editor.formats import BY_ID, FORMATS, spec
from editor.formats.result import Result
from editor.formats.spec import Format, WriteOptions, Written
from editor.library.places import vault_path
from editor.library.vault import Vault
from editor.library.vault_crypt import Cost, passphrase_bytes
from editor.library.vault_record import VaultRecord
from tests.sample_article import sample

RIGHT = "جملة طويلة لا يعرفها أحد"
NAME = "عماد الدين الحلبي"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path / "home"))
    made = Vault.create(vault_path(), passphrase_bytes(RIGHT), Cost(64, 1, 1))
    made.put(VaultRecord("s-engineer", name=NAME, contacts=("Signal: 1", "هاتف: 2"), risk="life"))
    made.put(VaultRecord("elsewhere", name="رجل آخر"))
    made.close()
    file = tmp_path / "sample.muharrir"
    file.write_bytes(BY_ID["muharrir"].write(sample()).value.data)
    return file


class Stdin(io.StringIO):
    """A standard input: a terminal, or with a number a pipe."""

    number = -1

    def isatty(self) -> bool:
        return self.number < 0

    def fileno(self) -> int:
        return self.number


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Standard input is a pipe with that line in it."""
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    stdin = Stdin()
    stdin.number = reading
    monkeypatch.setattr("sys.stdin", stdin)


def test_without_asking_the_sheet_has_only_the_code_name(article: Path) -> None:
    assert main(["export", str(article), "--to", "desk"]) == 0
    sheet = article.with_suffix(".desk.html").read_text("utf-8")
    assert "نخلة" in sheet
    assert NAME not in sheet
    assert "من الخزنة" not in sheet


def test_asked_for_with_a_line_from_a_pipe_it_names_the_article_s_own_sources(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, RIGHT + "\n")
    assert main(["export", str(article), "--to", "desk", "--vault"]) == 0
    path = article.with_suffix(".desk.html")
    sheet = path.read_text("utf-8")
    for words in (NAME, "Signal: 1", "هاتف: 2", "خطر على الحياة", "لا تُنسخ ولا تُرسل"):
        assert words in sheet
    assert "رجل آخر" not in sheet
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_passphrase_may_come_from_an_open_file_or_be_typed(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.write(writing, RIGHT.encode())
    os.close(writing)
    assert main(["export", str(article), "--to", "desk", "--vault-fd", str(reading)]) == 0
    os.close(reading)
    monkeypatch.setattr("sys.stdin", Stdin())
    monkeypatch.setattr(cli_vault, "getpass", lambda prompt: RIGHT)
    assert main(["export", str(article), "--to", "desk", "--vault", "--force"]) == 0
    assert NAME in article.with_suffix(".desk.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("formats", "line", "told"),
    [("desk", "خطأ\n", "passphrase"), ("html", RIGHT, "--to desk"), ("desk,html", RIGHT, "--to desk"),
     ("desk", "", "No passphrase")],
)  # fmt: skip
def test_nothing_is_written_where_it_may_not_or_cannot_be(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    formats: str, line: str, told: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("MUHARRIR_LANG", "en")
    typed(monkeypatch, line)
    assert main(["export", str(article), "--to", formats, "--vault"]) == 2
    assert told in capsys.readouterr().err
    assert [one.name for one in article.parent.glob("*.html")] == []


@pytest.mark.parametrize("argument", [f"--vault={RIGHT}", f"--vault-fd={RIGHT}"])
def test_a_passphrase_as_an_argument_is_refused_and_not_repeated(
    article: Path, capsys: pytest.CaptureFixture[str], argument: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(article), "--to", "desk", argument])
    assert ended.value.code == 2
    assert not list(article.parent.glob("*.html"))
    assert RIGHT not in capsys.readouterr().err


def test_a_public_format_never_receives_the_vault_s_facts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [row.id for row in FORMATS if row.vault and row.public] == []
    seen: list[object] = []

    def writer(article: object, options: WriteOptions) -> Result[Written]:
        seen.append(dict(options.vault))
        return Result(Written(b""))

    monkeypatch.setattr(spec, "_load", lambda target: writer)
    facts = {"s-engineer": {"name": (NAME,)}}
    for public, vault in ((True, True), (True, False), (False, False), (False, True)):
        row = Format("x", "X", (".x",), writer="x", public=public, vault=vault)
        row.write(sample(), WriteOptions(vault=facts))
    assert seen == [{}, {}, {}, facts]

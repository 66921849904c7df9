"""Settings, folders and recent files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.lang.arabic import Folding
from editor.library.places import config_folder, data_folder, state_folder
from editor.session.recent import MOST, forget_all, forget_file, recent_files, remember_file
from editor.session.settings import SETTING, SETTINGS, Settings


def test_every_setting_has_an_id_of_its_own_and_a_default_that_fits() -> None:
    assert len(SETTING) == len(SETTINGS)
    assert [one.id for one in SETTINGS if not one.fits(one.default)] == []
    assert {f"find_{name}" for name in Folding.__slots__} <= set(SETTING)


def test_what_was_set_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings.load(path)
    settings.set("theme", "dark")
    settings.set("zoom", 120)
    settings.set("shortcuts", {"file.save": "Ctrl+S"})
    assert settings.save()
    again = Settings.load(path)
    assert again.get("theme") == "dark"
    assert again.get("zoom") == 120
    assert again.get("shortcuts") == {"file.save": "Ctrl+S"}
    assert again.get("language") == "ar"


@pytest.mark.parametrize(
    ("id", "value"),
    [("theme", "pink"), ("zoom", "100"), ("zoom", True), ("zoom", 5), ("focus", 1),
     ("shortcuts", {"a": 1}), ("shortcuts", []), ("language", None)],
)  # fmt: skip
def test_what_does_not_fit_is_refused(tmp_path: Path, id: str, value: Any) -> None:
    settings = Settings(tmp_path / "s.json", {id: value})
    assert settings.get(id) == SETTING[id].default
    with pytest.raises(ValueError, match=id):
        settings.set(id, value)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_is_set_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    assert Settings.load(path).get("theme") == "system"
    assert path.with_name("settings.json.broken").read_bytes() == data


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1], "theme": "dark"}')
    settings = Settings.load(path)
    settings.set("theme", "system")
    assert settings.save()
    assert path.read_text() == '{\n "from_the_future": [\n  1\n ]\n}'


def test_a_folder_that_cannot_be_written_is_no_disaster(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings.load(tmp_path / "file" / "settings.json")
    settings.set("focus", True)
    assert not settings.save()
    remember_file(tmp_path / "a.muharrir", tmp_path / "file")
    assert recent_files(tmp_path / "file") == ()


def test_one_variable_moves_all_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path))
    folders = {config_folder(), state_folder(), data_folder()}
    assert folders == {tmp_path / "config", tmp_path / "state", tmp_path / "data"}


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are for Linux")
def test_the_folders_follow_the_xdg_variables_where_they_are_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MUHARRIR_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert config_folder() == tmp_path / "c" / "muharrir"
    assert state_folder() == tmp_path / ".local/state/muharrir"


def test_recent_files_come_newest_first_and_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.muharrir" for n in range(MOST + 5)]
    for path in (*paths, paths[-3]):
        remember_file(path, tmp_path)
    assert recent_files(tmp_path)[:3] == (paths[-3], paths[-1], paths[-2])
    assert len(recent_files(tmp_path)) == MOST
    forget_file(paths[-3], tmp_path)
    assert recent_files(tmp_path)[0] == paths[-1]
    forget_all(tmp_path)
    assert recent_files(tmp_path) == ()


@given(st.binary(max_size=60))
def test_a_broken_list_of_recent_files_is_an_empty_one(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "recent.json").write_bytes(data)
        assert isinstance(recent_files(Path(name)), tuple)

"""The vault: only the passphrase opens it, nothing gets lost, nothing stands in the clear."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import stat
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.library import atomic, vault_crypt
from editor.library.vault import Vault, _content, _records, read_vault, set_aside
from editor.library.vault_crypt import (
    ABSURD,
    BLOCK,
    CHANGED,
    CUT,
    DAMAGED,
    FOREIGN,
    MAGIC,
    NEWER,
    WRONG,
    Cost,
    VaultProblem,
    WrongPassphrase,
    lock_of,
    new_lock,
    passphrase_bytes,
    seal,
    split,
    unseal,
)
from editor.library.vault_record import (
    Detail,
    VaultRecord,
    VaultSearch,
    is_empty,
    joined,
    merged,
    overdue,
    texts,
)

CHEAP = Cost(memory=64, passes=1, lanes=1)
RIGHT = "جملة طويلة لا يعرفها أحد"
NAJLA_ID = "source-najla"
"""Too long to stand in random bytes by chance."""
NAJLA = VaultRecord(
    NAJLA_ID, name="نجلاء العطّار", contacts=("Signal: +963 11 555", "najla@example.org"), risk="high",
    details=(Detail("url", "https://leak.example/7"),),
)  # fmt: skip


def key(text: str = RIGHT) -> bytearray:
    return passphrase_bytes(text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "muharrir.vault"


@pytest.fixture
def vault(path: Path) -> Iterator[Vault]:
    made = Vault.create(path, key(), CHEAP)
    made.put(NAJLA)
    yield made
    made.close()


def rewritten(data: bytes, **changes: Any) -> bytes:
    """A vault whose header somebody changed, with a digest that fits again."""
    header, _, body = split(data)
    head = MAGIC + json.dumps({**header, **changes}).encode() + b"\n"
    return head + body + sha256(head + body).digest()


def said(data: bytes, passphrase: str = RIGHT) -> str:
    with pytest.raises(VaultProblem) as caught:
        unseal(data, lock_of(data, key(passphrase)))
    return str(caught.value)


def test_what_was_put_in_is_there_when_it_is_unlocked_again(vault: Vault, path: Path) -> None:
    vault.close()
    again = Vault.unlock(path, key())
    (found,) = again.records
    assert replace(found, changed_at="") == NAJLA
    assert found.changed_at
    again.close()


def test_only_this_user_may_read_the_file_and_nothing_is_left_beside_it(
    vault: Vault, path: Path
) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {one.name for one in path.parent.iterdir()} == {path.name, path.name + ".lock"}


def test_nothing_of_a_record_stands_in_the_file(vault: Vault, path: Path) -> None:
    data = path.read_bytes()
    for text in texts(NAJLA):
        assert text.encode() not in data


def test_the_file_does_not_tell_how_many_sources_there_are(vault: Vault, path: Path) -> None:
    before = path.stat().st_size
    vault.put(VaultRecord("s2", name="آخر"))
    assert path.stat().st_size == before
    assert (split(path.read_bytes())[0]["size"] - 12 - 16) % BLOCK == 0


def test_every_writing_has_a_fresh_nonce(vault: Vault, path: Path) -> None:
    seen = {path.read_bytes()}
    for number in range(5):
        vault.put(replace(NAJLA, notes=str(number % 2)))
        seen.add(path.read_bytes())
    nonces = {split(data)[2][:12] for data in seen}
    assert len(nonces) == len(seen) == 6


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(vault: Vault, path: Path) -> None:
    vault.close()
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase, match=WRONG[:20]):
        Vault.unlock(path, key("غيرها"))
    assert path.read_bytes() == before
    Vault.unlock(path, key()).close()


def test_each_trouble_has_a_sentence_of_its_own(vault: Vault, path: Path) -> None:
    data = path.read_bytes()
    flipped = bytearray(data)
    flipped[-100] ^= 1
    body = bytearray(data[:-32])
    body[-100] ^= 1
    tampered = bytes(body) + sha256(body).digest()
    told = {
        "wrong": said(data, "غيرها"),
        "cut": said(data[:-1]),
        "damaged": said(bytes(flipped)),
        "tampered": said(tampered),
        "newer": said(rewritten(data, version=2)),
        "absurd": said(rewritten(data, memory=100 * 1024 * 1024)),
        "foreign": said(b"PK\x03\x04"),
    }
    assert told == {"wrong": WRONG, "cut": CUT, "damaged": DAMAGED, "tampered": CHANGED,
                    "newer": NEWER, "absurd": ABSURD, "foreign": FOREIGN}  # fmt: skip
    assert len(set(told.values())) == 7


@pytest.mark.parametrize(
    "changes",
    [{"memory": 2**40}, {"passes": 10**6}, {"lanes": 10**6, "memory": 2**20}, {"memory": -1},
     {"memory": "64"}, {"memory": True}, {"salt": ""}, {"kdf": "md5"}, {"check": "zz"}, {"size": 0},
     {"passes": 32, "memory": 2**20}, {"kdf": "scrypt", "memory": 2**40}],
)  # fmt: skip
def test_a_hostile_header_is_refused_before_any_work(
    vault: Vault, path: Path, changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = rewritten(path.read_bytes(), **changes)
    monkeypatch.setattr(vault_crypt, "_lock", lambda *_: pytest.fail("it was worked on"))
    with pytest.raises(VaultProblem):
        lock_of(data, key())


def test_the_header_is_bound_to_the_content(vault: Vault, path: Path) -> None:
    """Whoever adds to the header without the passphrase breaks the seal."""
    assert said(rewritten(path.read_bytes(), note="x")) == CHANGED


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_flipped_bit_and_no_cut_goes_unseen(
    vault: Vault, path: Path, at: float, bit: int
) -> None:
    data = path.read_bytes()
    place = int(at * len(data))
    flipped = bytearray(data)
    flipped[place] ^= 1 << bit
    for broken in (bytes(flipped), data[:place]):
        with pytest.raises(VaultProblem):
            unseal(broken, lock_of(broken, key()))


@given(text=st.text(), words=st.text(min_size=1))
@settings(max_examples=30)
def test_sealed_and_unsealed_is_the_same(text: str, words: str) -> None:
    lock = new_lock(key(words), CHEAP)
    content = json.dumps(text).encode()
    data = seal(content, lock)
    assert unseal(data, lock_of(data, key(words))) == content


@given(name=st.text(), aliases=st.lists(st.text(), max_size=3), value=st.text())
@settings(max_examples=30)
def test_a_record_of_any_words_comes_back_as_it_was(
    name: str, aliases: list[str], value: str
) -> None:
    record = VaultRecord("a", name=name, aliases=tuple(aliases), details=(Detail("url", value),))
    assert _records(_content([record])) == (record,)


def test_one_passphrase_is_the_same_from_every_keyboard() -> None:
    assert key("caf\u00e9") == key("cafe\u0301")


def test_scrypt_serves_where_argon2_is_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = vault_crypt._lock

    def without(passphrase: bytearray, facts: dict[str, Any]) -> vault_crypt.Lock:
        if facts["kdf"] == "argon2id":
            raise vault_crypt.UnsupportedAlgorithm("argon2id")
        return real(passphrase, facts)

    monkeypatch.setattr(vault_crypt, "_lock", without)
    Vault.create(path, key(), CHEAP).close()
    assert split(path.read_bytes())[0]["kdf"] == "scrypt"
    Vault.unlock(path, key()).close()


def test_a_failing_disk_loses_neither_the_old_file_nor_the_old_key(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_write", full)
        for change in (
            lambda: vault.put(VaultRecord("s2", name="آخر")),
            lambda: vault.change_passphrase(key(), key("جديدة"), CHEAP),
        ):
            with pytest.raises(Exception, match="full"):
                change()
    assert path.read_bytes() == before
    assert [one.id for one in vault.records] == [NAJLA_ID]
    vault.put(VaultRecord("s3", name="ثالث"))
    vault.close()
    assert [one.id for one in read_vault(path, key())] == [NAJLA_ID, "s3"]


def test_a_file_that_another_program_wrote_meanwhile_is_not_written_over(
    vault: Vault, path: Path
) -> None:
    foreign = path.read_bytes() + b"x"
    path.write_bytes(foreign)
    with pytest.raises(VaultProblem, match="another program"):
        vault.put(VaultRecord("s2", name="آخر"))
    assert path.read_bytes() == foreign


def _try(path: Path, out: Any) -> None:
    try:
        Vault.unlock(path, key()).close()
        out.put("")
    except VaultProblem as problem:
        out.put(str(problem))


def test_a_second_process_is_told_that_it_is_open_elsewhere(vault: Vault, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    for wanted in ("The vault is open in another window", ""):
        process = context.Process(target=_try, args=(path, out))
        process.start()
        assert out.get(timeout=60).startswith(wanted)
        process.join()
        vault.close()


def test_after_closing_the_key_is_overwritten_and_nothing_is_told(vault: Vault) -> None:
    kept = vault._key.key
    vault.close()
    assert kept == bytes(32)
    assert "key=" not in repr(vault._key)
    for ask in (lambda: vault.records, lambda: vault.get(NAJLA_ID), lambda: vault.put(NAJLA),
                lambda: vault.delete([NAJLA_ID])):  # fmt: skip
        with pytest.raises(VaultProblem):
            ask()


def test_a_new_passphrase_opens_it_and_the_old_one_no_longer(vault: Vault, path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(key("خطأ"), key("جديدة"), CHEAP)
    salt = split(path.read_bytes())[0]["salt"]
    vault.change_passphrase(key(), key("جديدة"), CHEAP)
    assert split(path.read_bytes())[0]["salt"] != salt
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.unlock(path, key())
    assert len(read_vault(path, key("جديدة"))) == 1


def test_a_backup_opens_with_its_passphrase_and_is_merged_or_takes_over(
    vault: Vault, tmp_path: Path
) -> None:
    copy = tmp_path / "نسخة.vault"
    vault.back_up(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    vault.put(VaultRecord("s2", name="آخر"))
    vault.delete([NAJLA_ID])
    saved = read_vault(copy, key())
    vault.restore(saved, replace=False)
    assert {one.id for one in vault.records} == {NAJLA_ID, "s2"}
    vault.restore(saved, replace=True)
    assert [one.id for one in vault.records] == [NAJLA_ID]


def test_merging_takes_what_was_changed_last() -> None:
    old, new = (
        VaultRecord("a", name="قديم", changed_at="1"),
        VaultRecord("a", name="جديد", changed_at="2"),
    )
    assert merged([old], [new]) == (new,)
    assert merged([new], [old]) == (new,)
    assert merged([old], [replace(old, name="غيره")]) == (old,)


def test_a_vault_is_never_made_over_another_and_can_be_set_aside(vault: Vault, path: Path) -> None:
    vault.close()
    before = path.read_bytes()
    with pytest.raises(VaultProblem, match="already"):
        Vault.create(path, key("جديدة"), CHEAP)
    assert set_aside(path).read_bytes() == before
    Vault.create(path, key("جديدة"), CHEAP).close()


def test_without_a_vault_there_is_a_sentence_and_no_file(path: Path) -> None:
    with pytest.raises(Exception, match="There is no file"):
        Vault.unlock(path, key())
    assert not path.parent.exists()


def test_a_record_of_a_newer_version_is_not_opened_and_not_shortened(
    path: Path, vault: Vault
) -> None:
    newer = seal(b'{"records": [{"id": "a", "unheard_of": 1}]}', vault._key)
    vault.close()
    path.write_bytes(newer)
    with pytest.raises(VaultProblem, match="newer"):
        Vault.unlock(path, key())
    assert path.read_bytes() == newer


def test_search_finds_every_field_whatever_the_spelling() -> None:
    search = VaultSearch().search
    other = VaultRecord("s2", name="أحمد", notes="قابلته في المقهى")
    assert search([NAJLA, other], "نجلا عطار") == (NAJLA,)
    assert search([NAJLA, other], "احمد") == (other,)
    assert search([NAJLA, other], "LEAK.example") == (NAJLA,)
    assert search([NAJLA, other], " ") == (NAJLA, other)


@pytest.mark.parametrize(
    ("by", "due"),
    [("2026-11-24", True), ("2026-11-25", True), ("2026-11-26", False), ("2026-10", True),
     ("2026-11", False), ("2025", True), ("2026", False), ("", False)],
)  # fmt: skip
def test_records_are_due_on_the_day_or_after_the_month(by: str, due: bool) -> None:
    record = VaultRecord("a", delete_by=by)
    assert bool(overdue([record], date(2026, 11, 25))) == due


def test_a_record_that_only_keeps_book_is_empty() -> None:
    assert is_empty(VaultRecord("a", code_name="نخلة", article="عنوان", changed_at="2026"))
    for one in fields(VaultRecord):
        if one.name not in ("id", "code_name", "article", "changed_at"):
            value = ("x",) if isinstance(one.default, tuple) else "x"
            assert not is_empty(replace(VaultRecord("a"), **{one.name: value})), one.name


def test_of_two_records_that_are_one_source_nothing_is_lost() -> None:
    keep = VaultRecord("a", "نخلة", name="سامر", contacts=("Signal: 1",), notes="يُتصل به ليلاً")
    drop = VaultRecord("b", "زيتونة", name="سمير", role="مهندس", contacts=("Signal: 1", "2"),
                       details=(Detail("url", "https://a.example"),))  # fmt: skip
    both = joined(keep, drop)
    assert (both.id, both.code_name, both.name, both.role) == ("a", "نخلة", "سامر", "مهندس")
    assert both.contacts == ("Signal: 1", "2")
    assert both.notes == keep.notes
    assert both.details == (Detail("url", "https://a.example"), Detail("name", "سمير"))
    assert joined(both, drop) == both

"""The vault: who confidential sources are, in one encrypted file of this user, open or shut.

An open `Vault` holds the records in memory and a lock on the file; every change is written at once,
whole, verified by decrypting it again, before it takes the place of the file that was there. What
goes to the disk is encrypted, always. Knows no article and no window.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from editor.formats.codec import Mismatch, decoder, encoder
from editor.formats.disk import problem, read_bytes
from editor.lang.i18n import N_, sentence
from editor.library.atomic import put
from editor.library.lock import lock
from editor.library.places import VAULT_SUFFIX
from editor.library.vault_crypt import (
    DAMAGED,
    NEWER,
    Cost,
    Lock,
    VaultProblem,
    lock_of,
    new_lock,
    seal,
    unseal,
)
from editor.library.vault_record import VaultRecord, merged, stamped
from editor.value import dataclass

THERE: Final = N_("There is a vault already: “{path}”. It was left as it is.")
BUSY: Final = N_("The vault is open in another window of Muharrir. Lock it there first.")
OUTSIDE: Final = N_(
    "The vault's file was changed by another program since it was opened. Nothing was written; "
    "lock the vault and unlock it again."
)
SHUT: Final = N_("The vault is locked.")
NOT_READ_BACK: Final = N_("The vault was not saved: what was written could not be read back.")


def read_vault(path: Path, passphrase: bytearray) -> tuple[VaultRecord, ...]:
    """The records in a vault or a backup of one, without holding it. Raises `VaultProblem`."""
    data = read_bytes(path)
    key = lock_of(data, passphrase)
    try:
        return _records(unseal(data, key))
    finally:
        key.wipe()


@dataclass(slots=True, eq=False)
class Vault:
    """An open vault. Made by `create` or `unlock`; after `close` every method refuses."""

    path: Path
    _key: Lock
    _file: IO[bytes]
    _records: dict[str, VaultRecord]
    _digest: str = ""
    closed: bool = False

    @classmethod
    def create(cls, path: Path, passphrase: bytearray, cost: Cost | None = None) -> Vault:
        """A new, empty vault. Refuses to take the place of a file that is there."""
        file = _hold(path)
        try:
            if path.exists():
                raise VaultProblem(sentence(THERE, path=path))
            vault = cls(path, new_lock(passphrase, cost), file, {})
            vault._write({}, vault._key)
        except BaseException:
            file.close()
            raise
        return vault

    @classmethod
    def unlock(cls, path: Path, passphrase: bytearray) -> Vault:
        """The vault in that file. Raises `WrongPassphrase` or `VaultProblem`."""
        if not path.exists():
            read_bytes(path)
        file = _hold(path)
        try:
            data = read_bytes(path)
            key = lock_of(data, passphrase)
            records = {record.id: record for record in _records(unseal(data, key))}
        except BaseException:
            file.close()
            raise
        return cls(path, key, file, records, sha256(data).hexdigest())

    @property
    def records(self) -> tuple[VaultRecord, ...]:
        """All records, in the order in which they came in."""
        self._open()
        return tuple(self._records.values())

    def get(self, id: str) -> VaultRecord | None:
        """What is known of the source of that id."""
        self._open()
        return self._records.get(id)

    def put(self, record: VaultRecord) -> None:
        """Keep the record in place of the one of its id. Written when this returns."""
        self._open()
        if self._records.get(record.id) != record:
            self._write({**self._records, record.id: stamped(record)}, self._key)

    def delete(self, ids: Iterable[str]) -> None:
        """Take records out for good."""
        self._open()
        gone = set(ids)
        self._write({id: one for id, one in self._records.items() if id not in gone}, self._key)

    def restore(self, records: Iterable[VaultRecord], *, replace: bool) -> None:
        """Take over the records of a backup: in place of all that is here, or merged with it."""
        self._open()
        kept = tuple(records) if replace else merged(self._records.values(), records)
        self._write({record.id: record for record in kept}, self._key)

    def change_passphrase(self, old: bytearray, new: bytearray, cost: Cost | None = None) -> None:
        """From now on only the new one opens it; backups keep the one they were made with."""
        self._open()
        lock_of(read_bytes(self.path), old).wipe()
        key = new_lock(new, cost)
        self._write(self._records, key)

    def back_up(self, target: Path) -> None:
        """An encrypted copy that opens with the passphrase of now, read back before it counts."""
        self._open()
        data = self._sealed(self._records, self._key)
        try:
            put(target, data, private=True)
        except OSError as error:
            raise problem(error, target) from error

    def close(self) -> None:
        """Lock it: the key is overwritten, the records are let go."""
        if not self.closed:
            self.closed = True
            self._key.wipe()
            self._records = {}
            self._file.close()

    def _open(self) -> None:
        if self.closed:
            raise VaultProblem(sentence(SHUT))

    def _write(self, records: dict[str, VaultRecord], key: Lock) -> None:
        """Only when everything is safe on the disk do the new records and the new key count."""
        data = self._sealed(records, key)
        try:
            put(self.path, data, private=True, before=self._still_ours)
        except OSError as error:
            raise problem(error, self.path) from error
        self._records, self._digest = records, sha256(data).hexdigest()
        if key is not self._key:
            self._key.wipe()
            self._key = key

    def _sealed(self, records: dict[str, VaultRecord], key: Lock) -> bytes:
        data = seal(_content(records.values()), key)
        if _records(unseal(data, key)) != tuple(records.values()):
            raise VaultProblem(sentence(NOT_READ_BACK))
        return data

    def _still_ours(self) -> None:
        """A file that another program put there since must not be lost."""
        if self.path.exists() and sha256(read_bytes(self.path)).hexdigest() != self._digest:
            raise VaultProblem(sentence(OUTSIDE))


def set_aside(path: Path) -> Path:
    """Give a vault that cannot be opened another name, so that a new one has room; the name."""
    for number in range(1, 1000):
        target = path.with_name(f"{path.stem}-{number}{VAULT_SUFFIX}")
        if not target.exists():
            try:
                os.replace(path, target)
            except OSError as error:
                raise problem(error, path) from error
            return target
    raise VaultProblem(sentence(THERE, path=path))


def put_back(aside: Path, path: Path) -> None:
    """Give a vault that was set aside its name again, where no new one took its place."""
    if path.exists():
        return
    try:
        os.replace(aside, path)
    except OSError as error:
        raise problem(error, path) from error


def _content(records: Iterable[VaultRecord]) -> bytes:
    encode = encoder(VaultRecord)
    return json.dumps({"records": [encode(one) for one in records]}, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def _records(content: bytes) -> tuple[VaultRecord, ...]:
    """Only what the passphrase sealed comes so far; a field not known is of a newer version."""
    try:
        rows = json.loads(content)["records"]
        decode = decoder(VaultRecord)
        return tuple(decode(row) for row in rows)
    except Mismatch:
        raise VaultProblem(sentence(NEWER)) from None
    except (ValueError, KeyError, TypeError):
        raise VaultProblem(sentence(DAMAGED)) from None


def _hold(path: Path) -> IO[bytes]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = lock(path.parent, f"{path.name}.lock")
    except OSError as error:
        raise problem(error, path) from error
    if file is None:
        raise VaultProblem(sentence(BUSY))
    return file

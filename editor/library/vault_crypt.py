"""The vault's bytes: a header that anyone may read, and a body that only the passphrase opens.

    MUHARRIR-VAULT
    {"version": 1, "kdf": "argon2id", "salt": "…", "memory": 65536, …, "check": "…", "size": 4112}
    nonce (12 bytes), AES-256-GCM of the padded content with the header as associated data
    SHA-256 of everything before

The digest tells damage from a wrong passphrase; the check value, derived beside the key, tells a
wrong passphrase from a body that somebody changed. All of the cryptography is of `cryptography`.
Knows no record and no file.
"""

from __future__ import annotations

import json
import os
import unicodedata
from hashlib import sha256
from hmac import compare_digest
from typing import Any, Final

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, sentence
from editor.value import field, frozen

MAGIC: Final = b"MUHARRIR-VAULT\n"
VERSION: Final = 1
SALT: Final = 16
NONCE: Final = 12
KEY: Final = 32
CHECK: Final = 16
DIGEST: Final = 32
BLOCK: Final = 4096
"""The content is padded to whole blocks, so that its size does not tell how many sources it has."""
LONGEST_HEADER: Final = 4096
MOST_MEMORY: Final = 1024
"""MiB that a header may ask for; more is refused before anything is allocated."""

WRONG: Final = N_("This passphrase does not open the vault. Nothing was changed.")
FOREIGN: Final = N_("This is not a vault of Muharrir.")
NEWER: Final = N_(
    "The vault was made by a newer Muharrir. It was left as it is; update the program."
)
CUT: Final = N_(
    "The vault is cut off: its end is missing. It was left as it is; a backup can be restored in "
    "the Sources menu."
)
DAMAGED: Final = N_(
    "The vault is damaged: its bytes are not those that were written. It was left as it is; a "
    "backup can be restored in the Sources menu."
)
CHANGED: Final = N_(
    "The passphrase is right, but somebody changed what the vault holds. It was not opened and "
    "left as it is; a backup can be restored in the Sources menu."
)
ABSURD: Final = N_(
    "The vault asks for more memory or work than any vault of Muharrir does. It was not opened."
)
NO_KDF: Final = N_("This computer's cryptography cannot open this vault ({name}).")


class VaultProblem(FileProblem):
    """What went wrong with the vault, as one translatable sentence."""


class WrongPassphrase(VaultProblem):
    """Worth another try."""


@frozen
class Cost:
    """How much work a guess at the passphrase costs. Argon2id: `memory` in KiB, as RFC 9106 has it
    for machines without gigabytes to spare. Scrypt, where Argon2id is missing: `memory` as well."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@frozen
class Lock:
    """A key and the header's facts that lead to it from the passphrase. `key` can be wiped."""

    key: bytearray = field(repr=False)
    check: bytes = field(repr=False)
    facts: dict[str, Any]

    def wipe(self) -> None:
        """Overwrite the key, as far as Python lets us."""
        self.key[:] = bytes(len(self.key))


def passphrase_bytes(text: str) -> bytearray:
    """The passphrase as it enters the key: composed alike on every keyboard and system."""
    return bytearray(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass"))


def new_lock(passphrase: bytearray, cost: Cost | None = None) -> Lock:
    """A lock with a fresh salt."""
    cost = cost or Cost()
    facts: dict[str, Any] = {"version": VERSION, "salt": os.urandom(SALT).hex(),
                             "memory": cost.memory, "passes": cost.passes,
                             "lanes": cost.lanes}  # fmt: skip
    for kdf in ("argon2id", "scrypt"):
        try:
            return _lock(passphrase, {**facts, "kdf": kdf})
        except UnsupportedAlgorithm:
            continue
    raise VaultProblem(sentence(NO_KDF, name="argon2id, scrypt"))


def lock_of(data: bytes, passphrase: bytearray) -> Lock:
    """The lock of a vault's bytes. Raises `WrongPassphrase`, or `VaultProblem` before any work."""
    header, _, _ = split(data)
    facts = {name: header[name] for name in ("version", "kdf", "salt", "memory", "passes", "lanes")}
    try:
        lock = _lock(passphrase, facts)
    except UnsupportedAlgorithm:
        raise VaultProblem(sentence(NO_KDF, name=facts["kdf"])) from None
    if not compare_digest(lock.check, bytes.fromhex(header["check"])):
        lock.wipe()
        raise WrongPassphrase(sentence(WRONG))
    return lock


def seal(content: bytes, lock: Lock) -> bytes:
    """The content as a vault's bytes, under a fresh nonce. It must not end in spaces."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    padded = content + b" " * (-len(content) % BLOCK or BLOCK)
    facts = {**lock.facts, "check": lock.check.hex(), "size": NONCE + len(padded) + 16}
    head = MAGIC + json.dumps(facts, sort_keys=True).encode("ascii") + b"\n"
    nonce = os.urandom(NONCE)
    whole = head + nonce + AESGCM(lock.key).encrypt(nonce, padded, head)
    return whole + sha256(whole).digest()


def unseal(data: bytes, lock: Lock) -> bytes:
    """The content of a vault's bytes. Raises `VaultProblem`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _, head, body = split(data)
    try:
        padded = AESGCM(lock.key).decrypt(body[:NONCE], body[NONCE:], head)
    except InvalidTag:
        raise VaultProblem(sentence(CHANGED)) from None
    return padded.rstrip(b" ")


def split(data: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """Header, its bytes, and the body; nothing of it is trusted. Raises `VaultProblem`."""
    if not data.startswith(MAGIC):
        cut = len(data) > 0 and MAGIC.startswith(data)
        raise VaultProblem(sentence(CUT if cut else FOREIGN))
    end = data.find(b"\n", len(MAGIC), len(MAGIC) + LONGEST_HEADER)
    if end < 0:
        raise VaultProblem(sentence(CUT if len(data) < LONGEST_HEADER else DAMAGED))
    head = data[: end + 1]
    header = _header(head[len(MAGIC) :])
    rest = data[end + 1 :]
    if len(rest) < header["size"] + DIGEST:
        raise VaultProblem(sentence(CUT))
    body = rest[: header["size"]]
    if rest[header["size"] :] != sha256(head + body).digest():
        raise VaultProblem(sentence(DAMAGED))
    return header, head, body


def _header(line: bytes) -> dict[str, Any]:
    try:
        header = json.loads(line)
        version = header["version"]
        if type(version) is int and version > VERSION:
            raise VaultProblem(sentence(NEWER))
        numbers = [header[name] for name in ("memory", "passes", "lanes", "size")]
        salt, check = bytes.fromhex(header["salt"]), bytes.fromhex(header["check"])
        good = (
            version == VERSION
            and header["kdf"] in ("argon2id", "scrypt")
            and all(type(one) is int and one > 0 for one in numbers)
            and 8 <= len(salt) <= 64
            and len(check) == CHECK
            and header["size"] > NONCE
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise VaultProblem(sentence(DAMAGED)) from None
    if not good:
        raise VaultProblem(sentence(DAMAGED))
    memory, passes, lanes = numbers[:3]
    if memory > MOST_MEMORY * 1024 or passes > 32 or lanes > 32 or memory * passes > 2**22:
        raise VaultProblem(sentence(ABSURD))
    if memory < 8 * lanes:
        raise VaultProblem(sentence(DAMAGED))
    return dict(header)


def _lock(passphrase: bytearray, facts: dict[str, Any]) -> Lock:
    """Key and check value; both come out of one derivation, and neither tells the other."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt, length = bytes.fromhex(facts["salt"]), KEY + CHECK
    kdf: Any
    if facts["kdf"] == "argon2id":
        try:
            from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
        except ImportError:
            raise UnsupportedAlgorithm("argon2id") from None
        kdf = Argon2id(
            salt=salt, length=length, iterations=facts["passes"], lanes=facts["lanes"],
            memory_cost=facts["memory"],
        )  # fmt: skip
    else:
        # Scrypt takes 128 * r * n bytes, and n is a power of two.
        n = 1 << max((facts["memory"] * 1024 // (128 * 8)).bit_length() - 1, 1)
        kdf = Scrypt(salt=salt, length=length, n=n, r=8, p=1)
    derived = bytearray(length)
    if hasattr(kdf, "derive_into"):
        kdf.derive_into(passphrase, derived)
    else:
        derived[:] = kdf.derive(passphrase)
    lock = Lock(derived[:KEY], bytes(derived[KEY:]), facts)
    derived[:] = bytes(length)
    return lock

"""The vault with a thousand records, beside `hashlib.scrypt` with the same memory.

`python -m tests.benchmarks.vault` prints medians in milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editor.library.vault import Vault
from editor.library.vault_crypt import passphrase_bytes
from editor.library.vault_record import VaultRecord, VaultSearch

RECORDS = 1000
PASSPHRASE = "أربع كلمات لا رابط بينها"


def record(number: int) -> VaultRecord:
    """One of many, with a page of notes."""
    return VaultRecord(
        f"m{number:08}", f"رمز {number}", "عنوان مادة", f"اسم {number}", f"Name {number}",
        contacts=("Signal: +963 11 555 0101",), consent_note="ما اتُّفق عليه " * 10,
        risk_note="خطر " * 10, notes="ملاحظات " * 60,
    )  # fmt: skip


def median(work: Callable[[], object], rounds: int = 7) -> float:
    """Milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    passphrase = passphrase_bytes(PASSPHRASE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.vault"
        vault = Vault.create(path, passphrase)
        vault.restore(map(record, range(RECORDS)), replace=True)
        finder = VaultSearch()
        first = median(lambda: VaultSearch().search(vault.records, "رمز 777"))
        finder.search(vault.records, "رمز")
        rows = {
            f"write one of {RECORDS}": median(
                lambda: vault.put(replace(record(5), notes=os.urandom(4).hex()))
            ),
            "first search": first,
            "search": median(lambda: finder.search(vault.records, "رمز 777")),
        }
        vault.close()
        rows[f"unlock {RECORDS}"] = median(lambda: Vault.unlock(path, passphrase).close())
        rows["hashlib.scrypt, 64 MiB"] = median(
            lambda: hashlib.scrypt(passphrase, salt=b"s" * 16, n=2**16, r=8, p=1, maxmem=2**27)
        )
        rows["size in KiB"] = path.stat().st_size / 1024
    for name, value in rows.items():
        print(f"| {name} | {value:.1f} |")


if __name__ == "__main__":
    main()

"""What a file looked like when it was last read or written. Knows no article."""

from __future__ import annotations

from editor.value import frozen


@frozen
class Stamp:
    """Bytes, time of change in nanoseconds, and the hash of the content in hexadecimal."""

    size: int
    modified: int
    sha256: str


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    from hashlib import sha256

    return sha256(data).hexdigest()

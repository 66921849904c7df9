"""What reading and writing give back: a value with its warnings, or a refusal. Knows no format."""

from __future__ import annotations

from typing import Generic, TypeVar

from editor.value import frozen

T = TypeVar("T")


class Unreadable(ValueError):
    """The bytes are not what their name says. The message is one sentence for the user."""


@frozen
class Result(Generic[T]):
    """A value, and sentences in English (already filled in) about what was not kept."""

    value: T
    warnings: tuple[str, ...] = ()

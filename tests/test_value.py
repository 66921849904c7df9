"""Values behave as frozen, slotted dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest

from editor.value import frozen


@frozen
class Ours:
    a: str
    b: tuple[int, ...] = ()
    c: list[int] = field(default_factory=list, compare=False)
    d: str = field(default="x", repr=False)


@dataclass(frozen=True, slots=True)
class Theirs:
    a: str
    b: tuple[int, ...] = ()
    c: list[int] = field(default_factory=list, compare=False)
    d: str = field(default="x", repr=False)


@frozen
class Empty:
    pass


@frozen
class Own:
    a: str

    def __repr__(self) -> str:
        return "own"

    def __post_init__(self) -> None:
        if not self.a:
            raise ValueError("empty")


GIVEN = [("a",), ("a", (1,)), ("a", (1,), [2]), ("b", (), [], "y")]


def test_a_value_is_told_compared_and_hashed_as_a_dataclass_is() -> None:
    for given in GIVEN:
        ours, theirs = Ours(*given), Theirs(*given)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]
        for other in GIVEN:
            assert (ours == Ours(*other)) == (theirs == Theirs(*other))
            assert (hash(ours) == hash(Ours(*other))) == (hash(theirs) == hash(Theirs(*other)))
    assert Ours("a") != Theirs("a")
    assert Empty() == Empty()


def test_a_value_never_changes() -> None:
    value = Ours("a")
    with pytest.raises(FrozenInstanceError):
        value.a = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del value.a  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        value.other = 1  # type: ignore[attr-defined]
    assert not hasattr(value, "__dict__")


def test_a_value_is_replaced_copied_and_pickled() -> None:
    value = Ours("a", (1,), [2])
    assert is_dataclass(value)
    assert replace(value, a="b") == Ours("b", (1,), [2])
    assert copy.deepcopy(value).c == [2]
    assert pickle.loads(pickle.dumps(value)) == value
    match value:
        case Ours(a, b):
            assert (a, b) == ("a", (1,))


def test_every_value_gets_a_list_of_its_own() -> None:
    assert Ours("a").c is not Ours("a").c


def test_a_wrong_argument_is_refused_as_ever() -> None:
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ours("a", e=1)  # type: ignore[call-arg]


def test_what_a_class_brings_itself_stays() -> None:
    assert repr(Own("a")) == "own"
    with pytest.raises(ValueError, match="empty"):
        Own("")

"""Values behave as frozen, slotted dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, fields, is_dataclass, replace

import pytest

import editor.value as ours
from editor.value import frozen


@frozen
class Ours:
    a: str
    b: tuple[int, ...] = ()
    c: list[int] = ours.field(default_factory=list, compare=False)
    d: str = ours.field(default="x", repr=False)


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
    with pytest.raises(AttributeError):
        value.a = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del value.a  # type: ignore[misc]
    with pytest.raises(AttributeError):
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


def test_an_open_value_changes_and_has_no_hash() -> None:
    @ours.dataclass(slots=True)
    class Tally:
        n: int = 0
        twice: int = ours.field(init=False)

        def __post_init__(self) -> None:
            self.twice = 2 * self.n

    tally = Tally(2)
    tally.n = 3
    assert (tally.n, tally.twice) == (3, 4)
    with pytest.raises(TypeError, match="unhashable"):
        hash(tally)
    with pytest.raises(AttributeError):
        tally.other = 1  # type: ignore[attr-defined]


def test_an_ordered_value_sorts_by_its_fields() -> None:
    @ours.dataclass(frozen=True, slots=True, order=True)
    class Place:
        line: int
        column: int = 0

    places = [Place(2), Place(1, 5), Place(1)]
    assert sorted(places) == [Place(1), Place(1, 5), Place(2)]
    assert Place(1) <= Place(1) < Place(2) > Place(1, 5) >= Place(1)


def test_the_librarys_functions_and_ours_say_the_same() -> None:
    value = Ours("a", (1,))
    assert ours.replace(value, a="b") == replace(value, a="b")
    assert [one.name for one in ours.fields(Ours)] == [one.name for one in fields(Ours)]
    assert ours.is_dataclass(Ours)
    assert not ours.is_dataclass(int)


def test_a_field_of_the_library_is_refused_rather_than_taken_for_a_default() -> None:
    with pytest.raises(TypeError, match=r"editor\.value"):

        @frozen
        class Mixed:
            a: list[int] = field(default_factory=list)


def test_what_is_not_given_when_made_is_there_all_the_same() -> None:
    @ours.dataclass(frozen=True, slots=True, eq=False)
    class Kept:
        name: str
        found: dict[str, int] = ours.field(init=False, default_factory=dict)
        count: int = ours.field(init=False, default=3)

    assert (Kept("أ").found, Kept("أ").count) == ({}, 3)
    assert Kept("أ").found is not Kept("أ").found

"""Values: frozen, slotted dataclasses that are made in a quarter of the usual time.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for every class. That is a
millisecond each, and a hundred classes stand between a start and its first line. Here the
standard decorator makes fields and slots, only `__init__` is compiled, and the other five are
shared. To type checkers, `fields` and `replace` a value is a dataclass like any other. Knows
nothing of what values hold.
"""

from __future__ import annotations

import sys
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T], /) -> type[T]:
    """The class as a value: equal where its fields are, hashable, never changed.

    A method that the class brings itself stays.
    """
    own = frozenset(vars(cls))
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _initializer(made)
    made.__setattr__ = _refuse
    made.__delattr__ = _refuse
    compared = [one.name for one in fields(made) if one.compare]
    for name, method in (
        ("__repr__", _told),
        ("__reduce__", _reduced),
        *_comparing(compared),
    ):
        if name not in own:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _initializer(made: Any) -> Any:
    """`__init__`, compiled: it sets the slots past `__setattr__`, which refuses."""
    given: dict[str, Any] = {"_MISSING": MISSING}
    head, body = ["self"], []
    for one in fields(made):
        name = one.name
        given[f"_set_{name}"] = getattr(made, name).__set__
        head.append(name + _default(one, given))
        there = name
        if one.default_factory is not MISSING:
            there = f"_make_{name}() if {name} is _MISSING else {name}"
        body.append(f"  _set_{name}(self, {there})")
    if hasattr(made, "__post_init__"):
        body.append("  self.__post_init__()")
    text = (
        f"def make({', '.join(given)}):\n def __init__({', '.join(head)}):\n"
        + "\n".join(body or ["  pass"])
        + "\n return __init__"
    )
    scope: dict[str, Any] = {}
    exec(text, vars(sys.modules[made.__module__]), scope)
    init = scope["make"](**given)
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {one.name: one.type for one in fields(made)} | {"return": None}
    return init


def _default(one: Field[Any], given: dict[str, Any]) -> str:
    if one.default_factory is not MISSING:
        given[f"_make_{one.name}"] = one.default_factory
        return "=_MISSING"
    if one.default is not MISSING:
        given[f"_default_{one.name}"] = one.default
        return f"=_default_{one.name}"
    return ""


def _comparing(names: list[str]) -> tuple[tuple[str, Any], tuple[str, Any]]:
    """`__eq__` and `__hash__` over these fields."""
    key: Any = attrgetter(*names) if names else lambda _: None

    def equal(self: Any, other: Any) -> Any:
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    def hashed(self: Any) -> int:
        return hash(key(self))

    return ("__eq__", equal), ("__hash__", hashed)


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} never changes")


def _told(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduced(self: Any) -> tuple[Any, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, one.name) for one in fields(self))

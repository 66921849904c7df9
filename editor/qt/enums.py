"""PySide's enums, made in a quarter of the time that the library of Python takes for them.

PySide makes some three hundred enums with four thousand members for one window, by the call that
Python offers for it, which looks at each member in many ways that none of these needs: it is the
largest part of a start. Here plain ones (names and whole numbers, nothing of the base's own names)
are made as copies of an empty enum that the library made, and their members are put in. Whether
they come out as the library's do is tried once for each base, on an enum with everything that
matters; where anything differs, as it might in another Python, the library makes them all.
All other enums of the program are the library's. Knows no class of Qt.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Sequence
from typing import Any, Final

_library: Final = enum.EnumType._create_  # type: ignore[attr-defined]
_KEEP: Final = enum.FlagBoundary.KEEP
_TRIED: Final = (
    ("Two", 2), ("One", 1), ("Both", 3), ("None_", 0), ("Again", 1), ("Last", 2**31), ("Under", -1),
)  # fmt: skip
"""Out of order, several bits, no bit, the same twice, a large one and a negative one."""


class _Base:
    """Enum, IntEnum, Flag or IntFlag: what an empty enum of it holds, and which names it has."""

    def __init__(self, base: Any) -> None:
        self._base = base
        self._flag = issubclass(base, enum.Flag)
        empty = _made_by_library(base, "Empty", (), "")
        leave = ("__dict__", "__weakref__", "__module__", "__qualname__")
        self._held = {name: one for name, one in vars(empty).items() if name not in leave}
        self._own = {"mro"}.union(*map(vars, base.__mro__))
        self._new = empty._new_member_
        self._with_value = empty._use_args_
        tried = _made_by_library(base, "Tried", _TRIED, "")
        self.sound = state(tried) == state(self.made("Tried", _TRIED, ""))

    def takes(self, names: Sequence[Any]) -> bool:
        """Whether they are plain: nothing of the base's, nothing twice, whole numbers."""
        seen = set()
        for name, value in names:
            if type(value) is not int or name[:1] in ("_", "") or name in self._own:
                return False
            seen.add(name)
        return len(seen) == len(names)

    def made(self, name: str, names: Sequence[tuple[str, int]], module: str) -> Any:
        """The enum."""
        held = {key: type(one)() if type(one) in (list, dict) else one
                for key, one in self._held.items()}  # fmt: skip
        members, of_value, order = (
            held["_member_map_"], held["_value2member_map_"], held["_member_names_"]
        )  # fmt: skip
        made: Any = type.__new__(enum.EnumType, name, (self._base,), held | {"__module__": module})
        mask = singles = 0
        for title, value in names:
            single = value and not value & (value - 1)
            member = of_value.get(value)
            if member is None:
                member = self._new(made, value) if self._with_value else self._new(made)
                member._value_ = value
                member._name_ = title
                member.__objclass__ = made
                member._sort_order_ = len(order)
                of_value[value] = member
                if single or not self._flag:
                    order.append(title)
            members[title] = member
            type.__setattr__(made, title, member)
            mask |= value
            singles |= value if single else 0
        if self._flag:
            made._flag_mask_, made._singles_mask_ = mask, singles
            made._all_bits_ = 2 ** mask.bit_length() - 1
            values = [members[one]._value_ for one in order]
            if values != sorted(values):
                made._iter_member_ = made._iter_member_by_def_
        return made


_bases: Final[dict[Any, _Base]] = {}


def make_quickly() -> None:
    """From now on."""
    enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def state(made: Any) -> dict[str, Any]:
    """All that an enum holds, comparable with another one that was made apart from it."""

    def plain(value: Any) -> Any:
        if isinstance(value, made):
            return type(value) is made, {**vars(value), "__objclass__": None}, value._value_
        if isinstance(value, dict):
            return [(key, plain(one)) for key, one in value.items()]
        return getattr(value, "__func__", value)

    leave = ("__dict__", "__weakref__")
    return {name: plain(value) for name, value in vars(made).items() if name not in leave}


def _made_by_library(base: Any, name: str, names: Sequence[Any], module: str) -> Any:
    return _library(base, name, list(names), module=module, boundary=_KEEP)


def _create(cls: Any, class_name: str, names: Any, **how: Any) -> Any:
    """`EnumType._create_`, which looks first whether it is one of PySide's."""
    module = how.get("module") or sys._getframe(2).f_globals.get("__name__", "")
    others = how.get("qualname") or how.get("type")
    if how.get("boundary") is _KEEP and type(names) is list and not others:
        if cls not in _bases:
            _bases[cls] = _Base(cls)
        base = _bases[cls]
        if base.sound and base.takes(names):
            return base.made(class_name, names, module)
    return _library(cls, class_name, names, **{**how, "module": module})

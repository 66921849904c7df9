"""Values: dataclasses that are made in a twentieth of the usual time.

The standard decorator writes and compiles six methods for every class and loads `inspect` for it.
A hundred classes stand between a start and its first line, and most of their methods are never
called: here each is written when it is first called. The result is the same (tests/test_value.py)
with less choice: always slots, no inheritance of fields. What the command line loads takes
`replace`, `fields` and the like from here too; the library's own work on these classes as well.
To type checkers a value is a dataclass like any other. Knows nothing of what values hold.
"""

from __future__ import annotations

from operator import attrgetter, eq, ge, gt, le, lt
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import MISSING as MISSING
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import is_dataclass as is_dataclass
    from dataclasses import replace as replace
else:
    FEW = 3
    """Calls of `__init__` before it is written: many values are made once or twice."""
    MISSING = type("Missing", (), {"__repr__": lambda self: "MISSING"})()

    class Field:
        """One field: its name, its annotation as written, and what it is when not given."""

        __slots__ = ("compare", "default", "default_factory", "init", "name", "repr", "type")

        def __init__(self, default, default_factory, repr, compare, init):
            self.default = default
            self.default_factory = default_factory
            self.repr = repr
            self.compare = compare
            self.init = init

        @property
        def required(self):
            return self.default is MISSING and self.default_factory is MISSING

    def field(*, default=MISSING, default_factory=MISSING, repr=True, compare=True, init=True):
        return Field(default, default_factory, repr, compare, init)

    def fields(value):
        """The fields of a class or of a value of it, in order."""
        return value.__fields__

    def is_dataclass(value):
        return hasattr(value, "__fields__")

    def replace(value, /, **changes):
        """The same value but for the changes."""
        for one in value.__fields__:
            if one.init and one.name not in changes:
                changes[one.name] = getattr(value, one.name)
        return type(value)(**changes)

    def dataclass(*, slots, frozen=False, eq=True, order=False, repr=True):
        assert slots
        methods = ["__init__"]
        methods += ["__repr__"] if repr else []
        methods += ["__eq__"] if eq else []
        methods += ["__hash__"] if eq and frozen else []
        methods += ["__lt__", "__le__", "__gt__", "__ge__"] if order else []

        def decorate(cls):
            body = {k: v for k, v in vars(cls).items() if k not in ("__dict__", "__weakref__")}
            own = tuple(_own_fields(cls))
            for one in own:
                body.pop(one.name, None)
            body["__qualname__"] = cls.__qualname__
            body["__slots__"] = body["__match_args__"] = tuple(one.name for one in own)
            body["__fields__"] = own
            body["__dataclass_fields__"] = _LibraryFields()
            if frozen:
                body.update(__setattr__=_refuse, __delattr__=_refuse, __reduce__=_reduced)
            made = []
            for name in methods:
                if name not in body:
                    body[name] = _written_when_called(name, made, frozen)
            made.append(type(cls)(cls.__name__, cls.__bases__, body))
            return made[0]

        return decorate

    def _own_fields(cls):
        for name, annotation in vars(cls).get("__annotations__", {}).items():
            default = cls.__dict__.get(name, MISSING)
            if type(default).__name__ == "Field" and not isinstance(default, Field):
                raise TypeError(f"{cls.__qualname__}.{name}: take `field` from editor.value")
            one = default if isinstance(default, Field) else field(default=default)
            one.name, one.type = name, annotation
            yield one

    def _written_when_called(name, made, frozen):
        """A method that writes the real one in its place; `made` will hold the class."""
        calls = 0

        def first(self, *positional, **named):
            nonlocal calls
            calls += 1
            if name == "__init__" and calls <= FEW and _filled(self, positional, named):
                return None
            method = _WRITERS[name](made[0], frozen)
            method.__name__, method.__qualname__ = name, f"{made[0].__qualname__}.{name}"
            setattr(made[0], name, method)
            return method(self, *positional, **named)

        return first

    def _filled(self, positional, named):
        """Give it its fields one by one; False, and nothing done, where the arguments are wrong."""
        own = self.__fields__
        given = dict(zip([one.name for one in own if one.init], positional, strict=False))
        if len(given) < len(positional) or given.keys() & named.keys():
            return False
        given |= named
        found = {}
        for one in own:
            value = given.pop(one.name, one.default) if one.init else one.default
            if value is MISSING and one.default_factory is not MISSING:
                value = one.default_factory()
            if value is not MISSING:
                found[one.name] = value
            elif one.init:
                return False
        if given:
            return False
        for name, value in found.items():
            object.__setattr__(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()
        return True

    def _init(cls, frozen):
        around = {"MISSING": MISSING}
        parameters, lines = ["self"], []
        for one in cls.__fields__:
            name = one.name
            around[f"_default_{name}"] = one.default
            around[f"_make_{name}"] = one.default_factory
            # A slot's own setter goes past the __setattr__ that keeps the value frozen.
            around[f"_set_{name}"] = getattr(cls, name).__set__
            if one.init:
                parameters.append(name if one.required else f"{name}=_default_{name}")
            elif one.required:
                continue
            else:
                lines.append(f"{name} = _default_{name}")
            if one.default_factory is not MISSING:
                lines.append(f"if {name} is MISSING: {name} = _make_{name}()")
            lines.append(f"_set_{name}(self, {name})" if frozen else f"self.{name} = {name}")
        if hasattr(cls, "__post_init__"):
            lines.append("self.__post_init__()")
        source = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"])
        exec(source, around)
        return around["__init__"]

    def _key(cls):
        names = [one.name for one in cls.__fields__ if one.compare]
        if len(names) > 1:
            return attrgetter(*names)
        return lambda self: tuple(getattr(self, name) for name in names)

    def _hash(cls, frozen):
        key = _key(cls)
        return lambda self: hash(key(self))

    def _comparing(compare):
        def write(cls, frozen):
            key = _key(cls)

            def method(self, other):
                if other.__class__ is not self.__class__:
                    return NotImplemented
                return compare(key(self), key(other))

            return method

        return write

    def _repr(cls, frozen):
        shown = [one.name for one in cls.__fields__ if one.repr]

        def method(self):
            told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return f"{type(self).__qualname__}({told})"

        return method

    _WRITERS = {
        "__init__": _init,
        "__repr__": _repr,
        "__hash__": _hash,
        "__eq__": _comparing(eq),
        "__lt__": _comparing(lt),
        "__le__": _comparing(le),
        "__gt__": _comparing(gt),
        "__ge__": _comparing(ge),
    }

    def _refuse(self, name, *_):
        raise AttributeError(f"{type(self).__name__}.{name} never changes")

    def _reduced(self):
        return type(self), tuple(getattr(self, one.name) for one in self.__fields__)

    class _LibraryFields:
        """What the standard library's functions look for, made when they look."""

        def __get__(self, value, cls):
            import dataclasses

            described = {"__annotations__": {}, "__module__": cls.__module__, "__doc__": ""}
            for one in cls.__fields__:
                described["__annotations__"][one.name] = one.type
                given = {"default": one.default, "default_factory": one.default_factory}
                described[one.name] = dataclasses.field(
                    repr=one.repr, compare=one.compare, init=one.init,
                    **{name: value for name, value in given.items() if value is not MISSING},
                )  # fmt: skip
            plain = dataclasses.dataclass(init=False, repr=False, eq=False)
            cls.__dataclass_fields__ = plain(type("", (), described)).__dataclass_fields__
            return cls.__dataclass_fields__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T], /) -> type[T]:
    """The class as a value: equal where its fields are, hashable, never changed.

    A method that the class brings itself stays.
    """
    return dataclass(frozen=True, slots=True)(cls)

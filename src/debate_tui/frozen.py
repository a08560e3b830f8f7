"""Frozen dataclasses with slots, which behave as those of `dataclasses` and are made in a fifth of the time.

That compiles six methods for each class, which takes most of a millisecond, and a start makes more than sixty classes. Here
`__init__` alone is compiled, and the other methods are made without. And `inspect`, with which `dataclasses` writes a docstring
for classes that have none, is only imported for such a class: it takes longer than all else of `dataclasses`.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from operator import attrgetter, ge, gt, le, lt
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn


class _Later(ModuleType):
    """Stands for a module in another that has imported it; whoever else imports that gets it."""

    def gone(self) -> None:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]

    @staticmethod
    def get_annotations(of: type) -> dict[str, Any]:
        """As `inspect` has it; from Python 3.13 on, `dataclasses` asks for it of each class."""
        return dict(of.__dict__.get("__annotations__", {}))  # noqa: RUF063 - what takes its place is `inspect`

    def __getattr__(self, name: str) -> Any:
        self.gone()
        return getattr(import_module(self.__name__), name)


_inspect = _Later("inspect")
if "dataclasses" not in sys.modules:
    sys.modules.setdefault("inspect", _inspect)
try:
    from dataclasses import MISSING, Field, FrozenInstanceError, fields
    from dataclasses import dataclass as plain
finally:
    _inspect.gone()

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: bool, slots: bool, eq: bool = True, order: bool = False, weakref_slot: bool = False
    ) -> Callable[[type], type]:
        """`dataclasses.dataclass` for `frozen` and `slots` both true; as there, `eq=False` compares by identity."""
        assert frozen
        assert slots
        return lambda cls: _made(cls, eq, order, weakref_slot)


def _made(cls: type, eq: bool, order: bool, weakref_slot: bool) -> Any:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else `dataclasses` would make one of the signature
    made: Any = plain(init=False, repr=False, eq=False, slots=True, weakref_slot=weakref_slot)(cls)
    every = fields(made)
    methods: dict[str, Any] = {"__init__": _init(made, every), "__setattr__": _refused, "__delattr__": _refused}
    methods["__repr__"] = _repr([each.name for each in every if each.repr])
    values = _values([each.name for each in every if each.compare])
    if order:
        methods |= {f"__{by.__name__}__": _comparison(by, values) for by in (lt, le, gt, ge)}
    if eq:
        methods["__eq__"] = _equality(values)
        if cls.__dict__.get("__hash__") is None:  # None is Python's own, of a class with `__eq__`
            counted = _values([each.name for each in every if (each.compare if each.hash is None else each.hash)])
            made.__hash__ = lambda self: hash(counted(self))
    methods |= {"__getstate__": _state, "__setstate__": _restored}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _init(cls: type, every: "tuple[Field[Any], ...]") -> Any:
    """`__init__`, which sets the slots and then calls `__post_init__`, if the class has one."""
    known: dict[str, Any] = {}
    given, body = ["self"], []
    for each in every:
        name = each.name
        known[f"SET_{name}"] = getattr(cls, name).__set__
        value = name
        if each.default_factory is not MISSING:
            known[f"NEW_{name}"] = each.default_factory
            value = f"NEW_{name}() if {name} is MISSING else {name}" if each.init else f"NEW_{name}()"
            given += [f"{name}=MISSING"] if each.init else []
        elif each.default is not MISSING:
            known[f"DEFAULT_{name}"] = each.default
            value = name if each.init else f"DEFAULT_{name}"
            given += [f"{name}=DEFAULT_{name}"] if each.init else []
        elif each.init:
            given.append(name)
        else:
            continue  # `__post_init__` sets it
        body.append(f"    SET_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("    self.__post_init__()")
    source = f"def __init__({', '.join(given)}):\n" + "\n".join(body or ["    pass"])
    known["MISSING"] = MISSING
    exec(source, known)
    return known["__init__"]


def _state(self: Any) -> list[Any]:
    """For `copy` and `pickle`."""
    return [getattr(self, each.name) for each in fields(self)]


def _restored(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


def _refused(_self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _values(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """A function that gives the fields of these names as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    only = attrgetter(*names)
    return lambda one: (only(one),)


def _equality(values: Callable[[object], tuple[Any, ...]]) -> Any:
    def equal(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return equal


def _comparison(by: Callable[[Any, Any], bool], values: Callable[[object], tuple[Any, ...]]) -> Any:
    def compared(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return by(values(self), values(other))
        return NotImplemented

    return compared


def _repr(names: list[str]) -> Any:
    def shown(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return shown

"""Makes very many instances of a frozen dataclass in a quarter of the time that calling it takes, or completes them."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

MANY = 2000
"""Instances from which on `maker` is worth its own time, some milliseconds."""


@cache
def maker(kind: type[T]) -> Callable[..., T]:
    """A function that takes the values of all fields of `kind`, a slotted dataclass, in their order, and returns an instance.

    A frozen dataclass sets each field by a call; so an instance of a class with the same slots that isn't frozen is
    made, and then given its class, which Python allows where the slots are the same.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    known: dict[str, Any] = {
        "NEW": object.__new__,
        "THAWED": type(kind.__name__, (), {"__slots__": names}),
        "KIND": kind,
    }
    sets = "".join(f"    MADE.{name} = {name}\n" for name in names)
    source = f"def make({', '.join(names)}):\n    MADE = NEW(THAWED)\n{sets}    MADE.__class__ = KIND\n    return MADE"
    exec(source, known)
    make: Callable[..., T] = known["make"]
    return make


def completed(one: object, field: str, value: object) -> None:
    """Sets a field of an instance that nobody else has seen yet: a second instance would stand beside it in memory."""
    object.__setattr__(one, field, value)

"""Makes very many instances of a frozen dataclass in a quarter of the time that calling it takes, or completes them."""

from collections.abc import Callable
from dataclasses import fields, make_dataclass
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
    thawed = make_dataclass(kind.__name__, [(field.name, Any) for field in fields(kind)], slots=True)  # type: ignore[arg-type]

    def make(*values: Any) -> T:
        made: Any = thawed(*values)
        made.__class__ = kind
        result: T = made
        return result

    return make


def completed(one: object, field: str, value: object) -> None:
    """Sets a field of an instance that nobody else has seen yet: a second instance would stand beside it in memory."""
    object.__setattr__(one, field, value)

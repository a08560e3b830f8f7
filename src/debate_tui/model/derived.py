"""Remembers what was derived from a debate or a library beside it, so that it goes when its owner goes.

A cache keyed by a debate would keep each superseded reading of a map alive; one that the debate itself owns can't.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Owner(Protocol):
    """What keeps what is derived from it."""

    @property
    def derived(self) -> dict[Any, dict[Any, Any]]: ...


O = TypeVar("O", bound=Owner)  # noqa: E741
P = ParamSpec("P")
T = TypeVar("T")


def derived(most: int) -> Callable[[Callable[Concatenate[O, P], T]], Callable[Concatenate[O, P], T]]:
    """Remembers a pure function's last `most` results in its first argument; the other arguments are hashable.

    Safe to call from several threads; two that ask for the same at once may both compute it.
    """

    def decorate(function: Callable[Concatenate[O, P], T]) -> Callable[Concatenate[O, P], T]:
        lock = Lock()

        @wraps(function)
        def remembered(owner: O, /, *args: P.args, **kwargs: P.kwargs) -> T:
            results = owner.derived.setdefault(remembered, {})
            key = (args, *sorted(kwargs.items()))
            with lock:
                if key in results:
                    results[key] = results.pop(key)  # to the end: what was asked for longest ago is forgotten first
                    found: T = results[key]
                    return found
            result = function(owner, *args, **kwargs)
            with lock:
                results[key] = result
                while len(results) > most:
                    del results[next(iter(results))]
            return result

        return remembered

    return decorate

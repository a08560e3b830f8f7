"""Caches results of functions of a debate, library or page in that object itself, so that they are freed with it.

A global cache keyed by debates would keep every outdated reading of a map alive.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Owner(Protocol):
    """An object that keeps the results of functions of it."""

    @property
    def derived(self) -> dict[Any, dict[Any, Any]]: ...


O = TypeVar("O", bound=Owner)  # noqa: E741
P = ParamSpec("P")
T = TypeVar("T")


def derived(most: int) -> Callable[[Callable[Concatenate[O, P], T]], Callable[Concatenate[O, P], T]]:
    """Decorator: keeps the last `most` results of a pure function in its first argument; the others must be hashable.

    Safe to call from several threads; two that ask for the same result at once may both compute it.
    """

    def decorate(function: Callable[Concatenate[O, P], T]) -> Callable[Concatenate[O, P], T]:
        lock = Lock()

        @wraps(function)
        def only(owner: O) -> T:
            """The same for a function of the owner alone, of which some are asked for millions of times."""
            results = owner.derived.get(only)
            found = results.get(_ALONE, only) if results else only
            if found is not only:
                return cast(T, found)
            made = function(owner)  # type: ignore[call-arg]
            return cast(T, owner.derived.setdefault(only, {}).setdefault(_ALONE, made))

        @wraps(function)
        def remembered(owner: O, /, *args: P.args, **kwargs: P.kwargs) -> T:
            results = owner.derived.get(remembered)
            if results is None:
                results = owner.derived.setdefault(remembered, {})
            key = (args, *sorted(kwargs.items())) if kwargs else (args,)
            if most == 1:  # nothing to put in order, so nothing to wait for: these are asked for most often
                only: Any = results.get(key, remembered)
                if only is not remembered:
                    return cast(T, only)
            with lock:
                if key in results:
                    results[key] = results.pop(key)  # to the end: the least recently used is dropped first
                    found: T = results[key]
                    return found
            result = function(owner, *args, **kwargs)
            with lock:
                results[key] = result
                while len(results) > most:
                    del results[next(iter(results))]
            return result

        return only if function.__code__.co_argcount == 1 else remembered  # type: ignore[return-value]

    return decorate


_ALONE = ((),)
"""The key of a result that depends on the owner alone."""


def seed(owner: O, function: Callable[Concatenate[O, P], T], result: T, *args: P.args, **_: P.kwargs) -> None:
    """Makes `result` what a `derived` function returns for `owner` and `args`, where it is known without computing it."""
    owner.derived.setdefault(function, {})[(args,)] = result

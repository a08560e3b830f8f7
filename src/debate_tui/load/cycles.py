"""Finds the circles in a graph of reasons."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Step(NamedTuple):
    """Reasons that lead to a conclusion, as one relation draws it."""

    origins: tuple[str, ...]
    target: str


class Circle(NamedTuple):
    closing: int
    """Which of the steps closes the circle: without it there is none."""
    nodes: tuple[str, ...]
    """Round the circle, each node once."""


def circles(steps: Sequence[Step]) -> Iterator[Circle]:
    """One circle for each step that must go before none is left, found by one walk, in the order of the steps."""
    ahead: dict[str, list[tuple[int, str]]] = {}
    for number, step in enumerate(steps):
        for origin in step.origins:
            ahead.setdefault(origin, []).append((number, step.target))
    done: set[str] = set()
    for start in ahead:
        if start in done:
            continue
        # Not recursive: a chain of reasons may be longer than Python's stack.
        path = {start: iter(ahead[start])}
        while path:
            node = next(reversed(path))
            for number, target in path[node]:
                if target in path:
                    trail = list(path)
                    yield Circle(number, tuple(trail[trail.index(target) :]))
                elif target not in done:
                    path[target] = iter(ahead.get(target, ()))
                    break
            else:
                done.add(node)
                del path[node]

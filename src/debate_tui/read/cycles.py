"""Finds the circles in a graph of reasons."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SHOWN = 9


class Step(NamedTuple):
    """Reasons that lead to a conclusion, as one relation draws it."""

    origins: tuple[str, ...]
    target: str


class Circle(NamedTuple):
    closing: int
    """Which of the steps closes the circle: without it there is none."""
    nodes: tuple[str, ...]
    """Round the circle, each node once; of a long one the first `SHOWN`."""
    size: int
    """How many nodes the circle has."""


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
        path = [start]
        place = {start: 0}
        coming = [iter(ahead[start])]
        while path:
            for number, target in coming[-1]:
                if target in place:
                    at = place[target]
                    yield Circle(number, tuple(path[at : at + SHOWN]), len(path) - at)
                elif target not in done:
                    place[target] = len(path)
                    path.append(target)
                    coming.append(iter(ahead.get(target, ())))
                    break
            else:
                coming.pop()
                done.add(path[-1])
                del place[path.pop()]

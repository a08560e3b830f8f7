"""Finds the circles in a graph of reasons."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SHOWN = 9
"""How many nodes of a long circle are listed."""


class Step(NamedTuple):
    """One relation of support: the ids of its reasons, and of its conclusion."""

    origins: tuple[str, ...]
    target: str


class Circle(NamedTuple):
    """Reasons that rest on each other in a circle."""

    closing: int
    """The index of the step that closes the circle; without this step, the circle would be open."""
    nodes: tuple[str, ...]
    """The nodes of the circle in order, each once; of a long circle the first `SHOWN`."""
    size: int
    """How many nodes the circle has."""


def circles(steps: Sequence[Step]) -> Iterator[Circle]:
    """The circles that a depth-first search meets, one for each step that leads back to a node on the current path.

    Without those steps, there would be no circle. The search takes the steps in their order, in linear time.
    """
    ahead: dict[str, list[tuple[int, str]]] = {}
    for number, step in enumerate(steps):
        for origin in step.origins:
            ahead.setdefault(origin, []).append((number, step.target))
    done: set[str] = set()
    for start in ahead:
        if start in done:
            continue
        # Not recursive, since a chain of reasons may be longer than Python's stack allows.
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

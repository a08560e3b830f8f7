"""Finds the circles in a graph of reasons."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import gt
from typing import NamedTuple, Protocol

SHOWN = 9
"""How many nodes of a long circle are listed."""


class Support(Protocol):
    """A relation of support: the ids of its reasons, and of its conclusion."""

    @property
    def origins(self) -> tuple[str, ...]: ...
    @property
    def target(self) -> str: ...


class Step(NamedTuple):
    """A relation of support that is nothing else."""

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


def circles(steps: Iterable[Support]) -> Iterator[Circle]:
    """The circles that a depth-first search meets, one for each step that leads back to a node on the current path.

    Without those steps, there would be no circle. The search takes the steps in their order, in linear time, and keeps 12 bytes
    of each.
    """
    numbers: dict[str, int] = {}
    ahead, last = array("i"), array("i")
    """By node, the first and the last of what leads on from it; -1 for nothing."""
    following, targets, closing, starts = array("i"), array("I"), array("I"), array("I")
    for number, step in enumerate(steps):
        ends = [numbers.setdefault(id, len(numbers)) for id in (step.target, *step.origins)]
        new = len(numbers) - len(ahead)
        ahead.extend([-1] * new)
        last.extend([-1] * new)
        for origin in ends[1:]:
            if ahead[origin] < 0:
                ahead[origin] = len(targets)
                starts.append(origin)
            else:
                following[last[origin]] = len(targets)
            last[origin] = len(targets)
            following.append(-1)
            targets.append(ends[0])
            closing.append(number)
    names, done = list(numbers), bytearray(len(numbers))
    for start in starts:
        if done[start]:
            continue
        # Not recursive, since a chain of reasons may be longer than Python's stack allows.
        path, place, coming = [start], {start: 0}, [ahead[start]]
        while path:
            while (at := coming[-1]) >= 0:
                coming[-1], target = following[at], targets[at]
                if (back := place.get(target)) is not None:
                    nodes = tuple([names[node] for node in path[back : back + SHOWN]])
                    yield Circle(closing[at], nodes, len(path) - back)
                elif not done[target]:
                    place[target] = len(path)
                    path.append(target)
                    coming.append(ahead[target])
                    break
            else:
                coming.pop()
                done[path[-1]] = True
                del place[path.pop()]


def goes_round(count: int, origins: Sequence[int], targets: Sequence[int]) -> bool:
    """Whether there is any circle among steps from one of `count` nodes to another, by their numbers, without saying which.

    In linear time and little room: nodes from which no step leads on are taken away, until none is left or all are in circles
    or lead into one (Kahn's algorithm).
    """
    if all(map(gt, origins, targets)):  # as where each answer stands below what it answers
        return False
    onward, last = array("I", bytes(4 * count)), array("i", [-1]) * count
    before = array("i")
    for origin, target in zip(origins, targets, strict=True):
        onward[origin] += 1
        before.append(last[target])
        last[target] = len(before) - 1
    ends = array("I", (node for node in range(count) if not onward[node]))
    for end in ends:
        step = last[end]
        while step >= 0:
            origin = origins[step]
            onward[origin] -= 1
            if not onward[origin]:
                ends.append(origin)
            step = before[step]
    return len(ends) < count

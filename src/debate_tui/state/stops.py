"""Stops: where the cursor can stand on a page. They are looked up as moves need them, never listed as a whole."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from debate_tui.frozen import dataclass
from debate_tui.state.places import Spot
from debate_tui.state.targets import Go, Target


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor can stand: a cell in which Enter does something. `row` and `side` (column) count from 0."""

    row: int
    side: int
    target: Target

    @property
    def spot(self) -> Spot | None:
        """Where Enter leads; None where it does something else."""
        return self.target.to if isinstance(self.target, Go) else None

    @property
    def say(self) -> str:
        """The notice that is shown where Enter leads; "" where there is none."""
        return self.target.say if isinstance(self.target, Go) else ""

    @property
    def claim(self) -> str:
        """Full id of the claim that Enter leads to; "" where it leads to none."""
        return self.spot.claim if self.spot else ""


class Where(Protocol):
    """What a page tells about its rows without composing them: see `layout.parts.Rows`."""

    @property
    def sides(self) -> Sequence[int]: ...
    def sides_of(self, row: int) -> Sequence[int]: ...
    def target(self, row: int, side: int) -> Any: ...
    def next(self, row: int, down: bool, side: int | None = None) -> int | None: ...
    def group(self, row: int) -> range: ...
    def find(self, key: Any) -> Iterator[int]: ...


@dataclass(frozen=True, slots=True)
class Stops:
    """The stops of a page; iteration gives all of them, in reading order."""

    rows: Where | None = None

    def __bool__(self) -> bool:
        return bool(self.sides)

    def __iter__(self) -> Iterator[Stop]:
        return self.along(0, True)

    @property
    def sides(self) -> Sequence[int]:
        """The sides on which there is any stop, from left to right."""
        return self.rows.sides if self.rows else ()

    def on(self, row: int) -> tuple[Stop, ...]:
        """The stops of a row, from left to right."""
        rows = self.rows
        return tuple(Stop(row, side, rows.target(row, side)) for side in rows.sides_of(row)) if rows else ()

    def beyond(self, row: int, down: bool) -> tuple[Stop, ...]:
        """The stops of the nearest row below `row` (above it if not `down`) that has any; empty if no row has."""
        found = self.next(row + 1 if down else row - 1, down)
        return () if found is None else self.on(found)

    def next(self, row: int, down: bool, side: int | None = None) -> int | None:
        """The nearest row at or below `row` (above it if not `down`) with a stop, on `side` if that is given."""
        return self.rows.next(row, down, side) if self.rows else None

    def along(self, row: int, down: bool) -> Iterator[Stop]:
        """All stops from `row` on downwards, in reading order; upwards, in the opposite order."""
        found = self.next(row, down)
        while found is not None:
            yield from self.on(found)[:: 1 if down else -1]
            found = self.next(found + 1 if down else found - 1, down)

    def nearest(self, row: int, side: int) -> Stop | None:
        """The stop in the nearest row, and there the one nearest to `side`; None if the page has none."""
        if here := self.on(row):
            return min(here, key=lambda stop: abs(stop.side - side))
        both = (*self.beyond(row, False), *self.beyond(row, True))
        return min(both, key=lambda stop: (abs(stop.row - row), abs(stop.side - side)), default=None)

    def beside(self, row: int) -> dict[int, int]:
        """By side, the row of its stop nearest to `row`, the upper of two, among those in the same group of rows."""
        if self.rows is None:
            return {}
        group = self.rows.group(row)
        found = {}
        for side in self.sides:
            above, below = self.next(row, False, side), self.next(row, True, side)
            near = [at for at in (above, below) if at is not None and at in group]
            if near:
                found[side] = min(near, key=lambda at: abs(at - row))
        return found

    def about(self, claim: str) -> Iterator[Stop]:
        """The stops from which Enter leads to a claim (a full id), in reading order."""
        rows = self.rows.find(claim) if self.rows else ()
        return (stop for row in rows for stop in self.on(row) if stop.claim == claim)

"""The outline of a comparison: which claims stand in which row and column, found among numbers before a row is made."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, MEETS, SYMMETRIC, Graph, graph, mutual, numbered
from debate_tui.model.meeting import MANNERS, Manner
from debate_tui.model.pairing import Partner, stars, unpaired


class Beside(NamedTuple):
    """A row of a pairing: claims beside a hub."""

    hub: int
    """The number of the claim that the others stand beside."""
    first: bool
    """Whether the hub itself stands in this row; it does in the first one of its pairing."""
    edges: dict[int, int]
    """By column, the edge to the claim that stands there."""


_HUB, _NONE = -1, -2
"""In place of an edge: the hub itself stands there; nothing does."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of pairings in outline, as numbers: an issue may have many thousands."""

    count: int
    """How many rows there are."""
    positions: Sequence[int]
    """By column, the number of its position."""
    columns: Sequence[Sequence[int]]
    """By column, the rows in which a claim stands."""
    edges: Sequence[Sequence[int]]
    """By column, the edge to the claim in each of these rows."""
    groups: Sequence[int]
    """The first row of each pairing."""
    hubs: Sequence[int]
    """By pairing, its hub (the number of a claim)."""

    def hub(self, row: int) -> int:
        """The number of the claim beside which the others of a row stand."""
        return self.hubs[bisect_right(self.groups, row) - 1]

    def row(self, row: int) -> Beside:
        """The row with a number below `count`."""
        group = bisect_right(self.groups, row) - 1
        edges = ((side, self._edge(row, side)) for side in range(len(self.columns)))
        found = {side: edge for side, edge in edges if edge >= 0}
        return Beside(self.hubs[group], self.groups[group] == row, found)

    def claim(self, debate: Debate, row: int, side: int) -> int:
        """The number of the claim that stands in a row, in a column where one does."""
        edge, hub = self._edge(row, side), self.hub(row)
        return hub if edge == _HUB else _other(graph(debate), edge, hub)

    def _edge(self, row: int, side: int) -> int:
        """The edge to the claim in a row and a column; `_HUB` where the hub stands there, `_NONE` where nothing does."""
        rows = self.columns[side]
        at = bisect_left(rows, row)
        return self.edges[side][at] if at < len(rows) and rows[at] == row else _NONE


class Alone(NamedTuple):
    """A row of a claim without a counterpart: itself, or what is said of others, beside and below it."""

    claim: int
    number: int
    """Counts the rows of the claim; -1 in the row that parts it from the claim before."""


@dataclass(frozen=True, slots=True)
class Left:
    """Rows of claims without a counterpart in outline."""

    lines: Sequence[Alone]
    columns: Sequence[Sequence[int]]
    """By column, the rows in which a cell leads somewhere."""
    groups: Sequence[int]
    """The first row of each group."""


def rows_beside(debate: Debate, pairs: Pairs, claim: str) -> Iterator[int]:
    """The rows of pairings in which a claim (a full id) stands: all are in one column, that of its position."""
    drawn = graph(debate)
    wanted = drawn.order.get(claim, -1)
    if wanted < 0 or drawn.holders[wanted] not in pairs.positions:
        return iter(())
    side = pairs.positions.index(drawn.holders[wanted])
    its = {*drawn.touching.of(wanted)}
    stands = zip(pairs.columns[side], pairs.edges[side], strict=True)
    return (row for row, edge in stands if edge in its or (edge == _HUB and pairs.hub(row) == wanted))


def rows_alone(debate: Debate, lines: Sequence[Alone], claim: str) -> Iterator[int]:
    """The row in which a claim (a full id) stands alone, if it does."""
    wanted = Alone(graph(debate).order.get(claim, -1), 0)
    return (row for row, line in enumerate(lines) if line == wanted)


def partner(debate: Debate, edge: int, hub: int) -> Partner:
    """The claim at the other end of a hub's edge."""
    drawn = graph(debate)
    relation, outward = debate.relations[drawn.drawn[edge]], drawn.targets[edge] == hub
    return Partner(debate.claims[_other(drawn, edge, hub)], relation, outward or mutual(relation))


def _other(drawn: Graph, edge: int, claim: int) -> int:
    return drawn.origins[edge] if drawn.targets[edge] == claim else drawn.targets[edge]


@derived(4)
def paired(debate: Debate, issue: str, positions: tuple[str, ...]) -> Pairs:
    """The pairings of `positions` on `issue` (ids), one kind of relation after another in each.

    A row holds one kind of relation, so the order of kinds is the same in any layout, and one partner in a column.
    """
    shown = [*map(numbered(debate)[0].__getitem__, positions)]
    sides = {number: side for side, number in enumerate(shown)}
    holders = graph(debate).holders
    columns: list[list[int]] = [[] for _ in positions]
    edges: list[list[int]] = [[] for _ in positions]
    groups: list[int] = []
    hubs: list[int] = []
    count = 0
    for hub, ends in stars(debate, issue, positions):
        groups.append(count)
        hubs.append(hub)
        at = sides[holders[hub]]
        columns[at].append(count)
        edges[at].append(_HUB)
        last, height = -1, 0
        for kind, other, edge in ends:
            if kind != last:
                count, last, height, filled = count + height, kind, 0, [0] * len(positions)
            side = sides[holders[other]]
            columns[side].append(count + filled[side])
            edges[side].append(edge)
            filled[side] += 1
            if filled[side] > height:
                height += 1
        count += height
    return Pairs(count, shown, columns, edges, groups, hubs)


@derived(4)
def left_alone(debate: Debate, issue: str, positions: tuple[str, ...]) -> Left:
    """The claims of `positions` on `issue` (ids) that stand without a counterpart; beside each, who meets it elsewhere.

    Positions without a column, and the claim's own, are told below each other in the first column that is not the
    claim's (`pages.alone`).
    """
    drawn = graph(debate)
    column = {numbered(debate)[0][position]: side for side, position in enumerate(positions)}
    lines: list[Alone] = []
    columns: list[list[int]] = [[] for _ in positions]
    groups: list[int] = []
    for claim in unpaired(debate, issue, positions):
        if lines:
            groups.append(len(lines))
            lines.append(Alone(claim, -1))
        start, own = len(lines), column[drawn.holders[claim]]
        groups.append(start)
        columns[own].append(start)
        told: list[bool] = []
        if len(positions) > 1 and (met := _met(debate, claim)):
            first = 0 if own else 1
            sides = [(column.get(number, own), leads) for number, leads in met]
            told += [leads for side, leads in sides if side == first]
            told += [leads for side, leads in sides if side == own]
            columns[first] += [start + number for number, leads in enumerate(told or [False]) if leads]
            for side, leads in sides:
                if leads and side not in (own, first):
                    columns[side].append(start)
        lines += [Alone(claim, number) for number in range(len(told) or 1)]
    return Left(lines, columns, groups)


def met_in_order(debate: Debate, claim: int) -> Iterator[int]:
    """The positions (by number) that meet a claim (by number), its own last, the sharpest first; among equals, in the
    debate's order."""
    return (position for position, _ in _met(debate, claim))


def is_hub(debate: Debate, claim: int) -> bool:
    """Whether a claim (its number) has so many relations that what they come to is worth keeping: it may stand on an issue
    with each of thousands of answers."""
    return graph(debate).touching.count(claim) > _HUB_FROM


_HUB_FROM = 64


def _met(debate: Debate, claim: int) -> Sequence[tuple[int, bool]]:
    """`met_in_order`, each with whether a comparison shows any of its meetings (`model.meeting.meetings`)."""
    return (_met_of_hub if is_hub(debate, claim) else _met_by)(debate, claim)


def _met_by(debate: Debate, claim: int) -> Sequence[tuple[int, bool]]:
    drawn, shown = graph(debate), _shown(debate)
    found: dict[int, tuple[int, bool]] = {}
    holders, origins, targets, relations, kinds = drawn.holders, drawn.origins, drawn.targets, drawn.drawn, drawn.kinds
    for edge in drawn.touching.of(claim):
        kind, target = kinds[relations[edge]], targets[edge]
        other = origins[edge] if target == claim else target
        if MEETS[kind] and (target == claim or SYMMETRIC[kind]) and other != claim:
            manner, leads = found.get(holders[other], (_SHARP[kind], False))
            found[holders[other]] = min(manner, _SHARP[kind]), leads or shown[edge] > 0
    own = holders[claim]
    ranked = sorted((position == own, manner, position) for position, (manner, _) in found.items())
    return [(position, found[position][1]) for _, _, position in ranked]


_met_of_hub = derived(64)(_met_by)


def unshown(debate: Debate, issues: Iterable[str]) -> Sequence[int]:
    """The numbers of the relations by which claims meet and which no comparison on these issues (ids) shows: those within a
    position, and those of claims that are not on one of them together."""
    drawn, numbers = graph(debate), numbered(debate)[1]
    met = {relation for relation in drawn.drawn if MEETS[drawn.kinds[relation]]}
    return sorted(met.difference(drawn.drawn[edge] for id in issues for edge in drawn.across.of(numbers[id])))


_SHARP = [[*Manner].index(MANNERS[kind]) if kind in MANNERS else len(Manner) for kind in KINDS]
"""By number of a kind of relation, how far from the sharpest its manner is."""


@derived(1)
def _shown(debate: Debate) -> bytes:
    """By edge, whether the comparison of any issue shows it."""
    drawn = graph(debate)
    found = bytearray(len(drawn.origins))
    for edge in drawn.across.members:
        found[edge] = True
    return bytes(found)

"""The outline of a comparison: which claims stand in which row and column, found among numbers before a row is made."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

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
    column: int
    """The hub's column."""
    first: bool
    """Whether the hub itself stands in this row; it does in the first one of its pairing."""
    edges: dict[int, int]
    """By column, the edge to the claim that stands there."""

    def claims(self, debate: Debate) -> dict[int, int]:
        """By column, the number of the claim that stands there."""
        drawn = graph(debate)
        found = {column: _other(drawn, edge, self.hub) for column, edge in self.edges.items()}
        return {self.column: self.hub, **found} if self.first else found


class Alone(NamedTuple):
    """A row of a claim without a counterpart: itself, or what is said of others, beside and below it."""

    claim: int
    number: int
    """Counts the rows of the claim; -1 in the row that parts it from the claim before."""


L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Outline(Generic[L]):
    """Rows in outline."""

    lines: Sequence[L]
    columns: Sequence[Sequence[int]]
    """By column, the rows in which a cell leads somewhere."""
    groups: Sequence[int]
    """The first row of each group."""


def rows_beside(debate: Debate, lines: Sequence[Beside], claim: str) -> Iterator[int]:
    """The rows of pairings in which a claim (a full id) stands."""
    drawn = graph(debate)
    wanted, origins, targets = drawn.order.get(claim, -1), drawn.origins, drawn.targets
    for row, line in enumerate(lines):
        if line.hub == wanted:
            if line.first:
                yield row
        elif any(wanted in (origins[edge], targets[edge]) for edge in line.edges.values()):
            yield row


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
def paired(debate: Debate, issue: str, positions: tuple[str, ...]) -> Outline[Beside]:
    """The pairings of `positions` on `issue` (ids), one kind of relation after another in each.

    A row holds one kind of relation, so the order of kinds is the same in any layout, and one partner in a column.
    """
    column = {numbered(debate)[0][position]: place for place, position in enumerate(positions)}
    holders = graph(debate).holders
    lines: list[Beside] = []
    columns: list[list[int]] = [[] for _ in positions]
    groups: list[int] = []
    for hub, ends in stars(debate, issue, positions):
        first = len(lines)
        groups.append(first)
        at = column[holders[hub]]
        columns[at].append(first)
        last = -1
        for kind, other, edge in ends:
            if kind != last:
                top, last, filled = len(lines), kind, [0] * len(positions)
            side = column[holders[other]]
            row = top + filled[side]
            filled[side] += 1
            if row == len(lines):
                lines.append(Beside(hub, at, row == first, {}))
            lines[row].edges[side] = edge
            columns[side].append(row)
    return Outline(lines, columns, groups)


@derived(4)
def left_alone(debate: Debate, issue: str, positions: tuple[str, ...]) -> Outline[Alone]:
    """The claims of `positions` on `issue` (ids) that stand without a counterpart; beside each, who meets it elsewhere.

    Positions without a column, and the claim's own, are told below each other in the first column that is not the
    claim's (`pages.alone`).
    """
    drawn, shown = graph(debate), _shown(debate)
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
        if len(positions) > 1 and (met := _met(drawn, shown, claim)):
            first = 0 if own else 1
            sides = [(column.get(number, own), leads) for number, leads in met]
            told += [leads for side, leads in sides if side == first]
            told += [leads for side, leads in sides if side == own]
            columns[first] += [start + number for number, leads in enumerate(told or [False]) if leads]
            for side, leads in sides:
                if leads and side not in (own, first):
                    columns[side].append(start)
        lines += [Alone(claim, number) for number in range(len(told) or 1)]
    return Outline(lines, columns, groups)


def met_in_order(debate: Debate, claim: int) -> Iterator[int]:
    """The positions (by number) that meet a claim (by number), its own last, the sharpest first; among equals, in the
    debate's order."""
    return (position for position, _ in _met(graph(debate), _shown(debate), claim))


def _met(drawn: Graph, shown: bytes, claim: int) -> Sequence[tuple[int, bool]]:
    """`met_in_order`, each with whether a comparison shows any of its meetings (`model.meeting.meetings`)."""
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

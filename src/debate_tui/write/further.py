"""The columns of a table that a map was read from and has no place for: its own exports as rows have them behind theirs."""

from collections.abc import Callable, Mapping, Sequence

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.packed import unpacked
from debate_tui.read.rows.columns import meanings

Fits = Callable[[str, object], bool]
"""Whether a column of this name, and a value in it, can be written."""

_TABLES = frozenset(("csv", "jsonl"))
_MOST = 1000
"""Columns: a table that has more has numbers in them, and not what somebody says of a claim."""


@dataclass(frozen=True, slots=True)
class Further:
    """Names of columns, in the order in which claims have them, and what stands in them."""

    names: tuple[str, ...]
    fits: Fits

    def of(self, claim: Claim) -> Mapping[str, object]:
        """By name, what a claim has in them."""
        kept = unpacked(claim.extra) if self.names and claim.extra else {}
        return {name: kept[name] for name in self.names if name in kept and self.fits(name, kept[name])}


def further(debate: Debate, claims: Sequence[Claim], ours: Sequence[str], fits: Fits) -> Further:
    """Those of the table that a debate was read from, as far as its claims have them; none of any other debate.

    `ours`: the columns of the export, beside which no other may mean anything to its reader.
    """
    if debate.origin is None or debate.origin.format not in _TABLES:
        return Further((), fits)
    names: dict[str, None] = {}
    for claim in claims:
        kept = unpacked(claim.extra) if claim.extra else {}
        names |= dict.fromkeys(name for name, value in kept.items() if name not in names and fits(name, value))
        if len(names) > _MOST:
            return Further((), fits)
    return Further(_idle([*names], [*ours]), fits)


def _idle(names: Sequence[str], ours: Sequence[str]) -> tuple[str, ...]:
    """The names that mean nothing in the header of an export, whichever of its columns a file has."""
    whole, least = meanings(ours), ["row", "id", "claim"]
    idle = [
        name
        for name in names
        if name not in ours and _is_name(name)
        if meanings([*ours, name]) == [*whole, ""] and not meanings([*least, name])[-1]
    ]
    return tuple(idle) if meanings([*ours, *idle]) == [*whole, *("" for _ in idle)] else ()


def _is_name(name: str) -> bool:
    """Whether it is what a file may call a column, and none of the names that are ours."""
    return name == name.strip() != "" and name.isprintable() and not name.startswith("#")

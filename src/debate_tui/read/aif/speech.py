"""Tells of the speech in AIF nodesets, kind by kind, of how much of it the voices of claims are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from debate_tui.read.aif.vertex import Vertex
from debate_tui.read.aif.voices import Voices
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed

NAMES = {
    "RA": "inference",
    "CA": "conflict",
    "MA": "rephrasing",
    "L": "locution",
    "YA": "illocution",
    "TA": "transition",
}
"""What nodes of a type are called."""


@dataclass(slots=True)
class _Kind:
    """What is known of the nodes of a type."""

    first: Vertex
    many: int = 0
    named: int = 0
    """Those of which it is read who speaks."""
    idle: int = 0
    """Illocutions that lead to no claim."""


@dataclass(slots=True)
class Speech:
    """The speech of all nodesets of a file."""

    kinds: dict[str, _Kind] = field(default_factory=dict)
    """By type."""
    either: int = 0
    """Locutions of one of several people."""
    untied: int = 0
    """Locutions of people who are known, where no illocution ties them to what is claimed."""
    unsaid: set[str] = field(default_factory=set)
    """The names of illocutions that lead to claims and commit nobody to them."""
    untold: list[Vertex] = field(default_factory=list)
    """Claims of which it isn't told which of several people says them."""

    def take(self, speech: Mapping[str, Sequence[Vertex]], voices: Voices) -> None:
        """Adds the speech of a nodeset, by type."""
        for type, nodes in speech.items():
            kind = self.kinds.setdefault(type, _Kind(nodes[0]))
            kind.many += len(nodes)
            if type == "L":
                named = sum(map(bool, map(voices.of_locution, nodes)))
                kind.named += named
                self.untied += 0 if "YA" in speech else named
            elif type == "YA":
                leading = [node.id for node in nodes if _leads_to_claims(node)]
                kind.named += len(voices.read.intersection(leading))
                kind.idle += len(nodes) - len(leading)
        self.either += len(voices.either)
        self.unsaid |= voices.unsaid
        self.untold += voices.untold

    def tell(self, trouble: Trouble) -> None:
        """Reports it in one line for each type, since who speaks was read of it."""
        for type, kind in self.kinds.items():
            told = counted(kind.many, NAMES[type])
            if type == "TA":
                told += " between locutions"
            elif type == "L":
                told += _read_of(kind.named, kind.many)
                told += f"; of {self.either} it is one of several people" if self.either else ""
                told += self._tie(kind) if self.untied else ""
            else:
                told += _read_of(kind.named, kind.many) + self._but(kind)
            trouble.add(kind.first.at, "N130", told, "they are kept as extra")
        if self.untold:
            many = counted(len(self.untold), "claim")
            message = f"{many} of an illocution that several people share, and none of them says the same words: who says what isn't told"
            trouble.add(self.untold[0].at, "W127", message, "somebody says it, as far as the map knows")

    def _tie(self, kind: _Kind) -> str:
        some = "them" if self.untied == kind.named else f"{self.untied} of them"
        return f", but no illocution ties {some} to what is claimed: who claims it isn't told"

    def _but(self, kind: _Kind) -> str:
        """By which illocutions nobody says a claim."""
        unsaid = f" ({listed(sorted(self.unsaid), 8)})" if self.unsaid else ""
        if kind.many == 1:
            return (
                f": it doesn't say what it leads to{unsaid}"
                if unsaid
                else ": it leads to no claim"
                if kind.idle
                else ""
            )
        told = f", not of those that don't say what they lead to{unsaid}" if unsaid else ""
        return told + (
            f", not of {kind.idle} that {'leads' if kind.idle == 1 else 'lead'} to no claim" if kind.idle else ""
        )


def _read_of(some: int, many: int) -> str:
    """That who speaks is read of some of many nodes."""
    if many == 1:
        return f": who speaks {'is' if some else 'is not'} read of it"
    return ": who speaks is read of " + ("them" if some == many else f"{some or 'none'} of them")


def _leads_to_claims(act: Vertex) -> bool:
    """Whether an illocution is about a claim, and not a scheme."""
    for edge in act.out:
        if edge.target.claim:
            return True
    return any(edge.origin.claim for edge in act.into)

"""The library: the debates that were read, with the diagnostics from reading them."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, Extra
from debate_tui.model.derived import derived
from debate_tui.model.diagnostics import Diagnostic

PART = "part"
"""The key under a debate's `extra` by which a part that was written as a map says so."""
UNDIRECTED = "undirected"
"""The key under a debate's `extra` for how many relations its file has of which it doesn't say which claim acts on the other."""
UNDRAWN = "#undrawn"
"""The key under a debate's `extra` for how many relations at its claims its file has that are kept there, since no kind of ours, or
no claim at the other end, stands for them."""
CORPUS, NODESET, ALSO = "#corpus", "#nodeset", "#also"
"""The keys under `extra` for how a file holds several nodesets, for the number of the one that a claim or a relation stands in, from
1, and for how a claim stands in further ones."""
OURS = frozenset((UNDIRECTED, UNDRAWN, CORPUS, NODESET, ALSO))
"""The keys under `extra` that readers say, and not the file."""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Debates with their diagnostics; libraries are compared by identity, like the debates in them."""

    debates: tuple[Debate, ...] = ()
    diagnostics: Sequence[Diagnostic] = ()
    debate: Mapping[str, Debate] = field(init=False, repr=False, compare=False)
    """The debates by id; where two share an id, the first."""
    derived: dict[Any, dict[Any, Any]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Results of functions of this library, kept by `debate_tui.model.derived`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "debate", {d.id: d for d in reversed(self.debates)})


@derived(1)
def files_of(debate: Debate) -> frozenset[str]:
    """The files that a debate was read from, as its locations name them."""
    return bare_files_of(debate).union(node.at.file for some in (debate.claims, debate.relations) for node in some)


def bare_files_of(debate: Debate) -> frozenset[str]:
    """The files that a debate was read from, those left out that hold nothing but claims and relations."""
    some = (debate.positions, debate.issues, debate.stances, debate.sources, debate.conflicts)
    return frozenset((debate.at.file, *(node.at.file for nodes in some for node in nodes)))


def is_part(debate: Debate) -> bool:
    """Whether a map was written as a part of another one, whose other claims may answer those that it has."""
    return whole_of(debate.extra) != ""


def whole_of(extra: Extra) -> str:
    """The id of the map of which one with this `extra` is a part; "" where it is none."""
    part = extra.get(PART)
    return str(part["of"]) if isinstance(part, Mapping) and part.get("of") else ""


def is_card_file(debate: Debate) -> bool:
    """Whether a debate was read from a file of cards, so that its claims are tags and its quotes cards."""
    return debate.origin is not None and debate.origin.format.startswith("cards/")

"""Links: the claims that a claim is related to, by what one does to the other, and how a related claim is put."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from debate_tui.frozen import dataclass
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import credit, speaks_alone
from debate_tui.model.debate import By, Claim, Debate, Kind, Relation
from debate_tui.model.graph import graph
from debate_tui.model.lazy import Made
from debate_tui.pages.words import DRAWN, counted, not_shared, position_mark, role_words, step_words


@dataclass(frozen=True, slots=True)
class Link:
    """A related claim, seen from the claim on the page."""

    claim: Claim
    relation: Relation
    active: bool
    """True: the claim on the page acts on the other. False: the other acts on it."""


_SECTIONS = (
    (Kind.REBUTS, True, "Rebuts, and is rebutted by"),
    (Kind.UNDERCUTS, False, "Undercut by"),
    (Kind.UNDERCUTS, True, "It undercuts"),
    (Kind.QUALIFIES, False, "Qualified by"),
    (Kind.QUALIFIES, True, "It qualifies"),
    (Kind.CONCURS, True, "Concurs with"),
    (Kind.REPHRASES, False, "Rephrased by"),
    (Kind.REPHRASES, True, "It rephrases"),
    (Kind.SUPPORTS, False, "Supported by"),
    (Kind.SUPPORTS, True, "It supports"),
)
ALONE = "Where nobody else is named, the claims and relations on this page are this source's."
"""What a page says of the only source of a debate."""
_REASONS = tuple(one for one in _SECTIONS if not one[0].meets)
FOR = ((Kind.SUPPORTS, False), (Kind.CONCURS, True))
"""What speaks for a claim: what supports it, what comes to the same conclusion."""
AGAINST = ((Kind.REBUTS, True), (Kind.UNDERCUTS, False), (Kind.QUALIFIES, False))
"""What speaks against a claim, or limits it."""

Edges = Mapping[tuple[Kind, bool], Sequence[int]]


def edges_of(debate: Debate, number: int) -> Edges:
    """The edges of a claim (a number), by kind and whether the claim acts; of a symmetric kind it always does."""
    drawn = graph(debate)
    found: defaultdict[tuple[Kind, bool], list[int]] = defaultdict(list)
    for edge in drawn.touching.of(number):
        kind = drawn.kind(edge)
        found[kind, drawn.origins[edge] == number or kind.symmetric].append(edge)
    return found


def linked(debate: Debate, number: int, edges: Sequence[int]) -> Sequence[Link]:
    """The claims at the other ends of a claim's edges. Each is made when it is asked for."""
    return Made(len(edges), partial(_link, debate, number, edges))


def links(debate: Debate, claim: Claim) -> Iterator[tuple[str, Kind, Sequence[Link]]]:
    """(title, kind, related claims) of each kind of relation, the conflicts first; those without any are left out."""
    return _titled(debate, graph(debate).order[claim.full_id], _SECTIONS)


def reasons(debate: Debate, claim: Claim) -> Iterator[tuple[str, Kind, Sequence[Link]]]:
    """As `links`, without those by which claims meet."""
    return _titled(debate, graph(debate).order[claim.full_id], _REASONS)


def links_beside(debate: Debate, number: int) -> Iterator[tuple[str, Kind, Sequence[Link]]]:
    """As `links`, without what speaks for the claim or against it."""
    yield from _titled(debate, number, [one for one in _SECTIONS if one[:2] not in FOR + AGAINST])


def _titled(
    debate: Debate, number: int, sections: Sequence[tuple[Kind, bool, str]]
) -> Iterator[tuple[str, Kind, Sequence[Link]]]:
    found = edges_of(debate, number)
    for kind, active, title in sections:
        if edges := found.get((kind, active)):
            yield title, kind, linked(debate, number, edges)


def _link(debate: Debate, number: int, edges: Sequence[int], at: int) -> Link:
    drawn, edge = graph(debate), edges[at]
    active = drawn.origins[edge] == number
    other = drawn.targets[edge] if active else drawn.origins[edge]
    return Link(debate.claims[other], debate.relations[drawn.drawn[edge]], active)


def told_above(debate: Debate, link: Link) -> bool:
    """Whether who says a related claim and draws the relation is what the page says of all (`ALONE`)."""
    other, relation = link.claim, link.relation
    named = other.voice or other.role or relation.why or relation.by is not By.SOURCE
    return speaks_alone(debate) and not named


def link_paragraphs(debate: Debate, link: Link, follows: bool = False) -> Iterator[Paragraph]:
    """A related claim: what it says, who says so, and what is to be known of the relation, but where it `follows` another premise
    of the same relation, of which that is said."""
    other, relation = link.claim, link.relation
    if not other.held:
        yield paragraph(Run(not_shared(debate, other), "flag"), first="  ")
    mark = position_mark(debate, other.position)
    yield replace(paragraph(Run(other.text, "claim")), first=mark, rest=Run("  "))
    by = DRAWN[relation.by].replace(" ", "\N{NO-BREAK SPACE}")
    said: list[str | Run] = [f"{credit(debate, other)}{role_words(other)}".removeprefix(" · ")]
    said += [] if relation.why else [" · " if said[0] else "", Run(by, "why")]
    if any(said) and not told_above(debate, link):
        yield paragraph("— ", *said, style="citation", first="  ", rest="    ")
    if follows:
        return
    if len(relation.origins) > 1:
        together = counted(len(relation.origins), "linked premise")
        yield paragraph(f"({together}, which count together)", style="muted", first="  ")
    if relation.target in debate.relation:
        yield paragraph(step_words(debate, relation), style="muted", first="  ")
    if relation.why:
        who = "source" if relation.by is By.SOURCE else "mapper"
        yield paragraph(f"Why ({who}): {relation.why}", style="why", first="  ")

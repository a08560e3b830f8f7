"""Gives a debate that was written without positions, or without issues, those that follow from its relations.

A *thesis* is a claim that leads to no other: the conclusion of all the rest. Its *children* are the claims that act on it. Each claim that leads
to a thesis does so by its shortest way, the first in the files where there are several; it is for the thesis where an even number
of the steps are against something. What acts on the step of a relation acts on those who draw it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from debate_tui.model.debate import Claim, Debate, Issue, Kind, Position, Role, ends

_FOR = frozenset((Kind.SUPPORTS, Kind.CONCURS, Kind.REPHRASES))

_LABEL_WORDS = 4
_LABEL_LETTERS = 30

OTHER = "other"
"""The position of claims that stand for none of the others, as far as relations tell."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a claim leads to a thesis."""

    thesis: str
    child: str | None
    """The thesis' child that it goes through; None for the thesis itself."""
    agrees: bool


def with_derived(debate: Debate, *, positions: bool, issues: bool) -> Debate:
    """`debate` with positions and issues derived, as asked; unchanged where it has no claims and sources to hold."""
    if not (positions or issues) or not (debate.claims or debate.sources):
        return debate
    acting = _acting(debate)
    theses = _theses(debate, acting)
    ways = _ways(theses, acting)
    if positions:
        debate = _with_positions(debate, theses, ways)
    return _with_issues(debate, ways) if issues else debate


_Acting = Mapping[str, Sequence[tuple[str, bool]]]


def _acting(debate: Debate) -> _Acting:
    """By claim, those that act on it, and whether for it, in the order of the files; where a relation holds both ways, either on the other."""
    acting: dict[str, list[tuple[str, bool]]] = {}
    for relation in debate.relations:
        agrees = relation.kind in _FOR
        origins, targets = ends(debate, relation)
        for target in targets:
            for origin in origins:
                acting.setdefault(target, []).append((origin, agrees))
                if relation.kind.symmetric:
                    acting.setdefault(origin, []).append((target, agrees))
    return acting


def _theses(debate: Debate, acting: _Acting) -> list[str]:
    """What is called a thesis; else what acts on nothing and is acted on; else what acts on nothing; else the first claim."""
    called = [claim.full_id for claim in debate.claims if claim.role is Role.THESIS]
    if called:
        return called
    busy = {origin for relation in debate.relations for origin in relation.origins}
    free = [claim.full_id for claim in debate.claims if claim.full_id not in busy]
    return [id for id in free if id in acting] or free or [claim.full_id for claim in debate.claims[:1]]


def _ways(theses: Iterable[str], acting: _Acting) -> dict[str, _Way]:
    ways = {thesis: _Way(thesis, None, True) for thesis in theses}
    coming = list(ways)
    for target in coming:
        way = ways[target]
        for origin, agrees in acting.get(target, ()):
            if origin not in ways:
                ways[origin] = _Way(way.thesis, way.child or origin, way.agrees == agrees)
                coming.append(origin)
    return ways


def _with_positions(debate: Debate, theses: Sequence[str], ways: Mapping[str, _Way]) -> Debate:
    """Pro and Con towards the one thesis; one a thesis where there are several, held by those who are for it."""
    of: dict[str, str] = {}
    positions: list[Position] = []
    if len(theses) == 1:
        thesis = debate.claim[theses[0]]
        positions = [
            Position("pro", "Pro", f"For: {thesis.text}", thesis.at, derived=True),
            Position("con", "Con", f"Against: {thesis.text}", thesis.at, derived=True),
        ]
        of = {id: "pro" if way.agrees else "con" for id, way in ways.items()}
    elif theses:
        names = _names((debate.claim[id] for id in theses), {OTHER})
        claims_of = [debate.claim[id] for id in theses]
        positions = [Position(names[t.full_id], _label(t.text), t.text, t.at, derived=True) for t in claims_of]
        of = {id: names[way.thesis] for id, way in ways.items() if way.agrees}
    claims = [replace(claim, position=claim.position or of.get(claim.full_id, OTHER)) for claim in debate.claims]
    held: dict[str, Counter[str]] = {}
    for claim in claims:
        held.setdefault(claim.source, Counter())[claim.position] += 1
    sources = [
        replace(one, position=held[one.id].most_common(1)[0][0] if one.id in held else OTHER) for one in debate.sources
    ]
    if OTHER in {one.position for one in claims} | {one.position for one in sources}:
        summary = "What stands for none of the other positions, as far as the relations tell."
        positions.append(Position(OTHER, "Other", summary, debate.at, derived=True))
    return replace(debate, positions=tuple(positions), claims=tuple(claims), sources=tuple(sources))


def _with_issues(debate: Debate, ways: Mapping[str, _Way]) -> Debate:
    """One for each child of a thesis: what leads to the thesis through it is on it, and so is the thesis."""
    children = [debate.claim[id] for id, way in ways.items() if way.child == id]
    names = _names(children, ())
    issues = [Issue(names[c.full_id], c.text, _label(c.text), c.at, derived=True) for c in children]
    on: dict[str, list[str]] = {}
    for id, way in ways.items():
        if way.child is not None:
            on.setdefault(id, []).append(names[way.child])
            if way.child == id:
                on.setdefault(way.thesis, []).append(names[id])
    claims = [replace(claim, issues=claim.issues or tuple(on.get(claim.full_id, ()))) for claim in debate.claims]
    return replace(debate, issues=tuple(issues), claims=tuple(claims))


def _names(claims: Iterable[Claim], taken: Iterable[str]) -> dict[str, str]:
    """By full id, the claims' own ids; with their source's where that is taken."""
    names: dict[str, str] = {}
    used = set(taken)
    for claim in claims:
        name = claim.id if claim.id not in used else f"{claim.source}-{claim.id}"
        while name in used:
            name += "-2"
        used.add(name)
        names[claim.full_id] = name
    return names


def _label(text: str) -> str:
    """The first words of a text, for narrow places."""
    words = re.split(r"\s+", text.strip())
    short = " ".join(words[:_LABEL_WORDS])
    cut = short if len(short) <= _LABEL_LETTERS else short[: _LABEL_LETTERS - 1].rstrip()
    return cut if cut == " ".join(words) else f"{cut}…"

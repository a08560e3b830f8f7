"""A brief as a debate, which every format can write: each mark is an issue, with the words that were marked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from debate_tui.frozen import dataclass
from debate_tui.model.attribution import voice_words
from debate_tui.model.brief import Brief, Mark, changes, debate_of
from debate_tui.model.debate import Claim, Debate, Issue, Location, Position, Quote, Relation, Source
from debate_tui.model.library import Library
from debate_tui.pages.compare import opening_of
from debate_tui.pages.words import relation_words
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import counted, listed, names_apart

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A brief beside the library that it is compared with."""

    brief: Brief
    library: Library


def told_of(mark: Mark) -> str:
    """A mark in a few words, with who speaks: `Solomon rebuts CGTN`."""
    acting, met = (_names(mark, side) for side in mark.sides)
    if not mark.relation:
        return acting or "nothing that can be read"
    if acting == met:
        acting, met = (_words(side) for side in mark.sides)
    words = relation_words(mark.relation, mark.kept, active=True)
    return f"{acting} {words}{' with' if words.endswith('concurs') else ''} {met}"


def _names(mark: Mark, claims: tuple[Claim, ...]) -> str:
    names = list(dict.fromkeys(voice_words(mark.kept, claim) for claim in claims))
    return listed(names, 3, names_apart(names))


def _words(claims: tuple[Claim, ...]) -> str:
    """How the claims of a side begin: that alone tells both sides of a pair apart where one source says them."""
    return listed([f"“{opening_of(claim)}”" for claim in claims], 3)


def size_words(brief: Brief) -> str:
    """`2 claims, 1 pair`: how many marks of each kind a brief has; one without a claim is neither."""
    sound = [mark for mark in brief.marks if mark.kept.claims]
    pairs = sum(mark.relation is not None for mark in sound)
    single, broken = len(sound) - pairs, len(brief.marks) - len(sound)
    counts = [counted(single, "claim")] if single else []
    counts += [counted(pairs, "pair")] if pairs else []
    counts += [f"{counted(broken, 'mark')} without a claim"] if broken else []
    return ", ".join(counts) or "nothing yet"


def proved(mark: Mark, library: Library) -> Debate:
    """What a mark keeps, each quote in the state that verification found for the same words in the map of now."""
    now = debate_of(mark, library)

    def stated(claim: Claim) -> Claim:
        there = now.claim.get(claim.full_id) if now else None
        quotes = there.quotes if there else ()
        return replace(claim, quotes=tuple(_in_state(quote, quotes) for quote in claim.quotes))

    return replace(mark.kept, claims=tuple(map(stated, mark.kept.claims)))


def _in_state(quote: Quote, now: Sequence[Quote]) -> Quote:
    """A quote in the state of the same words in the map of now; of several in different ones, of those at the same place."""
    same = [one for one in now if (one.text, one.source) == (quote.text, quote.source)]
    if len({one.state for one in same}) > 1:
        same = [one for one in same if one.locator == quote.locator]
    return replace(quote, state=same[0].state) if same else quote


def brief_debate(shown: Shown) -> Debate:
    """The brief as a debate of its own, sound as one that was read: marks are its issues, in their order.

    What several marks have alike, it has once. Where two debates have an id in common, or a map has changed between two
    marks, the later one's gets a number.
    """
    brief = shown.brief
    made = _Made()
    for number, mark in enumerate(brief.marks, 1):
        made.add(mark, proved(mark, shown.library), f"mark-{number}")
    if several := of_several(brief):
        made.tell_positions_apart({mark.debate: title_of(mark, shown.library) for mark in brief.marks})
    titles = dict.fromkeys(title_of(mark, shown.library) for mark in brief.marks if mark.debate)
    told = [f"{number}: {' '.join(found)}" for number, found in _changed(shown)]
    changed = f"What has become of it in the map, by mark: {' '.join(told)}" if told else ""
    return Debate(
        brief.name,
        brief.title,
        f"A brief of {size_words(brief)}{f', from: {listed(titles, 20)}' if titles else ''}",
        changed,
        Location(brief.file),
        positions=tuple(made.positions.values()),
        issues=tuple(
            _issue(number, mark, f" ({title_of(mark, shown.library)})" if several and mark.debate else "")
            for number, mark in enumerate(brief.marks, 1)
        ),
        sources=tuple(made.sources.values()),
        claims=tuple(replace(claim, issues=tuple(made.on[id])) for id, claim in made.claims.items()),
        relations=tuple(dict.fromkeys(made.relations)),
    )


def _changed(shown: Shown) -> list[tuple[int, tuple[str, ...]]]:
    """By number of a mark, from 1, what has changed in the map since."""
    found = ((number, tuple(changes(mark, shown.library))) for number, mark in enumerate(shown.brief.marks, 1))
    return [(number, words) for number, words in found if words]


def of_several(brief: Brief) -> bool:
    """Whether the marks are of several debates."""
    return len({mark.debate for mark in brief.marks if mark.debate}) > 1


def title_of(mark: Mark, library: Library) -> str:
    """The title of a mark's debate, or its id where it is not at hand."""
    debate = debate_of(mark, library)
    return f"“{debate.title}”" if debate else mark.debate


def _issue(number: int, mark: Mark, of: str) -> Issue:
    note = one_line(mark.note).strip()
    words = f"{told_of(mark)}{of}"
    extra = {"debate": mark.debate, **({"note": mark.note} if mark.note else {})}
    return Issue(f"mark-{number}", f"{words}. Note: {note}" if note else words, words, mark.at, extra=extra)


_Node = TypeVar("_Node", Position, Source, Claim)


class _Made:
    """The nodes of a brief's debate, by id, while marks are added."""

    def __init__(self) -> None:
        self.positions: dict[str, Position] = {}
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}
        self.relations: list[Relation] = []
        self.on: dict[str, list[str]] = {}
        """By claim, the marks that it is in."""
        self._of: dict[str, str] = {}
        """By id of a position, the debate that it is of."""
        self._known: dict[object, str] = {}
        self._drawn: dict[str, Relation] = {}

    def add(self, mark: Mark, kept: Debate, issue: str) -> None:
        """Adds what a mark keeps; its claims are then on `issue`."""
        positions = {one.id: self._name(mark, one, self.positions) for one in kept.positions}
        sources = {
            one.id: self._name(mark, replace(one, position=positions.get(one.position, "")), self.sources)
            for one in kept.sources
        }
        claims = {one.full_id: self._claim(mark, one, positions, sources) for one in kept.claims}
        for id in {claims[claim.full_id] for side in mark.sides for claim in side}:
            self.on[id].append(issue)
        steps: dict[str, str] = {}
        for one in reversed(kept.relations):  # what is undercut stands behind what undercuts it
            origins = tuple(claims[id] for id in one.origins)
            drawn = replace(one, origins=origins, target=claims.get(one.target) or steps[one.target], at=_NOWHERE)
            if one.id:
                steps[one.id] = self._step(mark, drawn)
                drawn = replace(drawn, id=steps[one.id])
            self.relations.append(drawn)

    def tell_positions_apart(self, titles: Mapping[str, str]) -> None:
        """Puts behind a label that positions of several debates have the title of its debate."""
        debates: dict[str, set[str]] = {}
        for id, position in self.positions.items():
            debates.setdefault(position.label, set()).add(self._of[id])
        for id, position in self.positions.items():
            if len(debates[position.label]) > 1:
                self.positions[id] = replace(position, label=f"{position.label} ({titles[self._of[id]]})")

    def _name(self, mark: Mark, node: _Node, there: dict[str, _Node]) -> str:
        """The id of a node, which is added unless it is there already."""
        plain = replace(node, at=_NOWHERE)
        key = type(node).__name__, mark.debate, repr(plain)
        if key not in self._known:
            id = _free(node.id, there)
            if isinstance(node, Source) and id != node.id:
                node = replace(node, label=node.name)  # its id may be all the name that it has
            there[id] = replace(node, id=id)
            self._known[key] = id
            if isinstance(node, Position):
                self._of[id] = mark.debate
        return self._known[key]

    def _claim(self, mark: Mark, claim: Claim, positions: dict[str, str], sources: dict[str, str]) -> str:
        quotes = tuple(
            replace(quote, source=sources[quote.source] if quote.source else "", at=_NOWHERE) for quote in claim.quotes
        )
        here = replace(
            claim,
            source=sources[claim.source],
            position=positions[claim.position],
            quotes=quotes,
            issues=(),
            at=_NOWHERE,
        )
        key = "claim", mark.debate, repr(here)
        if key not in self._known:
            id = _free(claim.id, {one.id for one in self.claims.values() if one.source == here.source})
            here = replace(here, id=id)
            self.claims[here.full_id] = here
            self.on[here.full_id] = []
            self._known[key] = here.full_id
        return self._known[key]

    def _step(self, mark: Mark, drawn: Relation) -> str:
        key = "relation", mark.debate, repr(drawn)
        if key not in self._known:
            self._known[key] = id = _free(drawn.id or "step", self._drawn)
            self._drawn[id] = drawn
        return self._known[key]


def _free(id: str, taken: "dict[str, _Node] | dict[str, Relation] | set[str]") -> str:
    number, name = 1, id
    while name in taken:
        number += 1
        name = f"{id}-{number}"
    return name

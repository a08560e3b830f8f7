"""Briefs: what a reader has marked, each mark with the words as they stood then, and what has changed in the map since."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.model.attribution import voice_words
from debate_tui.model.debate import Claim, Debate, Location, Quote, Relation, Source, ends
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.model.library import Library
from debate_tui.model.pairing import attacked, edges_of
from debate_tui.model.part import part
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import listed


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A claim, or claims and how they meet, put into a brief."""

    debate: str
    """Id of the debate that it was taken from."""
    kept: Debate
    """A map of nothing but what was marked, in the words of then: see `kept_claim` and `kept_pair`."""
    at: Location
    note: str = ""
    """The reader's own."""

    @property
    def sides(self) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """The claims that act, and those that they act on; of a claim alone, that claim and nothing."""
        if not self.kept.relations:
            return tuple(self.kept.claims), ()
        acting, met = ends(self.kept, self.kept.relations[0])
        return tuple(map(self.kept.claim.__getitem__, acting)), tuple(map(self.kept.claim.__getitem__, met))

    @property
    def relation(self) -> Relation | None:
        """How the two sides meet; None where a claim stands alone."""
        return self.kept.relations[0] if self.kept.relations else None

    @property
    def ids(self) -> tuple[str, ...]:
        """What was marked, by which it is known again: the debate, the full ids of both sides' claims, and how they meet."""
        acting, met = self.sides
        kind = self.relation.kind.value if self.relation else ""
        return self.debate, *(claim.full_id for claim in acting), "", *(claim.full_id for claim in met), kind


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """Marks in the order that their reader has given them."""

    name: str
    """The name of its file, without the suffix."""
    title: str
    file: str
    marks: tuple[Mark, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with its file."""
    sound: bool = True
    """False where the file could not be read at all: then nothing is written into it."""

    def find(self, mark: Mark) -> int | None:
        """The number, from 0, of the mark of the same claims; None where there is none."""
        return next((number for number, one in enumerate(self.marks) if one.ids == mark.ids), None)


@dataclass(frozen=True, slots=True, eq=False)
class Briefs:
    """All briefs of a reader, by name, and the one that marks go into."""

    all: tuple[Brief, ...]
    current: str
    removed: tuple[Brief, ...] = ()
    """Those that were removed, and can be brought back."""

    @property
    def brief(self) -> Brief | None:
        """The current brief; None where nothing has been put into it yet."""
        return next((brief for brief in self.all if brief.name == self.current), None)


def kept_claim(debate: Debate, claim: Claim) -> Debate:
    """A map of one claim, with its sources and its position."""
    return _kept(debate, (claim.full_id,), ())


def kept_pair(debate: Debate, relation: Relation) -> Debate:
    """A map of a relation and the claims at its ends; of an undercut of a relation, with what it undercuts, too."""
    chain = (relation, *attacked(debate, relation))
    acting, met = ends(debate, relation)
    others = (end for one in chain for end in (*one.origins, one.target) if end in debate.claim)
    return _kept(debate, tuple(dict.fromkeys((*acting, *met, *others))), chain)


def _kept(debate: Debate, claims: tuple[str, ...], relations: tuple[Relation, ...]) -> Debate:
    chosen = part(debate, map(debate.claim.__getitem__, claims), (), ())
    held = {claim.position for claim in chosen.claims} | {source.position for source in chosen.sources}
    return Debate(
        debate.id,
        debate.title,
        debate.question,
        "",
        debate.at,
        positions=tuple(one for one in chosen.positions if one.id in held),
        sources=chosen.sources,
        claims=tuple(map(chosen.claim.__getitem__, claims)),
        relations=relations,
    )


def debate_of(mark: Mark, library: Library) -> Debate | None:
    """The debate that a mark was taken from; where it isn't at hand, the only map made of a file so called, with or without its
    suffix, that has all that was marked, some of it in the same words."""
    from debate_tui.text.ids import id_before, id_of_file  # few marks are of a file that is gone

    if (found := library.debate.get(mark.debate)) or not mark.debate:
        return found

    def called(debate: Debate) -> bool:
        if not (debate.origin and (file := debate.origin.file)):
            return False
        return mark.debate in (id_of_file(file), id_before(file, debate.origin.format))

    words = {claim.full_id: claim.text for claim in mark.kept.claims}
    made = (one for one in library.debates if called(one) and all(id in one.claim for id in words))
    able = [one for one in made if any(one.claim[id].text == text for id, text in words.items())]
    return able[0] if len(able) == 1 else None


def marked_anew(mark: Mark, library: Library) -> Mark | None:
    """The mark of the same claims in the words that the map has now; None where it no longer has one of them, or how they
    meet."""
    debate = debate_of(mark, library)
    ids = {claim.full_id for side in mark.sides for claim in side}
    if debate is None or not ids or any(id not in debate.claim for id in ids):
        return None
    if mark.relation is None:
        first, *others = mark.sides[0]
        return None if others else replace(mark, kept=kept_claim(debate, debate.claim[first.full_id]))
    there = meeting(mark.relation, mark.kept, debate)
    return replace(mark, kept=kept_pair(debate, there)) if there else None


# What has changed since


def worded_alike(one: Mark, other: Mark) -> bool:
    """Whether two marks of the same claims keep the same words: claims, quotes, sources, and why they meet."""
    return _words(one.kept) == _words(other.kept)


def _words(kept: Debate) -> object:
    claims = [
        (claim.full_id, claim.text, claim.voice, claim.role, *map(_quoted, claim.quotes)) for claim in kept.claims
    ]
    held = [(claim.full_id, claim.position, kept.position[claim.position].label) for claim in kept.claims]
    cited = sorted((source.id, *map(str, _cited(source))) for source in kept.sources)
    return claims, held, cited, [(one.kind, one.origins, one.target, one.why) for one in kept.relations]


def changes(mark: Mark, library: Library) -> Iterator[str]:
    """What is no longer in the map as it was marked, each in a sentence; nothing where all is as it was."""
    now = debate_of(mark, library)
    if not mark.debate:
        yield "Which debate it is of can't be read: whether the map has changed is not known."
        return
    if now is None:
        yield "Its debate is not at hand: whether the map has changed is not known."
        return
    acting, met = mark.sides
    claims = mark.kept.claims  # those of a step that is undercut are among them
    yield from dict.fromkeys(said for claim in claims for said in _changed(mark.kept, claim, now))
    if mark.relation and all(claim.full_id in now.claim for claim in (*acting, *met)):
        yield from _drawn_otherwise(mark.relation, mark.kept, now)


def _changed(kept: Debate, claim: Claim, now: Debate) -> Iterator[str]:
    name = _called(claim, kept)
    there = now.claim.get(claim.full_id)
    if there is None:
        yield f"The claim of {name} is no longer in the map."
        return
    if there.text != claim.text:
        yield f"The map now puts the claim of {name} so: {there.text}"
    if there.voice != claim.voice:
        yield f"The map now says otherwise whose words the claim of {name} is."
    label = now.position[there.position].label
    if there.position != claim.position:
        yield f"The map now counts the claim of {name} to “{label}”."
    elif label != (before := kept.position[claim.position].label):
        yield f"The map now calls the position “{label}”; it was “{before}”."
    was, is_now = ([_quoted(one) for one in each.quotes] for each in (claim, there))
    if was == is_now:
        yield from _otherwise_placed(name, zip(claim.quotes, there.quotes, strict=True))
    else:
        new = [f"“{one_line(quote.text).strip()}”" for quote in there.quotes if _quoted(quote) not in was]
        yield f"The map now quotes {name} otherwise{f': {listed(new, 3)}' if new else ''}."
    sources = dict.fromkeys((claim.source, *(claim.source_of(quote) for quote in claim.quotes)))
    for id in sources:
        if id in now.source and _cited(now.source[id]) != _cited(kept.source[id]):
            yield f"The map now cites {kept.source[id].name} otherwise."


def _called(claim: Claim, kept: Debate) -> str:
    """Whose claim it is, as the sentences about it say; of several of the same speaker, with its words."""
    names = [voice_words(kept, one) for one in kept.claims]
    name = voice_words(kept, claim)
    return f"{name} (“{one_line(claim.text)}”)" if names.count(name) > 1 else name


def _quoted(quote: Quote) -> tuple[str, str]:
    """A quote's words and the source that they are from, wherever they stand there."""
    return quote.text, quote.source


def _otherwise_placed(name: str, quotes: Iterable[tuple[Quote, Quote]]) -> Iterator[str]:
    """What differs beside the words of a speaker's quotes as they were marked and as they are now."""
    for was, is_now in quotes:
        words = f"“{one_line(was.text).strip()}” of {name}"
        if was.locator != is_now.locator:
            yield f"The map now places {words} {f'at {is_now.locator}' if is_now.locator else 'nowhere in its text'}."
        if was.note != is_now.note:
            yield f"The map now notes on {words}: {one_line(is_now.note or 'nothing').strip()}"


def _cited(source: Source) -> tuple[object, ...]:
    return source.label, source.title, source.authors, source.outlet, source.published, source.url


def _drawn_otherwise(relation: Relation, kept: Debate, now: Debate) -> Iterator[str]:
    """Whether the two sides still meet so in the map, and for the same reason."""
    found = meeting(relation, kept, now)
    if found is None:
        yield "The map no longer says that these meet so."
    elif found.why != relation.why:
        yield f"The map now says why otherwise: {found.why or 'it gives no reason.'}"


def meeting(relation: Relation, kept: Debate, now: Debate) -> Relation | None:
    """The relation of the same kind between the same claims in another map; None where it has none."""
    acting, met = (set(side) for side in ends(kept, relation))
    for edge in edges_of(now, now.claim[relation.origins[0]]):
        there = tuple(set(side) for side in ends(now, edge.relation))
        if edge.relation.kind is relation.kind and (
            there == (acting, met) or (relation.kind.symmetric and there == (met, acting))
        ):
            return edge.relation
    return None

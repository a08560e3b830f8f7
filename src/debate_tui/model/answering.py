"""Answers: which cards answer a card, in its file and in all others, and by what that is told.

Nobody draws these: card files have no relations. They are derived, in this order, from titles (`model.by_title`), from one source
that the other side reads, and from tags that are alike (`model.likeness`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.model.by_title import Card, Why, card_of, told
from debate_tui.model.card_index import Block, CardIndex, card_index
from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph
from debate_tui.model.library import Library, is_card_file
from debate_tui.model.likeness import Words, likeness, opposed, weight
from debate_tui.model.same_source import same_source, signs
from debate_tui.model.titles import number

ALIKE = 0.3
"""The least likeness of tags of opposite sides. Chosen, as `ALIKE_UNTOLD`, on one half of the labelled tags of the tests;
docs/cards.md has precision and recall on the other."""
ALIKE_UNTOLD = 0.5
"""The least likeness where the sides aren't told; then either tag must also deny the other."""
AT_ONCE = 1000
"""Cards that are indexed when somebody asks: more take longer than a key may, and are indexed beforehand, beside the keys."""
MOST_ALIKE = 20
"""How many cards are told at most by the likeness of their tags."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A card that answers another, or that another answers."""

    debate: str
    claim: str
    """Full id."""
    why: Why
    title: str = ""
    """The title that says so, as it stands above the answer."""
    shared: frozenset[str] = frozenset()
    """The stems that both tags have (`model.likeness`)."""
    denies: bool = False
    """Whether one tag denies what the other says."""
    score: float = 0.0
    again: int = 0
    """In how many other places the same card stands, with the same tag and cite."""


_Place = tuple[str, int]
"""Id of a debate, and the number of a card."""


def answers(library: Library, debate: str, claim: str) -> tuple[Answer, ...]:
    """The cards that answer one (the id of its debate, its full id), the plainest first; empty where none is told.

    In time that grows with the number of files and blocks, and with the cards whose tags share words with its own.
    """
    own = library.debate[debate]
    if not is_card_file(own):
        return ()
    card = card_of(own, card_index(own), graph(own).order[claim])
    found: dict[_Place, Answer] = {}
    for other in card_files(library):
        for n, answer in (*_by_titles(other, card), *_by_source(other, card)):
            place = other.id, n
            if place not in found or answer.why < found[place].why:
                found[place] = answer
    for place, answer in _by_likeness(library, card):
        found.setdefault(place, answer)
    found.pop((debate, card.number), None)
    return _ranked(library, debate, found)


def answered(library: Library, debate: str, claim: str) -> tuple[Answer, ...]:
    """The cards that one answers by the titles above it (the id of its debate, its full id)."""
    own = library.debate[debate]
    if not is_card_file(own):
        return ()
    index = card_index(own)
    own_number = graph(own).order[claim]
    at = index.block_of[own_number]
    if at < 0 or not (index.blocks[at].answers or index.blocks[at].numbers):
        return ()
    found: dict[_Place, Answer] = {}
    for other in card_files(library):
        theirs = card_index(other)
        for n in _perhaps(index.blocks[at], theirs):
            card = card_of(other, theirs, n)
            reason = told(index.blocks[at], at, own, card)
            if reason and _may_answer(index.sides[own_number], card, own is other, reason[0]):
                found[other.id, n] = Answer(other.id, card.claim.full_id, *reason)
    found.pop((debate, own_number), None)
    return _ranked(library, debate, found)


def card_files(library: Library) -> tuple[Debate, ...]:
    """The debates that were read from files of cards and can be asked: those indexed, and the others unless they are many."""
    later = waiting(library)
    if sum(len(debate.claims) for debate in later) <= AT_ONCE:
        return _all(library)
    return tuple(debate for debate in _all(library) if _is_indexed(debate))


def waiting(library: Library) -> tuple[Debate, ...]:
    """The files of cards that are not indexed yet."""
    return tuple(debate for debate in _all(library) if not _is_indexed(debate))


def indexed(library: Library) -> int:
    """How many files of cards are indexed."""
    return sum(map(_is_indexed, _all(library)))


def left_out(library: Library) -> int:
    """How many files of cards `card_files` leaves out, since they wait to be indexed."""
    return len(_all(library)) - len(card_files(library))


def _all(library: Library) -> tuple[Debate, ...]:
    return tuple(one for one in library.debates if is_card_file(one) and library.debate[one.id] is one)


def _is_indexed(debate: Debate) -> bool:
    return card_index in debate.derived


def _by_titles(other: Debate, card: Card) -> Iterator[tuple[int, Answer]]:
    index = card_index(other)
    for at, block in enumerate(index.blocks):
        if (block.answers or block.numbers) and (reason := told(block, at, other, card)):
            for n in index.cards_of[at]:
                if _may_answer(index.sides[n], card, other is card.debate, reason[0]):
                    yield n, Answer(other.id, other.claims[n].full_id, *reason)


def _may_answer(side: str, card: Card, here: bool, why: Why) -> bool:
    """Whether a card of this side may answer another: nobody answers their own side, but in a file of one argument, which holds
    both sides of it under the name of one."""
    return not card.side or side != card.side or (here and why in (Why.BLOCK, Why.NUMBER, Why.HEADING))


def _perhaps(block: Block, theirs: CardIndex) -> Iterable[int]:
    """The cards of a file that a block's titles may name."""
    found: set[int] = set()
    for typed in block.numbers:
        found.update(theirs.numbers.get(typed, ()))
    goals = [goal for _, named in block.answers for goal in named]
    for goal in goals:
        rare = min(goal.stems, key=lambda stem: len(theirs.with_stem.get(stem, ())), default="")
        found.update(theirs.with_stem.get(rare, ()))
        found.update(n for stem in goal.stems for n in theirs.naming.get(stem, ()))
    words = frozenset[object]().union(*(goal.stems | goal.poles for goal in goals))
    for other, cards in zip(theirs.blocks, theirs.cards_of, strict=True):
        named = any(not words.isdisjoint(name.words.stems | name.words.poles) for name in other.names)
        if named or (block.numbers and number(other.title) in block.numbers):
            found.update(cards)
    return sorted(found)


def _by_source(other: Debate, card: Card) -> Iterator[tuple[int, Answer]]:
    if not card.side:
        return
    index = card_index(other)
    for quote in card.claim.quotes:
        source = card.debate.source[card.claim.source_of(quote)]
        for n, quoted in {place for sign in signs(source) for place in index.citing.get(sign, ())}:
            if not index.sides[n] or index.sides[n] == card.side:
                continue
            claim = other.claims[n]
            if same_source(source, other.source[claim.source_of(claim.quotes[quoted])]):
                yield n, Answer(other.id, claim.full_id, Why.SOURCE)


def _by_likeness(library: Library, card: Card) -> Iterator[tuple[_Place, Answer]]:
    """The cards whose tags are most like the card's, and opposed to it by side or by their words."""
    if not card.words.stems:
        return
    weights = _weights(library, tuple(debate.id for debate in card_files(library)))
    found = []
    for other in card_files(library):
        index = card_index(other)
        for n in {n for stem in card.words.stems for n in index.with_stem.get(stem, ())}:
            words = index.tags[n]
            if score := are_alike(card.words, words, (card.side, index.sides[n]), weights.__getitem__):
                found.append((score, other, n, card.words.stems & words.stems, opposed(card.words, words)))
    found.sort(key=lambda one: -one[0])
    for score, other, n, stems, denies in found[:MOST_ALIKE]:
        id = other.claims[n].full_id
        yield (other.id, n), Answer(other.id, id, Why.ALIKE, "", frozenset(stems), denies, score)


def are_alike(one: Words, other: Words, sides: tuple[str, str], weigh: Callable[[str], float]) -> float:
    """How alike the tags of two cards of these sides are, if so much that either may answer the other; else 0.

    They share at least two words, or all, and are of opposite sides; where these aren't told, one denies the other.
    """
    shared = one.stems & other.stems
    told = all(sides)
    if (len(shared) < 2 and one.stems != other.stems) or (sides[0] == sides[1] if told else not opposed(one, other)):
        return 0.0
    if (one.stems <= other.stems or other.stems <= one.stems) and one.poles == other.poles and not opposed(one, other):
        return 0.0  # it says the same: no answer, whoever says it
    score = likeness(one.stems, other.stems, weigh)
    return score if score >= (ALIKE if told else ALIKE_UNTOLD) else 0.0


@derived(1)
def _weights(library: Library, files: tuple[str, ...]) -> Mapping[str, float]:
    """What each stem of the tags in these files (ids) weighs."""
    having: Counter[str] = Counter()
    count = 0
    for id in files:
        index = card_index(library.debate[id])
        count += len(index.tags)
        having.update({stem: len(cards) for stem, cards in index.with_stem.items()})
    return {stem: weight(have, count) for stem, have in having.items()}


def _ranked(library: Library, debate: str, found: dict[_Place, Answer]) -> tuple[Answer, ...]:
    """The answers in order: the plainest first, those of the same file before others. A card that stands in several
    places, with the same tag and the same cite, is told once."""
    order = {one.id: n for n, one in enumerate(library.debates)}
    places = sorted(found, key=lambda at: (found[at].why, at[0] != debate, -found[at].score, order[at[0]], at[1]))
    once: dict[tuple[str, ...], Answer] = {}
    for at in places:
        claim = library.debate[at[0]].claims[at[1]]
        cites = [library.debate[at[0]].source[claim.source_of(quote)].note or "" for quote in claim.quotes]
        key = (" ".join(claim.text.split()), *cites) if cites else (claim.text, *map(str, at))
        once[key] = replace(once[key], again=once[key].again + 1) if key in once else found[at]
    return tuple(once.values())

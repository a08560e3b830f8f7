"""By title: whether a block's titles say that it answers a card, since they name its block, its number, its cite or its tag."""

from collections.abc import Iterator, Set
from enum import IntEnum

from debate_tui.frozen import dataclass
from debate_tui.model.card_index import Block, CardIndex, Title, card_index
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.derived import derived
from debate_tui.model.likeness import Words, opposed, words_of
from debate_tui.model.titles import number as typed_number

_KINDS = words_of("disad counterplan kritik advantage contention topicality argument arg theory block").stems
"""Kinds of arguments: `Trade DA` and `Trade` are the same, `Trade DA` and `Trade CP` are not."""
_GENERIC = words_of(
    "uniqueness link internal impact solvency overview plan case off turn inherency framework squo shell answer interpretation"
    " violation standard voter extension frontline"
).stems
"""Parts that every argument has: `Link` names a block of its own file only."""
_MOST_OF_TAG = 0.5
"""The least share of a tag's words that a title has which is to name it: else one word of a long tag would do."""


class Why(IntEnum):
    """By what a card is told to be an answer, the plainest first."""

    BLOCK = 0
    """The title above the answer names the block that the card stands in."""
    NUMBER = 1
    """It names the number before the card's tag, or before its block's title."""
    CITE = 2
    """It names whom the card cites."""
    TAG = 3
    """It names what the card's tag says."""
    HEADING = 4
    """It names a heading above the card's block, and no other block below that heading."""
    SOURCE = 5
    """Both cite one source, and are of opposite sides."""
    ALIKE = 6
    """Their tags are alike, and their sides or their words are opposed."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card with what is known of its place."""

    debate: Debate
    claim: Claim
    number: int
    """Its number among the debate's claims."""
    words: Words
    side: str
    """`aff` or `neg`; "" where that isn't told."""
    at: int
    """The number of its block; -1 for none."""
    block: Block | None
    typed: Set[str]
    """The numbers typed before its tag and its block's title."""
    cites: tuple[tuple[Set[str], str], ...]
    """Of each of its cites, the surnames and the year; "" where that isn't told."""


def card_of(debate: Debate, index: CardIndex, number: int) -> Card:
    """The card with a number of a debate."""
    at = index.block_of[number]
    block = index.blocks[at] if at >= 0 else None
    claim = debate.claims[number]
    typed = frozenset((typed_number(claim.text), typed_number(block.title) if block else "")) - {""}
    cites = tuple(_cites(debate, claim))
    return Card(debate, claim, number, index.tags[number], index.sides[number], at, block, typed, cites)


def _cites(debate: Debate, claim: Claim) -> Iterator[tuple[Set[str], str]]:
    for quote in claim.quotes:
        source = debate.source[claim.source_of(quote)]
        if names := words_of(" ".join(source.authors)).stems:
            yield names, source.published[:4] if source.published else ""


def told(block: Block, at: int, home: Debate, card: Card) -> tuple[Why, str] | None:
    """By what the titles of a block (its number in its file, `home`) say that it answers a card, and which of them does;
    None where none does."""
    here = home is card.debate
    if here and at == card.at:
        return None
    if here and block.linked and card.block and block.linked == home.issues[card.at].id:
        return Why.BLOCK, block.title
    if block.numbers:
        if here and _by_number(block, card):
            return Why.NUMBER, block.title
        if card.typed:
            return None
    naming = [
        (title, goal)
        for title, named in block.answers
        if not (here and block.linked and title.text == block.title)  # it is known which of several blocks that names
        for goal in named
    ]
    names = card.block.names if card.block else ()
    for title, goal in naming:
        if names and _names(goal, names[0], here):
            return Why.BLOCK, title.text
    for title, goal in naming:
        if _names_cite(goal, card):
            return Why.CITE, title.text
        if names_tag(goal, card.words):
            return Why.TAG, title.text
    for title, goal in naming:
        for depth, name in enumerate(names[1:], 1):
            if _names(goal, name, here):
                return _below(card, len(names) - depth, block, title)
    return None


def _below(card: Card, depth: int, block: Block, title: Title) -> tuple[Why, str] | None:
    """What it means that a title names a heading above a card's block, the one at this depth, from 1: nothing where
    the titles also name a block below that heading, unless it is the card's own."""
    assert card.block is not None
    goals = tuple(goal for _, named in block.answers for goal in named)
    meant = _meant(card.debate, card.block.above[:depth], goals)
    if not meant:
        return Why.HEADING, title.text
    return (Why.BLOCK, block.title) if card.at in meant else None


@derived(256)
def _meant(debate: Debate, above: tuple[str, ...], goals: tuple[Words, ...]) -> Set[int]:
    """The blocks below a heading of a file, by number, that are called what one of the titles names."""
    blocks = card_index(debate).blocks
    below = [n for n, block in enumerate(blocks) if block.names and block.above[: len(above)] == above]
    return frozenset(n for n in below if any(_names(goal, blocks[n].names[0], True) for goal in goals))


def _names(goal: Words, name: Title, here: bool) -> bool:
    """Whether what a title answers is what another title is called."""
    one, other = goal.stems, name.words.stems
    if goal.denies != name.words.denies or goal.poles != name.words.poles:
        return False
    bare_one, bare_other = one - _KINDS, other - _KINDS
    if not (bare_one or goal.poles):
        return bool(one) and one == other and here
    if bare_one != bare_other or not (here or goal.poles or bare_one - _GENERIC):
        return False
    kinds = one & _KINDS, other & _KINDS
    return not all(kinds) or kinds[0] == kinds[1]


def _by_number(block: Block, card: Card) -> bool:
    """Whether a block answers a number, and that is the card's, or its block's.

    Which numbers are meant is told by what stands above: `AT: 2` below `Answers to Trade` means what is numbered in the block
    Trade; below a bare `Answers`, what is numbered in the same part of the file.
    """
    if card.block is None or card.block.answering or not card.typed & set(block.numbers):
        return False
    goals = [goal for _, named in block.answers for goal in named]
    if goals:
        return any(_names(goal, name, True) for goal in goals for name in card.block.names)
    return block.above[:-1] == card.block.above[: len(block.above) - 1]


def _names_cite(goal: Words, card: Card) -> bool:
    """Whether what a title answers is a surname of the card's cite, with or without the year."""
    if not goal.order or goal.denies or goal.poles:
        return False
    return any(
        not names.isdisjoint(goal.stems) and goal.stems - names <= {year, year[2:]} - {""} for names, year in card.cites
    )


def names_tag(goal: Words, tag: Words) -> bool:
    """Whether what a title answers is what a tag says: all its words are in the tag, are at least half of what that says
    (by number), and the tag doesn't deny it."""
    if (
        len(goal.stems) + len(goal.poles) + goal.denies < 2
        or not goal.stems <= tag.stems
        or not goal.poles <= tag.poles
    ):
        return False
    size = len(tag.stems) + len(tag.poles)
    return not opposed(goal, tag) and len(goal.stems) + len(goal.poles) >= _MOST_OF_TAG * size

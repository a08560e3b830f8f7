"""The index of one card file: the words of its tags, what its blocks answer and are called, and whom its cards cite.

It is made once for a debate and kept in it, so that of a folder in which one file changes only that one is indexed again.
"""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, Issue
from debate_tui.model.derived import derived
from debate_tui.model.likeness import Words, words_of
from debate_tui.model.same_source import signs
from debate_tui.model.titles import bare, goals, is_answers, number, without_part

SIDES = frozenset(("aff", "neg"))
"""The ids of the positions whose side the titles of a card file tell."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title that names an argument: its words as they stand, and what of them is compared."""

    text: str
    words: Words


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a card file."""

    title: str
    above: tuple[str, ...]
    """The titles of the headings that it stands below, from the outermost."""
    answers: tuple[tuple[Title, tuple[Words, ...]], ...]
    """The titles, its own first, that say what it answers, each with what they name, the innermost first."""
    numbers: tuple[str, ...]
    """What it answers by number alone: `2` for `AT: 2`."""
    names: tuple[Title, ...]
    """What it is called itself, its own title first, then those above; none where it answers something."""
    answering: bool
    """Whether a title says that answers stand here, even if not to what."""
    linked: str
    """Id of the issue of the same file that it answers by its title; "" where it answers none."""


@dataclass(frozen=True, slots=True)
class CardIndex:
    """What is looked up of a file's cards; cards are claims, by their number."""

    tags: Sequence[Words]
    """By card, the words of its tag."""
    numbers: Mapping[str, Sequence[int]]
    """By a number typed before tags, the cards with it."""
    blocks: Sequence[Block]
    block_of: Sequence[int]
    """By card, the number of the block that it stands in; -1 for one in none."""
    cards_of: Sequence[Sequence[int]]
    """By block, its cards."""
    sides: Sequence[str]
    """By card, `aff` or `neg`; "" where that isn't told."""
    with_stem: Mapping[str, "array[int]"]
    """By stem, the cards whose tags have it."""
    citing: Mapping[str, Sequence[tuple[int, int]]]
    """By a sign of a source (`signs`), the cards that cite one with it, each with the number of its quote."""
    naming: Mapping[str, Sequence[int]]
    """By the stem of a surname, the cards that cite somebody of that name."""


@derived(1)
def card_index(debate: Debate) -> CardIndex:
    """The index of a card file, in time linear in its tags, titles and cites."""
    numbers = {issue.id: n for n, issue in enumerate(debate.issues)}
    blocks = [_block(issue) for issue in debate.issues]
    cards_of: list[list[int]] = [[] for _ in blocks]
    tags, block_of, sides = list[Words](), array("i"), list[str]()
    typed: defaultdict[str, list[int]] = defaultdict(list)
    with_stem: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    citing: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    naming: defaultdict[str, list[int]] = defaultdict(list)
    names = {source.id: words_of(" ".join(source.authors)).stems for source in debate.sources}
    signed = {source.id: tuple(signs(source)) for source in debate.sources}
    for n, claim in enumerate(debate.claims):
        tag = words_of("" if claim.extra.get("untagged") else claim.text)
        tags.append(tag)
        for one in tag.stems:
            with_stem[one].append(n)
        if told := number(claim.text):
            typed[told].append(n)
        at = numbers[claim.issues[0]] if claim.issues else -1
        block_of.append(at)
        if at >= 0:
            cards_of[at].append(n)
        sides.append(claim.position if claim.position in SIDES else "")
        for quoted, quote in enumerate(claim.quotes):
            source = claim.source_of(quote)
            for sign in signed[source]:
                citing[sign].append((n, quoted))
            for one in names[source]:
                naming[one].append(n)
    return CardIndex(tags, dict(typed), blocks, block_of, cards_of, sides, dict(with_stem), dict(citing), dict(naming))


def _block(issue: Issue) -> Block:
    title, above = issue.label, tuple(map(str, issue.extra.get("above", ())))
    titles = (title, *reversed(above))
    found = [(one, goals(one)) for one in titles]
    answers = tuple(
        (Title(one, words_of(one)), tuple(words_of(without_part(goal)) for goal in some if not goal.isdigit()))
        for one, some in found
        if some
    )
    by_number = tuple(goal for _, some in found for goal in some if goal.isdigit())
    answering = any(map(is_answers, titles))
    names = () if answering else tuple(Title(one, words_of(without_part(bare(one)))) for one in titles)
    return Block(title, above, answers, by_number, names, answering, str(issue.extra.get("answers", "")))

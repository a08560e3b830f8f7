"""Answers: a card beside the cards that answer it, each with why it is taken for an answer; below, what the card answers itself."""

from collections.abc import Callable, Iterator, Sequence

from debate_tui.layout.parts import Page, Part, Rows, composed
from debate_tui.layout.rows import BLANK, Anew, Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.answering import Answer, answered, answers, card_files, left_out
from debate_tui.model.by_title import Why
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.library import Library
from debate_tui.model.likeness import shared_words
from debate_tui.pages.marked import block_of, hidden_words
from debate_tui.pages.words import Detail, claim_paragraphs, counted
from debate_tui.state import Go, Spot, Target, facing, opening, places
from debate_tui.text.wording import listed

_LEAST = 29
"""The narrowest readable column, in terminal cells."""
_DERIVED = "Derived from titles, cites and tags: nobody has drawn it."


def answers_page(library: Library, place: places.Answers) -> Page:
    """A card (of the place) on the left, and on the right the cards that answer it, the plainest first."""
    debate = library.debate[place.debate]
    card = debate.claim[place.claim]
    found = answers(library, debate.id, place.claim)
    its_own = answered(library, debate.id, place.claim)
    parts = (
        [_part(library, debate, card, found, _is_answer)]
        if found
        else [composed(_alone(debate, card), *_none(library))]
    )
    if its_own:
        rule = Rule((Run(f"{counted(len(its_own), 'card')} that this one answers", "heading"),))
        parts += [composed(text_row(rule=rule)), _part(library, debate, card, its_own, _is_answered)]
    return Page((_head(library, found),), Rows(*parts, composed(BLANK)), "Answers to a card")


def _head(library: Library, found: Sequence[Answer]) -> Row:
    waiting = left_out(library)
    count = f"{counted(len(found), 'answer')} to this card" if found else "No answer to this card"
    words = [Run(count + " so far" * (waiting > 0), "heading"), Run(f". {_DERIVED}" if found else "", "muted")]
    note = f"{counted(waiting, 'file')} not looked at yet: this page follows as they are indexed." if waiting else ""
    return text_row(paragraph(*words), *([paragraph(Run(note, "warning"))] if note else []))


def _none(library: Library) -> Iterator[Row]:
    files = card_files(library)
    cards = counted(sum(len(debate.claims) for debate in files) - 1, "other card")
    yield text_row(
        paragraph(
            f"Looked at: {cards}, with copies, in {counted(len(files), 'file')}. No title of theirs names its block, its tag, its cite or its "
            "number as what it answers, nobody on the other side cites its source, and no tag is like it and opposed to it.",
            style="muted",
        ),
        rule=Rule(),
    )


def _alone(debate: Debate, card: Claim) -> Row:
    return Row((_cell(debate, card, None),))


def _part(
    library: Library, debate: Debate, card: Claim, found: Sequence[Answer], why: Callable[[Answer, Claim], str]
) -> Part:
    """A row for each card found, on the right; beside the first, on the left, the card itself."""

    def other(row: int) -> tuple[Debate, Claim]:
        there = library.debate[found[row].debate]
        return there, there.claim[found[row].claim]

    def compose(row: int) -> Row:
        home, claim = other(row)
        reason = Paragraph((Run(why(found[row], card), "why"),))
        left = _AS_ABOVE if row else _cell(debate, card, None)
        again = f" · the same card stands in {counted(found[row].again, 'other place')}" if found[row].again else ""
        return Row((left, _cell(home, claim, reason, debate, again)), _LEAST, hub=0, continues=row > 0)

    def target(row: int, side: int) -> Target:
        home, claim = other(row) if side else (debate, card)
        return Go(claim_spot(home, claim))

    return Part(len(found), compose, ([0], range(len(found))), target, [0])


_AS_ABOVE = Cell((paragraph("the card above", style="muted", first="↑ "),), modes=Mode.COLUMNS)


def _cell(debate: Debate, claim: Claim, why: Paragraph | None, home: Debate | None = None, again: str = "") -> Cell:
    """A card under its side and its place; an answer under why it is one."""
    file = "" if home is debate else debate.title
    where = " ▸ ".join(part for part in (file, block_of(debate, claim)) if part)

    def paragraphs() -> Iterator[Paragraph]:
        if why:
            yield why
        yield paragraph(side_head(debate, claim), Run(f" · {where}{again}", "muted"))
        yield from claim_paragraphs(debate, claim, Detail.QUOTES)
        yield from hidden_words(claim.quotes)

    return Cell(Anew(paragraphs), Go(claim_spot(debate, claim)), rule=Rule())


def side_head(debate: Debate, claim: Claim) -> Run:
    """The side of a card, in a colour that is the same in all files: in each, its position may be the only one."""
    style = {"aff": "p0", "neg": "p1"}.get(claim.position, "p2")
    return Run(f"■ {debate.position[claim.position].label}", style)


def claim_spot(debate: Debate, claim: Claim) -> Spot:
    """The page of a claim of any debate at hand."""
    near = opening(debate)
    if claim.issues:
        near = facing(debate, claim.issues[0], claim.position, near.positions)
    return Spot(places.Claim(near, claim.full_id))


_NAMED = {
    Why.BLOCK: ("which names this block", "which names its block"),
    Why.NUMBER: ("which is this card’s number", "which is its number"),
    Why.CITE: ("whom this card cites", "whom it cites"),
    Why.TAG: ("which is what this tag says", "which is what its tag says"),
    Why.HEADING: ("which names a heading above this block", "which names a heading above its block"),
}
"""By what a title names, how that is put of the page's own card, and of another."""


def _is_answer(answer: Answer, card: Claim) -> str:
    return f"Titled “{answer.title}”, {_NAMED[answer.why][0]}." if answer.why in _NAMED else _why(answer, card)


def _is_answered(answer: Answer, _: Claim) -> str:
    return f"Answered below “{answer.title}”, {_NAMED[answer.why][1]}."


def _why(answer: Answer, card: Claim) -> str:
    """Why a card that no title names is taken for an answer."""
    if answer.why is Why.SOURCE:
        return "The same source, cited by the other side."
    words = listed(f"“{word}”" for word in shared_words(card.text, answer.shared))
    opposed = "one says no to what the other says" if answer.denies else "it is of the other side"
    return f"Its tag is like this one: {words}; {opposed}."

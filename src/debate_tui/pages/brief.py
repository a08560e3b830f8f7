"""Brief: what the reader has marked, in their order, with their notes, and what the map has changed since; Enter leads to it."""

from collections.abc import Iterator

from debate_tui.layout.parts import Page, Part, Rows, composed
from debate_tui.layout.rows import BLANK, Cell, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.brief import Brief, Briefs, Mark, changes, debate_of
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.diagnostics import Severity
from debate_tui.model.library import Library
from debate_tui.pages.brief_map import Shown, of_several, proved, size_words, title_of, told_of
from debate_tui.pages.words import (
    Detail,
    claim_paragraphs,
    counted,
    position_head,
    relation_mark,
    step_words,
    why_words,
)
from debate_tui.state import Annotate, Choose, Cursor, Edit, Go, Spot, Target, facing, opening, places
from debate_tui.state.places import Compare

_LEAST = 29
_ROWS = 3
"""Rows of a mark: its number and note; its claims, side by side; why they meet and what has changed."""


def brief_page(brief: Brief | None, library: Library, key: str = "b") -> Page:
    """The page of a brief, compared with the maps of now; of none, where nothing was ever marked.

    `key`: the one that marks.
    """
    if brief is None:
        return Page((), Rows(composed(text_row(_nothing(key)))), "Brief")
    shown = Shown(brief, library)
    at_hand = [mark for mark in brief.marks if debate_of(mark, library)]
    changed = sum(any(changes(mark, library)) for mark in at_hand)
    away = sum(mark.debate != "" for mark in brief.marks) - len(at_hand)
    size = Run(f" · {size_words(brief)}", "muted") if brief.sound else Run(" · can't be read", "error")
    head = [Run(brief.title, "heading"), size]
    head += [Run(f" · {counted(changed, 'mark')} changed in the map since", "warning")] if changed else []
    head += [Run(f" · {counted(away, 'mark')} of debates that are not at hand", "warning")] if away else []
    rows = Rows(composed(*_problems(brief)), brief_part(shown), composed(*_ending(brief, key)))
    named = brief.title if "brief" in brief.title.lower() else f"Brief · {brief.title}"
    return Page((text_row(paragraph(*head)),), rows, named)


def brief_part(shown: Shown, leads: bool = True) -> Part:
    """The rows of the marks. `leads`: whether Enter leads to what was marked, as it doesn't on paper."""
    marks = shown.brief.marks
    several = of_several(shown.brief)

    def row(number: int) -> Row:
        mark, which = marks[number // _ROWS], number % _ROWS
        if which == 0:
            count = f"{number // _ROWS + 1} of {len(marks)}"
            count += f" · {title_of(mark, shown.library)}" if several and mark.debate else ""
            return _head(mark, count, target(number, 0) if mark.note and leads else None)
        return _claims(mark, shown.library, leads) if which == 1 else _after(mark, shown.library)

    def target(number: int, side: int) -> Target:
        return _targets(marks[number // _ROWS], shown.library)[side]

    left = [n * _ROWS + which for n, mark in enumerate(marks) for which in ((0, 1) if mark.note else (1,))]
    right = [n * _ROWS + 1 for n, mark in enumerate(marks) if all(mark.sides)]
    columns = [left, right]
    return Part(_ROWS * len(marks), row, columns if leads else (), target)


def mark_at(brief: Brief, row: int) -> Mark | None:
    """The mark that a row of the page belongs to; None where it belongs to none."""
    number = (row - len(brief.diagnostics)) // _ROWS
    return brief.marks[number] if 0 <= number < len(brief.marks) else None


def row_of(brief: Brief, number: int) -> int:
    """The row of a mark's claims (its number, from 0)."""
    return len(brief.diagnostics) + _ROWS * number + 1


def _nothing(key: str) -> Paragraph:
    return paragraph(
        Run(
            f"Nothing is marked yet. {key} puts in here the pair under the cursor or, without one, the claim.",
            "text",
        )
    )


def _ending(brief: Brief, key: str) -> Iterator[Row]:
    if not brief.marks and brief.sound:
        yield text_row(_nothing(key), rule=Rule())
    yield BLANK
    yield text_row(paragraph(Run(brief.file, "muted")))


def _problems(brief: Brief) -> Iterator[Row]:
    """What is wrong with the file; Enter opens the place in the reader's editor."""
    for one in brief.diagnostics:
        style = "error" if one.severity is Severity.ERROR else "warning"
        words = paragraph(Run(f"{one.code} ", style), Run(one.message, "text"))
        hint = [paragraph(Run(one.hint, "muted"), first="  ")] if one.hint else []
        yield text_row(paragraph(Run(str(one.at), "muted")), words, *hint, target=Edit(one.at))


def _head(mark: Mark, count: str, target: Target | None) -> Row:
    how = (Run(" · ", "muted"), relation_mark(mark.relation, mark.kept, active=True)) if mark.relation else ()
    lines = [
        paragraph("Note: " if not n else "", Run(line, "strong"), style="muted")
        for n, line in enumerate(mark.note.splitlines())
        if line.strip()
    ]
    return text_row(
        *lines,
        target=target,
        rule=Rule((Run(count, "muted"), *how), said=f"{count.replace(' · ', ', ', 1)}: {told_of(mark)}"),
    )


def _claims(mark: Mark, library: Library, leads: bool) -> Row:
    kept, targets = proved(mark, library), _targets(mark, library)
    now = debate_of(mark, library)
    sides = [[kept.claim[claim.full_id] for claim in side] for side in mark.sides if side]
    cells = []
    for side, claims in enumerate(sides):
        words = [one for number, claim in enumerate(claims) for one in _claim(kept, claim, now, number)]
        cells.append(Cell(tuple(words), targets[side] if leads else None))
    lost = Cell((paragraph(Run("Nothing of this mark can be read.", "warning")),), targets[0] if leads else None)
    return Row(tuple(cells) or (lost,), _LEAST)


def _claim(kept: Debate, claim: Claim, now: Debate | None, number: int) -> Iterator[Paragraph]:
    """A claim as it was marked, with the full citations of its quotes."""
    if number:
        yield paragraph("together with:", style="muted")
    same = (
        now
        and claim.position in now.position
        and now.position[claim.position].label == kept.position[claim.position].label
    )
    yield Paragraph(position_head(now if now and same else kept, claim.position))
    yield from claim_paragraphs(kept, claim, Detail.CITATIONS)


def _after(mark: Mark, library: Library) -> Row:
    """Below the claims: why they meet, and what has changed in the map since."""
    words = []
    relation = mark.relation
    if relation and relation.target in mark.kept.relation:
        words.append(paragraph(step_words(mark.kept, relation), style="muted"))
    if relation:
        words.append(paragraph(why_words(relation), style="why"))
    words += [paragraph(Run("≠ ", "warning"), Run(change, "warning"), first="") for change in changes(mark, library)]
    return text_row(*words, Paragraph())


def _targets(mark: Mark, library: Library) -> tuple[Target, ...]:
    """By side, where Enter leads: to the comparison of the pair, or the claim's page; to its place in the file where the
    map no longer has it."""
    now = debate_of(mark, library)
    acting, met = mark.sides
    if now is None:
        return tuple(Edit(mark.at) for side in (acting, met) if side) or (Edit(mark.at),)
    found = []
    for side, other in ((acting, met), (met, acting)):
        if side:
            there = now.claim.get(side[0].full_id)
            beside = now.claim.get(other[0].full_id) if other else None
            found.append(Go(_spot(now, there, beside)) if there else Edit(mark.at))
    return tuple(found) or (Edit(mark.at),)


def _spot(debate: Debate, claim: Claim, beside: Claim | None) -> Spot:
    near = opening(debate)
    both = [id for id in claim.issues if beside and id in beside.issues]
    if beside is None or not both or beside.position == claim.position:
        near = facing(debate, claim.issues[0], claim.position, near.positions) if claim.issues else near
        return Spot(places.Claim(near, claim.full_id))
    return Spot(Compare(debate.id, both[0], (claim.position, beside.position)), Cursor(claim=claim.full_id))


# Choosing a brief


def briefs_page(briefs: Briefs | None, typed: str) -> Page:
    """The briefs whose names have the words typed; Enter makes one the current brief, or begins one of that name."""
    known = briefs.all if briefs else ()
    words = typed.lower().split()
    rows = []
    for brief in known:
        if all(word in f"{brief.title} {brief.name}".lower() for word in words):
            current = Run("  ← marks go here", "key") if briefs and brief.name == briefs.current else Run("")
            size = size_words(brief) if brief.sound else str(brief.diagnostics[0])
            said = [paragraph(Run(brief.title, "claim"), current), paragraph(Run(size, "muted"))]
            rows.append(text_row(*said, target=Choose(brief.name), rule=Rule()))
    for brief in briefs.removed if briefs else ():
        if all(word in f"{brief.title} {brief.name}".lower() for word in words):
            said = [paragraph(Run(brief.title, "claim"), Run("  removed: Enter brings it back", "muted"))]
            said += [paragraph(Run(size_words(brief), "muted"))] if brief.sound else []
            rows.append(text_row(*said, target=Choose(brief.name, removed=True), rule=Rule()))
    title = typed.strip()
    if title and all(title.lower() != brief.title.lower() for brief in known):
        said = [paragraph(Run(f"Begin a brief “{title}”", "text"))]
        rows.append(text_row(*said, target=Choose("", title), rule=Rule()))
    if not rows:
        rows.append(text_row(paragraph(Run("No brief yet. Type a name to begin one.", "text")), rule=Rule()))
    return Page((), Rows(composed(*rows, BLANK)), "Briefs")


def note_page(mark: Mark | None, library: Library) -> Page:
    """What a note is written on: the mark, beneath the line that is typed; without one, what a title is written on."""
    if mark is None:
        title = text_row(paragraph(Run("Enter keeps the title, Esc leaves it as it was.", "muted")), target=Annotate())
        return Page((), Rows(composed(title, BLANK)), "Title")
    note = text_row(paragraph(Run("Enter keeps the note, Esc leaves it as it was.", "muted")), target=Annotate())
    return Page((), Rows(composed(note, _claims(mark, library, leads=False), BLANK)), "Note")

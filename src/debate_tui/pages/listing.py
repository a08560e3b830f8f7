"""Lists: everything of one kind in a debate, claims side by side, and why; Enter leads to where they meet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from debate_tui.layout.parts import Page, Part, Rows, composed
from debate_tui.layout.rows import BLANK, Cell, Row, Rule, introduction, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph, restyled
from debate_tui.model.attribution import none_meet, reasons_across, step_undercut, undrawn, voice_words
from debate_tui.model.debate import Claim, Conflict, Debate, Kind
from debate_tui.model.derived import derived
from debate_tui.model.encounters import (
    OF_MANNER,
    Encounter,
    Gathering,
    encounter,
    encounters,
    reporting,
    size_of,
    unanswered,
)
from debate_tui.model.graph import graph
from debate_tui.model.library import is_card_file
from debate_tui.model.meeting import Manner, meetings
from debate_tui.pages.words import (
    GLYPHS,
    Detail,
    claim_paragraphs,
    counted,
    position_head,
    relation_mark,
    relation_to,
    step_words,
    why_words,
)
from debate_tui.state import Cursor, Go, Spot, facing, places
from debate_tui.state.places import Compare


class _Look(NamedTuple):
    glyph: str
    style: str
    order: str
    """By what it is sorted, in words."""


_SHARP = "between positions before within one"
GATHERINGS: Mapping[Gathering, _Look] = {
    Gathering.CLASHES: _Look(
        GLYPHS[Kind.REBUTS],
        Kind.REBUTS.value,
        f"{_SHARP}; rebuttals of a claim before undercuts of its ground",
    ),
    Gathering.LIMITS: _Look(GLYPHS[Kind.QUALIFIES], Kind.QUALIFIES.value, _SHARP),
    Gathering.AGREEMENTS: _Look(GLYPHS[Kind.CONCURS], Kind.CONCURS.value, _SHARP),
    Gathering.FACTS: _Look("≠", "warning", "in the map's order"),
    Gathering.UNANSWERED: _Look("○", "unproven", "those that most relations start from first"),
}

_COUNTED: Mapping[Gathering, Callable[[int], str]] = {
    Gathering.CLASHES: lambda n: counted(n, "clash"),
    Gathering.LIMITS: lambda n: counted(n, "limit"),
    Gathering.AGREEMENTS: lambda n: counted(n, "agreement"),
    Gathering.FACTS: lambda n: f"{counted(n, 'conflict')} of fact",
    Gathering.UNANSWERED: lambda n: f"{counted(n, 'claim')} that nobody answers",
}
"""From the size of a list to its name with that number (`name_of`)."""
_ANSWERED = "An answer opposes or limits the claim, or attacks a step that leads on from it."
_UNDRAWN = "Files of cards draw no answers. What answers a card by titles, cites and tags stands on a page of its own."
_LACKING = {"kialo": "a Kialo export", "argdown": "Argdown"}
"""By format, what of maps that come from it says that no claims of theirs can limit others, or agree."""
_PARTLY = "This map is a part of another one: what was left out may answer these claims."

_TITLES = {
    Gathering.CLASHES: "All clashes",
    Gathering.LIMITS: "All limits",
    Gathering.AGREEMENTS: "All agreements",
    Gathering.FACTS: "All conflicts of fact",
    Gathering.UNANSWERED: "All that nobody answers",
}

_LEAST = 29
"""The narrowest column, in terminal cells, in which a claim is still readable."""


def listed(debate: Debate, of: Gathering, only: Sequence[str] = ()) -> Sequence[int]:
    """What a list holds: the numbers of relations, claims or conflicts of fact.

    `only`: the ids of positions to which it is limited (`model.parties`).
    """
    if of is Gathering.FACTS:
        found: Sequence[int] = range(len(debate.conflicts))
    elif of is Gathering.UNANSWERED:
        found = unanswered(debate)
    else:
        found = encounters(debate, OF_MANNER[of])
    if only:
        from debate_tui.model.parties import limited  # late: at the start no list is limited

        return [*filter(limited(debate, of, only).__contains__, found)]
    return found


def name_of(debate: Debate, of: Gathering, size: int) -> str:
    """What a list of this size is called: “3 clashes”."""
    if of is Gathering.UNANSWERED and undrawn(debate):
        return f"{counted(size, 'claim')} to which no answer is drawn"
    unknown = is_card_file(debate) or (of in OF_MANNER and undrawn(debate))
    return _COUNTED[of](size) + (" drawn" if not size and unknown else "")


def _title(debate: Debate, of: Gathering) -> str:
    unknown = of is Gathering.UNANSWERED and undrawn(debate)
    return "All to which no answer is drawn" if unknown else _TITLES[of]


@derived(len(Gathering))
def entries(debate: Debate, of: Gathering) -> tuple[int, str]:
    """How many entries a list has, and `reported_words` of it."""
    return size_of(debate, of), reported_words(debate, of)


def listing_page(debate: Debate, place: places.Listing) -> Page:
    """The page of a list: how many entries it has and how they are sorted, then the entries."""
    found = listed(debate, place.of, place.only)
    look = GATHERINGS[place.of]
    joint = " or " if place.of is Gathering.UNANSWERED else " and "
    of = [part for id in place.only for part in (Run(joint, "muted"), *position_head(debate, id))]
    of[:1] = [Run(" · " if len(place.only) < 2 or place.of not in OF_MANNER else " between ", "muted")] if of else []
    head = paragraph(
        Run(f"{look.glyph} {name_of(debate, place.of, len(found))}", look.style),
        *(of or [Run(" · every position", "muted")]),
        style="muted",
    )
    return Page((text_row(head),), listing_rows(debate, place, found), _title(debate, place.of))


def reported_words(debate: Debate, of: Gathering, found: Sequence[int] | None = None) -> str:
    """What part of a list is no position's own: “3 with words that no position holds”; "" without any.

    `found`: what is left of the list; None for all of it.
    """
    if not graph(debate).reports:
        return ""
    number = reporting(debate, of, listed(debate, of) if found is None else found)
    words = "" if of is Gathering.UNANSWERED else "with words "
    return f"{number} {words}that no position holds" if number else ""


def listing_rows(debate: Debate, place: places.Listing, found: Sequence[int], where: str = "in this debate") -> Rows:
    """The rows of a list's entries, given their numbers. An entry is composed when it comes in sight. `where`: what of the
    debate was looked through, for a list without entries."""
    last = f"; last, {told}" if (told := reported_words(debate, place.of, found)) else ""
    answer = f" {_ANSWERED}" if place.of is Gathering.UNANSWERED and not undrawn(debate) else ""
    above, below = introduction(paragraph(Run(f"Sorted: {GATHERINGS[place.of].order}{last}.{answer}", "muted")))
    words = [above] if found else []
    if place.of is Gathering.UNANSWERED and undrawn(debate):
        why = _UNDRAWN if is_card_file(debate) else none_meet(debate, _PARTLY, "No answer to these claims is drawn")
        words.append(text_row(paragraph(Run(why, "note"))))
    if not found:
        words.append(text_row(paragraph(Run(_none(debate, place, where), "text"))))
    match place.of:
        case Gathering.FACTS:
            conflicts = (debate.conflicts[number] for number in found)
            entries = composed(*(row for one in conflicts for row in _conflict_rows(debate, one, place.comparison)))
        case Gathering.UNANSWERED:
            entries = _claims(debate, found, place.comparison)
        case _:
            entries = _encounters(debate, found, place.comparison)
    return Rows(composed(*words), entries, composed(*([below] if found else ()), BLANK))


def _claims(debate: Debate, found: Sequence[int], near: Compare) -> Part:
    """The rows of claims that nobody answers, one each."""
    claims = debate.claims
    return Part(
        len(found),
        lambda row: _claim_row(debate, claims[found[row]], near),
        (range(len(found)),),
        lambda row, _: _alone(debate, claims[found[row]], near),
    )


def _encounters(debate: Debate, found: Sequence[int], near: Compare) -> Part:
    """The rows of relations, two each: the claims side by side, and why."""

    def row(number: int) -> Row:
        one = encounter(debate, found[number // 2])
        return _why_row(debate, one) if number % 2 else _encounter_row(debate, one, near)

    def target(number: int, side: int) -> Go:
        one = encounter(debate, found[number // 2])
        return _together(debate, one, one.targets[0] if side else one.origins[0], near)

    on = range(0, 2 * len(found), 2)
    return Part(2 * len(found), row, (on, on), target)


TOGETHER = "together with:"
"""What stands between linked premises."""


def encounter_rows(debate: Debate, relation: int) -> tuple[Row, Row]:
    """What stands in a list for a relation (its number): the claims side by side, under what one does to the other; and why."""
    one = encounter(debate, relation)
    return _encounter_row(debate, one, Compare(debate.id)), _why_row(debate, one)


def _none(debate: Debate, place: places.Listing, where: str) -> str:
    """The words for a list without entries."""
    name = name_of(debate, place.of, 0)
    if is_card_file(debate):
        return _UNDRAWN if place.of is not Gathering.FACTS else "Files of cards draw no conflicts of fact."
    whose = ("", " of this position", " of these two positions")[len(place.only[:2])]
    lacks = _LACKING.get(debate.origin.format.partition("/")[0], "") if debate.origin else ""
    if place.of in (Gathering.LIMITS, Gathering.AGREEMENTS) and lacks:
        return f"There are {name}{whose} {where}: {lacks} has none."
    why = undrawn(debate) if place.of in OF_MANNER else ""
    across = reasons_across(debate) if place.of is Gathering.AGREEMENTS else ""
    return f"There are {name}{whose} {where}{f': {why}' if why else ''}.{across}"


def _encounter_row(debate: Debate, one: Encounter, near: Compare) -> Row:
    """The claims of both sides of a relation, side by side, under what one does to the other and on which issues."""
    return Row((_side(debate, one, near, acting=True), _side(debate, one, near, acting=False)), _LEAST)


def _why_row(debate: Debate, one: Encounter) -> Row:
    """Below the two: what an undercut attacks, and why the relation holds."""
    relation, words = one.relation, []
    if relation.target in debate.relation:
        words.append(paragraph(step_words(debate, relation), style="muted"))
    return text_row(*words, paragraph(why_words(relation), style="why"), Paragraph())


def _side(debate: Debate, one: Encounter, near: Compare, acting: bool) -> Cell:
    """One side of a relation: its claim or its linked premises; Enter leads to the comparison where both sides stand."""
    first, *others = one.origins if acting else one.targets
    words = [Paragraph(position_head(debate, first.position)), *claim_paragraphs(debate, first, Detail.ATTRIBUTION)]
    for before, other in pairwise((first, *others)):
        words.append(paragraph(TOGETHER, style="muted"))
        if other.position != before.position:
            words.append(Paragraph(position_head(debate, other.position)))
        words += claim_paragraphs(debate, other, Detail.ATTRIBUTION)
    issues = Run(", ".join(debate.issue[id].label for id in one.issues), "muted")
    label = relation_mark(one.relation, debate, active=True) if acting else issues
    target = _together(debate, one, first, near)
    above = "the claims above" if len(one.origins) > 1 else "the claim above"
    where = f"on {issues.text}" if issues.text else "on no common issue"
    said = where if acting else f"{relation_to(one.relation, debate, False)} {above}"
    return Cell(tuple(words), target, rule=Rule((label,) if label.text else (), said=said))


def _together(debate: Debate, one: Encounter, claim: Claim, near: Compare) -> Go:
    """To the comparison in which both sides of a relation stand, with the cursor on one's claim; else to its page."""
    issue = near.issue if near.issue in one.issues else one.issues[0] if one.issues else ""
    acting, hit = one.on(issue) if issue else (claim, claim)
    if acting.position == hit.position:
        return Go(Spot(places.Claim(near, claim.full_id)))
    there = acting if claim in one.origins else hit
    return Go(Spot(Compare(debate.id, issue, (acting.position, hit.position)), Cursor(claim=there.full_id)))


def _conflict_rows(debate: Debate, conflict: Conflict, near: Compare) -> Iterator[Row]:
    """What each source says about one thing, side by side, and the mapper's note."""
    yield text_row(rule=Rule((Run(f"≠ {conflict.about}", "warning"),)))
    cells = []
    for saying in conflict.says:
        claim = debate.claim[saying.claim]
        words = [Paragraph(position_head(debate, claim.position)), paragraph(Run(saying.value, "claim"))]
        for one in claim_paragraphs(debate, claim, Detail.ATTRIBUTION):  # set back beneath what is said of the matter
            words.append(replace(one, runs=restyled(one.runs, {-1}, "claim", "text")))
        cells.append(Cell(tuple(words), Go(Spot(places.Claim(near, claim.full_id)))))
    yield Row(tuple(cells), _LEAST)
    note = [paragraph(f"Note (mapper): {conflict.note}", style="note")] if conflict.note else []
    yield text_row(*note, Paragraph())


def _claim_row(debate: Debate, claim: Claim, near: Compare) -> Row:
    """A claim that nobody answers, and who agrees with it; Enter leads to its comparison."""
    agreeing = {voice_words(debate, m.by) for m in meetings(debate, claim) if m.manner is Manner.AGREED}
    words = [Paragraph(position_head(debate, claim.position)), *claim_paragraphs(debate, claim, Detail.ATTRIBUTION)]
    if agreeing:
        mark = Run(f"{GLYPHS[Kind.CONCURS]} agreed with", Kind.CONCURS.value)
        words.append(paragraph(mark, Run(f" by {'; '.join(sorted(agreeing))}", "muted"), first="  "))
    if steps := step_undercut(debate, graph(debate).order[claim.full_id]):
        words.append(paragraph(f"not itself, but {steps}", style="muted", first="  "))
    return text_row(*words, target=_alone(debate, claim, near), rule=Rule())


def _alone(debate: Debate, claim: Claim, near: Compare) -> Go:
    """To a comparison of a claim, with the cursor on it; to its page where it is on no issue."""
    if not claim.issues:
        return Go(Spot(places.Claim(near, claim.full_id)))
    there = facing(debate, claim.issues[0], claim.position, near.positions)
    return Go(Spot(there, Cursor(claim=claim.full_id)))

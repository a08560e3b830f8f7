"""Alone: beside a claim without a counterpart in a comparison stands who meets it elsewhere, and Enter leads there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.layout.breaks import NO_BREAK
from debate_tui.layout.rows import ALL, Cell, Mode
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import credit, unmet, voice_words
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph, in_order, numbered, speaks_for_its_position
from debate_tui.model.library import is_card_file
from debate_tui.model.meeting import Manner, Meeting, manners, meetings
from debate_tui.model.outline import is_hub, met_in_order
from debate_tui.model.pairing import SHARPNESS
from debate_tui.pages.words import GLYPHS, MANNERS, position_head
from debate_tui.state import Cursor, Go, Spot
from debate_tui.state.places import Compare
from debate_tui.text.wording import listed


class Line(NamedTuple):
    """How a position meets a claim in one manner: in all meetings the claim, or in all a step from it."""

    mark: Run
    who: str
    """Who says what meets it; "" where nobody is named."""
    issues: Sequence[str]
    """Those on which these meetings are seen, in the debate's order."""


@dataclass(frozen=True, slots=True)
class Camp:
    """All the ways in which one position meets a claim. Of a claim with thousands of answers, which may stand on an issue with
    each of them, it is made once."""

    debate: Debate
    claim: Claim
    position: str
    said: tuple[str, str]
    """How the position meets the claim: where its column says which one it is, and where nothing does."""
    lines: Sequence[Line]
    """The sharpest first."""
    answers: Sequence[Mapping[str, object]]
    """The issues on which the position opposes or limits the claim, or agrees where it does neither: by manner, the sharpest
    first, each in the debate's order."""
    count: int
    """How many different issues these are."""
    agrees: Sequence[Mapping[str, object]]
    """Those on which it agrees besides."""

    def seen(self, place: Compare) -> Iterator[str]:
        """The issues on which it answers, those of the sharpest manner first; among equals, the issue at hand first."""
        return _nearest(self.answers, place.issue)

    def goal(self, place: Compare) -> str:
        """The issue to which Enter leads; "" where no comparison shows any of this."""
        return next(_nearest((*self.answers, *self.agrees), place.issue), "")

    def there(self, place: Compare) -> Spot | None:
        """The comparison in which the claim and what meets it stand side by side; None if no issue has both."""
        if not (goal := self.goal(place)):
            return None
        positions = list(place.positions)
        if self.position not in positions:
            positions[int(positions[0] == self.claim.position)] = self.position
        return Spot(Compare(self.debate.id, goal, tuple(positions)), Cursor(claim=self.claim.full_id))


def _nearest(by_manner: Sequence[Mapping[str, object]], here: str) -> Iterator[str]:
    """Each issue once, under its sharpest manner, where the one at hand comes first."""
    for manner, issues in enumerate(by_manner):
        ordered = chain((here,), (issue for issue in issues if issue != here)) if here in issues else issues
        yield from (issue for issue in ordered if not any(issue in told for told in by_manner[:manner]))


def beside_alone(debate: Debate, place: Compare, claim: Claim) -> Mapping[int, list[Cell]]:
    """Column → cells that say who of its position meets the claim elsewhere; Enter in a cell leads there.

    Positions without a column, and the claim's own, are told in the first column that is not the claim's.
    """
    found = camps(debate, claim)
    left = {camp.position: camp for camp in found}
    columns = [i for i, position in enumerate(place.positions) if position != claim.position]
    shown = {i: left.pop(place.positions[i], None) for i in columns}
    notes = {
        i: [camp_cell(camp, place)] if camp else [_no_answer(debate, place.positions, i)] for i, camp in shown.items()
    }
    if not columns:
        return {}
    if not found and is_card_file(debate):  # nobody is silent there; why none is drawn stands above
        none_drawn = Cell((paragraph("no answer drawn", style="muted", first="· "),))
        return {i: [none_drawn if i == columns[0] else replace(none_drawn, modes=Mode.COLUMNS)] for i in columns}
    elsewhere = [camp_cell(camp, place) for camp in left.values()]
    if not found:
        words = paragraph(unmet(debate, claim), style="muted", first="  ")
        elsewhere = [Cell((words,))]
    first = notes[columns[0]]
    if elsewhere and shown[columns[0]] is None:  # One cell for both: the cursor can't stand on a silence alone.
        silence = replace(first.pop(), modes=ALL)
        elsewhere[0] = replace(
            silence, paragraphs=(*silence.paragraphs, *elsewhere[0].paragraphs), target=elsewhere[0].target
        )
    first += elsewhere
    return notes


def camps(debate: Debate, claim: Claim) -> Sequence[Camp]:
    """The positions that meet a claim, its own last, the sharpest first; among equals, in the debate's order."""
    number = graph(debate).order[claim.full_id]
    return (_kept if is_hub(debate, number) else _camps)(debate, number)


def _camps(debate: Debate, number: int) -> Sequence[Camp]:
    claim = debate.claims[number]
    by_position: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings(debate, claim):
        by_position[meeting.by.position].append(meeting)
    ids = (debate.positions[position].id for position in met_in_order(debate, number)) if by_position else ()
    return tuple([_camp(debate, claim, by_position[id]) for id in ids])


_kept = derived(64)(_camps)


def _camp(debate: Debate, claim: Claim, met: Sequence[Meeting]) -> Camp:
    """The camp of these meetings, all with claims of one position."""
    by_manner = {manner: [one for one in met if one.manner is manner] for manner in manners(met)}
    answering: list[Manner] = [manner for manner in by_manner if manner is not Manner.AGREED] or [*by_manner]
    issues = {manner: dict.fromkeys(_issues(debate, some)) for manner, some in by_manner.items()}
    answers = tuple([issues[manner] for manner in answering])
    lines = (
        _line(debate, same)
        for some in by_manner.values()
        for of_step in (False, True)
        if (same := [one for one in some if _of_step(debate, one) is of_step])
    )
    return Camp(
        debate,
        claim,
        met[0].by.position,
        _said(debate, claim, [one for manner in answering for one in by_manner[manner]]),
        tuple(lines),
        answers,
        len({issue for its in answers for issue in its}),
        tuple([its for manner, its in issues.items() if manner not in answering]),
    )


def _no_answer(debate: Debate, positions: tuple[str, ...], column: int) -> Cell:
    """The cell under a position that does not meet the claim; in tiles and stacks only the first of several is
    shown."""
    position = positions[column]
    words = f"no answer from “{debate.position[position].label}”" if len(positions) == 2 else "no answer"
    heading = () if len(positions) == 2 else position_head(debate, position)
    return Cell((paragraph(words, style="muted", first="· "),), heading=heading, modes=Mode.COLUMNS)


def camp_cell(camp: Camp, place: Compare) -> Cell:
    """The cell that says who of a position meets the claim, how, and on which issues; Enter leads to the first."""
    there = camp.there(place)
    return Cell(camp_paragraphs(camp, place), Go(there) if there else None, camp_heading(camp, place))


def camp_heading(camp: Camp, place: Compare) -> tuple[Run, ...]:
    """The position that meets the claim, if it is compared here and another than the claim's own."""
    own = camp.position == camp.claim.position
    return () if own or camp.position not in place.positions else position_head(camp.debate, camp.position)


def camp_paragraphs(camp: Camp, place: Compare) -> tuple[Paragraph, ...]:
    """Who of a position meets the claim, how, and on which issues, unless these are those that the headline says."""
    goal, first, count = camp.goal(place), next(camp.seen(place), ""), camp.count
    said = camp.said[camp.position not in place.positions]
    headline = f"{said}{_under(camp, [*islice(camp.seen(place), _MOST)], count, goal)}"
    found = [paragraph(headline, style="muted", first="· ")]
    seen: frozenset[object] = frozenset()
    for mark, who, issues in camp.lines:
        led = goal if goal != first else ""
        alike = len(issues) == count  # as nearly all are, and those who agree may do so on as many others
        seen = seen or (frozenset(camp.seen(place)) if alike else seen)
        where = "" if alike and seen.issuperset(issues) else _under(camp, issues[:_MOST], len(issues), led)
        found.append(paragraph(mark, Run(f" by {who}{where}" if who else where, "muted"), first="  ", rest="    "))
    return tuple(found)


def _of_step(debate: Debate, meeting: Meeting) -> bool:
    """Whether a step that leads on from the claim is met, and not the claim itself."""
    return meeting.relation.target in debate.relation


_STEP = "a step from it "


def _said(debate: Debate, claim: Claim, met: Sequence[Meeting]) -> tuple[str, str]:
    """How the claim is met and by whom (`Camp.said`): the position if nothing else tells, or who within the claim's own. A
    position that only reports such words does not say them itself, and that is told."""
    position = met[0].by.position
    own, label = position == claim.position, f"“{debate.position[position].label}”"
    how = "agreed with" if met[0].manner is Manner.AGREED else "answered"
    how = f"{_STEP if all(_of_step(debate, one) for one in met) else ''}{how}"
    if not any(speaks_for_its_position(debate, one.by) for one in met):
        answering = own and how.endswith("answered") and all(claim.full_id in one.relation.origins for one in met)
        who = ("its own position",) * 2 if own else ("this position", label)
        here, elsewhere = (f"{'answers' if answering else f'{how} by'} words that {one} only reports" for one in who)
        return here, elsewhere
    if not own:
        return how, f"{how} by {label}"
    itself = all(one.by.source == claim.source and one.by.voice is None for one in met)
    return (f"{how} {'in its own source' if itself else 'within its own position'}",) * 2


def _line(debate: Debate, met: Sequence[Meeting]) -> Line:
    """The line of these meetings, all in one manner, and all with the claim or all with a step from it."""
    kind = min((one.relation.kind for one in met), key=SHARPNESS.__getitem__)
    named = any(credit(debate, one.by) for one in met)
    who = listed(dict.fromkeys(voice_words(debate, one.by) for one in met), _MOST, "; ") if named else ""
    mark = Run(f"{GLYPHS[kind]} {_STEP if _of_step(debate, met[0]) else ''}{MANNERS[met[0].manner]}", kind.value)
    return Line(mark, who, _issues(debate, met))


def _issues(debate: Debate, met: Sequence[Meeting]) -> Sequence[str]:
    """All issues on which any of these meetings is seen, in the debate's order."""
    return in_order(debate, {issue for meeting in met for issue in meeting.issues})


def _under(camp: Camp, issues: Sequence[str], count: int, goal: str) -> str:
    """The issues in words: `under 1 Regional order ▸, 5 Trade`; `issues`: the first of `count`; `goal`: the one that Enter leads
    to, which ▸ marks; "" where it is marked already."""
    if camp.position == camp.claim.position:
        return ""
    if not issues:
        return ", under no common issue"
    numbers = numbered(camp.debate)[1]
    shown = [*issues, *([goal] if goal and goal not in issues else ())]
    named = [f"{numbers[i] + 1} {camp.debate.issue[i].label}{NO_BREAK + '▸' if i == goal else ''}" for i in shown]
    more = f" and {count - len(shown):,} more" if count > len(shown) else ""
    return f" under {', '.join(named)}{more}"


_MOST = 20
"""Issues on which a claim is met, and who meets it there, that are named, and the issue that Enter leads to: a thesis may have
thousands of answers."""

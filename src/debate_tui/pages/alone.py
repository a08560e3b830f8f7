"""Alone: beside a claim without a counterpart in a comparison stands who meets it elsewhere, and Enter leads there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from debate_tui.frozen import dataclass
from debate_tui.layout.breaks import NO_BREAK
from debate_tui.layout.rows import ALL, Cell, Mode
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import unmet, voice_words
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.graph import graph, in_order, numbered, speaks_for_its_position
from debate_tui.model.library import is_card_file
from debate_tui.model.meeting import Manner, Meeting, manners, meetings
from debate_tui.model.outline import met_in_order
from debate_tui.model.pairing import SHARPNESS
from debate_tui.pages.words import GLYPHS, MANNERS, position_head
from debate_tui.state import Cursor, Go, Spot
from debate_tui.state.places import Compare


@dataclass(frozen=True, slots=True)
class Camp:
    """All the ways in which one position meets a claim, seen from a comparison that shows none of them."""

    debate: Debate
    place: Compare
    claim: Claim
    position: str
    met: Mapping[Manner, Sequence[Meeting]]
    """By manner, the sharpest first."""
    issues: tuple[str, ...]
    """The issues on which the meetings can be seen, those of the sharpest first; among equals, the issue at hand first."""

    @property
    def answers(self) -> Sequence[Meeting]:
        """The meetings by which the position opposes or limits the claim; those by which it agrees where there are none."""
        found = [one for manner, met in self.met.items() if manner is not Manner.AGREED for one in met]
        return found or self.met[Manner.AGREED]

    @property
    def there(self) -> Spot | None:
        """The comparison in which the claim and what meets it stand side by side; None if no issue has both."""
        if not self.issues:
            return None
        positions = list(self.place.positions)
        if self.position not in positions:
            positions[int(positions[0] == self.claim.position)] = self.position
        return Spot(Compare(self.debate.id, self.issues[0], tuple(positions)), Cursor(claim=self.claim.full_id))


def beside_alone(debate: Debate, place: Compare, claim: Claim) -> Mapping[int, list[Cell]]:
    """Column → cells that say who of its position meets the claim elsewhere; Enter in a cell leads there.

    Positions without a column, and the claim's own, are told in the first column that is not the claim's.
    """
    met = meetings(debate, claim)
    left = {camp.position: camp for camp in camps(debate, place, claim, met)}
    columns = [i for i, position in enumerate(place.positions) if position != claim.position]
    shown = {i: left.pop(place.positions[i], None) for i in columns}
    notes = {i: [camp_cell(camp)] if camp else [_no_answer(debate, place.positions, i)] for i, camp in shown.items()}
    if not columns:
        return {}
    if not met and is_card_file(debate):  # nobody is silent there; why none is drawn stands above
        none_drawn = Cell((paragraph("no answer drawn", style="muted", first="· "),))
        return {i: [none_drawn if i == columns[0] else replace(none_drawn, modes=Mode.COLUMNS)] for i in columns}
    elsewhere = [camp_cell(camp) for camp in left.values()]
    if not met:
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


def camps(debate: Debate, place: Compare, claim: Claim, met: Sequence[Meeting]) -> Iterator[Camp]:
    """The positions that meet a claim, its own last, the sharpest first; among equals, in the debate's order. `met`: its
    meetings."""
    by_position: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in met:
        by_position[meeting.by.position].append(meeting)
    for number in met_in_order(debate, graph(debate).order[claim.full_id]) if met else ():
        position = debate.positions[number].id
        yield _camp(debate, place, claim, by_position[position])


def _camp(debate: Debate, place: Compare, claim: Claim, met: Sequence[Meeting]) -> Camp:
    """The camp of these meetings, all with claims of one position."""
    by_manner = {manner: [one for one in met if one.manner is manner] for manner in manners(met)}
    nearest = (sorted(_issues(debate, some), key=lambda issue: issue != place.issue) for some in by_manner.values())
    issues = tuple(dict.fromkeys(chain.from_iterable(nearest)))
    return Camp(debate, place, claim, met[0].by.position, by_manner, issues)


def _no_answer(debate: Debate, positions: tuple[str, ...], column: int) -> Cell:
    """The cell under a position that does not meet the claim; in tiles and stacks only the first of several is
    shown."""
    position = positions[column]
    words = f"no answer from “{debate.position[position].label}”" if len(positions) == 2 else "no answer"
    heading = () if len(positions) == 2 else position_head(debate, position)
    return Cell((paragraph(words, style="muted", first="· "),), heading=heading, modes=Mode.COLUMNS)


def camp_cell(camp: Camp) -> Cell:
    """The cell that says who of a position meets the claim, how, and on which issues; Enter leads to the first."""
    there = camp.there
    return Cell(camp_paragraphs(camp), Go(there) if there else None, camp_heading(camp))


def camp_heading(camp: Camp) -> tuple[Run, ...]:
    """The position that meets the claim, if it is compared here and another than the claim's own."""
    own = camp.position == camp.claim.position
    return () if own or camp.position not in camp.place.positions else position_head(camp.debate, camp.position)


def camp_paragraphs(camp: Camp) -> tuple[Paragraph, ...]:
    """Who of a position meets the claim, how, and on which issues."""
    answers = camp.answers
    seen = _issues(camp.debate, answers)
    issues = tuple(issue for issue in camp.issues if issue in seen)
    lines = [paragraph(f"{_met(camp, answers)}{_under(camp, issues)}", style="muted", first="· ")]
    for manner in camp.met:
        for of_step in (False, True):
            if met := [one for one in camp.met[manner] if _of_step(camp, one) is of_step]:
                lines.append(_manner_line(camp, met, issues))
    return tuple(lines)


def _of_step(camp: Camp, meeting: Meeting) -> bool:
    """Whether a step that leads on from the claim is met, and not the claim itself."""
    return meeting.relation.target in camp.debate.relation


_STEP = "a step from it "


def _met(camp: Camp, met: Sequence[Meeting]) -> str:
    """How the claim is met and by whom: the position if its column doesn't tell, or who within the claim's own. A position
    that only reports such words does not say them itself, and that is told."""
    debate, claim = camp.debate, camp.claim
    own, in_sight = camp.position == claim.position, camp.position in camp.place.positions
    how = "agreed with" if met[0].manner is Manner.AGREED else "answered"
    how = f"{_STEP if all(_of_step(camp, one) for one in met) else ''}{how}"
    label = f"“{debate.position[camp.position].label}”"
    if not any(speaks_for_its_position(debate, m.by) for m in met):
        reported = f"words that {'its own position' if own else 'this position' if in_sight else label} only reports"
        answering = own and how.endswith("answered") and all(claim.full_id in m.relation.origins for m in met)
        return f"answers {reported}" if answering else f"{how} by {reported}"
    if not own:
        return how if in_sight else f"{how} by {label}"
    if all(m.by.source == claim.source and m.by.voice is None for m in met):
        return f"{how} in its own source"
    return f"{how} within its own position"


def _manner_line(camp: Camp, met: Sequence[Meeting], said: tuple[str, ...]) -> Paragraph:
    """Who opposes, limits or agrees, in one manner and all with the claim or all with a step from it, and on which issues
    unless these are those that the headline has `said`."""
    kind = min((m.relation.kind for m in met), key=SHARPNESS.__getitem__)
    who = "; ".join(dict.fromkeys(voice_words(m.by, camp.debate.source[m.by.source]) for m in met))
    issues = _issues(camp.debate, met)
    where = "" if set(issues) == set(said) else _under(camp, issues, led=camp.issues[:1] != said[:1])
    mark = Run(f"{GLYPHS[kind]} {_STEP if _of_step(camp, met[0]) else ''}{MANNERS[met[0].manner]}", kind.value)
    return paragraph(mark, Run(f" by {who}{where}", "muted"), first="  ", rest="    ")


def _issues(debate: Debate, met: Sequence[Meeting]) -> tuple[str, ...]:
    """All issues on which any of these meetings is seen, in the debate's order."""
    return in_order(debate, {issue for meeting in met for issue in meeting.issues})


def _under(camp: Camp, issues: Sequence[str], led: bool = True) -> str:
    """The issues in words: `under 1 Regional order ▸, 5 Trade`; `led`: ▸ marks the issue that Enter leads to."""
    if camp.position == camp.claim.position:
        return ""
    if not issues:
        return ", under no common issue"
    numbers = numbered(camp.debate)[1]
    goal = camp.issues[0] if led else ""
    shown = [*issues[:_MOST], *([goal] if goal and goal not in issues[:_MOST] else ())]
    named = [f"{numbers[i] + 1} {camp.debate.issue[i].label}{NO_BREAK + '▸' if i == goal else ''}" for i in shown]
    more = f" and {len(issues) - len(shown):,} more" if len(issues) > len(shown) else ""
    return f" under {', '.join(named)}{more}"


_MOST = 20
"""Issues on which a claim is met that are named, and the one that Enter leads to: a thesis may have thousands of answers."""

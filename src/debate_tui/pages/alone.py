"""Alone: what is said in a comparison beside a claim that has no counterpart there: who meets it elsewhere, and the way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from debate_tui.layout.rows import ALL, Cell, Mode
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import speaks_for_its_position, voice_words
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.meeting import Manner, Meeting, manners, meetings
from debate_tui.model.pairing import SHARPNESS
from debate_tui.pages.words import GLYPHS, MANNERS, position_head
from debate_tui.state import Cursor, Go, Spot
from debate_tui.state.places import Compare


@dataclass(frozen=True, slots=True)
class Camp:
    """All by which one position meets a claim, seen from a place where none of it stands beside the claim."""

    debate: Debate
    place: Compare
    claim: Claim
    position: str
    met: tuple[Meeting, ...]

    @property
    def issues(self) -> tuple[str, ...]:
        """Where it can be seen: the sharpest first, and of these the issue at hand."""
        by_manner = (_issues(self.debate, [m for m in self.met if m.manner is how]) for how in manners(self.met))
        nearest = (sorted(issues, key=lambda issue: issue != self.place.issue) for issues in by_manner)
        return tuple(dict.fromkeys(chain.from_iterable(nearest)))

    @property
    def there(self) -> Spot | None:
        """The comparison in which the claim and what meets it stand side by side; None where there is none."""
        if not self.issues:
            return None
        positions = list(self.place.positions)
        if self.position not in positions:
            positions[int(positions[0] == self.claim.position)] = self.position
        return Spot(Compare(self.debate.id, self.issues[0], tuple(positions)), Cursor(claim=self.claim.full_id))


def beside_alone(debate: Debate, place: Compare, claim: Claim) -> Mapping[int, list[Cell]]:
    """By column, what stands there of who meets the claim elsewhere, each cell with the way there.

    What has no column of its own, other positions and the claim's own, stands in the first other one.
    """
    met = meetings(debate, claim)
    camps = {camp.position: camp for camp in _camps(debate, place, claim, met)}
    columns = [i for i, position in enumerate(place.positions) if position != claim.position]
    shown = {i: camps.pop(place.positions[i], None) for i in columns}
    notes = {i: [_note(camp)] if camp else [_no_answer(debate, place.positions, i)] for i, camp in shown.items()}
    if not columns:
        return {}
    elsewhere = [_note(camp) for camp in camps.values()]
    if not met:
        words = paragraph("nobody in this debate meets it", style="muted", first="  ")
        elsewhere = [Cell((words,))]
    first = notes[columns[0]]
    if elsewhere and shown[columns[0]] is None:  # One cell, since a silence leads nowhere.
        silence = replace(first.pop(), modes=ALL)
        elsewhere[0] = replace(
            silence, paragraphs=silence.paragraphs + elsewhere[0].paragraphs, target=elsewhere[0].target
        )
    first += elsewhere
    return notes


def _camps(debate: Debate, place: Compare, claim: Claim, met: Sequence[Meeting]) -> Iterator[Camp]:
    """The positions that meet a claim, in the debate's order."""
    by_position: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in met:
        by_position[meeting.by.position].append(meeting)
    for position in debate.positions:
        if position.id in by_position:
            yield Camp(debate, place, claim, position.id, tuple(by_position[position.id]))


def _no_answer(debate: Debate, positions: tuple[str, ...], column: int) -> Cell:
    """What stands under a position of whose claims none meets the claim. In tiles and stacks the first of several will do."""
    position = positions[column]
    words = f"no answer from “{debate.position[position].label}”" if len(positions) == 2 else "no answer"
    heading = () if len(positions) == 2 else position_head(debate, position)
    return Cell((paragraph(words, style="muted", first="· "),), heading=heading, modes=Mode.COLUMNS)


def _note(camp: Camp) -> Cell:
    """Who of a position meets the claim, how, and under which issue: Enter leads there."""
    answers = [m for m in camp.met if m.manner is not Manner.AGREED]
    issues = _answering(camp)
    words = "answered" if answers else "agreed with"
    lines = [paragraph(f"{words}{_by(camp, answers or camp.met)}{_under(camp, issues)}", style="muted", first="· ")]
    lines += [_manner_line(camp, manner, issues) for manner in manners(camp.met)]
    heading = position_head(camp.debate, camp.position) if camp.position in camp.place.positions else ()
    target = Go(camp.there) if camp.there else None
    return Cell(tuple(lines), target, heading if camp.position != camp.claim.position else ())


def _answering(camp: Camp) -> tuple[str, ...]:
    """The issues under which the position's answers are seen; of one that only agrees, its agreements."""
    met = [m for m in camp.met if m.manner is not Manner.AGREED] or camp.met
    mine = _issues(camp.debate, met)
    return tuple(issue for issue in camp.issues if issue in mine)


def _by(camp: Camp, met: Sequence[Meeting]) -> str:
    """Which position it is, where its column doesn't tell; within the claim's own, who of it. What is only reported is no word of theirs."""
    debate, claim = camp.debate, camp.claim
    own, in_sight = camp.position == claim.position, camp.position in camp.place.positions
    label = f"“{debate.position[camp.position].label}”"
    if not any(speaks_for_its_position(debate, m.by) for m in met):
        return f" only by what {'its own position' if own else 'this position' if in_sight else label} reports"
    if not own:
        return "" if in_sight else f" by {label}"
    if all(m.by.source == claim.source and m.by.voice is None for m in met):
        return f" by {debate.source[claim.source].name} itself"
    return " within its own position"


def _manner_line(camp: Camp, manner: Manner, said: tuple[str, ...]) -> Paragraph:
    """Who opposes, limits or agrees, and where, as far as the headline has not `said` it."""
    met = [m for m in camp.met if m.manner is manner]
    kind = min((m.relation.kind for m in met), key=SHARPNESS.__getitem__)
    who = "; ".join(dict.fromkeys(voice_words(m.by, camp.debate.source[m.by.source]) for m in met))
    issues = _issues(camp.debate, met)
    where = "" if set(issues) == set(said) else _under(camp, issues, led=camp.issues[:1] != said[:1])
    mark = Run(f"{GLYPHS[kind]} {MANNERS[manner]}", kind.value)
    return paragraph(mark, Run(f" by {who}{where}", "muted"), first="  ", rest="    ")


def _issues(debate: Debate, met: Sequence[Meeting]) -> tuple[str, ...]:
    """All issues under which any of these is seen, in the debate's order."""
    seen = {issue for meeting in met for issue in meeting.issues}
    return tuple(issue for issue in debate.issue if issue in seen)


def _under(camp: Camp, issues: Sequence[str], led: bool = True) -> str:
    """`under 1 Regional order ▸, 5 Trade`; `led`: an arrow stands behind the issue that Enter leads to."""
    if camp.position == camp.claim.position:
        return ""
    if not issues:
        return ", under no common issue"
    numbers = {issue: number for number, issue in enumerate(camp.debate.issue, 1)}
    goal = camp.issues[0] if led else ""
    named = [f"{numbers[i]} {camp.debate.issue[i].label}{' ▸' if i == goal else ''}" for i in issues]
    return f" under {', '.join(named)}"

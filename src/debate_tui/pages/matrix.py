"""Matrix: positions by positions, how often each two meet; a table with one head wherever letters can stand for names."""

from collections.abc import Iterator
from string import ascii_uppercase

from debate_tui.layout.rows import Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import none_meet
from debate_tui.model.debate import Debate
from debate_tui.model.encounters import OF_MANNER, Gathering, Pair, Tally, size_of, tallies
from debate_tui.model.meeting import Manner
from debate_tui.model.rivals import hardest
from debate_tui.pages.listing import GATHERINGS
from debate_tui.pages.words import position_head, position_mark
from debate_tui.state import Go, Spot
from debate_tui.state.places import Compare

_LEAST, _CLOSEST, _LEAD = 12, 5, 12
"""The narrowest column, in terminal cells, with names and words; with a letter and glyphs; and, beside that, with a name."""

_MANNERS = (
    (Gathering.CLASHES, Manner.OPPOSED, "clash"),
    (Gathering.LIMITS, Manner.LIMITED, "limit"),
    (Gathering.AGREEMENTS, Manner.AGREED, "agree"),
)


def matrix(debate: Debate) -> Iterator[Row]:
    """The rows of a debate's matrix. On the diagonal stands what meets within a position."""
    if not tallies(debate):
        none = "No position's claim meets another yet" + (
            "; what is reported and not shared does." if any(size_of(debate, of) for of in OF_MANNER) else "."
        )
        yield text_row(paragraph(none_meet(debate, none), style="muted"))
        return
    ids = [position.id for position in debate.positions]
    letters = dict(zip(ids, ascii_uppercase, strict=False))
    most = max(times for tally in tallies(debate).values() for times in tally.by_manner.values())
    closest = max(_CLOSEST, len(f"✕{most}"))  # a number is not broken over two lines
    yield Row(
        (Cell(modes=Mode.COLUMNS), *(_head(debate, id, letters[id]) for id in ids)),
        _LEAST,
        closest=closest,
        lead=_LEAD,
    )
    for row in ids:
        cells = (_name(debate, row, letters[row]), *(_meeting(debate, row, column) for column in ids))
        yield Row(cells, _LEAST, 0, closest=closest, lead=_LEAD)


def most_met(debate: Debate, pair: Pair) -> Go | None:
    """The target that leads to where two positions meet most; None where they meet on no issue."""
    tally = tallies(debate)[pair]
    issue = tally.hottest or tally.busiest
    return Go(Spot(Compare(debate.id, issue, pair))) if issue and pair[0] != pair[1] else None


def tally_runs(tally: Tally) -> Iterator[Run]:
    """What two positions do to each other, as glyph, word and number; what they never do is left out."""
    for of, manner, word in _MANNERS:
        if times := tally.by_manner.get(manner, 0):
            yield Run(f"{GATHERINGS[of].glyph} {word} {times}×", GATHERINGS[of].style)


def _lettered(debate: Debate, position: str, letter: str) -> Run:
    """The sign and the letter of a position."""
    mark = position_mark(debate, position)
    return Run(f"{mark.text[0]}\N{NO-BREAK SPACE}{letter}", mark.style)


def _head(debate: Debate, position: str, letter: str) -> Cell:
    """The head of a position's column."""
    narrow = (paragraph(_lettered(debate, position, letter)),)
    return Cell((paragraph(*position_head(debate, position)),), modes=Mode.COLUMNS, narrow=narrow)


def _name(debate: Debate, position: str, letter: str) -> Cell:
    """The name of a position, at the head of its row; Enter leads to where it clashes most."""
    pair = hardest(debate, position)
    lettered = _lettered(debate, position, letter)
    narrow = (paragraph(lettered, Run(f" {debate.position[position].label}", lettered.style)),)
    return Cell(
        (paragraph(*position_head(debate, position)),),
        most_met(debate, pair) if pair else None,
        rule=Rule(),
        narrow=narrow,
    )


def _meeting(debate: Debate, row: str, column: str) -> Cell:
    """How often two positions meet; Enter leads to the issue where they meet most."""
    low, high = sorted((row, column), key=[*debate.position].index)
    tally = tallies(debate).get((low, high))
    heading = position_head(debate, column)
    if tally is None:
        words = "—" if row == column else "·"
        return Cell((paragraph(words, style="muted"),), heading=heading, rule=Rule(), modes=Mode.COLUMNS)
    lines: list[Paragraph] = [paragraph(run) for run in tally_runs(tally)]
    narrow = (paragraph(*_briefly(tally)),)
    if row == column:
        return Cell((*lines, paragraph("within it", style="muted")), heading=heading, rule=Rule(), narrow=narrow)
    to = Compare(debate.id, tally.busiest, (row, column))
    return Cell(tuple(lines), Go(Spot(to)) if tally.busiest else None, heading, Rule(), narrow=narrow)


def _briefly(tally: Tally) -> Iterator[Run]:
    """What two positions do to each other, as glyph and number."""
    for of, manner, _ in _MANNERS:
        if times := tally.by_manner.get(manner, 0):
            yield Run(f"{GATHERINGS[of].glyph}{times} ", GATHERINGS[of].style)

"""Grid and list of issues: the whole debate at a glance; Enter in a cell leads to its comparison."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from debate_tui.layout.parts import Page, Part, Rows, composed, listed
from debate_tui.layout.rows import Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import other_positions
from debate_tui.model.crossing import agreements, clashes, limits
from debate_tui.model.debate import Debate, Issue, Kind
from debate_tui.model.derived import derived
from debate_tui.model.encounters import Pair, stands
from debate_tui.model.graph import numbered
from debate_tui.model.library import is_card_file
from debate_tui.model.meeting import Manner
from debate_tui.model.pairing import claim_count_on, reported, spoken
from debate_tui.model.rivals import fiercest
from debate_tui.model.selection import claim_numbers, told_on
from debate_tui.pages.words import (
    GLYPHS,
    counted,
    derived_mark,
    position_head,
    silence,
    terms_mark,
)
from debate_tui.state import NOTHING, Go, Read, Spot, facing
from debate_tui.state.places import Compare

_LEAST, _CLOSEST = 18, 12
"""The narrowest column, in terminal cells, in which a stance is still readable; and where that keeps all positions side by
side under heads that stay, as in the matrix of the overview."""


def grid_page(debate: Debate, place: Compare) -> Page:
    """All issues of a debate by all its positions; `place`: the comparison that the reader came from."""
    title = text_row(paragraph(Run(debate.question, "question")))
    heads = [Cell((paragraph(Run("Issue", "muted")),), modes=Mode.COLUMNS)]
    heads += [
        Cell((paragraph(*position_head(debate, p.id), *derived_mark(p)),), modes=Mode.COLUMNS)
        for p in (debate.positions if len(debate.positions) <= _ABREAST else ())
    ]
    rows = grid_part(debate, tuple(p.id for p in debate.positions), place)
    return Page(
        (title, Row(tuple(heads), _LEAST, closest=_CLOSEST)),
        Rows(rows if rows.count else composed(_without_issues(debate))),
        "Grid",
    )


def _without_issues(debate: Debate) -> Row:
    """What stands in the place of issues where a debate has none; Enter leads to its claims, of more than two positions to those of the first two."""
    if not debate.claims:
        return text_row(paragraph("This debate has no issues yet.", style="muted"))
    there = Compare(debate.id, "", tuple(p.id for p in debate.positions[:2]))
    count = len(claim_numbers(debate, there.positions, ()))
    whose = "its" if len(debate.positions) <= 2 else "the"
    of = "" if whose == "its" else " of its first two positions"
    words = f"This debate has no issues; here {'is' if count == 1 else 'are'} {whose} {counted(count, 'claim')}{of}\N{NO-BREAK SPACE}▸"
    return text_row(paragraph(Run(words, "text")), target=Go(Spot(there)), rule=Rule())


_ABREAST = 24
"""Positions at most that any terminal has columns for: of more, those that are silent on an issue are told of together."""


def grid_part(debate: Debate, positions: tuple[str, ...], place: Compare) -> Part:
    """Issues down, `positions` across; a cell leads to the comparison of its position on its issue."""
    issues = debate.issues
    if len(positions) > _ABREAST:
        return _crowded_part(debate, positions, place)

    def row(number: int) -> Row:
        issue = issues[number]
        cells = [_issue_cell(debate, issue, number + 1, place)]
        cells += [_stance_cell(debate, issue, position, place) for position in positions]
        return Row(tuple(cells), _LEAST, 0, closest=_CLOSEST)

    def target(number: int, side: int) -> Go:
        issue = issues[number]
        return _of_position(debate, issue, positions[side - 1], place) if side else comparison_of(debate, issue, place)

    return Part(len(issues), row, (range(len(issues)),) * (1 + len(positions)), target, find=_finds(debate))


def _crowded_part(debate: Debate, positions: tuple[str, ...], place: Compare) -> Part:
    """The grid of positions that no terminal has columns for; each row has cells of its own (`told_on`), each under its name."""
    issues, told = debate.issues, _told(debate, positions)
    columns: list[list[int]] = [[*range(len(issues))]]
    for number, some in enumerate(told):
        columns += ([] for _ in range(1 + len(some) - len(columns)))
        for side in range(1, 1 + len(some)):
            columns[side].append(number)

    def row(number: int) -> Row:
        issue, some = issues[number], told[number]
        cells = [_issue_cell(debate, issue, number + 1, place)]
        cells += [_named(_stance_cell(debate, issue, position, place)) for position in some]
        if silent := len(positions) - len(some):
            words = (paragraph(Run(other_positions(silent), "muted")), paragraph(Run(silence(debate), "muted")))
            cells.append(Cell(words, rule=Rule()))
        return Row(tuple(cells), _LEAST, 0)

    def target(number: int, side: int) -> Go:
        issue = issues[number]
        return (
            _of_position(debate, issue, told[number][side - 1], place) if side else comparison_of(debate, issue, place)
        )

    return Part(len(issues), row, columns, target, find=_finds(debate))


def _named(cell: Cell) -> Cell:
    """A cell that says itself whose it is, since no column stands for one position."""
    return replace(cell, heading=(), paragraphs=(paragraph(*cell.heading), *cell.paragraphs))


@derived(2)
def _told(debate: Debate, positions: tuple[str, ...]) -> Sequence[Sequence[str]]:
    """By issue, the positions that are told of there (`told_on`); ids."""
    among = () if positions == tuple(numbered(debate)[0]) else positions  # not looked up among all for each issue
    return [told_on(debate, issue.id, among) for issue in debate.issues]


def _finds(debate: Debate) -> Callable[[str], Iterator[int]]:
    """The row of an issue (an id) in a list of all."""
    numbers = numbered(debate)[1]
    return lambda issue: iter([numbers[issue]] if issue in numbers else [])


def _issue_cell(debate: Debate, issue: Issue, number: int, place: Compare) -> Cell:
    words = (paragraph(Run(f"{number} ", "muted"), Run(issue.question, "claim"), *derived_mark(issue)),)
    return Cell(words, comparison_of(debate, issue, place), rule=Rule())


def _stance_cell(debate: Debate, issue: Issue, position: str, place: Compare) -> Cell:
    stance = debate.stance.get((position, issue.id))
    claims, only_reported = len(spoken(debate, issue.id, position)), reported(debate, issue.id, position)
    unsaid = "—" if claims > only_reported else silence(debate)
    answer = Run(stance.answer, "stance") if stance else Run(unsaid, "muted")
    unstated = answer.text == "—" and debate.position[position].derived  # nobody is at hand who could have stated one
    words = [] if unstated else [paragraph(answer)]
    if claims:
        words.append(paragraph(Run(_claim_count(claims, only_reported), "muted")))
    met = stands(debate, issue.id).get(position, {})
    marks = ((Manner.OPPOSED, Kind.REBUTS), (Manner.LIMITED, Kind.QUALIFIES), (Manner.AGREED, Kind.CONCURS))
    shown = [Run(f"{GLYPHS[kind]} {met[manner]}", kind.value) for manner, kind in marks if met.get(manner)]
    if shown:
        words.append(paragraph(*(part for run in shown for part in (run, Run(" ")))))
    target = _of_position(debate, issue, position, place)
    return Cell(tuple(words), target, position_head(debate, position), Rule())


def _claim_count(claims: int, reported: int) -> str:
    """`3 claims, 1 of them not shared`: the second number is of claims that are reported and do not speak for their position."""
    return counted(claims, "claim") + (f", {reported} of them not shared" if reported else "")


def _of_position(debate: Debate, issue: Issue, position: str, place: Compare) -> Go:
    return Go(Spot(facing(debate, issue.id, position, place.positions)))


def comparison_of(debate: Debate, issue: Issue, place: Compare) -> Go:
    """The target that leads to the comparison on an issue, of the positions of `place` or else of the debate's first
    two."""
    positions = place.positions or tuple(p.id for p in debate.positions[:2])
    return Go(Spot(Compare(debate.id, issue.id, positions)))


def issues_page(debate: Debate, place: Compare, read: Read = NOTHING) -> Page:
    """The list of a debate's issues; `place`: the comparison that the reader came from; `read`: what has been read."""
    title = text_row(paragraph(Run(debate.question, "question")))
    rows = issues_part(debate, place, read)
    return Page((title,), Rows(_under_rule(rows) if rows.count else composed(_without_issues(debate))), "Issues")


def _under_rule(rows: Part) -> Part:
    """The rows with a rule above the first."""
    (cell,) = rows.compose(0).cells
    first = Row((replace(cell, rule=Rule()),))
    return replace(rows, compose=lambda at: rows.compose(at) if at else first)


def issues_part(debate: Debate, place: Compare, read: Read = NOTHING, brief: bool = False) -> Part:
    """The issues as a list, the one in sight marked; `brief`: labels alone, for a sidebar."""
    issues = debate.issues
    done = Counter(issue for id in read.claims if id in debate.claim for issue in debate.claim[id].issues)

    def target(at: int) -> Go:
        return (comparison_of if brief else fiercest_comparison)(debate, issues[at], place)

    def row(at: int) -> Row:
        shown = Compare(debate.id, place.issue if issues[at].id == place.issue else "", place.positions)
        return _issue_row(debate, at, shown, None if brief else done[issues[at].id])

    return listed(len(issues), row, target, _finds(debate))


@derived(128)
def _issue_row(debate: Debate, at: int, shown: Compare, read: int | None) -> Row:
    """An issue, by its number, in the list of issues; the same row wherever it looks the same, so that it is laid out once.

    `shown`: the comparison with the issue only where it is this one, which is marked then; `read`: how many of its claims
    have been read; None where the issue's label stands alone.
    """
    issue, number = debate.issues[at], at + 1
    here = issue.id == shown.issue
    words = Run(*((issue.label, "text") if read is None else (issue.question, "claim")))
    words = words._replace(style="here") if here else words
    lead = Run(f"{'▸' if here else ' '}{number:>2} ", "here" if here else "muted")
    if read is None:
        return text_row(Paragraph((words,), lead, Run("    ")), target=comparison_of(debate, issue, shown))
    counts = Run(_counts(debate, issue.id, read), "muted")
    paragraphs = [
        Paragraph((words, *derived_mark(issue)), lead, Run("    ")),
        paragraph(counts, *terms_mark(issue), first="    "),
    ]
    if found := fiercest(debate, issue.id):
        paragraphs.append(_opens_on(debate, found.pair, found.times))
    return text_row(*paragraphs, target=fiercest_comparison(debate, issue, shown))


def _counts(debate: Debate, issue: str, read: int) -> str:
    """How many claims are on an issue, how many of them were read, and how they meet."""
    between = (
        counted(clashes(debate, issue), "clash"),
        counted(limits(debate, issue), "limit"),
        counted(agreements(debate, issue), "agreement"),
    )
    known = f" ({read} read)" if read else ""
    met = "" if is_card_file(debate) else f"; between positions: {', '.join(between)}"
    return f"{counted(claim_count_on(debate, issue), 'claim')}{known}{met}"


def _opens_on(debate: Debate, pair: Pair, times: int) -> Paragraph:
    """Which two positions clash most on an issue."""
    one, other = (position_head(debate, id) for id in pair)
    clash = Run(f"✕ {counted(times, 'clash')}: ", "rebuts")
    return paragraph(clash, *one, Run(" against ", "muted"), *other, first="    ")


def fiercest_comparison(debate: Debate, issue: Issue, place: Compare) -> Go:
    """The target that leads to the two positions that clash most on an issue, and says so; else as `comparison_of`."""
    found = fiercest(debate, issue.id)
    if found is None:
        return comparison_of(debate, issue, place)
    times = "once" if found.times == 1 else f"{found.times} times"
    if found.even:
        others = "another pair does" if found.even == 1 else f"{found.even} other pairs do"
        say = f"These two clash here {times}; {others} as often."
    elif found.fewer:
        say = f"These two clash most here: {times}."
    else:
        say = f"These two clash here {times}; no others do."
    return Go(Spot(Compare(debate.id, issue.id, found.pair)), say)

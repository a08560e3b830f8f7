"""Overview: the start page of a debate. What it is about, who stands where, since when, and who meets whom how often."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import islice

from debate_tui.layout.parts import Page, Part, Rows, composed, listed
from debate_tui.layout.rows import AIR, BLANK, WIDE, Cell, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import dated, none_meet
from debate_tui.model.debate import Debate, Position
from debate_tui.model.encounters import OF_MANNER, Gathering, Pair, Tally, size_of, tallies
from debate_tui.model.graph import graph
from debate_tui.model.library import is_card_file
from debate_tui.model.meeting import Manner
from debate_tui.model.rivals import beside, hardest, sharpest
from debate_tui.model.selection import first_issue, sources_held, sources_speaking
from debate_tui.pages.listing import GATHERINGS, entries, name_of
from debate_tui.pages.matrix import matrix, most_met, tally_runs
from debate_tui.pages.timeline import timeline
from debate_tui.pages.words import counted, derived_mark, position_head, size_words, terms_mark
from debate_tui.quotes.sentences import sentences
from debate_tui.state import Go, Spot, places
from debate_tui.state.keymap import Keys
from debate_tui.state.places import Compare
from debate_tui.text.wording import listed as words_listed
from debate_tui.text.wording import names_apart

_MOST = 8
"""Up to this many positions the matrix is shown; of more, the pairs that meet most."""

_PAIRS = 20
"""How many of these pairs are shown at most."""

_NAMED = 6
"""How many sources of a position are named at most."""


def overview_page(debate: Debate, place: Compare, keys: Keys, read: int = 0) -> Page:
    """A debate's start page; `place`: the comparison that the reader came from; `read`: how many claims have been read."""
    title = text_row(paragraph(Run(debate.question, "question")))
    return Page((title,), overview_rows(debate, place, read, keys), "Overview")


def overview_rows(debate: Debate, place: Compare, read: int = 0, keys: Keys | None = None) -> Rows:
    """Summary, who clash most, positions, matrix, lists and timeline; what there may be many of is composed in sight.

    `read`: how many claims have been read; `keys`: of which the one that leads to each list is shown.
    """
    blocks: tuple[Part, ...] = ()
    if is_card_file(debate) and debate.issues:  # what a debater opens a file for: nothing is drawn between its cards
        from debate_tui.pages.grid import issues_part

        blocks = composed(AIR, _heading("Blocks")), issues_part(debate, place)
    return Rows(
        composed(*_about(debate, read), *_rivals(debate)),
        *blocks,
        composed(AIR, _heading("Who stands where")),
        _positions(debate, place),
        composed(*_meetings(debate)),
        _lists(debate, place, keys),
        composed(AIR, *timeline(debate, place), *_in_full(debate), BLANK),
    )


def _heading(words: str) -> Row:
    return text_row(rule=Rule((Run(words, "heading"),)))


def _row(words: Sequence[Paragraph], narrow: Sequence[Paragraph], target: Go | None = None) -> Row:
    """A row that on a narrow page says less, so that all of them are soon in sight; the rest is told at the end."""
    return Row((Cell(words, target, narrow=narrow),), WIDE)


def _about(debate: Debate, read: int) -> Iterator[Row]:
    """What the debate is about, and how large it is."""
    if debate.summary:
        short = first_sentence(debate.summary)
        more = (Run(" … more at the end", "muted"),) if _is_longer(debate.summary) else ()
        full, brief = paragraph(Run(debate.summary, "text")), paragraph(Run(short, "text"), *more)
        cell = Cell((full,), rule=Rule(), narrow=(brief,))
        yield Row((cell,), WIDE)
    size = paragraph(Run(_size(debate) + (f" · {read} read" if read else ""), "muted"))
    yield _row((size,), ()) if debate.summary else text_row(size, rule=Rule())


def _size(debate: Debate) -> str:
    """What the debate consists of, and how many of its claims are questions or else nobody's."""
    asked = sum(graph(debate).asked)
    return size_words(debate) + (f", {asked} of which nobody says" if asked else "")


def _is_longer(summary: str) -> bool:
    """Whether a summary has more than a sentence."""
    return first_sentence(summary) != " ".join(summary.split())


def _in_full(debate: Debate) -> Iterator[Row]:
    """What a narrow page has not told yet: the summary, the size, and what each position says in a sentence."""
    told = [paragraph(Run(debate.summary, "text"))] if _is_longer(debate.summary) else []
    told += [paragraph(Run(_size(debate), "muted"))] if debate.summary else []
    for position in debate.positions:
        if position.summary:
            told.append(paragraph(*position_head(debate, position.id)))
            told.append(paragraph(Run(first_sentence(position.summary), "text"), *terms_mark(position), first="  "))
    if told:
        yield _row((), (Paragraph(), paragraph(Run("In full", "heading")), *told))


def _positions(debate: Debate, place: Compare) -> Part:
    """A row for each position."""
    positions = debate.positions
    if not positions:
        return composed(text_row(paragraph("This debate has no positions yet.", style="muted")))

    def target(number: int) -> Go:
        """To where the position clashes most."""
        pair = hardest(debate, positions[number].id)
        return (most_met(debate, pair) if pair else None) or _speaking(debate, positions[number], place)

    return listed(len(positions), lambda number: _position_row(debate, positions[number], target(number)), target)


def _lists(debate: Debate, place: Compare, keys: Keys | None) -> Part:
    """A row for each list, which leads there."""
    lists = list(Gathering)

    def target(number: int) -> Go:
        return Go(Spot(places.Listing(place, lists[number])))

    def row(number: int) -> Row:
        look, of = GATHERINGS[lists[number]], lists[number]
        size, told = entries(debate, of)
        name = Run(name_of(debate, of, size), "text")
        above = " (not counted above)" if told and of in OF_MANNER else ""
        words = (Run(f"{look.glyph} ", look.style), name, Run(f", {told}{above}" if told else "", "muted"))
        key = Run(f"{keys.shown(of.value)}  ", "key") if keys else Run("")
        return text_row(Paragraph(words, key, Run(" " * key.width)), target=target(number))

    return listed(len(lists), row, target)


def _rivals(debate: Debate) -> Iterator[Row]:
    """The rows that lead to the two positions that clash most often, and to those that do most sharply if others rebut more."""
    often, sharp = hardest(debate), sharpest(debate)
    if often is None:
        return
    yield AIR
    yield _rival_row(debate, "often", often)
    if sharp and tallies(debate)[sharp].rebuttals > tallies(debate)[often].rebuttals:
        yield _rival_row(debate, "sharply", sharp)


def _rival_row(debate: Debate, how: str, pair: Pair) -> Row:
    """The row that leads to two positions, on the issue where they clash most; `how` they do, and who else does so."""
    others = beside(debate, pair, how == "sharply")
    tally = tallies(debate)[pair]
    times = tally.by_manner[Manner.OPPOSED]
    one, other = (position_head(debate, id) for id in pair)
    share = f"; {tally.heat} of the {times} clashes" if tally.heat < times else "; all" if times > 1 else ","
    where = f"{share} over “{debate.issue[tally.hottest].label}”\N{NO-BREAK SPACE}▸" if tally.hottest else ""
    both = (*one, Run(" and ", "muted"), *other, Run(f" ({others})" if others else "", "muted"))
    clashes = Run(f"✕ {counted(times, 'clash')}", "rebuts")
    sharply = f", {counted(tally.rebuttals, 'rebuttal')}" if how == "sharply" else ""
    begun = (
        Run(f"Clash most {how} (", "muted"),
        Run(f"✕\N{NO-BREAK SPACE}{times}", "rebuts"),
        Run(f"{sharply}): ", "muted"),
    )
    narrow = (*begun, *both, Run(where.replace(" clashes", "", 1), "text"))
    full = (
        paragraph(Run(f"Clash most {how}: ", "muted"), *both, rest="  "),
        paragraph(clashes, Run(f", {_sharp(debate, tally, times)}{where}", "text"), first="  "),
    )
    return _row(full, (paragraph(*narrow, rest="  "),), most_met(debate, pair))


def _sharp(debate: Debate, tally: Tally, clashes: int) -> str:
    """How many of some clashes are rebuttals, in words: in the list of clashes these come first, however often two clash."""
    if clashes == 1:
        return "a rebuttal" if tally.rebuttals else "an undercut"
    if tally.rebuttals in (0, clashes):
        return (
            "all rebuttals" if tally.rebuttals else "none said to be a rebuttal" if debate.origin else "none a rebuttal"
        )
    return f"{tally.rebuttals} of them {'rebuttals' if tally.rebuttals > 1 else 'a rebuttal'}"


def _position_row(debate: Debate, position: Position, target: Go) -> Row:
    """A position in a sentence, with its sources."""
    held = sources_held(debate, position.id)
    speaking = held or sources_speaking(debate, position.id)
    apart = names_apart(map(dated, speaking))
    names = words_listed(map(dated, speaking), _NAMED, apart)
    who = names if held or not names else f"claims in {names}"
    head = paragraph(*position_head(debate, position.id), *derived_mark(position))
    said = [paragraph(Run(first_sentence(position.summary), "text"), first="  ")] if position.summary else []
    held_by = Run(who or "no source", "muted")
    full = (head, *said, paragraph(held_by, *terms_mark(position), first="  "))
    return _row(full, (head, paragraph(held_by, first="  ")), target)


def _speaking(debate: Debate, position: Position, place: Compare) -> Go:
    """The target that leads to the first issue on which a position has claims, beside another position."""
    others = (p.id for p in debate.positions if p.id != position.id)
    issue = first_issue(debate, position.id) or place.issue
    return Go(Spot(Compare(debate.id, issue, (position.id, *islice(others, 1)))))


def first_sentence(text: str) -> str:
    """The first sentence of `text`, on one line."""
    line = " ".join(text.split())
    start, end = next(sentences(line, (0, len(line))), (0, 0))
    return line[start:end]


# Who meets whom


def _meetings(debate: Debate) -> Iterator[Row]:
    """How often positions meet, if they could, and the heading of the lists below it, which ends a table."""
    few = len(debate.positions) <= _MOST
    if len(debate.positions) > 1 or any(size_of(debate, of) for of in OF_MANNER):
        yield from (AIR, _heading("How often they meet"), *(matrix(debate) if few else _pairs(debate)))
    if not (few and tallies(debate)):
        yield AIR
    yield _heading("All of it, in lists")


def _pairs(debate: Debate) -> Iterator[Row]:
    """The pairs of positions that meet most, of a debate with too many positions for a matrix."""
    across = [(pair, tally) for pair, tally in tallies(debate).items() if pair[0] != pair[1]]
    most = nsmallest(_PAIRS, across, lambda one: (-one[1].by_manner[Manner.OPPOSED], -sum(one[1].by_manner.values())))
    for pair, tally in most:
        one, other = (position_head(debate, id) for id in pair)
        runs = [part for run in tally_runs(tally) for part in (run, Run("  "))]
        yield text_row(
            Paragraph((*one, Run(" and ", "muted"), *other)),
            paragraph(*runs, first="  "),
            target=most_met(debate, pair),
        )
    left = len(across) - _PAIRS
    if left > 0:
        yield text_row(paragraph(f"and {counted(left, 'pair')} more, which clash no more often", style="muted"))
    if not across:
        yield text_row(paragraph(none_meet(debate, "No claim of one meets a claim of another yet."), style="muted"))

"""A page for who hears it: cell below cell, whose position each is said with it, and words in place of signs and lines.

It says the same as the page that is looked at, row for row, so that the cursor stands in the same places in both.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from debate_tui.layout.parts import Lazy, Page
from debate_tui.layout.rows import Anew, Cell, Row
from debate_tui.layout.runs import Paragraph, Run, plain
from debate_tui.model.derived import derived
from debate_tui.model.kinds import Kind, QuoteState
from debate_tui.pages.words import BY, GLYPHS, QUOTED
from debate_tui.quotes import locators
from debate_tui.text.wording import SIGNS, counted

ONE_BELOW_THE_OTHER = 10_000
"""The narrowest column of a row that is heard: no page is as wide, so its cells stand one below the other."""

_SHORT = 24
"""Paragraphs of fewer characters are said in one line with those before them: the counts of a grid."""

_SENTENCES = frozenset(("claim", "read", "quote", "stance", *(f"stance-p{n}" for n in range(8))))
"""The styles of what is a line of its own, however short: “Trams are cheap., By: Ann Lee” is no sentence."""

_AUTHORED = frozenset(
    (
        "claim",
        "read",
        "stance",
        "quote",
        "text",
        "question",
        "strong",
        "match",
        "similar",
        "quoted",
        "aloud",
        "omitted",
        "",
        *(f"stance-p{n}" for n in range(8)),
    )
)
"""The styles of words that somebody wrote: nothing is put in place of a sign in them."""

_WORDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^(\d+)/(\d+)(?!\S)"), r"Issue \1 of \2:"),
    (re.compile(f"[✓≠∅○?]\u00a0({'|'.join(QuoteState)})"), r"quote \1"),
    (re.compile(r"\s*✕\s?(\d+)(?! ?[a-z\d])"), lambda found: f", {counted(int(found[1]), 'clash')}"),
    (re.compile(r"\s*◐\s?(\d+)(?! ?[a-z\d])"), lambda found: f", {counted(int(found[1]), 'limit')}"),
    (re.compile(r"\s*≡\s?(\d+)(?! ?[a-z\d])"), lambda found: f", {counted(int(found[1]), 'agreement')}"),
    (re.compile(f"(?:^|(?<= ))[{SIGNS}][ \u00a0]"), ""),
    (re.compile("[✕↛◐≡↻↑↓≠○⊘] (?=[\\w(]|$)"), ""),
    (re.compile(r"\b1×"), "once"),
    (re.compile(r"(\d)×"), r"\1 times"),
    (re.compile(" +← +"), ": "),
    (re.compile(r"(?<=\S) ▸ (?=\S)"), ", "),
    (re.compile("^[▸◂▴▾→←] |[ \u00a0]?[▸◂▴▾→←]"), ""),
    (locators.SIGN, locators.sign_in_words),
    (re.compile(" · "), ", "),
    (re.compile(r"^\[(.*)\]$"), r"Note of the map: \1"),
    (re.compile("[─━╌┄│┤├┼▌▔▁▎▊▏▕▆▂╸╺▀▄█·●]+"), ""),
    (re.compile("^ — "), ", by "),
    (re.compile(r"^\+ $"), "added: "),
    (re.compile("^- $"), "taken out: "),
    (re.compile("^—$"), "no answer of its own"),
)
"""What is said for each of the pages' own signs."""

_ARROWS = {"←": "left arrow", "→": "right arrow", "↑": "up arrow", "↓": "down arrow"}
_KEYS = re.compile(f"[{''.join(_ARROWS)}]")
"""The keys that are called by a sign."""

_SIGNS = {
    "[AB ": "read by both: ", "[A ": "read by A only: ", "[B ": "read by B only: ", "[": "read: ", "]": ", end",
    "_": "underlined: ", "{only A: ": "in A only: ", "{only B: ": "in B only: ", "{A: ": "changed, in A: ", " | B: ": ", in B: ",
    "}": ", end",
}  # fmt: skip
"""What is said for each of the signs of a passage in two hands (`pages.hands`)."""

_UNDERLINED = "_"

_BAR = re.compile(f"[{SIGNS}·─ ]*[{SIGNS}·─][{SIGNS}·─ ]*")
"""A part of a line of time, or of a bar."""

_NOTED = Run("[", "note")
"""What begins a note of the map that is several runs; of a passage in hands, the same sign is of another style."""

_BETWEEN = " · "
"""What stands between two things that are said, in a run of its own: no bar."""

_DONE = {GLYPHS[kind]: kind.value for kind in Kind}
"""By the sign of a relation, what it does."""

_STEP_DOWN = " ‹ "
"""Between the claims of the way that leads down to the page's own, and before what that does to the last of them."""


def spoken(page: Page) -> Sequence[Row]:
    """The rows of a page as they are heard, the head before the others."""
    return _spoken(page)


def heard(page: Page) -> Iterator[str]:
    """The lines of a page as they are heard, one thing each."""
    for row in spoken(page):
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                if line := plain((paragraph.first, *paragraph.runs)).strip():
                    yield line


@derived(1)
def _spoken(page: Page) -> Sequence[Row]:
    head, rows = page.head, page.rows
    return Lazy(len(head) + len(rows), lambda row: spoken_row(head[row] if row < len(head) else rows[row - len(head)]))


def spoken_row(row: Row) -> Row:
    """A row as it is heard."""
    return Row(tuple(map(_cell, row.cells)), ONE_BELOW_THE_OTHER, row.hub, row.continues)


def _cell(cell: Cell) -> Cell:
    return replace(cell, paragraphs=Anew(lambda: _said(cell)), heading=(), rule=None, narrow=None)


def _said(cell: Cell) -> Iterator[Paragraph]:
    """What is said of a cell, a thing in each paragraph: before all else whose it is, and how it is related."""
    label = (cell.rule.said or _words(cell.rule.label)) if cell.rule else ""
    leads, short = [_words(cell.heading)], list[Run]()
    for paragraph in chain(cell.paragraphs, [None]):
        line = _line(paragraph) if paragraph else ()
        if paragraph and not plain(line).strip():
            continue
        if line and _is_position(paragraph):
            leads.append(plain(line))
        elif paragraph and line and len(plain(line)) < _SHORT and not _is_sentence(paragraph):
            short += [Run(", "), *line] if short else line
        else:
            for one in filter(None, (tuple(short), line)):
                lead = ", ".join(filter(None, (*leads, label)))
                yield Paragraph((Run(f"{lead}: "), *one) if lead else one)
                leads, label, short = [], "", []
    if lead := ", ".join(filter(None, (*leads, label))):
        yield Paragraph((Run(lead),))


def _is_sentence(paragraph: Paragraph) -> bool:
    return any(run.style in _SENTENCES for run in paragraph.runs)


def _is_position(paragraph: Paragraph | None) -> bool:
    """Whether a paragraph is the name of a position, which what follows belongs to."""
    if paragraph is None or paragraph.first.text or not plain(paragraph.runs).startswith(tuple(SIGNS)):
        return False
    return all(_POSITION.fullmatch(run.style) for run in paragraph.runs)


_POSITION = re.compile("p[0-7]")


def _line(paragraph: Paragraph) -> tuple[Run, ...]:
    """A paragraph as one thing that is said."""
    runs = tuple(run for run in paragraph.runs if run.text == _BETWEEN or (run.text and not _BAR.fullmatch(run.text)))
    if not any((run.style in _AUTHORED and run.text.strip()) or run.text in _SIGNS for run in runs):
        runs = (Run(plain(runs), "muted"),)  # so that signs are known whatever run their words are in
    if runs and runs[0] == _NOTED:  # a note in whose words something was found
        runs = (Run("Note of the map: ", "muted"), *runs[1:-1])
    if runs and _STEP_DOWN in runs[0].text:
        return _way_up(runs[0].text)
    before = paragraph.first.text.strip()
    own = before != "“"  # within a quote, all but our signs of marks is the source's
    said = tuple(run for one in _ended(runs) if (run := _run(one) if own or one.text in _SIGNS else one).text)
    if said and said[0].text.startswith(", "):
        said = (said[0]._replace(text=said[0].text.removeprefix(", ")), *said[1:])
    if before == "“":
        return (Run(QUOTED), *said)
    if said and said[0].text.startswith("— "):
        rest = (said[0]._replace(text=said[0].text.removeprefix("— ")), *said[1:])
        return rest if plain(rest).startswith("claimed by ") else (Run(BY), *rest)
    lead = _KEYS.sub(lambda found: _ARROWS[found[0]], paragraph.first.text) if paragraph.first.style == "key" else ""
    lead = (lead or _run(paragraph.first).text).strip()
    column = paragraph.first.style == "key" or paragraph.first.text.endswith("  ")
    return (Run(f"{lead}: " if column else f"{lead} "), *said) if lead else said


def _ended(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with another sign for each second `_`, which ends what the one before it begins."""
    begun = False
    for run in runs:
        if run.text == _UNDERLINED and run.style not in _AUTHORED:
            begun = not begun
            yield run if begun else Run("]", run.style)
        else:
            yield run


_COUNTED = re.compile(f"(?<=\\d\u00a0)[{''.join(_DONE)}]")


def _way_up(way: str) -> tuple[Run, ...]:
    """The way from a claim up to a conclusion: what it does to the claim above, what that does to the next, and so on."""
    conclusion, *steps = way.split(_STEP_DOWN)
    *above, does = steps
    said = f"Up from here: {does[2:]} "
    for step in reversed(above):
        if step[0].isdecimal():  # so many that each of what they do is counted
            said += _COUNTED.sub(lambda found: _DONE[found[0]], f"{step}, up to ")
            continue
        signs, _, claim = step.partition(" ")
        kinds = [_DONE[sign] for sign in signs]
        said += f"{claim}, the last of which" if len(signs) > 1 or claim == "1 more" else f"“{claim}”, which"
        said += f" {kinds[0]} "
    return (_run(Run(f"{said}“{conclusion}”", "muted")),)


def _words(runs: Iterable[Run]) -> str:
    return plain(_line(Paragraph(tuple(runs)))).strip()


def _run(run: Run) -> Run:
    """A run with words in place of the page's own signs."""
    text = run.text
    if run.style in _AUTHORED:
        if run.style == "claim":  # the mapper's words, whose locators are ours to say
            text = locators.SIGN.sub(locators.sign_in_words, text)
        return run._replace(text=text[:-2] if text.endswith((" ▸", "\u00a0▸")) else text)
    if text in _SIGNS:
        return Run(_SIGNS[text], run.style)
    for sign, words in _WORDS:
        text = sign.sub(words, text)
    return run if text == run.text else Run(text, run.style)

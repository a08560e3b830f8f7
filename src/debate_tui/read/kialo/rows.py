"""Splits a Kialo export into its title, its numbered rows, and its sources, each with the line on which it begins."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from debate_tui.read.foreign import senseless
from debate_tui.read.kialo import written
from debate_tui.read.kialo.entries import ENTRY, Entry, entries_of
from debate_tui.read.kialo.inline import marked
from debate_tui.read.kialo.later import Later
from debate_tui.read.kialo.words import form_of
from debate_tui.read.kialo.written import ARGUES, CONS, PROS, ROW, STANCE, Form, Lines, lines_of
from debate_tui.read.trouble import STEP, Reached

TITLE = re.compile(r"\s*Discussion (?:Title|Name):[ \t]*(.*)")
_BEGINS = re.compile(r"(?:^|[\r\n])[ \t]*+Discussion (?:Title|Name):[^\r\n]*+\s++(?:(?!1\.\s)[^\r\n]++\s++)?1\.\s")
"""A title, one more line at most, and row 1. What is taken is not given back: blanks could be taken in many ways."""
STANCES = (*ARGUES, "Thesis", "Question")
_WORDS = {stance: stance for stance in STANCES}
"""Each as one text, which all rows share."""
_ABOVE = 100
"""Lines above the title at most."""
_NONE: list[str] = []
"""The lines of all rows that are closed, to which nobody adds."""
_HEADS = tuple(f"{word}:" for word in (*STANCES, *PROS[1:], *CONS[1:]))
_ARGUED = tuple(f"{word}: " for word in (*PROS, *CONS))


@dataclass(slots=True)
class Row:
    """A numbered row: a claim, or a reference to one (`-> See 1.2.`)."""

    line: int
    column: int
    number: str
    stance: str
    """The word before the colon, one of `STANCES` or one that isn't known; empty where the row has none."""
    lines: list[str]
    """Its lines as they stand; empty once it is closed."""
    _said: str
    """What of its text stands on its own line; all of it once it is closed."""
    other: str | None = None
    """What is kept of how it stands, where it isn't as Kialo writes it (`written.other`)."""

    @property
    def text(self) -> str:  # as it stands
        if len(self.lines) < 2:  # next to all
            return self._said.strip()
        return written.said(self._said, self.lines[1:], self.column - 1)

    def close(self, form: Form, lines: Lines) -> None:
        """Ends the text: of so many rows, lists of lines would take much room."""
        raw, self._said = lines.raw(self.line, self.lines), self.text
        self.other = written.other(raw, self._standard(form), written.gap(form.blocks))
        self.lines = _NONE

    def open(self, form: Form) -> None:
        """Makes it as it was before it was closed."""
        if not self.lines:
            self.lines = self.lines_again(form)
            self._said = (written.head(self.lines[0], form) or ("", "", "", ""))[3]

    def lines_again(self, form: Form) -> list[str]:
        """Its lines as they stand, also once it is closed."""
        if self.lines:
            return list(self.lines)
        whole = written.again(self.other, self._standard(form), written.gap(form.blocks), lambda _: True)
        return lines_of(whole)[:-1]

    def move(self, number: str, form: Form) -> None:
        """Gives it another number, and keeps how it stands with its own."""
        if number != self.number:
            self.other = written.again(self.other, self._standard(form), written.gap(form.blocks), lambda _: True)
            self.number = number

    def take_text(self) -> str:
        """The text, which leaves the row."""
        text, self._said = self._said, ""
        return text

    def _standard(self, form: Form) -> str:
        return written.row(form, self.number, self.stance, written.reference(self._said))

    @property
    def place(self) -> list[int]:
        """The parts of its number, by which rows are in order."""
        return list(map(int, self.number.split(".")))

    @property
    def parent(self) -> str:
        """The number of the row above it; empty for a row of the first level."""
        return self.number.rpartition(".")[0]


@dataclass(slots=True)
class Export:
    """A Kialo export."""

    title: str
    form: Form
    stray: list[tuple[int, str]]
    """Lines with their numbers that are neither title nor row nor entry: what stands before the first of these."""
    rows: list[Row]
    entries: list[Entry]
    layout: dict[str, str]
    """What is kept of the lines above the first row, `title`, and above the first entry, `sources`, where Kialo's are others."""


def second_export(text: str) -> int:
    """The line in which another export begins below the first, with its title and its row 1; 0 where none does."""
    found = [match.end() for match in _BEGINS.finditer(text)] if text.count("Discussion ") > 1 else []
    return len(lines_of(text[: found[1]].rstrip())) if len(found) > 1 else 0


def titled(lines: Sequence[str]) -> tuple[str, int, int]:
    """The title, which stands on its line or on those below it, and the first and the last of these, from 1; 0 without one."""
    first = next((n for n, line in enumerate(lines[:_ABOVE]) if TITLE.fullmatch(line)), -1)
    match = TITLE.fullmatch(lines[first]) if first >= 0 else None
    last = first + 1
    if match and not match[1].strip():
        while last < len(lines) and lines[last].strip() and not ROW.fullmatch(lines[last].rstrip()):
            last += 1
        return " ".join(map(str.strip, lines[first + 1 : last])), first + 1, last
    return match[1].strip() if match else "", first + 1, last


def exported(file: Lines, reached: Reached = lambda _: None) -> Export:
    """The parts of an export; the lines of its rows are emptied."""
    lines = file.lines
    title, first, start = titled(lines)
    above = [(n, line) for n, line in enumerate(lines[: max(first - 1, 0)], 1) if line.strip()]
    blocks = _has_blocks(lines, start)
    sources = _sources(lines, start, blocks)
    above_them = sources < len(lines) and not blocks and sources > start and not lines[sources - 1].strip()
    end = sources - above_them
    form = form_of(lines, start, blocks)
    splitter = _Splitter(form, file)
    top = lines[:start]
    for n in range(start, end):
        if n % STEP == 0:
            reached(n / end)
        if not splitter.take(lines[n], n + 1):
            top.append(lines[n])
        lines[n] = ""  # so that it takes no room beside its row
        if senseless(splitter.mute, len(splitter.rows) - splitter.mute):
            break  # and so is what was read, as the reader will say
    splitter.close()
    entries = entries_of(file, sources + 2, {number for row in splitter.rows for number in marked(row.text)})
    above_entries = lines[end : entries[0].line - 1 if entries else None]
    stray = [(n, line) for n, line in enumerate(above_entries, end + 1) if n > sources + 1 and line.strip()]
    layout = {"title": written.other(file.raw(1, top), written.title(blocks, title), "")}
    if end < len(lines):
        heading = file.raw(end + 1, above_entries)
        layout["sources"] = written.other(heading, written.sources(blocks), "") if entries else heading
    kept = {part: raw for part, raw in layout.items() if raw is not None}
    return Export(title, form, above + splitter.preamble + stray, splitter.rows, entries, kept)


def laid_out(rows: Sequence[Row], gap: str) -> dict[str, str]:
    """What is kept of the rows that aren't written as Kialo writes them, by number; under `between` what stands behind most
    of them, of which none of these is kept, if that isn't `gap`."""
    often = Counter(row.other for row in rows if row.other is None or not row.other.strip()).most_common(1)
    usual = often[0][0] if often and often[0][1] > 1 else None
    kept = {row.number: gap if row.other is None else row.other for row in rows if row.other != usual}
    return kept if usual is None else {"between": usual, **kept}


def _has_blocks(lines: Sequence[str], start: int) -> bool:
    """Whether an export is of today's form: its first row is but a word with a colon, one of Kialo's, or else no row of the
    older form follows."""
    heads = filter(None, (ROW.fullmatch(line.rstrip()) for line in lines[start:]))
    first = next(heads, None)
    stance = STANCE.fullmatch(first[3] or "") if first else None
    if stance is None or stance[2]:
        return False
    return stance[1] in STANCES or not any(head[3] and head[3].startswith(_ARGUED) for head in heads)


def _sources(lines: Sequence[str], start: int, blocks: bool) -> int:
    """The index of the line `Sources:`, which stands below all rows and above an entry; the end where there is none.

    Where rows are indented by their depth, one that isn't stands in a quotation.
    """
    found = len(lines)
    nested = (ROW.fullmatch(line.rstrip()) for line in lines[start:] if blocks and line.rstrip().endswith(_HEADS))
    unit = next((len(match[1]) // match[2].count(".") for match in nested if match and "." in match[2]), 0)
    for n in range(len(lines) - 1, start - 1, -1):
        line = lines[n].rstrip()
        if line == "Sources:":
            below = next((one for one in lines[n + 1 : n + 4] if one.strip()), "")
            found = n if ENTRY.match(below) or (blocks and not below) else found
        elif line.endswith(_HEADS) if blocks else line[:1].isdigit():
            match = ROW.fullmatch(line)
            if match and (
                len(match[1]) >= unit * match[2].count(".") if blocks else (match[3] or "").startswith(_HEADS)
            ):
                break
    return found


class _Splitter:
    """Takes an export's lines one by one, and makes rows of them."""

    __slots__ = ("_blocks", "_file", "_form", "_later", "_listed", "_seen", "mute", "preamble", "rows")

    def __init__(self, form: Form, file: Lines) -> None:
        self.preamble: list[tuple[int, str]] = []
        self.rows: list[Row] = []
        self.mute = 0  # the rows without a text
        self._form, self._blocks, self._file = form, form.blocks, file
        self._later: Later | None = None
        self._seen: dict[str, None] = {}  # the rows' numbers: of so many, a set would take twice the room
        self._listed: set[str] = set()  # numbers with which lines of the last row's text begin

    def take(self, line: str, number: int) -> bool:
        """Takes a line; False where it stands above all rows."""
        match = ROW.fullmatch(line.rstrip())
        row = self._row(match, line, number) if match else None
        if row:
            self._settle(row)
            self._add(row)
            self._listed = set()
        elif self.rows:
            self.rows[-1].lines.append(line)
            if match:
                self._listed.add(match[2])
        elif line.strip():
            self.preamble.append((number, line))
        return self.rows != []

    def close(self) -> None:
        """Ends the last row."""
        if self.rows:
            self.rows[-1].close(self._form, self._file)

    def _add(self, row: Row) -> None:
        self.close()
        self.mute += bool(self.rows and not self.rows[-1].text)
        self.rows.append(row)
        self._seen[row.number] = None

    def _settle(self, row: Row) -> None:
        """Decides what the last row's end is, where its numbers left that open, by the row with Pro or Con that follows.

        What was text is the claim that the new row stands below, if that wouldn't be there; what were rows is text, if
        the new one has their number, or one before theirs, unless they must be rows.
        """
        if self._blocks or not row.stance or not self.rows:
            return
        stays = len(self.rows)
        while stays > 1 and not self.rows[stays - 1].stance and row.place <= self.rows[stays - 1].place:
            stays -= 1
        if (texts := self.rows[stays:]) and self._stay(texts, row):
            stays = len(self.rows)
        last = self.rows[stays - 1]
        if texts := self.rows[stays:]:
            last.open(self._form)
            for one in texts:
                last.lines += one.lines_again(self._form)
                del self._seen[one.number]
            del self.rows[stays:]
        if row.parent and (row.parent not in self._seen or row.number in self._seen):
            heads = ((n, ROW.fullmatch(last.lines[n].rstrip())) for n in range(len(last.lines) - 1, 0, -1))
            found = next(((n, head) for n, head in heads if head and head[2] == row.parent), None)
            if found:
                at, head = found
                above = Row(last.line + at, len(head[1]) + 1, row.parent, "", last.lines[at:], head[3] or "")
                del last.lines[at:]
                self._add(above)

    def _stay(self, rows: Sequence[Row], row: Row) -> bool:
        """Whether what may be text is rows: another row says so, or the new one is out of order without them, too."""
        later = self._later = self._later or Later(self._file.lines, row.line - 1)
        if row.place <= self.rows[-len(rows) - 1].place and all(one.number != row.number for one in rows):
            return True
        return any(later.is_row(one.number, row.line) for one in rows)

    def _row(self, match: re.Match[str], line: str, number: int) -> Row | None:
        """The row that begins on a line; None where the line is part of a claim's text.

        A claim may hold a list (`1. …`), so a row without a known stance must have the number that comes next.
        """
        head = written.begun(match, self._form)
        if head is None:
            return None
        indent, place, word, text = head
        if self.rows and word not in STANCES and (not self._follows(place) or (indent and not self._blocks)):
            return None
        return Row(number, len(indent) + 1, place, _WORDS.get(word, word), [line], text)

    def _follows(self, number: str) -> bool:
        """Whether a number may come next: it is new, and counts on from its last sibling or begins below its parent."""
        above, _, last = number.rpartition(".")
        before = f"{above}.{int(last) - 1}".lstrip(".")
        known = not above or above in self._seen
        return (
            known and number not in self._seen and (last == "1" or before in self._seen) and before not in self._listed
        )

"""Splits a Kialo export into its title, its numbered rows, and its sources, each with the line on which it begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from debate_tui.read.foreign import senseless
from debate_tui.read.kialo.inline import MARKER

TITLE = re.compile(r"\s*Discussion (?:Title|Name):[ \t]*(.*)")
_BEGINS = re.compile(r"(?:^|[\r\n])[ \t]*+Discussion (?:Title|Name):[^\r\n]*+\s++(?:(?!1\.\s)[^\r\n]++\s++)?1\.\s")
"""A title, one more line at most, and row 1. What is taken is not given back: blanks could be taken in many ways."""
_NUMBER = r"([ \t]*)([0-9]{1,9}(?:\.[0-9]{1,9})*)\."
_ROW = re.compile(rf"{_NUMBER}(?:[ \t]+(.*))?")
_STANCE = re.compile(r"([^\W\d_]{2,20}):(?:[ \t]+(.*))?")
STANCES = ("Pro", "Con", "Thesis", "Question")
_WORDS = {stance: stance for stance in STANCES}
"""Each as one text, which all rows share."""
_ABOVE = 100
"""Lines above the title at most."""
_TAIL = 64
"""Characters at the end of an export in which its line ends are counted."""
_OPEN = 3
"""The last rows, whose lines may become another's."""
_NONE: list[str] = []
"""The lines of a row that is closed, to which nobody adds."""
_HEADS = tuple(f"{stance}:" for stance in STANCES)
_ENTRY = re.compile(r"\[([0-9]{1,9})\](?:[ \t]+(.*))?")
_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|www\.")


@dataclass(slots=True)
class Row:
    """A numbered row: a claim, or a reference to one (`-> See 1.2.`)."""

    line: int
    column: int
    number: str
    stance: str
    """The word before the colon, one of `STANCES` or one that isn't known; empty where the row has none."""
    lines: list[str]
    """The lines of its text without the row's indentation; empty once it is closed."""
    begun: bool
    """Whether its text begins on its own line."""
    _text: str = ""

    @property
    def text(self) -> str:
        """The raw text."""
        return "\n".join(self.lines).strip() or self._text

    def close(self) -> None:
        """Ends the text: of so many rows, lists of lines would take much room."""
        self._text, self.lines = self.text, _NONE

    def take_text(self) -> str:
        """The text, which leaves the row."""
        text, self._text, self.lines = self.text, "", _NONE
        return text

    @property
    def place(self) -> list[int]:
        """The parts of its number, by which rows are in order."""
        return list(map(int, self.number.split(".")))

    @property
    def parent(self) -> str:
        """The number of the row above it; empty for a row of the first level."""
        return self.number.rpartition(".")[0]


@dataclass(slots=True)
class Entry:
    """An entry under `Sources:`."""

    line: int
    number: str
    address: str
    lines: list[str] = field(default_factory=list)
    """What stands below the address."""

    @property
    def closed(self) -> bool:
        """Whether no quotation is open at its end."""
        if not self.lines or not self.lines[0].startswith('"'):
            return True
        last = next(line for line in reversed(self.lines) if line.strip()).strip()
        if last.endswith('"') and (last != '"' or len(self.lines) > 1):
            return True
        return sum(line.count('"') for line in self.lines) % 2 == 0  # a page may stand behind it

    @property
    def said(self) -> tuple[str | None, str]:
        """Its quote, None where it has none, and what stands there, or behind it, without quotation marks."""
        said = "\n".join(self.lines).strip()
        if not said.startswith('"'):
            return None, said
        end = len(said) - 1 if said.endswith('"') else said.rfind('"') if said.count('"') % 2 == 0 else len(said)
        return said[1:end].strip(), said[end + 1 :].strip()


@dataclass(slots=True)
class Export:
    """A Kialo export."""

    title: str
    blocks: bool
    """Whether it is today's export (`kialo/2`), with a claim a block."""
    stray: list[tuple[int, str]]
    """Lines with their numbers that are neither title nor row nor entry: what stands before the first of these."""
    rows: list[Row]
    entries: list[Entry]


def line_ends(text: str) -> dict[str, str | int]:
    """Of an export's line ends, for writing it back, `newline` where they are CRLF, and how many end it unless one does."""
    tail = text[-_TAIL:].replace("\r\n", "\n")
    ends = len(tail) - len(tail.rstrip("\n"))
    return ({"newline": "crlf"} if "\r\n" in text else {}) | ({"ends": ends} if ends != 1 else {})


def second_export(text: str) -> int:
    """The line in which another export begins below the first, with its title and its row 1; 0 where none does."""
    found = [match.end() for match in _BEGINS.finditer(text)] if text.count("Discussion ") > 1 else []
    return len(lines_of(text[: found[1]].rstrip())) if len(found) > 1 else 0


def lines_of(text: str) -> list[str]:
    """The lines of an export, which end in LF, CRLF or CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def exported(lines: list[str]) -> Export:
    """The parts of an export; its lines are emptied."""
    first = next((n for n, line in enumerate(lines[:_ABOVE]) if TITLE.fullmatch(line)), -1)
    start = first + 1
    above = [(n + 1, lines[n]) for n in range(max(first, 0)) if lines[n].strip()]
    match = TITLE.fullmatch(lines[first]) if start else None
    title = match[1].strip() if match else ""
    if match and not title:
        while start < len(lines) and lines[start].strip() and not _ROW.fullmatch(lines[start].rstrip()):
            start += 1
        title = " ".join(map(str.strip, lines[first + 1 : start]))
    heads = (_ROW.fullmatch(line.rstrip()) for line in lines[start:])
    head = next(filter(None, heads), None)
    blocks = head is not None and _STANCE.fullmatch(head[3] or "") is not None and head[3].endswith(":")
    end = _sources(lines, start, blocks)
    splitter = _Splitter(blocks)
    for n in range(start, end):
        line, lines[n] = lines[n], ""  # so that it takes no room beside its row
        splitter.take(line, n + 1)
        if senseless(splitter.mute, len(splitter.rows) - splitter.mute):
            break  # and so is what was read, as the reader will say
    stray = [(n + 1, lines[n]) for n in range(end + 1, len(lines))]
    entries = _entries(stray, {number for row in splitter.rows for number in MARKER.findall(row.text)})
    stray = [one for one in stray if one[1].strip() and (not entries or one[0] < entries[0].line)]
    return Export(title, blocks, above + splitter.preamble + stray, splitter.rows, entries)


def _sources(lines: Sequence[str], start: int, blocks: bool) -> int:
    """The index of the line `Sources:`, which stands below all rows and above an entry; the end where there is none.

    Where rows are indented by their depth, one that isn't stands in a quotation.
    """
    found = len(lines)
    nested = (_ROW.fullmatch(line.rstrip()) for line in lines[start:] if blocks and line.rstrip().endswith(_HEADS))
    unit = next((len(match[1]) // match[2].count(".") for match in nested if match and "." in match[2]), 0)
    for n in range(len(lines) - 1, start - 1, -1):
        line = lines[n].rstrip()
        if line == "Sources:":
            below = next((one for one in lines[n + 1 : n + 4] if one.strip()), "")
            found = n if _ENTRY.match(below) or (blocks and not below) else found
        elif line.endswith(_HEADS) if blocks else line[:1].isdigit():
            match = _ROW.fullmatch(line)
            if match and (
                len(match[1]) >= unit * match[2].count(".") if blocks else (match[3] or "").startswith(_HEADS)
            ):
                break
    return found


class _Splitter:
    """Takes an export's lines one by one, and makes rows of them."""

    __slots__ = ("_blocks", "_listed", "_seen", "mute", "preamble", "rows")

    def __init__(self, blocks: bool) -> None:
        self.preamble: list[tuple[int, str]] = []
        self.rows: list[Row] = []
        self.mute = 0
        """The rows without a text."""
        self._blocks = blocks
        self._seen: dict[str, None] = {}
        """The numbers of the rows: of so many, a set would take twice the room."""
        self._listed: set[str] = set()
        """Numbers with which lines of the last row's text begin."""

    def take(self, line: str, number: int) -> None:
        match = _ROW.fullmatch(line.rstrip())
        row = match and self._row(match, number)
        if row:
            self._settle(row)
            self.mute += bool(self.rows and not self.rows[-1].text)
            self.rows.append(row)
            if len(self.rows) > _OPEN:
                self.rows[-_OPEN - 1].close()
            self._seen[row.number] = None
            self._listed = set()
        elif self.rows:
            indent = min(self.rows[-1].column - 1, len(line) - len(line.lstrip()))
            self.rows[-1].lines.append(line[indent:])
            if match:
                self._listed.add(match[2])
        elif line.strip():
            self.preamble.append((number, line))

    def _settle(self, row: Row) -> None:
        """Decides what the last row's end is, where its numbers left that open, by the row with Pro or Con that follows.

        What was text is the claim that the new row stands below, if that wouldn't be there; what was a row is text, if
        the new one has its number, or one that stands before it.
        """
        if self._blocks or not row.stance or not self.rows:
            return
        while len(self.rows) > 1 and not (last := self.rows[-1]).stance and row.place <= last.place:
            self.rows.pop()
            del self._seen[last.number]
            self.rows[-1].lines += [f"{last.number}. {last.lines[0] if last.lines else ''}".rstrip(), *last.lines[1:]]
        last = self.rows[-1]
        if row.parent and (row.parent not in self._seen or row.number in self._seen):
            first = last.line + (not last.begun)
            heads = ((n, _ROW.fullmatch(line.rstrip())) for n, line in reversed(list(enumerate(last.lines))))
            found = next(((n, head[3] or "") for n, head in heads if head and head[2] == row.parent), None)
            if found and found[0] + first > last.line:
                at, text = found
                below = last.lines[at + 1 :]
                del last.lines[at:]
                self.rows.append(Row(first + at, 1, row.parent, "", [*filter(None, [text]), *below], begun=bool(text)))
                self._seen[row.parent] = None

    def _row(self, match: re.Match[str], line: int) -> Row | None:
        """The row that begins on a line; None where the line is part of a claim's text.

        A claim may hold a list (`1. …`), so a row without a known stance must have the number that comes next.
        """
        indent, number, rest = match[1], match[2], match[3] or ""
        stance = _STANCE.fullmatch(rest)
        word, text = (stance[1], stance[2] or "") if stance else ("", rest)
        if self._blocks and (text or not word):
            return None
        if not self._blocks and word not in STANCES[:2]:
            word, text = "", rest
        if self.rows and word not in STANCES and (not self._follows(number) or (indent and not self._blocks)):
            return None
        return Row(line, len(indent) + 1, number, _WORDS.get(word, word), [text] if text else [], begun=bool(text))

    def _follows(self, number: str) -> bool:
        """Whether a number may come next: it is new, and counts on from its last sibling or begins below its parent."""
        above, _, last = number.rpartition(".")
        before = f"{above}.{int(last) - 1}".lstrip(".")
        known = not above or above in self._seen
        return (
            known and number not in self._seen and (last == "1" or before in self._seen) and before not in self._listed
        )


def _entries(lines: Sequence[tuple[int, str]], cited: set[str]) -> list[Entry]:
    """The entries of numbered lines, where claims cite those with the numbers `cited`.

    A quotation may have several paragraphs, and some may begin like an entry. Two signs are needed that an entry begins:
    that the quotation before it is closed, that its address is one of the web, that its number is the next one; or else that
    a claim waits for it or a quotation of its own follows, and the quotation before it is closed or it has nothing but such an
    address.
    """
    entries: list[Entry] = []
    waiting = set(cited)
    for index, (n, line) in enumerate(lines):
        match = _ENTRY.fullmatch(line.rstrip())
        if match:
            below = lines[index + 1][1] if index + 1 < len(lines) else ""
            wanted = match[1] in waiting or below.startswith('"')
        if match and (not entries or _begins(entries[-1], match[1], match[2] or "", wanted)):
            waiting.discard(match[1])
            entries.append(Entry(n, match[1], (match[2] or "").strip()))
        elif entries and (line.strip() or entries[-1].lines):
            entries[-1].lines.append(line)
    return entries


def _begins(last: Entry, number: str, address: str, wanted: bool) -> bool:
    expected = int(number) in (int(last.number), int(last.number) + 1)
    web = _WEB.match(address) is not None
    alone = web and not re.search(r"\s", address.strip())
    return expected + web + last.closed >= 2 or (wanted and (last.closed or alone))

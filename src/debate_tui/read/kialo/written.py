"""How the parts of a Kialo export are written: as Kialo does, and as they stood in a file that was written otherwise.

What Kialo's form doesn't tell of a part is kept: all of it, or, where only blanks and line ends are other ones, those behind it.
"""

import re
from collections.abc import Callable, Sequence
from sys import intern
from typing import Any, NamedTuple

NUMBER = r"([ \t]*)([0-9]{1,9}(?:\.[0-9]{1,9})*)\."
ROW = re.compile(rf"{NUMBER}(?:[ \t]+(.*))?")
SEE = re.compile(r"->\s*See\s+([0-9]{1,9}(?:\.[0-9]{1,9})*)\.?")
STANCE = re.compile(r"([^\W\d_]{2,20}):(?:[ \t]+(.*))?")
ARGUES = ("Pro", "Con")
PROS = ("Pro", "PRO", "pro")
CONS = (
    "Con",
    *(word for con in ("con", "contra", "kontra", "contre", "contro") for word in (con.title(), con.upper(), con)),
)
"""How exports in other languages, or of other programs, say Pro and Con."""
LINE_ENDS = {"crlf": "\r\n", "cr": "\r", "ls": "\u2028", "ps": "\u2029", "nel": "\x85"}
"""By what a map's `newline` says; the last three are those of a text without any other."""
INDENTS = (" ", "\t")
_END = re.compile(r"\r\n?|\n")
_MOST = 2**16
"""As many line ends at the end as are kept."""


class Form(NamedTuple):
    """How an export is written."""

    blocks: bool
    """Whether it is today's export (`kialo/2`), with a claim a block."""
    pro: str = "Pro"
    con: str = "Con"
    """The words that its rows say for these."""

    def meant(self, word: str, number: str) -> str:
        """What a word means in the row with a number: a Pro or Con is one whatever the export calls it, below theses also where a row
        writes it in other capitals."""
        if "." in number and word.casefold() in (self.pro.casefold(), self.con.casefold()):
            return "Pro" if word.casefold() == self.pro.casefold() else "Con"
        return "Pro" if word == self.pro else "Con" if word == self.con else word

    def said(self, stance: str) -> str:
        """What a row says for a stance."""
        return self.pro if stance == "Pro" else self.con if stance == "Con" else stance

    @property
    def extra(self) -> dict[str, Any]:
        """For writing it back: `words`, where these aren't Kialo's own."""
        return {} if (self.pro, self.con) == ARGUES else {"words": [self.pro, self.con]}


class Lines(NamedTuple):
    """The lines of an export, without those ends of lines that end it."""

    lines: list[str]
    ends: Sequence[str]
    """How each ends; empty where all end alike, as `extra` says."""
    extra: dict[str, Any]
    """For writing it back: `newline` where all lines end alike, but not in LF (`LINE_ENDS`), and `ends`, how many end it unless one does."""

    def raw(self, first: int, lines: Sequence[str]) -> str:
        """Some of the lines as they stand in the file, from the one with the number `first` on; each with its end but the last
        of all."""
        if self.ends:
            return "".join(map(str.__add__, lines, self.ends[first - 1 :]))
        last = first + len(lines) > len(self.lines)
        return "\n".join(lines) + ("" if last else "\n")


def lines_of(text: str) -> list[str]:
    """The lines of a text, which end in LF, CRLF or CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def parted(text: str) -> Lines:
    """The lines of an export."""
    both, feeds, returns = text.count("\r\n"), text.count("\n"), text.count("\r")
    newline = "" if not returns else "crlf" if both == feeds == returns else "cr" if not feeds else None
    if not feeds and not returns:
        newline = next((name for name in ("ls", "ps", "nel") if LINE_ENDS[name] in text), "")
    if newline:
        text = text.replace(LINE_ENDS[newline], "\n")
    said = text.rstrip("\n")
    ends = min(len(text) - len(said), _MOST)
    extra: dict[str, Any] = ({"newline": newline} if newline else {}) | ({"ends": ends} if ends != 1 else {})
    if newline is None:
        return Lines(_END.split(said), (*_END.findall(said), ""), extra)
    lines = said.split("\n")
    if lines[0][:1] in INDENTS and (indent := _indent(lines)):
        blank = "" if "" in lines else indent
        lines = [line.removeprefix(indent) for line in lines]
        extra |= {"indent": indent} | ({"indented": True} if blank else {})
    return Lines(lines, (), extra)


def _indent(lines: Sequence[str]) -> str:
    """The blanks before all lines, as in a mail, or before all that aren't empty, so that they can be put back; "" for none."""
    first = lines[0]
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    empty = "" in lines
    stands = all(line.startswith(indent) and (not empty or line != indent) for line in lines if line)
    return indent if stands else ""


def gap(blocks: bool) -> str:
    """What stands behind a row as Kialo writes it."""
    return "\n\n" if blocks else "\n"


def title(blocks: bool, title: str) -> str:
    """What stands above the first row."""
    return f"Discussion Name:\n{title}\n\n" if blocks else f"Discussion Title: {title}\n\n"


def row(form: Form, number: str, stance: str, text: str) -> str:
    """A row, a claim or a reference, without what stands behind it."""
    word = form.said(stance)
    if not form.blocks:
        return f"{number}. {word}: {text}" if word else f"{number}. {text}"
    indent = "  " * number.count(".")
    return "\n".join([f"{indent}{number}. {word or 'Thesis'}:", *(indent + line for line in text.split("\n"))])


def sources(blocks: bool) -> str:
    """What stands above the first source."""
    return "Sources:\n" if blocks else "\nSources:\n"


def entry(number: str, address: str, quote: str | None, note: str) -> str:
    """An entry under `Sources:`, without what stands behind it."""
    quoted = [] if quote is None else [f'"{quote}"']
    return "\n".join([f"[{number}] {address}".rstrip(), *quoted, *([note] if note else [])])


def head(line: str, form: Form) -> tuple[str, str, str, str] | None:
    """The indentation, the number, the word before the colon and the text behind it with which a row may begin."""
    match = ROW.fullmatch(line.rstrip())
    return begun(match, form) if match else None


def begun(match: re.Match[str], form: Form) -> tuple[str, str, str, str] | None:
    """The same of what `ROW` has found; None where that isn't how a row begins."""
    stance = STANCE.fullmatch(match[3] or "")
    word, text = (stance[1], stance[2] or "") if stance else ("", match[3] or "")
    if form.blocks and (text or not word):
        return None
    word = form.meant(word, match[2])
    if not form.blocks and word not in ARGUES:
        word, text = "", match[3] or ""
    return match[1], counted(match[2]), word, text


def counted(number: str) -> str:
    """A number without zeros before its parts."""
    return ".".join(str(int(part)) for part in number.split(".")) if "0" in number else number


def said(first: str, below: Sequence[str], indent: int) -> str:
    """The text of a row: what stands on its own line, and the lines below it without its indentation."""
    return "\n".join([first, *(line[min(indent, len(line) - len(line.lstrip())) :] for line in below)]).strip()


def reference(text: str) -> str:
    """A row's text, of a reference as Kialo writes it."""
    see = SEE.fullmatch(text) if text.startswith("->") else None
    return f"-> See {counted(see[1])}." if see else text


def read_row(raw: str, form: Form) -> object:
    """What a row that stood in a file says, to be compared; None where none begins there."""
    first, *below = lines_of(raw)
    found = head(first, form)
    if found is None:
        return None
    indent, number, word, text = found
    return number, word, reference(said(text, below, len(indent)))


def other(raw: str, standard: str, gap: str) -> str | None:
    """What is kept of a part that stood in a file as `raw`, where Kialo would write `standard` and `gap` behind it."""
    whole = standard + gap
    if raw == whole or (not raw.endswith("\n") and raw == whole.rstrip("\n")):
        return None
    behind = raw[len(standard) :] if raw.startswith(standard) else ""
    return intern(behind) if behind and not behind.strip() else raw


def again(kept: object, standard: str, gap: str, fits: Callable[[str], bool]) -> str:
    """A part to be written: as it stood, if that says what is to be said (`fits`), else in Kialo's form."""
    if not isinstance(kept, str) or not kept:
        return standard + gap
    part = kept if kept.strip() else standard + kept
    if part is kept and not fits(kept):
        return standard + gap
    return part if part.endswith(("\n", "\r")) else part + "\n"

"""Reads a TOML file as text and tables, with the place of each value, so that single values can be replaced."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomli

from debate_tui.edit.strings import STRING, respelt, written
from debate_tui.frozen import dataclass
from debate_tui.read.toml.locate import Lines, Mark, Marks, locate

_PATH = re.compile(r"""(?:(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*\.[ \t]*)*\Z""")
"""Matches the parts of a dotted key before its last, with their dots: `a.b.` of `a.b.c`."""

_LONGEST_PATH = 300
"""Characters before the last part of a dotted key in which the other parts are searched."""

_BLANK = " \t"


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A change: `text` replaces the characters from `start` up to `end`, or is inserted if these are equal."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice]) -> str:
    """`text` with the splices made; they must not overlap."""
    pieces: list[str] = []
    done = 0
    for one in sorted(splices):
        pieces += text[done : one.start], one.text
        done = one.end
    return "".join(pieces) + text[done:]


class File:
    """The text of a file without byte order mark, with its own line ends; its tables, and the places of its values."""

    __slots__ = ("_ends", "_lines", "_quotes", "data", "marks", "text")

    def __init__(self, text: str) -> None:
        """Parses the text.

        Raises:
            ValueError: it is not TOML (`tomli.TOMLDecodeError`), or has a number of thousands of digits.
            RecursionError: it is nested too deep.
        """
        plain = text.replace("\r\n", "\n")
        if "\r\n" in plain:
            raise ValueError("a line ends in two carriage returns")  # tomli would accept it: it replaces \r\n once more
        self.text = text
        self.data: dict[str, Any] = tomli.loads(plain)
        self.marks: Marks = locate(plain)
        self._lines = Lines(plain)
        self._quotes: dict[tuple[object, ...], list[Found]] = {}
        self._ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]

    def offset(self, plain: int) -> int:
        """The position in `text` of a position in the same text with `\\n` for `\\r\\n`, which is what marks hold."""
        return plain + bisect_left(self._ends, plain)

    def place(self, table: Mark) -> tuple[int, int]:
        """Line and column, from 1, of a table."""
        return self._lines.place(table.value)

    def string(self, value: Mark) -> tuple[int, int]:
        """Start and end in the text of a value that is a string; both are the start for any other value."""
        start = self.offset(value.value)
        match = STRING.match(self.text, start)
        return start, match.end() if match else start

    def key(self, value: Mark) -> tuple[int, int]:
        """Where the line of a key begins, and where the key itself begins with the first of its parts."""
        at = self.offset(value.key)
        line = self.text.rfind("\n", 0, at) + 1
        path = _PATH.search(self.text, max(line, at - _LONGEST_PATH), at)
        return line, path.start() if path else at

    def quotes(self, source: str, claim: str, words: str) -> "list[Found]":
        """The quotes of a claim whose text is exactly `words`; `source` and `claim` are ids."""
        if not self._quotes:
            for found in self._each_quote():
                key = found.claim.get("source"), found.claim.get("id"), found.quote.get("text")
                if all(isinstance(part, str) for part in key):
                    self._quotes.setdefault(key, []).append(found)
        return self._quotes.get((source, claim, words), [])

    def _each_quote(self) -> "Iterator[Found]":
        """All quotes, found as reading a map finds them: a single table counts as a list of one."""
        for claim, within in _tables(self.data, self.marks, "claim"):
            inner = within.inner
            for quote, mark in _tables(claim, inner if isinstance(inner, dict) else {}, "quote"):
                yield Found(claim, quote, mark, self.place(mark))


@dataclass(frozen=True, slots=True)
class Found:
    """The table of a quote and that of its claim."""

    claim: dict[str, Any]
    quote: dict[str, Any]
    mark: Mark
    place: tuple[int, int]
    """Line and column, from 1."""


def _tables(data: dict[str, Any], marks: Marks, key: str) -> Iterator[tuple[dict[str, Any], Mark]]:
    value, mark = data.get(key), marks.get(key)
    if mark is None:
        return
    if isinstance(value, dict):
        yield value, mark
    elif isinstance(value, list) and isinstance(mark.inner, list):
        yield from ((one, at) for one, at in zip(value, mark.inner, strict=False) if isinstance(one, dict))


def changes(file: File, found: Found, values: Mapping[str, str | None], order: Sequence[str]) -> list[Splice]:
    """The splices that set keys of a quote to `values`; None removes a key.

    Of a key that exists, only the string is replaced. A new key is put after the last existing one of those in `order`.
    Whether the table can hold new keys is not checked: the caller parses the result.
    """
    inner = found.mark.inner if isinstance(found.mark.inner, dict) else {}
    splices = []
    for key, value in values.items():
        if key in inner and value != found.quote.get(key):
            splices.append(_taken_out(file, inner[key]) if value is None else _respelt(file, inner[key], value))
    new = {key: value for key, value in values.items() if key not in inner and value is not None}
    kept = [inner[key] for key in order if isinstance(found.quote.get(key), str) and values.get(key, "") is not None]
    if new and kept:
        splices.append(_added(file, found.mark, max(kept, key=lambda mark: mark.value), new))
    return splices


def _respelt(file: File, mark: Mark, value: str) -> Splice:
    start, end = file.string(mark)
    return Splice(start, end, respelt(file.text[start:end], value))


def _added(file: File, table: Mark, last: Mark, new: Mapping[str, str]) -> Splice:
    """Inserts new keys after the key `last` of the same table: each on its own line, or within the braces."""
    text = file.text
    line, key = file.key(last)
    _, end = file.string(last)
    path = text[key : file.offset(last.key)]
    pairs = [f"{path}{name} = {written(words)}" for name, words in new.items()]
    indent = text[line:key]
    if indent.strip(_BLANK) or text[file.offset(table.value)] == "{":
        return Splice(end, end, "".join(f", {pair}" for pair in pairs))
    stop = text.find("\n", end)
    if stop < 0:
        eol = "\r\n" if "\r\n" in text else "\n"
        return Splice(len(text), len(text), "".join(f"{eol}{indent}{pair}" for pair in pairs))
    eol = "\r\n" if text[stop - 1] == "\r" else "\n"
    return Splice(stop + 1, stop + 1, "".join(f"{indent}{pair}{eol}" for pair in pairs))


def _taken_out(file: File, mark: Mark) -> Splice:
    """Removes a key and its value: with the line if nothing else is on it, else with the comma before or after."""
    text = file.text
    line, start = file.key(mark)
    _, end = file.string(mark)
    before = len(text[line:start].rstrip(_BLANK)) + line
    after = _past_blank(text, end)
    if text[before - 1 : before] == ",":
        return Splice(before - 1, end, "")
    if text.startswith(",", after):
        return Splice(start, _past_blank(text, after + 1), "")
    if before == line and text.startswith(("\n", "\r\n"), after):
        return Splice(line, text.index("\n", after) + 1, "")
    return Splice(start, end, "")


def _past_blank(text: str, at: int) -> int:
    while text.startswith((" ", "\t"), at):
        at += 1
    return at


def same(old: object, new: object, wanted: Mapping[int, Mapping[str, str | None]]) -> bool:
    """Whether two TOML values are equal but for the changes in `wanted`: by `id()` of a table of `old`, its new texts
    by key, None for a key that was removed. White space around a new text is layout and may differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        texts = wanted.get(id(old), {})
        kept = (old.keys() - texts.keys()) | {key for key, value in texts.items() if value is not None}
        return new.keys() == kept and all(
            _is_text(new[key], texts[key]) if key in texts else same(old[key], new[key], wanted) for key in kept
        )
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(same(*pair, wanted) for pair in zip(old, new, strict=True))
    return type(old) is type(new) and repr(old) == repr(new)  # compared as text, since nan does not equal nan


def _is_text(value: object, wanted: str | None) -> bool:
    return isinstance(value, str) and wanted is not None and value.strip() == wanted.strip()

"""The line to type in: its text and cursor, what each editing key does to them, and how it is painted."""

import re
from collections.abc import Callable
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import Line as Runs
from debate_tui.layout.runs import Run
from debate_tui.text.safe import safe

LONGEST = 10_000
"""Characters that the line holds at most; what is typed or pasted beyond is dropped."""

_WORD = re.compile(r"\w+|\W+")

_JOINING = "\u061c\u200c\u200d\u200e\u200f\ufe0e\ufe0f"
"""Joiners, direction marks and variation selectors: words and emoji are spelt with them, and only what is typed behind them
says which use they have."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str = ""
    at: int = 0
    """The cursor, as the number of characters before it."""
    mark: int | None = None
    """Where marking began; typing replaces what lies between it and the cursor. None: nothing is marked."""
    completion: str = ""
    """A suggested continuation of the text; the right arrow accepts it."""

    @property
    def marked(self) -> tuple[int, int]:
        """Start and end of the marked characters; both are the cursor if none are marked."""
        mark = self.at if self.mark is None else self.mark
        return min(mark, self.at), max(mark, self.at)


def whole(text: str) -> Line:
    """A line with all of `text` marked, so that typing replaces it."""
    return Line(text, len(text), 0)


def inserted(line: Line, text: str) -> Line:
    """The line with `text` in place of what is marked; line ends and control characters are made harmless."""
    start, end = line.marked
    new = (text if text in _JOINING else safe(text))[: max(0, LONGEST - len(line.text) + end - start)]
    return Line(line.text[:start] + new + line.text[end:], start + len(new))


def pasted(line: Line, text: str) -> Line:
    """The line with a pasted text inserted as one query: a line break with the blanks around it becomes one blank."""
    return inserted(line, " ".join(part.strip() for part in text.splitlines() if part.strip()))


def edited(line: Line, key: str, character: str | None) -> Line | None:
    """The line after a key (Textual's name of it, and its character); None if the key doesn't edit."""
    if edit := _EDITS.get(key):
        return edit(line)
    if character and (character.isprintable() or character in _JOINING):
        return inserted(line, character)
    return None


# Keys


def _to(goal: Callable[[Line], int], marking: bool = False) -> Callable[[Line], Line]:
    """An edit that moves the cursor to `goal` (characters from the start); `marking`: what it passes over is marked."""

    def move(line: Line) -> Line:
        mark = (line.at if line.mark is None else line.mark) if marking else None
        return replace(line, at=goal(line), mark=mark)

    return move


def _deleting(goal: Callable[[Line], int]) -> Callable[[Line], Line]:
    """An edit that deletes what is marked or, if nothing is, what lies between the cursor and `goal`."""

    def delete(line: Line) -> Line:
        start, end = line.marked if line.marked[0] < line.marked[1] else sorted((line.at, goal(line)))
        return Line(line.text[:start] + line.text[end:], start)

    return delete


def _left(line: Line) -> int:
    return max(0, line.at - 1)


def _right(line: Line) -> int:
    return min(len(line.text), line.at + 1)


def _word_left(line: Line) -> int:
    starts = (found.start() for found in _WORD.finditer(line.text[: line.at]) if not found[0].isspace())
    return max(starts, default=0)


def _word_right(line: Line) -> int:
    ends = (found.end() for found in _WORD.finditer(line.text, line.at) if not found[0].isspace())
    return next(ends, len(line.text))


def _home(_: Line) -> int:
    return 0


def _end(line: Line) -> int:
    return len(line.text)


def _completed(line: Line) -> Line:
    """The cursor one character to the right; at the end of the text, accept the completion."""
    if line.at < len(line.text) or not line.completion:
        return _to(_right)(line)
    return inserted(replace(line, mark=None), line.completion)


_EDITS: dict[str, Callable[[Line], Line]] = {
    "right": _completed,
    "backspace": _deleting(_left), "ctrl+h": _deleting(_left), "delete": _deleting(_right), "ctrl+d": _deleting(_right),
    "ctrl+w": _deleting(_word_left), "ctrl+backspace": _deleting(_word_left), "alt+backspace": _deleting(_word_left),
    "alt+d": _deleting(_word_right), "ctrl+delete": _deleting(_word_right),
    "ctrl+u": _deleting(_home), "ctrl+k": _deleting(_end),
    "ctrl+shift+a": lambda line: whole(line.text),
    **{key: _to(goal) for key, goal in (
        ("left", _left), ("ctrl+b", _left), ("ctrl+f", _right), ("home", _home), ("ctrl+a", _home), ("end", _end),
        ("ctrl+e", _end), ("ctrl+left", _word_left), ("alt+b", _word_left), ("ctrl+right", _word_right),
        ("alt+f", _word_right),
    )},
    **{f"shift+{key}": _to(goal, marking=True) for key, goal in (
        ("left", _left), ("right", _right), ("home", _home), ("end", _end),
    )},
    "ctrl+shift+left": _to(_word_left, marking=True), "ctrl+shift+right": _to(_word_right, marking=True),
}  # fmt: skip
"""The editing keys: those of most shells and text fields."""


# Painting

_PROMPT = 3
"""Width of the prompt in cells, with a blank before and after its one character."""


def painted(line: Line, columns: int, prompt: str, hint: str) -> Runs:
    """The part of the line around the cursor, in `columns` cells behind a `prompt` of one character.

    `hint` is shown while nothing is typed.
    """
    start = _first(line, columns)
    text, at = line.text[start:] + (line.completion if line.at == len(line.text) else ""), line.at - start
    low, high = (max(0, end - start) for end in line.marked)
    typed = len(line.text) - start
    parts = [
        (text[:low], "title"),
        (text[low:at] if line.mark is not None else "", "match"),
        (text[at : at + 1] or " ", "notice"),
        (text[at + 1 : high] if high > at else "", "match"),
        (text[max(high, at + 1) : typed], "title"),
        (text[max(typed, at + 1) :], "foot"),
        (_cut(hint, columns - _PROMPT - 1) if not line.text else "", "foot"),
    ]
    return (Run(f" {prompt} ", "foot_key"), *(Run(part, style) for part, style in parts if part))


def _cut(hint: str, room: int) -> str:
    """As much of a hint as there is room for, with a sign where it is cut."""
    return hint if cell_len(hint) <= room else f"{hint[: max(0, room - 1)].rstrip()}…" if room > 0 else ""


def column(line: Line, columns: int) -> int:
    """The column of the cursor, counted from 0 at the prompt."""
    return _PROMPT + cell_len(line.text[_first(line, columns) : line.at])


def under(line: Line, columns: int, x: int) -> Line:
    """The line with the cursor on the character at column `x`, or at the end of the text."""
    at = _first(line, columns)
    while at < len(line.text) and cell_len(line.text[_first(line, columns) : at + 1]) <= x - _PROMPT:
        at += 1
    return Line(line.text, at)


def _first(line: Line, columns: int) -> int:
    """The index of the first character in sight: as many as fit are shown before the cursor."""
    room, start = columns - 1 - _PROMPT, line.at
    while start and (room := room - cell_len(line.text[start - 1])) >= 0:
        start -= 1
    return start

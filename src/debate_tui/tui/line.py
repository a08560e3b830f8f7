"""The line that is typed on the pages that have one: a value, and what each editing key makes of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import Line as Runs
from debate_tui.layout.runs import Run
from debate_tui.text.safe import safe

LONGEST = 10_000
"""Characters that the line takes; what is typed or pasted beyond them is left out."""

_WORD = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class Line:
    text: str = ""
    at: int = 0
    """Characters before the cursor."""
    mark: int | None = None
    """Where marking began: what lies between it and the cursor is what is typed over."""
    completion: str = ""
    """What the text may go on with; the right arrow takes it."""

    @property
    def marked(self) -> tuple[int, int]:
        """The characters marked, from and up to; an empty stretch at the cursor where none are."""
        mark = self.at if self.mark is None else self.mark
        return min(mark, self.at), max(mark, self.at)


def whole(text: str) -> Line:
    """A line come to: all of it is marked, so that typing replaces it."""
    return Line(text, len(text), 0)


def inserted(line: Line, text: str) -> Line:
    """The line with `text` in place of what is marked; line ends and what could drive a terminal made harmless."""
    start, end = line.marked
    new = safe(text)[: max(0, LONGEST - len(line.text) + end - start)]
    return Line(line.text[:start] + new + line.text[end:], start + len(new))


def pasted(line: Line, text: str) -> Line:
    """The line with a pasted text, lines and the blanks around their ends as one blank: what was broken into lines is one query."""
    return inserted(line, " ".join(part.strip() for part in text.splitlines() if part.strip()))


def edited(line: Line, key: str, character: str | None) -> Line | None:
    """The line after a key, by Textual's name for it; None where the key does not edit."""
    if edit := _EDITS.get(key):
        return edit(line)
    if character and character.isprintable():
        return inserted(line, character)
    return None


# Keys


def _to(goal: Callable[[Line], int], marking: bool = False) -> Callable[[Line], Line]:
    """The cursor goes to `goal`, a number of characters from the line's start."""

    def move(line: Line) -> Line:
        mark = (line.at if line.mark is None else line.mark) if marking else None
        return replace(line, at=goal(line), mark=mark)

    return move


def _deleting(goal: Callable[[Line], int]) -> Callable[[Line], Line]:
    """What is marked goes; else what lies between the cursor and `goal`."""

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
    """To the right; at the end, on with what the text may go on with."""
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
"""As most shells and text fields have them."""


# Painting

_PROMPT = 3
"""Cells of the prompt, a blank before it and behind it."""


def painted(line: Line, columns: int, prompt: str, hint: str) -> Runs:
    """The line in `columns` cells, the part with the cursor in sight, `prompt` (a character) before it; `hint` where nothing is typed."""
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
        (hint if not line.text else "", "foot"),
    ]
    return (Run(f" {prompt} ", "foot_key"), *(Run(part, style) for part, style in parts if part))


def column(line: Line, columns: int) -> int:
    """The cell that the cursor stands on, from 0."""
    return _PROMPT + cell_len(line.text[_first(line, columns) : line.at])


def under(line: Line, columns: int, x: int) -> Line:
    """The cursor on the character at cell `x`, or at the end."""
    at = _first(line, columns)
    while at < len(line.text) and cell_len(line.text[_first(line, columns) : at + 1]) <= x - _PROMPT:
        at += 1
    return Line(line.text, at)


def _first(line: Line, columns: int) -> int:
    """The first character in sight: of those before the cursor as many as there is room for."""
    room, start = columns - 1 - _PROMPT, line.at
    while start and (room := room - cell_len(line.text[start - 1])) >= 0:
        start -= 1
    return start

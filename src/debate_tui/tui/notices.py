"""Messages in the bottom lines: a path in one stays whole, and of a long one who hears it finds the beginning at the bottom."""

from collections.abc import Sequence

from debate_tui.layout.runs import Line, Paragraph, Run, plain
from debate_tui.layout.wrap import wrap

_WHOLE, _GOES_ON = " … (whole above)", " …"
"""Behind the beginning of a message, on the bottom line of who hears it; the shorter one on a narrow screen."""


def wrapped(notice: str, columns: int) -> Sequence[Line]:
    """A message in lines of `columns` cells, between blanks. A path that has room on a line is not broken at its slashes, so
    that it can be copied."""
    return _wrapped(notice.split(" "), max(4, columns), Run(" ", "notice"))


def heard(notice: str, columns: int, most: int) -> list[Line]:
    """A message for who hears it, in at most `most` lines, the last of which begins as the message does."""
    lines = _wrapped(notice.split(" "), max(4, columns), Run("", "text"))
    if len(lines) < 2:
        return lines
    ends = _WHOLE if columns > 3 * len(_WHOLE) else _GOES_ON
    begun = plain(wrap(Paragraph((Run(notice),)), max(4, columns - len(ends)))[0])
    return [*lines[: most - 1], (Run(f"{begun}{ends}", "text"),)]


def _wrapped(words: Sequence[str], room: int, blank: Run) -> list[Line]:
    """The lines of some words, each line after a blank; where a path would be broken, it begins a line of its own."""
    for at, word in enumerate(words):
        if at and "/" in word and blank.width + Run(word).width <= room:
            together = _lines(words[: at + 1], room, blank)
            if not plain(together[-1]).endswith(word):
                return [*_lines(words[:at], room, blank), *_wrapped(words[at:], room, blank)]
    return [*_lines(words, room, blank)]


def _lines(words: Sequence[str], room: int, blank: Run) -> Sequence[Line]:
    return wrap(Paragraph((Run(" ".join(words), blank.style),), blank, blank), room)

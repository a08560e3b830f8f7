"""Tells what the rest of an export says of numbers that may begin a row or a line of a claim's text."""

import re
from collections.abc import Sequence

from debate_tui.read.kialo.written import ROW, SEE, STANCE

_NAMES = re.compile(rf":[ \t]+{SEE.pattern}\s*\Z")


class Later:
    """The numbers in an export of the older form, as far as its lines weren't taken yet."""

    def __init__(self, lines: Sequence[str], start: int) -> None:
        """`start`: the index of the first line that is looked at."""
        self._named: set[str] = set()
        """To which a row refers (`-> See 2.`)."""
        self._last: dict[str, int] = {}
        """The last line, from 1, that begins with a number."""
        self._below: dict[str, int] = {}
        """The last line with Pro or Con below a number."""
        for n, line in enumerate(lines[start:], start + 1):
            match = ROW.fullmatch(line.rstrip()) if line.lstrip()[:1].isdigit() else None
            if match:
                self._last[match[2]] = n
                if see := _NAMES.search(line):
                    self._named.add(see[1])
                if STANCE.fullmatch(match[3] or ""):
                    self._below[match[2].rpartition(".")[0]] = n

    def is_row(self, number: str, line: int) -> bool:
        """Whether a row must have had this number before a line: one refers to it, or stands below it, and none has it later."""
        below = self._below.get(number, 0) >= line and self._last.get(number, 0) < line
        return number in self._named or below

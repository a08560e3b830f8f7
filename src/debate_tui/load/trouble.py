"""Collects what is wrong while content is being read, and words it."""

from collections.abc import Collection

from debate_tui.diagnostics import Diagnostic, diagnose
from debate_tui.load.suggest import nearest
from debate_tui.model import Location

_SUGGESTIONS = 200
"""So many misspellings are looked up in one reading; a file that has more has another problem."""


class Trouble:
    """The diagnostics of one reading, in the order found."""

    __slots__ = ("_left", "found")

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._left = _SUGGESTIONS

    def add(self, at: Location, code: str, message: str, hint: str = "") -> None:
        self.found.append(diagnose(at, code, message, hint))

    def meant(self, word: str, choices: Collection[str], written: str = '"{}"') -> str:
        """`did you mean "x"?`, or nothing."""
        if self._left <= 0:
            return ""
        self._left -= 1
        near = nearest(word, choices)
        return f"did you mean {written.format(near)}?" if near else ""

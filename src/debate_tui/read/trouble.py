"""Collects what is wrong while content is being read, and words it."""

from collections.abc import Collection

from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.text.suggest import nearest

_SUGGESTIONS = 200
"""So many misspellings are looked up in one reading; a file that has more has another problem."""


MOST_ALIKE = 10_000
"""So many problems of one code are listed of one file: nobody goes through more, and a million would take a gigabyte."""


class Trouble:
    """The diagnostics of one reading, in the order found."""

    __slots__ = ("_counts", "_left", "found")

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._left = _SUGGESTIONS
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, at: Location, code: str, message: str, hint: str = "") -> None:
        count = self._counts[at.file, code] = self._counts.get((at.file, code), 0) + 1
        if count <= MOST_ALIKE:
            self.found.append(diagnose(at, code, message, hint))

    def all(self) -> list[Diagnostic]:
        """What was found, and how much more of a kind there is than is listed."""
        more = [
            diagnose(Location(file), code, f"{count - MOST_ALIKE} more like those that are listed", "mend those first")
            for (file, code), count in self._counts.items()
            if count > MOST_ALIKE
        ]
        return [*self.found, *more]

    def meant(self, word: str, choices: Collection[str], written: str = '"{}"') -> str:
        """`did you mean "x"?`, or nothing."""
        if self._left <= 0:
            return ""
        self._left -= 1
        near = nearest(word, choices)
        return f"did you mean {written.format(near)}?" if near else ""

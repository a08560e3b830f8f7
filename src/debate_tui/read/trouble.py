"""Collects the diagnostics while content is being read, and says how far the reading is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, TypeVar

from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import Diagnostic, Severity, diagnose
from debate_tui.read.draft import emptied
from debate_tui.text.suggest import nearest

Reached: TypeAlias = Callable[[float], object]
"""Is told what share of the work is done, 0 to 1, a few hundred times where it is much."""


def within(reached: Reached, begin: float, end: float) -> Reached:
    """Is told how far a part of the work is, and tells how far the whole is, of which that part goes from `begin` to `end`."""
    return lambda share: reached(begin + (end - begin) * share)


_SUGGESTIONS = 200
"""How many suggestions for misspelt words are looked for in one reading; a file with more has another problem."""


MOST_ALIKE = 1000
"""How many problems of one code are listed for a file: nobody reads more, and a million would take a gigabyte."""


class Late(NamedTuple):
    """A diagnostic whose words are only made where it is listed, for what may be wrong a million times over."""

    at: Location
    code: str
    words: Callable[[], tuple[str, str]]
    """Returns its message and its hint; called before the next one is looked for."""


class Trouble:
    """The diagnostics of one reading, in the order found."""

    __slots__ = ("_counts", "_left", "_told", "found", "reached")

    def __init__(self, reached: Reached = lambda _: None) -> None:
        self.found: list[Diagnostic] = []
        self.reached = reached
        self._left = _SUGGESTIONS
        self._counts: dict[tuple[str, str], int] = {}
        self._told: dict[tuple[Location, str, str], int] = {}
        """How often each is found of those that are listed."""

    def aside(self, begin: float, end: float) -> "Trouble":
        """One for a first look, whose diagnostics nobody asks for; that look is the part of the work from `begin` to `end`."""
        return Trouble(within(self.reached, begin, end))

    def add(self, at: Location, code: str, message: str, hint: str = "") -> None:
        """Adds a diagnostic, of which what says the same of the same place is listed once, with how often it is found; from
        `MOST_ALIKE` on, those of one code in one file are only counted.

        Raises:
            KeyError: `code` is not in `diagnostics.CODES`.
        """
        if self._few(at, code):
            self._list(diagnose(at, code, message, hint))

    def full(self, file: str, code: str) -> bool:
        """Whether one more diagnostic of this code would only be counted; then it is, and its words needn't be made."""
        count = self._counts.get((file, code), 0)
        if count < MOST_ALIKE:
            return False
        self._counts[file, code] = count + 1
        return True

    def take(self, found: Iterable[Diagnostic | Late]) -> None:
        """Adds what a check has found, counted as by `add`."""
        for one in found:
            if self._few(one.at, one.code):
                self._list(diagnose(one.at, one.code, *one.words()) if isinstance(one, Late) else one)

    def _few(self, at: Location, code: str) -> bool:
        count = self._counts[at.file, code] = self._counts.get((at.file, code), 0) + 1
        return count <= MOST_ALIKE

    def refuse(self) -> None:
        """Forgets all but the errors, where there is one: of a file of which nothing is read, nothing is kept either."""
        errors = [one for one in self.found if one.severity is Severity.ERROR]
        if errors:
            self.found = errors
            known = {(one.at.file, one.code) for one in errors}
            self._counts = {key: count for key, count in self._counts.items() if key in known}
            self._told = {key: count for key, count in self._told.items() if (key[0].file, key[1]) in known}

    def _list(self, one: Diagnostic) -> None:
        key = one.at, one.code, one.message
        many = self._told[key] = self._told.get(key, 0) + 1
        if many == 1:
            self.found.append(one)

    def all(self) -> list[Diagnostic]:
        """The diagnostics, with one more for each file and code of which not all are listed."""
        found = [
            replace(one, message=f"{one.message} ({many} times)", count=many)
            if (many := self._told.get((one.at, one.code, one.message), 1)) > 1
            else one
            for one in self.found
        ]
        rest = [
            replace(
                diagnose(Location(file), code, f"{more} more like those that are listed", "mend those first"),
                count=more,
            )
            for (file, code), count in self._counts.items()
            if (more := count - MOST_ALIKE) > 0
        ]
        return [*found, *rest]

    def meant(self, word: str, choices: Collection[str], written: str = '"{}"') -> str:
        """`did you mean "x"?` with the choice nearest to `word`, or "" without one; `written` is how it is put."""
        if self._left <= 0:
            return ""
        self._left -= 1
        near = nearest(word, choices)
        return f"did you mean {written.format(near)}?" if near else ""


T = TypeVar("T")


STEP = 1000
"""After how many things it is told how far the work is."""

PARSED, CLAIMED, RELATED = 0.5, 0.75, 0.9
"""The shares of the work that are done once the files of a map are parsed, its claims made, and its relations."""


def counted_off(items: Sequence[T], trouble: Trouble, begin: float, end: float) -> Iterator[T]:
    """The items, which are `emptied`, while `trouble` is told that the work goes on from the share `begin` to `end`."""
    count = len(items)
    for number, item in enumerate(emptied(items)):
        if number % STEP == 0:
            trouble.reached(begin + (end - begin) * number / count)
        yield item

"""What the numbers of a Kialo export's rows tell: which rows ask, and which stand below which where a number is there twice."""

from collections import defaultdict
from collections.abc import Container, Sequence

from debate_tui.read.kialo.rows import STANCES, Row
from debate_tui.read.kialo.written import Form

_ARGUES = STANCES[:2]
FOLLOWED = 100
"""How many references that lead to references are followed."""


def questions(rows: Sequence[Row]) -> set[str]:
    """The numbers of the rows that ask what theses below them answer."""
    argued = {row.parent for row in rows if row.stance in _ARGUES}
    asked = {row.parent for row in rows if row.stance == ""} - argued
    asked |= {row.parent for row in rows if row.stance == "Thesis"}
    return {n.number for n in rows if n.stance == "Question" or (n.number in asked and n.stance not in _ARGUES)}


def told_apart(rows: Sequence[Row], form: Form) -> tuple[dict[str, str], list[tuple[Row, str]]]:
    """Gives a row with the number of one above it the next number beside that, and moves what stands below it along: a row
    stands below the nearest one above with the number before its last part.

    Returns, by number as it is written, the one that such a row has now, "" where several rows are written with it; and the
    rows that have another's number, each with that. Empty where each has its own.
    """
    if len({row.number for row in rows}) == len(rows):
        return {}, []
    highest: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        highest[row.parent] = max(highest[row.parent], row.place[-1])
    called: dict[str, str] = {}
    now: dict[str, str] = {}
    """By number as it is written, that of the nearest row with it."""
    taken: set[str] = set()
    again: list[tuple[Row, str]] = []
    for row in rows:
        written, last = row.number, row.place[-1]
        parent = now.get(row.parent, row.parent)
        if _below(parent, last) in taken:
            last = highest[parent] + 1
        if written in now:
            again.append((row, written))
        highest[parent] = max(highest[parent], last)
        called[written] = "" if written in now else _below(parent, last)
        row.move(_below(parent, last), form)
        now[written] = row.number
        taken.add(row.number)
    return called, again


def in_order(rows: Sequence[Row], claims: Container[str]) -> bool:
    """Whether rows stand as their numbers say: each below one of `claims` (numbers), and after all that have a lower number."""
    before: list[int] = []
    for row in rows:
        place = row.place
        if place <= before or (row.parent and row.parent not in claims):
            return False
        before = place
    return True


def _below(parent: str, last: int) -> str:
    return f"{parent}.{last}" if parent else str(last)

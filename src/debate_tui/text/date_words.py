"""How a point of time is said: the year, what is given of month and day, what is not known of them, and what marks say."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Part(NamedTuple):
    """A year, month or day as it is written, X for digits that are not known, and the numbers that fit, ascending."""

    name: str
    written: str
    numbers: Sequence[int]

    @property
    def certain(self) -> bool:
        return bool(self.written) and "X" not in self.written

    @property
    def unknown(self) -> bool:
        return bool(self.written) and not self.written.strip("X")


_MOST_DIGITS = 15
"""Longer years are said as a power of ten."""


def year_in_words(year: int, power: tuple[str, str] = ("", "")) -> str:
    """`power`: digits and exponent as they are written."""
    count = 1 - year if year <= 0 else year
    if count >= 10**_MOST_DIGITS:
        digits = power[0] if power[1] else str(count)
        exponent = int(power[1]) if power[1] else 0
        said = f"{digits} × 10^{exponent}" if exponent else f"{int(digits):,}"
    else:
        said = f"{count:,}" if count >= 10_000 else str(count)
    if year >= 10_000:
        return f"the year {said}"
    return said + (" BCE" if year <= 0 else " CE" if year < 1000 else "")


def year_phrase(year: Part) -> str:
    """The year; of one with an X what is known of it."""
    low, high = year.numbers[0], year.numbers[-1]
    if low == high:
        return year_in_words(low)
    if year.unknown:
        return "an unknown year"
    if high - low == 9 and low >= 1000:
        return f"the {low}s"
    return f"some year from {year_in_words(low)} to {year_in_words(high)}"


def in_words(year: Part, month: Part, day: Part) -> str:
    """`11 April 2024`, or as much of it as is given, and what is not known of it."""
    said = [str(day.numbers[0])] if day.certain and month.certain else []
    said += [_MONTHS[month.numbers[0] - 1]] if month.certain else []
    phrase = year_phrase(year)
    if said:
        said += [phrase if year.certain else f"of {phrase}"]
    else:
        said += [phrase.removeprefix("the ")]
    unknown = [part.name for part in (month, day) if part.unknown]
    notes = [f"{' and '.join(unknown)} unknown"] if unknown else []
    if month.written and not (month.certain or month.unknown):
        notes.append(f"a month from {_MONTHS[month.numbers[0] - 1]} to {_MONTHS[month.numbers[-1] - 1]}")
    if day.certain and not month.certain:
        notes.append(f"day {day.numbers[0]}")
    elif day.written and not (day.certain or day.unknown):
        notes.append(f"a day from {day.numbers[0]} to {day.numbers[-1]}")
    return ", ".join([" ".join(said), *notes])


def marked(words: str, marks: Mapping[str, set[str]]) -> str:
    """`words` with what the marks of its parts say: ~ approximate, ? uncertain, % both."""
    meant = {name: frozenset("".join(found).replace("%", "~?")) for name, found in marks.items()}
    if len(set(meant.values())) == 1:
        (every,) = set(meant.values())
        return f"{'about ' if '~' in every else ''}{words}{', uncertain' if '?' in every else ''}"
    for mark, word in ("~", "approximate"), ("?", "uncertain"):
        if names := [name for name, found in meant.items() if mark in found]:
            words += f", {' and '.join(names)} {word}"
    return words

"""Puts a point in time into English words: year, month and day as far as they are known, and the marks ~ ? %."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Part(NamedTuple):
    """A year, month or day as it is written, with X for each unknown digit, and the numbers that fit it, ascending."""

    name: str
    written: str
    numbers: Sequence[int]

    @property
    def certain(self) -> bool:
        """Whether the part is given and every digit of it is known."""
        return bool(self.written) and "X" not in self.written

    @property
    def unknown(self) -> bool:
        """Whether the part is given, but all its digits are X."""
        return bool(self.written) and not self.written.strip("X")


_MOST_DIGITS = 15
"""Years with more digits than this are put as a power of ten."""


_READABLE = 30
"""Years with more digits than this lose the zeros at their end to a power of ten, also where the file writes them out."""


def year_in_words(year: int, power: tuple[str, str] = ("", "")) -> str:
    """A year in words: `44 BCE` for -43, `1066`, `the year 12,024`.

    `year` counts as astronomers do (0 is 1 BCE); `power` has the digits and the exponent of a year that the file
    writes as a power of ten (`Y17E8`), else two empty strings.
    """
    count = 1 - year if year <= 0 else year
    if count >= 10**_MOST_DIGITS:
        whole = str(count)
        digits, exponent = (power[0], int(power[1])) if power[1] else (whole, 0)
        if len(whole) > _READABLE and not exponent:
            digits = whole.rstrip("0")
            exponent = len(whole) - len(digits)
        said = f"{digits} × 10^{exponent}" if exponent else f"{int(digits):,}"
    else:
        said = f"{count:,}" if count >= 10_000 else str(count)
    if year >= 10_000:
        return f"the year {said}"
    return said + (" BCE" if year <= 0 else " CE" if year < 1000 else "")


def year_phrase(year: Part) -> str:
    """The year in words; where digits of it are X, what is known: `the 1980s`, `some year from 1900 to 1999`."""
    low, high = year.numbers[0], year.numbers[-1]
    if low == high:
        return year_in_words(low)
    if year.unknown:
        return "an unknown year"
    if high - low == 9 and low >= 1000:
        return f"the {low}s"
    return f"some year from {year_in_words(low)} to {year_in_words(high)}"


def in_words(year: Part, month: Part, day: Part) -> str:
    """`11 April 2024`, or as much of it as is given, followed by what is unknown: `2024, month and day unknown`."""
    said = [str(day.numbers[0])] if day.certain and month.certain else []
    said += [MONTHS[month.numbers[0] - 1]] if month.certain else []
    phrase = year_phrase(year)
    if said:
        said += [phrase if year.certain else f"of {phrase}"]
    else:
        said += [phrase.removeprefix("the ")]
    unknown = [part.name for part in (month, day) if part.unknown]
    notes = [f"{' and '.join(unknown)} unknown"] if unknown else []
    if month.written and not (month.certain or month.unknown):
        notes.append(f"a month from {MONTHS[month.numbers[0] - 1]} to {MONTHS[month.numbers[-1] - 1]}")
    if day.certain and not month.certain:
        notes.append(f"day {day.numbers[0]}")
    elif day.written and not (day.certain or day.unknown):
        notes.append(f"a day from {day.numbers[0]} to {day.numbers[-1]}")
    return ", ".join([" ".join(said), *notes])


def marked(words: str, marks: Mapping[str, set[str]]) -> str:
    """`words` with the meaning of the EDTF marks added: ~ approximate, ? uncertain, % both.

    `marks` maps the name of each part that is given ("year", "month", "day") to the marks that apply to it.
    """
    meant = {name: frozenset("".join(found).replace("%", "~?")) for name, found in marks.items()}
    if len(set(meant.values())) == 1:
        (every,) = set(meant.values())
        return f"{'about ' if '~' in every else ''}{words}{', uncertain' if '?' in every else ''}"
    for mark, word in ("~", "approximate"), ("?", "uncertain"):
        if names := [name for name, found in meant.items() if mark in found]:
            words += f", {' and '.join(names)} {word}"
    return words

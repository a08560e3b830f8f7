"""Dates as EDTF (ISO 8601-2:2019, levels 0 to 2): whether a text is one, which days it may mean, and its wording.

A date is a point (a year, and month or season and day as far as they are given), an interval between two points, or a
set of points and spans. Years are integers as astronomers count them (0 is 1 BCE), without a first or a last one; the
calendar is the Gregorian one even before 1582, as in ISO 8601.

Where the standard leaves open which days a point may mean:
- `~` and `?` don't widen it, since the date doesn't say by how much.
- A season without a hemisphere (21 to 24) may be the northern or the southern one of its year. A northern winter and a
  southern summer may last until the end of the next February.
- A time of day counts as the day that is written, whatever its time zone.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from debate_tui.text.date_words import Part, in_words, marked, year_in_words, year_phrase
from debate_tui.text.patterns import pattern

Day = tuple[float, int, int]
"""(year or ±inf, month, day); compared as tuples, days are in order of time."""


class Meaning(NamedTuple):
    """What an EDTF date says: the earliest and the latest day that it may mean, and its wording."""

    first: Day
    """The earliest day that may be meant."""
    last: Day
    words: str
    """The date in English words: `11 April 2024`."""


def valid(text: str) -> bool:
    """Whether `text` is an EDTF date of days that exist in the calendar (30 February doesn't)."""
    return _meaning(text) is not None


def spoken(text: str) -> str:
    """An EDTF date in English words; a text that is no date is returned unchanged.

    `2024-04-11` → `11 April 2024`, `2018~` → `about 2018`, `[1667,1670..1672]` → `1667 or 1670 to 1672`.
    """
    meaning = _meaning(text)
    return meaning.words if meaning else text


def bounds(text: str) -> tuple[Day, Day]:
    """The earliest and the latest day that an EDTF date may mean; an open end has the year -inf or inf.

    Raises:
        ValueError: `text` is no EDTF date.
    """
    meaning = _meaning(text)
    if meaning is None:
        raise ValueError(text)
    return meaning.first, meaning.last


_LONGEST = 100
"""Longer texts, in characters, are not taken for dates: no real date comes near it."""
_EARLIEST: Day = (-inf, 1, 1)
_LATEST: Day = (inf, 12, 31)


@lru_cache(maxsize=4096)
def _meaning(text: str) -> Meaning | None:
    if len(text) > _LONGEST:
        return None
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _set(text[1:-1].split(","), "or" if text[0] == "[" else "and")
    start, slash, end = text.partition("/")
    return _interval(start, end) if slash else _point(start)


# Intervals and sets ----------------------------------------------------------------------------------------------


def _interval(start: str, end: str) -> Meaning | None:
    """`start/end`; one of the two, but not both, may be open (`..`) or unknown (empty)."""
    first, last = _date(start), _date(end)
    if first and last:
        return _span(first, last)
    if first and end in ("", ".."):
        return Meaning(first.first, _LATEST, f"since {first.words}" if end else f"{first.words} to an unknown date")
    if last and start in ("", ".."):
        return Meaning(_EARLIEST, last.last, f"until {last.words}" if start else f"an unknown date to {last.words}")
    return None


def _set(members: Sequence[str], word: str) -> Meaning | None:
    """A set; `word` is "or" where one of the members is meant (`[…]`), "and" where all are (`{…}`)."""
    read = [_member(member, word) for member in members]
    known = [meaning for meaning in read if meaning]
    if len(known) < len(read):
        return None
    words = [meaning.words for meaning in known]
    said = f" {word} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return Meaning(min(one.first for one in known), max(one.last for one in known), said)


def _member(text: str, word: str) -> Meaning | None:
    """A member of a set: a point, `a..b`, `..b` or `a..`."""
    start, dots, end = text.partition("..")
    first, last = _date(start), _date(end)
    if not dots:
        return first
    if first and last:
        return _span(first, last)
    if first and not end:
        return Meaning(first.first, _LATEST, f"{first.words} {word} later")
    if last and not start:
        return Meaning(_EARLIEST, last.last, f"{last.words} {word} earlier")
    return None


def _span(first: Meaning, last: Meaning) -> Meaning | None:
    """The time from `first` to `last`; None where the end certainly lies before the beginning."""
    return Meaning(first.first, last.last, f"{first.words} to {last.words}") if first.first <= last.last else None


# Points ----------------------------------------------------------------------------------------------------------

_MARK = "([?~%]?)"
_DATE = pattern(
    rf"{_MARK}(-?)([\dX]{{4}}){_MARK}(?:-{_MARK}([\dX]{{2}}){_MARK}(?:-{_MARK}([\dX]{{2}}){_MARK})?)?", re.ASCII
)
_YEAR = pattern(
    r"(?:Y(?=-?[1-9]\d{4}|.*E)(-?)([1-9]\d*)(?:E(\d{1,3}))?|(-?)(\d{4})(?=S))(?:S([1-9]\d?))?([?~%]?)", re.ASCII
)
_TIME = pattern(
    r"(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:(?:0\d|1[0-3])(?::[0-5]\d)?|14(?::00)?))?",
    re.ASCII,
)


def _point(text: str) -> Meaning | None:
    """A date, or one with a time of day."""
    timed = _TIME.fullmatch(text)
    return _date(timed[1] if timed else text)


def _date(text: str) -> Meaning | None:
    if match := _DATE.fullmatch(text):
        return _calendar(match)
    match = _YEAR.fullmatch(text)
    return _long_year(match) if match else None


def _calendar(match: re.Match[str]) -> Meaning | None:
    """A year of four digits, with a season, or a month and a day."""
    before, sign, digits, behind, left, month, right, before_day, day, end = match.groups(default="")
    year = Part("year", digits, _years(sign, digits))
    marks = {"year": {*before, *behind, *right, *end}, "month": {*left, *right, *end}, "day": {*before_day, *end}}
    if month in _SEASONS and not day:
        return _season(_SEASONS[month], year, [marks["year"], marks["month"]])
    months = Part("month", month, _fitting(month or "XX", range(1, 13)))
    fitting = _fitting(day or "XX", range(1, 32))
    days = Part("day", day, [n for n in fitting if n < 29 or _first_day(year.numbers, months.numbers, [n])])
    earliest = _first_day(year.numbers, months.numbers, days.numbers)
    latest = _first_day(year.numbers[::-1], months.numbers[::-1], days.numbers[::-1])
    if earliest is None or latest is None:
        return None
    given = {part.name: marks[part.name] for part in (year, months, days) if part.written}
    return Meaning(earliest, latest, marked(in_words(year, months, days), given))


def _years(sign: str, digits: str) -> Sequence[int]:
    """The years that fit four digits or X, ascending; year 0 has no minus sign, so -0000 fits none."""
    fitting = _fitting(digits, range(int(digits.replace("X", "0")), int(digits.replace("X", "9")) + 1))
    return [-year for year in reversed(fitting) if year] if sign else fitting


def _fitting(digits: str, numbers: range) -> Sequence[int]:
    """Those of `numbers`, none of which has more digits, whose digits fit `digits`, in which X stands for any digit."""
    if not digits.strip("X"):
        return numbers
    if "X" not in digits:
        return [int(digits)] if int(digits) in numbers else []
    possible = re.compile(digits.replace("X", r"\d"))
    return [number for number in numbers if possible.fullmatch(f"{number:0{len(digits)}}")]


def _first_day(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> Day | None:
    """The first combination, in the order of the arguments, that is a day of the calendar; None where none is."""
    every = ((year, month, day) for year in years for month in months for day in days)
    return next((one for one in every if one[2] <= _length(one[0], one[1])), None)


def _length(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


class _Season(NamedTuple):
    name: str
    first: int
    """Its first month, from 1."""
    last: int
    """Its last month; 14 is February of the next year."""
    note: str = ""
    """Said after the year."""
    joined: str = " of "
    """Said between the name and the year."""


_NORTH, _SOUTH = ", northern hemisphere", ", southern hemisphere"
_SEASONS = {
    "21": _Season("spring", 3, 11, "", " "), "22": _Season("summer", 1, 12, "", " "),
    "23": _Season("autumn", 3, 11, "", " "), "24": _Season("winter", 1, 14, "", " "),
    "25": _Season("spring", 3, 5, _NORTH, " "), "26": _Season("summer", 6, 8, _NORTH, " "),
    "27": _Season("autumn", 9, 11, _NORTH, " "), "28": _Season("winter", 1, 14, _NORTH, " "),
    "29": _Season("spring", 9, 11, _SOUTH, " "), "30": _Season("summer", 1, 14, _SOUTH, " "),
    "31": _Season("autumn", 3, 5, _SOUTH, " "), "32": _Season("winter", 6, 8, _SOUTH, " "),
    "33": _Season("first quarter", 1, 3), "34": _Season("second quarter", 4, 6),
    "35": _Season("third quarter", 7, 9), "36": _Season("fourth quarter", 10, 12),
    "37": _Season("first four months", 1, 4), "38": _Season("second four months", 5, 8),
    "39": _Season("last four months", 9, 12),
    "40": _Season("first half", 1, 6), "41": _Season("second half", 7, 12),
}  # fmt: skip


def _season(season: _Season, year: Part, marks: Sequence[set[str]]) -> Meaning | None:
    if not year.numbers:
        return None
    later, month = divmod(season.last - 1, 12)
    last = year.numbers[-1] + later
    joined = season.joined if year.certain else " of "
    words = f"{season.name}{joined}{year_phrase(year)}{season.note}"
    said = marked(words, {"year": marks[0], season.name.split()[-1]: marks[1]})
    return Meaning((year.numbers[0], season.first, 1), (last, month + 1, _length(last, month + 1)), said)


def _long_year(match: re.Match[str]) -> Meaning | None:
    """A year of more than four digits, or one with only some of its first digits significant (`1950S2`)."""
    sign, digits, exponent, short_sign, short, significant, mark = match.groups(default="")
    size = int(digits or short) * 10 ** int(exponent or 0)
    negative = bool(sign or short_sign)
    if negative and not size:
        return None
    low = high = size
    words = year_in_words(-size if negative else size, (digits, exponent))
    if significant:
        open_digits = len(str(size)) - int(significant) if digits else 4 - int(significant)
        if open_digits < 0:
            return None
        low = size // 10**open_digits * 10**open_digits
        high = low + 10**open_digits - 1
    first, last = (-high, -low) if negative else (low, high)
    if first < last:
        words = f"about {words} ({year_in_words(first)} to {year_in_words(last)})"
    return Meaning((first, 1, 1), (last, 12, 31), marked(words, {"year": {*mark}}))

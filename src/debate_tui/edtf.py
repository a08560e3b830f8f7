"""Dates as EDTF (ISO 8601-2): whether a text is one, and how it is said to readers.

The forms that maps use are read here; the rest goes to the `edtf` package, whose parser takes 100 ms to import.
"""

import re
from datetime import date
from functools import lru_cache

_COMMON = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)\Z", re.ASCII)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SPOKEN = {"": "{}", "~": "about {}", "?": "{}, uncertain", "%": "about {}, uncertain"}
_TIMED = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?\Z", re.ASCII
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_LONGEST = 100
"""No date is longer, and the parser backtracks."""


def valid(text: str) -> bool:
    """Whether `text` is an EDTF date of any level; a day that it names is one that the calendar has."""
    match = _COMMON.match(text) or _TIMED.match(text)
    return bool(match and _in_calendar(match)) or _parses(text)


def spoken(text: str) -> str:
    """`2024-04-11` → `11 April 2024`, `2018~` → `about 2018`; what is rarer is left as it is written."""
    match = _COMMON.match(text)
    if match and _in_calendar(match):
        return _SPOKEN[match[4]].format(_day(match))
    match = _TIMED.match(text)
    return _day(match) if match and _in_calendar(match) else text


def _in_calendar(match: re.Match[str]) -> bool:
    year, month, day = (int(match[n] or 1) for n in (1, 2, 3))
    try:
        date(year or 4, month, day)  # Python has no year 0; EDTF has, and it is a leap year, like 4.
    except ValueError:
        return False
    return True


def _day(match: re.Match[str]) -> str:
    """`11 April 2024`, or as much of it as is given."""
    year, month, day = match[1], match[2], match[3]
    return " ".join([*([str(int(day))] if day else []), *([_MONTHS[int(month) - 1]] if month else []), year])


_PLAIN = re.compile(r"(?=.*\d)[!-~]+\Z")
"""The package's parser is looser: it skips white space, and takes "../.." for an interval."""


@lru_cache(maxsize=1024)
def _parses(text: str) -> bool:
    """What the `edtf` package says, and the calendar: the package knows no leap years."""
    if len(text) > _LONGEST or not _PLAIN.match(text):
        return False
    if not all(_in_calendar(match) for match in _DAY.finditer(text)):
        return False
    from contextlib import redirect_stdout
    from io import StringIO

    from edtf import parse_edtf

    try:
        with redirect_stdout(StringIO()):  # It prints what it stumbles over.
            parse_edtf(text)
    except Exception:  # Its own error as a rule, but also a TypeError for "../" and the like.
        return False
    return True

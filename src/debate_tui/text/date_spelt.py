"""Reads dates as people write them into EDTF, where they can mean one thing only."""

import re

from debate_tui.text import dates
from debate_tui.text.date_words import MONTHS

_ABROAD = (
    "Januar Jänner janvier enero", "Februar Feber février fevrier febrero", "März Maerz mars marzo", "avril abril", "Mai mayo", "Juni juin junio",
    "Juli juillet julio", "août aout agosto", "septembre septiembre setiembre", "Oktober octobre octubre", "novembre noviembre", "Dezember décembre decembre diciembre",
)  # fmt: skip
"""The names of months in German, French and Spanish that English doesn't have."""
_NUMBERS = {
    name.lower(): number
    for number, (english, others) in enumerate(zip(MONTHS, _ABROAD, strict=True), 1)
    for name in (english, english[:3], *(["Sept"] if number == 9 else []), *others.split())
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>[0-9]{4})"
_TIME = r"[T ](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?(?: ?[AP]M)?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?"
_SPELT = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH},? {_YEAR}",
        rf"{_DAY} (?:de )?{_MONTH},?(?: del?)? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_YEAR}(?P<mark>[-/.])(?P<number>[0-9]{{1,2}})(?:(?P=mark){_DAY}(?:{_TIME})?)?",
        rf"(?P<number>[0-9]{{1,2}})/{_YEAR}",
        rf"{_YEAR}-(?P<number>[0-9]{{2}})-{_DAY} (?P<typed>.+)",  # Zotero's own: as numbers, and then as it was typed
    )
]
_SEASONS = {
    name: number
    for number, names in enumerate(("spring", "summer", "autumn fall", "winter"), 21)
    for name in names.split()
}
_OTHER = [
    (re.compile(form, re.IGNORECASE), spell)
    for form, spell in (
        (rf"(?:c\.?|ca\.?|circa|about)\s*{_YEAR}", lambda found: f"{found['year']}~"),
        (r"(?:the )?([0-9]{3})0['’]?s", lambda found: f"{found[1]}X"),
        (r"([0-9]{1,4}) ?B\.?C\.?(?:E\.?)?", lambda found: "-" * (found[1] != "1") + f"{int(found[1]) - 1:04}"),
        (rf"({'|'.join(_SEASONS)}),? {_YEAR}", lambda found: f"{found['year']}-{_SEASONS[found[1].lower()]}"),
        (r"([0-9]{4}) ?[-–—] ?([0-9]{4})", lambda found: f"{found[1]}/{found[2]}"),
        (r"((?:1[5-9]|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])", lambda found: "-".join(found.groups())),
        (r"([0-9]{4})\.0", lambda found: found[1]),
    )
]
"""What else is written for a date, and as what in EDTF: about a year, a decade, before our era, a season, a span, digits alone, a
year that a program made a fraction of."""
_MONTHS = 12
_BLANK = re.compile(r"0000-00.*|1900-01-00.*|0001-01-01[T ]00:00.*")
"""What databases, spreadsheets and .NET write where there is no date."""
_BY_NUMBERS = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2{_YEAR}(?:{_TIME})?", re.IGNORECASE)
_OF_TWO_YEARS = re.compile(r"([0-9]{4})([-/])([0-9]{2})")
"""2020-21: a year that begins in one and ends in the next, as schools and budgets have them, or what EDTF and Japan mean by it."""


def edtf(text: str) -> str:
    """The EDTF date that a text is or spells ("May 2019", "12 March 2019", "25/12/2019"); "" where it is none, has something else
    behind the day, or may mean several days (3/4/2019) or years (2020-21). With dots, the day goes first (3.4.2019)."""
    years = _OF_TWO_YEARS.fullmatch(text)
    if years and int(years[3]) == (int(years[1]) + 1) % 100 and (years[2] == "/" or not 0 < int(years[3]) <= _MONTHS):
        return ""
    if dates.valid(text) or _BLANK.fullmatch(text):
        return "" if _BLANK.fullmatch(text) else text
    if numbers := _BY_NUMBERS.fullmatch(text):
        one, mark, two, year = int(numbers[1]), numbers[2], int(numbers[3]), numbers["year"]
        told = one > 12 or one == two or mark == "."
        date = f"{year}-{two:02}-{one:02}" if told else f"{year}-{one:02}-{two:02}" if two > 12 else ""
        return date if dates.valid(date) else ""
    for form, spell in _OTHER:
        if found := form.fullmatch(text):
            return date if dates.valid(date := spell(found)) else ""
    for form in _SPELT:
        if found := form.fullmatch(text):
            said = {key: value for key, value in found.groupdict().items() if value}
            month = _NUMBERS[said["month"].lower()] if "month" in said else int(said["number"])
            if month > _MONTHS:
                return ""
            day = int(said.get("day", 0))
            date = "-".join(
                [said["year"], *([f"{month:02}"] if month else []), *([f"{day:02}"] if day and month else [])]
            )
            return _as_typed(date, said.get("typed", "")) if dates.valid(date) else ""
    return ""


def _as_typed(date: str, typed: str) -> str:
    """A date that is told as numbers, and as it was typed where that says more; "" where it says something else."""
    spelt = edtf(typed)
    numbers = _BY_NUMBERS.fullmatch(typed)
    same = numbers and sorted((numbers[1].zfill(2), numbers[3].zfill(2), numbers["year"])) == sorted(date.split("-"))
    if not typed or same or (spelt and date.startswith(spelt)):
        return date
    return spelt if spelt.startswith(date) else ""

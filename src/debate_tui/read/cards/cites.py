"""Reads a cite: the surname and year that its styled runs hold, and the address; the whole line is kept beside them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from debate_tui.frozen import dataclass
from debate_tui.read.cards.paragraphs import Paragraph

_YEAR = re.compile(r"(?<![0-9])(?:(1[5-9][0-9]{2}|20[0-9]{2})|(?:[0-9]{1,2}[/.-]){0,2}[’'‘]?([0-9]{2}))(?![0-9])")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>“”\"()\[\]{}]+", re.IGNORECASE)
_CENTURY = 50
"""Two figures below this number are a year of this century, others of the last one."""
_WORD_GOES_ON = re.compile(r"(?:[\w’'/.-]*\w)?")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_LAST = re.compile(rf"[\s,]+(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cite:
    """Who is cited; what isn't plain from the cite's own words is None."""

    line: str
    """The whole cite, its paragraphs joined by a space."""
    label: str
    """What is in the style of cites: surname and year."""
    author: str | None
    year: str | None
    url: str | None


def cite_of(paragraphs: Sequence[Paragraph]) -> Cite:
    """The cite that these paragraphs hold."""
    line = " ".join(" ".join(one.text.split()) for one in paragraphs)
    label = " ".join(" ".join(_styled(paragraphs[0])).split()).strip(" ,;:–—-([")
    url = _URL.search(line)
    return Cite(line, label or line[:60], _author(label), _year(label), url[0].rstrip(".,;:") if url else None)


def _styled(paragraph: Paragraph) -> Iterator[str]:
    """The parts in the style of cites, each to the end of its last word: the style may end within a date."""
    for run, after in zip_longest(paragraph.runs, paragraph.runs[1:]):
        if run.cite:
            rest = _WORD_GOES_ON.match(after.text) if after and run.text[-1:].isalnum() else None
            yield run.text + (rest[0] if rest else "")


def _author(label: str) -> str | None:
    """The words before the first figure: `Chen and Silva` of `Chen and Silva 11/2/19`."""
    words = re.split(r"[0-9]|[’'‘](?=[0-9])", label)[0]
    name = _MONTH_LAST.sub("", " ".join(words.split()).strip(" ,;:.–—-()[]"))
    return name if any(map(str.isalpha, name)) else None


def _year(label: str) -> str | None:
    """The year, in four figures: that of a date is its last number."""
    found = list(_YEAR.finditer(label))
    if not found:
        return None
    whole = next((match[1] for match in found if match[1]), None)
    if whole:
        return whole
    short = int(found[-1][2])
    return str(short + (2000 if short < _CENTURY else 1900))

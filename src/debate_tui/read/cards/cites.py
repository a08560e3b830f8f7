"""Reads a cite: the surname and year that its styled runs hold, and the address; the whole line is kept beside them.

Where the styled runs hold no year, it is that of the line, if only one stands there as the date of a publication does."""

import re
from collections.abc import Sequence
from datetime import date

from debate_tui.frozen import dataclass
from debate_tui.read.cards.paragraphs import Paragraph, flat
from debate_tui.read.cards.runs import Face

_YEAR = re.compile(
    r"(?<![0-9])(?<![0-9][–:])(?<!\bvol )(?<!\bvol\. )(?<!\bvolume )(?<!\bno\. )(?<!\bp\. )(?<!\bpp\. )(?:"
    r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})|(?P<date>(?:[0-9]{1,2}[/.-]){0,2})[’'‘]?(?P<short>[0-9]{2})"
    r"|[’'‘]?2(?P<thousand>k[0-9]?)\b|[’'‘](?P<one>[0-9])(?![a-z]))(?![0-9]|[–:][0-9]|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
"""A year as labels have it: 2019, ’19, 19, 11/2/19, and of the first of this century ’9, 2K and 2k5; no volume and no pages."""
_ONE_FIGURE = re.compile(r"[^0-9]*[^\W\d_][^0-9]*?\s(?P<one>[0-9])(?![\w/.–-])")
"""A label whose first figure stands alone: “Shaw 2”, for 2002 if the line says so."""
_TWO_YEARS = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}[/–-](?:[0-9]{2}|20[0-9]{2})(?![0-9/–-])")
"""A year over two years, such as a season's: `2018/19`."""
_MOST_WORDS = 8
"""Words of a label that is no whole line in the style of cites; of one that is, the year stands right behind a name."""
_NAMED = 3
"""Words of a name at most, those that join names apart."""
_GOES_ON = re.compile(r"[“\"(\[{]|\bhttps?:|\bwww\.", re.IGNORECASE)
"""How what tells more of the source begins."""
_QUALIFIED = re.compile(
    r",\s+(?:(?!(?:and|with|et|al|y|und|de|del|della|da|dos|di|du|la|le|van|von|der|den|ter|bin|ibn|el)\b)[a-z]{3}|(?:[A-Z][a-z]+ )?(?:Prof(?:essor)?|Fellow|Ph\.?D"
    r"|J\.?D|M\.?[AD]|Director|Writer|Editor|Reporter|Analyst|Lecturer|Economist|Journalist|Senior|Assistant|Associate|Former|Executive|Attorney|Researcher|Scholar)\b)"
)
"""How what somebody is begins behind the name: “Shaw, professor of …”."""
_SAYS = re.compile(r"(?<!\S)[a-z’'-]{3,}(?!\S)")
"""Words that names have few of."""
_CLAIM = 3
"""So many of them are no name, but a claim: “That’s key to portable skills – Iverson ’9”."""
_SEASON_LAST = re.compile(
    r"(?P<name>.*?(?P<last>\S+))\s+(?P<season>spring|summer|autumn|fall|winter)", re.IGNORECASE | re.DOTALL
)
_NOBODY = re.compile(r"(?:no author|author unknown|unknown author|unknown|n/a)\b[\W_x]*", re.IGNORECASE)
_MONTHS, _DAYS = 12, 31
_TO_COME = 2
"""How many years from today on a year may be of a publication: journals are dated ahead."""
_URL = re.compile(r"(?:https?://|www\.)[^\s<>“”\"()\[\]{}]+", re.IGNORECASE)
_WORD_GOES_ON = re.compile(r"(?:[\w’'/.-]*\w)?")
_JOINS = re.compile(
    r"(?:\s|\b(?:and|with|et|al|y|und|de|del|della|da|dos|di|du|la|le|van|von|der|den|ter|bin|ibn|el)\b|[,.&/’'–-])+",
    re.IGNORECASE,
)
"""What stands between two surnames, or within one, where their style is interrupted."""
_AND_LAST = re.compile(r"(?:\b(?:and|with|et)|&)\s*$", re.IGNORECASE)
_THROUGH = re.compile(
    r"\b(?:citing|cit(?:ed|es)|quot(?:ed|es|ing)|qtd|in an interview with|via|reviewing)\b", re.IGNORECASE
)
"""Behind the year of a cite, these lead on to somebody else: “Nye 2013, quoted in Walt 2015”."""
_IBID = re.compile(
    r"same(?: as above| source| card| cite| article)?\W*|(?:ibid(?:em)?|idem|id(?=\W))\b[\s.,:;()\[\]]*(?:at\s+)?(?:pp?\.?\s*)?[\d\s,–-]*\W*",
    re.IGNORECASE,
)
"""A cite that says no more than that it is the one before."""
_CARD = re.compile(r"(?:card|cite|source)\W*[0-9]*\W*", re.IGNORECASE)
"""A cite that only has a number."""
_NO_DATE = re.compile(r"(?<=\S)[\s,;:(\[–—-]+(?:n\.?\s?d|no date(?: given)?|date unknown|undated)$", re.IGNORECASE)
_MONTH = (
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NUMBERED = re.compile(
    rf"([^\W\d_][^,;:“\"(\[0-9]*(?:(?<=[^\W\d_])[0-9]{{1,3}}|(?<=\s)[0-9]{{1,4}}(?=\s+(?!{_MONTH})[^\W\d_])[^,;:“\"(\[0-9]*[^\W\d_]))[\s,]+[’'‘]?(?:[0-9]{{2}}|1[5-9][0-9]{{2}}|20[0-9]{{2}})\Z",
    re.IGNORECASE,
)
"""A name with a figure in it, before a year: “G20 22”, “Area 51 Report 13”."""
_MONTH_LAST = re.compile(rf"(?P<apart>[\s,;:–—-]+){_MONTH}$", re.IGNORECASE)
_NO_NAME_LAST = re.compile(
    r"(?:[\s,;(–—-]+(?:ca?|circa|forthcoming|in press|in)|[\s]*[,;(–—-]\s*(?:spring|summer|autumn|fall|winter))\.?$",
    re.IGNORECASE,
)
"""What belongs to a date behind a name: “c. 1850”, “, Spring 2020”."""
_DAY_AND_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?,?\s+[’'‘]?[0-9]{2}")
_UNFINISHED = re.compile(r"(?:\S+|.*\b(?:and|with|[^\W\d_]\.?)|.*&)", re.IGNORECASE)
"""A name that the month behind it may belong to: one word, an initial, or “Mason and”."""
_LOOKED_UP = r"\b(?:(?:last |date )?(?:of access|accessed|retrieved|visited|downloaded)|doa|last (?:checked|updated|modified))\b[^;)\]]*"
_CONSULTED = re.compile(_LOOKED_UP, re.IGNORECASE)
_ASIDE = re.compile(
    r"[“\"][^”\"]*(?:[”\"]|$)|‘[^’]*[,.]’|(?:https?://|www\.|\bdoi\b)\S*"
    rf"|{_LOOKED_UP}",
    re.IGNORECASE,
)
"""What of a line holds no date of publication: titles in quotation marks, addresses, and when it was looked up."""
_DATE = re.compile(
    r"(?<![\w$€£#§])(?<![0-9][-–/.])(?:"
    r"[0-9]{1,2}/[0-9]{1,2}/(?P<slashed>(?:19|20)?[0-9]{2})|[0-9]{1,2}([.-])[0-9]{1,2}\2(?P<dotted>(?:19|20)[0-9]{2})"
    r"|(?P<iso>(?:1[5-9]|20)[0-9]{2})-[0-9]{2}-[0-9]{2}|(?P<year>(?:1[5-9]|20)[0-9]{2})|[’'‘](?P<short>[0-9]{2})"
    r")(?!\w|[-–/][0-9]|\.[0-9]|[’']s)"
)
"""A year, or a date in figures that has one."""
_BEFORE = re.compile(
    rf"(?:\A|[,;:(\[–—-]|[a-z]{{4}}\.|\bpublished(?: in)?|©|{_MONTH}|\b(?:spring|summer|autumn|fall|winter)|\b[0-9]{{1,2}})\s*\Z",
    re.IGNORECASE,
)
"""What stands before the year of a publication: a mark, a month or a day; not “since”, “class of” or “vol.”."""
_MOST_LINE = 3000
"""Characters of a line that are searched for a year: cites have some 300."""
_BEHIND = re.compile(r"\s*(?:\Z|[,;:.)\]–—-])")


_NAMED_BY_A_DAY = re.compile(rf"({_MONTH}\s+[0-9]{{1,2}}\s+[^\W\d_]{{3,}}[^\d’'‘]*)", re.IGNORECASE)
"""A name that begins with a day: “September 11 Commission”."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Who is cited; what isn't plain from the cite's own words is None."""

    line: str
    """The whole cite, its paragraphs joined by a space."""
    label: str
    """What is in the style of cites: surname and year."""
    author: str | None
    year: str | None
    """In four figures."""
    derived: bool
    """Whether the year is not in the style of cites, but the only one in the line that can be of its publication."""
    url: str | None
    """The address that the line holds, else the first behind a link of it."""
    links: tuple[str, ...]
    """The addresses behind its links."""


def cite_of(paragraphs: Sequence[Paragraph]) -> Cite:
    """The cite that these paragraphs hold."""
    paragraphs = [one.seen for one in paragraphs]
    line = " ".join(flat(one.text) for one in paragraphs)
    label = flat(_styled(paragraphs[0])).strip(" ,;:–—-([")
    links = tuple(dict.fromkeys(link for one in paragraphs for link in one.links))
    told = label.strip(_EDGES)[:_MOST_LINE]
    year = None if _IBID.fullmatch(told) else _year(told) or _year_of_figure(told, line)
    of_line = None if year else _year_of_line(line)
    url = _URL.search(line) or next(filter(None, map(_URL.match, links)), None)
    address = url[0].rstrip(".,;:") if url else None
    return Cite(line, label or line[:60], _author(told, line), year or of_line, of_line is not None, address, links)


def is_the_one_before(cite: Cite) -> bool:
    """Whether a cite only refers to the one before it: “Ibid.”, “Id. at 14”."""
    return bool(_IBID.fullmatch(cite.label)) and bool(_IBID.fullmatch(cite.line))


def _styled(paragraph: Paragraph) -> str:
    """What is in the style of cites, to the end of its last word: the style may end within a date.

    What joins names stands between two parts as it is written; a comma stands for other words before a name, so that no two
    people become one: `Mason, May 2024` of “Mason, town clerk, May 2024”.
    """
    said = between = ""
    for text, face in (*paragraph.runs, ("", Face(cite=True))):
        if not face.cite:
            between += text
            continue
        if said and _YEAR.search(said) and _THROUGH.search(between):
            break
        if said:
            word = _WORD_GOES_ON.match(between) if said[-1].isalnum() else None
            rest = between[word.end() :] if word else between
            said += word[0] if word else ""
            if text:
                joins = not rest.strip() or _JOINS.fullmatch(rest)
                said += (
                    rest if joins else " " if _AND_LAST.search(said) else ", " if text.lstrip()[:1].isalpha() else " "
                )
        said, between = said + text, ""
    return said


def _author(label: str, line: str) -> str | None:
    """The words before the first figure: `Chen and Silva` of `Chen and Silva 11/2/19`; None where these are no name.

    A month behind them is left out where it can't be a surname: behind a comma, before a day, or behind a whole name; a
    season, where the line has it nowhere else behind that name.
    """
    label = _CONSULTED.sub("", label)
    if _IBID.fullmatch(label) or _CARD.fullmatch(label):
        return None
    if day := _NAMED_BY_A_DAY.match(label):
        return day[1].strip(_EDGES)
    words = re.split(r"[0-9]|[’'‘](?=[0-9])", label)[0]
    if len(label.split()) > _MOST_WORDS:
        words = _GOES_ON.split(words)[0]
    elif numbered := _NUMBERED.match(label):
        words = numbered[1]
    name = _NO_DATE.sub("", flat(words).strip(_EDGES)).strip(_EDGES)
    name = _NO_NAME_LAST.sub("", name).strip(_EDGES)
    month = _MONTH_LAST.search(name)
    if month:
        before = name[: month.start()].strip(_EDGES)
        dated = _DAY_AND_YEAR.match(label[len(words) :])
        if before and (dated or month["apart"].strip() or not _UNFINISHED.fullmatch(before)):
            name = before
    season = _SEASON_LAST.fullmatch(name)
    if season and words != label and line.count(f"{season['last']} {season['season']}") < 2:
        name = season["name"].strip(_EDGES)
    return _named(name)


def _named(name: str) -> str | None:
    """A name without what its bearer is and what is claimed before it; None where it is none."""
    name = _QUALIFIED.split(name)[0].strip(_EDGES)
    if len(_SAYS.findall(_JOINS.sub(" ", name))) >= _CLAIM:
        claim, _, name = re.sub(r"\s(?:--?|[–—])\s|—", "\0", name).rpartition("\0")
        if not claim or len(_SAYS.findall(_JOINS.sub(" ", name))) >= _CLAIM:
            return None
    if name.count("(") > name.count(")"):
        name += ")"
    return name if any(map(str.isalpha, name)) and not _NOBODY.fullmatch(name) else None


_EDGES = " ,;:.–—-()[]"


def _year(label: str) -> str | None:
    """The year, in four figures: the last in the label; of a whole line, the one right behind a name. Of a day without a year, none."""
    last = date.today().year + _TO_COME
    whole = len(label.split()) > _MOST_WORDS
    label = _CONSULTED.sub("", label)
    if _TWO_YEARS.search(label):
        return None
    found = [one for one in _YEAR.finditer(label) if not one["year"] or int(one["year"]) <= last]
    sure = [one for one in found if not one["date"] or one["date"].count(one["date"][-1]) == 2]
    sure = sure or [one for one in found if not _is_day(one)]
    if not sure:
        return None
    one = sure[0 if whole else -1]
    ends = len(sure) == 1 and not label[one.end() :].strip(_EDGES)
    if whole and not ends and len(_JOINS.sub(" ", _GOES_ON.split(label[: one.start()])[0]).split()) > _NAMED:
        return None
    if one["one"] or one["thousand"]:
        return f"200{one['one'] or one['thousand'][1:] or 0}"
    return _whole(one["year"] or one["short"])


def _is_day(found: re.Match[str]) -> bool:
    """Whether two figures may be a day of this year, as Verbatim cites what is new, or two years: `9-25`, `19-20`; not `5/98`."""
    first, second = int(found["date"][:-1]), int(found["short"])
    return first + 1 == second or (1 <= min(first, second) <= _MONTHS and max(first, second) <= _DAYS)


def _year_of_figure(label: str, line: str) -> str | None:
    """`2002` of the label `Shaw 2`, if the line has that year."""
    one = _ONE_FIGURE.match(label)
    year = f"200{one['one']}" if one else ""
    return year if year in (_whole_of(match) for match in _dates(line)) else None


def _whole(figures: str) -> str:
    """A year in four figures: `2019` of `19`, and `1945` of `45`, as nothing is published in years to come."""
    to_come = int(figures) > date.today().year % 100 + _TO_COME
    return figures if len(figures) == 4 else str(int(figures) + (1900 if to_come else 2000))


def _year_of_line(line: str) -> str | None:
    """The year of a whole line; None where it holds several, or one that stands as no date of publication does."""
    found = _dates(line)
    years = set(map(_whole_of, found))
    dated = any(
        not one["year"] or (_BEFORE.search(one.string, 0, one.start()) and _BEHIND.match(one.string, one.end()))
        for one in found
    )
    return years.pop() if len(years) == 1 and dated else None


def _dates(line: str) -> Sequence[re.Match[str]]:
    """Where years stand in a line, but for titles, addresses, and when it was looked up."""
    return list(_DATE.finditer(_ASIDE.sub(lambda match: " " * len(match[0]), line[:_MOST_LINE])))


def _whole_of(found: re.Match[str]) -> str:
    return _whole(next(filter(None, found.group("slashed", "dotted", "iso", "year", "short"))))

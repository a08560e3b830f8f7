"""Tells columns that are called as those of sides, sources, quotes, places … are and hold something else: figures, ticks, offices, single words."""

import re
from collections.abc import Collection, Mapping

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.columns import STANCES, bare, edges_in
from debate_tui.read.rows.names import ADDRESSED, MEANINGS, TITLES
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_FIGURES = re.compile(r"(?=[^0-9]*[0-9])(?:\b(?:vol|no|nr|bd)\b|[\W\d_]){1,40}", re.IGNORECASE)
_MARKS = frozenset(("true", "false", "x", "✓", "✔", "✗", "✘", "☑", "☐", "☒", "wahr", "falsch", "vrai", "faux", "verdadero", "falso"))  # fmt: skip
_WORDS = frozenset(("yes", "no", "y", "n", "ja", "nein", "oui", "non", "sí", "si"))
"""What stands in boxes that are ticked; the latter are sides, too."""
_TICKED = {
    "quote": "what is quoted",
    "author": "who says it",
    "outlet": "where it appeared",
    "url": "where it stands",
    "locator": "a place",
}
"""By meaning, what a column of it says, where no number is meant."""
_NAMING = {"position": "a side", "issue": "an issue", "source": "a source"}
"""By meaning, what a column of it names."""
_SAID = {**_NAMING, **_TICKED}
_NUMBERED = STANCES | TITLES
"""Columns whose numbers have a meaning of their own (`shapes.shaped`), or may be a title: 1984 is one."""
_OF_PEOPLE = frozenset(("position", "title", "posición"))
"""Columns of sides or of texts that may as well say what office somebody has."""
_OFFICE = re.compile(
    r"(?:(?:senior|junior|deputy|vice|assistant|associate|managing|executive|former|acting|chief|prime|lead|principal|research|software|foreign|finance|state|press)[ -])*"
    r"(?:CEO|CFO|CTO|COO|(?:vice[- ]?)?presiden\w+|director\w*|direct(?:eur|rice)|manager|minist\w+|secretar\w+|chair\w*|head(?= of )|chief|officer|professor\w*|lecturer|"
    r"engineer|analyst|economist|journalist|editor|senator|spokes\w+|executive|MP|governor|mayor|ambassador(?: to [\w ]+)?|teacher|student|researcher|scientist|nurse|doctor|lawyer|consultant|"
    r"founder|owner|member|fellow|leiter\w*|vorsitzende\w*|geschäftsführer\w*|bürgermeister\w*|sprecher\w*|referent\w*|maire|députée?|alcalde\w*|diputad\w+)"
    r"(?:,.*|-.*|(?: of| for| at| in| and| &| de| du| der| des| für| von| vom) .*)?",
    re.IGNORECASE,
)
_BRIEF = 6
"""How many words the name of an office has at most, which may be of a place or a firm."""
_OF_TEXTS = frozenset(("quote", "date", "url", "outlet", "locator", "source"))
"""What is said of texts: beside it, a title is one's."""
_MARKED = frozenset(("highlight", "highlights"))
"""Columns of marked words, or of the colour in which a row is marked."""
_UNNUMBERED = frozenset(("location", "place", "loc"))
"""Columns of places in a text, all of which have a number, as well as of towns."""
_WORD = 16
"""A text without a blank has so many characters, as one in Chinese has."""


def without_figures(table: Sheet, rows: Collection[Row], trouble: Trouble) -> Mapping[str, str]:
    """Of columns that hold something else, that they mean nothing, which is reported, and what another that is called so means."""
    told: dict[str, str] = {}
    if edges_in(table.header):
        return told
    meant = table.meant()
    for name, meaning in meant.items():
        if name in table.named or meaning not in _SAID:
            continue
        held = _held_in(name, meaning, rows, {one for other, one in meant.items() if other != name})
        if not held:
            continue
        others = (one for one in table.header if one != name and MEANINGS.get(bare(one)) == meaning)
        other = next((one for one in others if not _are_figures(one, rows)), "")
        told |= {name: "", **({other: meaning} if other else {})}
        message = f"{shown(name)} has nothing but {held}, none of which names {_SAID[meaning]}: it is kept as extra"
        at = next(row.at for row in rows if name in row.values)
        trouble.add(at, "N130", message, f"--column {meaning}=… says which column names {_SAID[meaning]}")
    return told


def _held_in(name: str, meaning: str, rows: Collection[Row], beside: Collection[str]) -> str:
    """What a column of this meaning has instead, in words; "" where it may have what it is called. `beside`: what the others mean."""
    claimed = "claim" in beside
    found = {line_of(text_of(row.values.get(name))) for row in rows}
    cells = found - {""}
    if bare(name) not in STANCES and _are_ticks(found, meaning):
        return "ticks"
    if meaning in (*_NAMING, *(["quote"] if claimed else [])) and _are_figures(name, rows):
        return "figures"
    if bare(name) in _OF_PEOPLE and _are_offices(cells, beside if bare(name) in TITLES else None):
        return "offices of people"
    if (
        meaning == "quote"
        and claimed
        and cells
        and bare(name) in _MARKED
        and not any(" " in one or len(one) >= _WORD for one in cells)
    ):
        return "single words"
    if meaning == "locator" and cells and all(one.startswith(("http://", "https://")) for one in cells):
        return "addresses"
    if meaning == "locator" and bare(name) in _UNNUMBERED and cells and not any(map(_NUMBER.search, cells)):
        return "names without a number"
    return ""


def _are_offices(cells: Collection[str], beside: Collection[str] | None) -> bool:
    """Whether there is nothing but offices and forms of address. A title, `beside` which other columns have a meaning, may be a book's:
    offices must differ then, and nothing else be said of a text."""
    offices = {one for one in cells if one.strip(" .").lower() not in ADDRESSED}
    doubted = beside is not None and (len(offices) < 2 or not _OF_TEXTS.isdisjoint(beside))
    if not cells or (offices and doubted):
        return False
    return all(len(one.split()) <= _BRIEF and _OFFICE.fullmatch(one) for one in offices)


_NUMBER = re.compile(r"[0-9]|\b[ivxlc]+\b", re.IGNORECASE)


def _are_ticks(found: Collection[str], meaning: str) -> bool:
    if found == {"X"}:  # in each row: the network
        return False
    cells = {cell.lower() for cell in found if cell}
    return bool(cells) and cells <= (_MARKS if meaning == "position" else _MARKS | _WORDS)


def _are_figures(name: str, rows: Collection[Row]) -> bool:
    cells = {cell for row in rows if (cell := line_of(text_of(row.values.get(name))))}
    return bare(name) not in _NUMBERED and bool(cells) and all(map(_FIGURES.fullmatch, cells))

"""Tells by the first rows of a table what columns mean whose names leave it open, and whose words they hold."""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import MISSING, items_of, text_of
from debate_tui.read.rows.columns import (
    EVIDENCE,
    RATED,
    READERS,
    TOPICS,
    bare,
    is_examined,
    meanings,
    opened_by,
    said_in,
)
from debate_tui.read.rows.doubted import without_doubted
from debate_tui.read.rows.edges import is_name
from debate_tui.read.rows.ends import NUMBERING, count_anew
from debate_tui.read.rows.figures import without_figures
from debate_tui.read.rows.names import MEANINGS, OTHERS, WRITERS
from debate_tui.read.rows.remarks import of_parent
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.voices import names_in
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

FIRST, _CELLS = 1000, 50_000
"""How many rows are looked at, and after how many cells no further one."""
_TRUTH = ("label", "truth", "truthvalue", "conclusion", "target", "bewertung")
"""Columns in which true and false are a rating."""
_OTHERS = ("claim", "quote", "relation", "position", "to", "id", "endorsed")
"""What a column means that rates no claims, though it may have such words."""
_FALSEHOOD = ("truth", "truthvalue", "misinformation", "fakenews", "isfake", "isfalse")
"""Columns that rate claims, whatever stands in them."""
_FEW = 50
"""Whoever rates claims has fewer words for it."""
_PINOCCHIOS = re.compile(r"(?<![0-9])[0-9]+pinocchios?")
_LONG = 100
"""Characters of what is no rating."""
_FOUND = (
    "true false mostlytrue mostlyfalse halftrue barelytrue partlytrue partlyfalse pantsfire pantsonfire fullflop "
    "halfflip noflip misleading mixture mixed unproven unverified unverifiable refuted refutes supported supports "
    "notenoughinfo notenoughevidence conflictingevidencecherrypicking disputed fake debunked wrong falsch richtig "
    "wahr unwahr irreführend teilweisefalsch größtenteilsfalsch größtenteilsrichtig unbelegt faux vrai trompeur "
    "plutôtfaux plutôtvrai falso verdadero engañoso right correct incorrect accurate inaccurate outdated satire "
    "missingcontext miscaptioned misattributed hoax scam legend"
)
_RATINGS = frozenset(_FOUND.split())
"""What whoever examines claims finds, without spaces and punctuation."""
_BY_EVIDENCE = frozenset(
    ("support", "supports", "supported", "refute", "refutes", "refuted", "notenoughinfo", "nei", "neutral", "unrelated")
)
"""What evidence does to a claim."""
_BOOLEAN = frozenset(("true", "false"))
_OF_WHOM = ("author", "source", "outlet", "url", "date", "note")
"""What a table that rates claims may say of whoever makes them or of whoever rates them."""
_WHO = ("who", "wer", "qui", "quién", "participant", "debater", "panelist", "mp")
_NAMED = ("user", "username", "character", "persona")
"""Columns of who speaks, the latter where some speak more than once."""
_TURNS = frozenset(("text", "speech", "utterance", "statement", "remark", "remarks"))
"""Columns of what somebody says; an argument, or a point on an agenda, may have the name beside it itself."""


def understood(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with what the first rows tell of its columns. Of one that rates claims it is reported that no relation is made of
    what is found, and which columns are kept because nobody knows whose they are."""
    first = peeked(table)
    table = replace(table, told={**_numbered(table, first), **table.told})
    if "row" in table.meant().values():
        return replace(table, rows=given_back(first, table.rows))
    table = replace(table, told={**opened_by(table.header), **table.told})
    told = dict(table.told)
    for rule in (_readers, _words, _rated, _speakers, _linked, _ended, _identified):
        told |= {**rule(replace(table, told=told), first), **table.told}
    for less in (without_figures, without_doubted):
        told |= less(replace(table, told=told), first, trouble)
    _tell_people(replace(table, told=told), first, trouble)
    rating = rating_in(table, first)
    row = next((row for row in first if rating and rating in row.values), None)
    if row and "claim" in table.meant().values():
        found = shown(f"{rating}: {text_of(row.values[rating])}")
        message = f"what others find of the claims ({found} …) is kept as extra: no relation is made of it"
        trouble.add(row.at, "N130", message, "a claim of theirs that rebuts it would say so")
        people = {name for name, one in zip(table.header, meanings(table.header), strict=True) if one in _OF_WHOM}
        if kept := [name for name, meaning in told.items() if meaning == "" and name in people - {rating}]:
            message = f"{listed(list(map(shown, kept)), 4)} may be of whoever rates the claims: kept as extra"
            trouble.add(row.at, "N130", message, "call who makes a claim its claimant, and its day claim date")
    anew = _is_counted_anew(replace(table, told=told), first)
    return replace(table, rows=given_back(first, table.rows), told=told, anew=anew)


def _tell_people(table: Sheet, rows: Iterable[Row], trouble: Trouble) -> None:
    """Reports the column of people of whom nobody knows that they say the claims, where no other says who does."""
    meant = table.meant()
    if "claim" not in meant.values() or not {"author", "speaker", "source", "reader"}.isdisjoint(meant.values()):
        return
    name = next((one for one in table.header if bare(one) in OTHERS and not meant[one]), "")
    if row := next((one for one in rows if name and name in one.values), None):
        message = f"{shown(name)} may be who says the claims, or who hears, keeps or rates them: it is kept as extra"
        trouble.add(row.at, "N130", message, f"--column author={name} says the former")


def reviewed(table: Sheet) -> Sheet:
    """A table of schema.org's ClaimReviews with who makes the claim that is reviewed, and when, in columns of their own: whoever
    is the author of a review examines it."""
    if "claimreviewed" not in map(bare, table.header):
        return table
    told = {name: "" for name, meaning in table.meant().items() if meaning in _OF_WHOM}

    def rows() -> Iterator[Row]:
        for row in table.rows:
            item = row.parts.get("itemReviewed")
            about = item if isinstance(item, dict) else next((one for one in item or () if isinstance(one, dict)), {})
            who, when = names_in(about.get("author")), about.get("datePublished")
            new: dict[str, str | tuple[str, ...]] = {"claimant": who} if who else {}
            new |= {"claim date": when} if isinstance(when, str) and when else {}
            yield Row({**row.values, **new}, row.at, row.parts)

    told |= {"claimant": "author", "claim date": "date"}
    return replace(table, header=[*table.header, "claimant", "claim date"], rows=rows(), told=told)


def peeked(table: Sheet) -> deque[Row]:
    """The first rows of a table, which they leave."""
    cells, first = 0, deque[Row]()
    for row in islice(table.rows, FIRST):
        first.append(row)
        cells += len(row.values)
        if cells >= _CELLS:
            break
    return first


def are_all(rows: Collection[Row]) -> bool:
    """Whether a table surely has no rows but these, which were peeked at."""
    return len(rows) < FIRST and sum(len(row.values) for row in rows) < _CELLS


def given_back(first: deque[Row], rows: Iterator[Row]) -> Iterator[Row]:
    """The first rows, which aren't held any longer than they are needed, and the others."""
    while first:
        yield first.popleft()
    yield from rows


def rating_in(table: Sheet, rows: Iterable[Row]) -> str:
    """The column of what whoever examines the claims finds; "" where there is none."""
    known = RATED | {"reviewrating"} if is_examined(table.header) else RATED - {"label"}
    if named := next((name for name in table.header if bare(name) in known), ""):
        return named
    if name := _of_evidence(table, rows):
        return name
    others = {name for name, meaning in table.meant().items() if meaning in _OTHERS and bare(name) not in _TRUTH}
    for name in (one for one in table.header if one not in others):
        cells = {cell if isinstance(cell := row.values[name], str) else "" for row in rows if name in row.values}
        ratings = {bare(cell) if len(cell) < _LONG else "?" for cell in cells} if len(cells) < _FEW else {"?"}
        found = {_PINOCCHIOS.sub("fake", one) for one in ratings} - {""}
        told = found <= _RATINGS and (found - _BOOLEAN or bare(name) in _TRUTH)
        drawn = found and MEANINGS.get(bare(name).rstrip("0123456789")) == "relation"
        if found and not drawn and (told or bare(name) in _FALSEHOOD):
            return name
    return ""


def _of_evidence(table: Sheet, rows: Iterable[Row]) -> str:
    """The column of stances that only evidence takes, beside a column of it; "" where there is none."""
    name = next((name for name, one in table.meant().items() if one == "position"), "")
    if not name or EVIDENCE[0] not in map(bare, table.header):
        return ""
    found = {bare(text_of(row.values.get(name))) for row in rows} - {""}
    return name if found and found <= _BY_EVIDENCE else ""


def _words(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """Where the column of claims has lists of words, as programs prepare them, another says what was said."""
    others = {"claim": said_in(table.header), "issue": next((one for one in table.header if bare(one) in TOPICS), "")}
    told: dict[str, str] = {}
    for name, meaning in table.meant().items():
        if (other := others.get(meaning, "")) and other != name:
            cells = [cell for row in rows if (cell := text_of(row.values.get(name))) and cell not in MISSING]
            if cells and all(cell.startswith(('["', "['", "[[", "[(")) for cell in cells):
                told |= {name: "", other: meaning}
    return told


def _rated(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """In a table that says what is found of claims, and not who makes them, nobody knows whose an author, a source, a date is."""
    rating, meant = rating_in(table, rows), table.meant()
    if not rating or is_examined(table.header) or "claim" not in meant.values() or "quote" in meant.values():
        return {}
    told = {name: "" for name, meaning in meant.items() if meaning in _OF_WHOM and bare(name) not in _SPEAKERS}
    speaker = next((name for name in table.header if bare(name) in _SPEAKERS), "")
    return told | {rating: ""} | ({speaker: "author"} if speaker else {})


def _numbered(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """A column called row that has nothing but numbers is none of our own export, but numbers the claims."""
    name = next((one for one, meaning in table.meant().items() if meaning == "row"), "")
    cells = [text_of(row.values.get(name)).strip() for row in rows] if name else []
    if not cells or not all(map(str.isdecimal, cells)):
        return {}
    renamed = ["id" if one == name else one for one in table.header]
    return dict(zip(table.header, meanings(renamed), strict=True))


def _ended(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """A column of ids of targets, which may be topics, leads to claims where it has the id of one."""
    meant = table.meant()
    name = next((one for one in table.header if of_parent(bare(one)) and not meant[one]), "")
    id = next((one for one, meaning in meant.items() if meaning == "id"), "")
    if not name or not id or "to" in meant.values():
        return {}
    ids = {text_of(row.values.get(id)).strip() for row in rows} - {""}
    return {} if ids.isdisjoint(text_of(row.values.get(name)).strip() for row in rows) else {name: "to"}


def _identified(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """Where no column is called so, the one that has a text of its own in each row, those that rows lead to among them, has the ids;
    numbers may be anything, but in a column that is called as a number is, or as nothing."""
    meant = table.meant()
    if "id" in meant.values() or "to" not in meant.values():
        return {}
    to = [one for one, meaning in meant.items() if meaning == "to"]
    ends = {end for row in rows for one in to for end in items_of(row.values.get(one))}
    words = [one for one, meaning in meant.items() if meaning in ("claim", "quote")]
    worded = [row for row in rows if any(one in row.values for one in words)] or list(rows)
    for name in (one for one, meaning in meant.items() if not meaning):
        cells = [line_of(text_of(row.values.get(name))) for row in worded]
        numbering = NUMBERING.fullmatch(bare(name)) is not None
        doubted = all(map(str.isdecimal, cells)) or _are_people(name, cells)
        if len({*cells} - {""}) == len(cells) and not ends.isdisjoint(cells) and (numbering or not doubted):
            return {name: "id"}
    return {}


def _is_counted_anew(table: Sheet, rows: Collection[Row]) -> bool:
    """Whether a column that has no meaning counts the rows anew in each document, and all ends are such numbers."""
    meant = table.meant()
    to = [name for name, one in meant.items() if one == "to"]
    ends = {end for row in rows for name in to for end in items_of(row.values.get(name)) if end}
    free = (name for name, one in meant.items() if ends and name and not one and NUMBERING.fullmatch(bare(name)))
    return any(count_anew([n for row in rows if (n := text_of(row.values.get(name)).strip())], ends) for name in free)


def _are_people(name: str, cells: Collection[str]) -> bool:
    """Whether people may stand in a column, and not what claims are called: all are names without figures, of several words where
    the column isn't called as one of names is."""
    least = 1 if bare(name) in ("name", *_WHO, *_NAMED, *WRITERS, *OTHERS) else 2
    return all(is_name(one) and one.replace(" ", "").isalpha() and len(one.split()) >= least for one in cells if one)


_ADDRESSES = re.compile(r"\s*(?:(?:https?://|www\.)\S+\s*)+")


def _readers(table: Sheet, _: Iterable[Row]) -> Mapping[str, str]:
    """Beside quotes, what a user says is a claim of theirs, and the quote and its author are others'."""
    meant = table.meant()
    reader = next((name for name, one in meant.items() if not one and bare(name) in READERS), "")
    if not reader or "quote" not in meant.values() or "speaker" in meant.values():
        return {}
    said = "" if "claim" in meant.values() else said_in(table.header)
    return {reader: "reader", **({said: "claim"} if said else {})} if said or "claim" in meant.values() else {}


def _linked(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """A column of links that are addresses relates no claims."""
    found = [name for name, meaning in table.meant().items() if meaning == "relation"]
    cells = [cell for row in rows for name in found if (cell := text_of(row.values.get(name)))]
    if not cells or not all(map(_ADDRESSES.fullmatch, cells)):
        return {}
    return {name: "" if "url" in table.meant().values() else "url" for name in found}


_SPEAKERS = ("speaker", "speakername", "saidby", "attributedto")


def _speakers(table: Sheet, rows: Iterable[Row]) -> Mapping[str, str]:
    """In a transcript the column of names is of who speaks."""
    meant = table.meant()
    if not {"author", "source", "speaker"}.isdisjoint(meant.values()):
        return {}
    ends = {end for row in rows for name, one in meant.items() if one == "to" for end in items_of(row.values.get(name))}
    for name in table.header if "claim" in meant.values() else ():
        cells = {line_of(text_of(row.values.get(name))) for row in rows if bare(name) in _WHO and not meant[name]}
        if not ends.isdisjoint(cells) and not all(map(str.isdecimal, cells - {""})):  # they reply to people
            return {name: "author"}
    if not any(meaning == "claim" and bare(name) in _TURNS for name, meaning in meant.items()):
        return {}
    for name in table.header:
        names = [one for row in rows if (one := line_of(text_of(row.values.get(name))))] if bare(name) in _NAMED else []
        if bare(name) in _WHO or len(set(names)) < len(names):
            return {name: "author"}
    return {}

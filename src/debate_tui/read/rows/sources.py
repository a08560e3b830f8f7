"""Tells sources of one name apart (a newspaper's articles by different people, books of one title), and names them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.quoted import OF_SOURCES
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import shown

_MOST = 200
"""How many sources of one name are compared with a row that says less of its own."""

Said: TypeAlias = tuple[str | None, ...]


class Apart:
    """The sources of a table that are known so far."""

    def __init__(self, differing: Mapping[str, frozenset[str]]) -> None:
        """`differing`: by name, what several sources of that name differ in, such as their authors."""
        self._differing = differing
        self.filled: dict[str, set[str]] = {}
        """By name of a source, what only some of its rows say and all are taken to mean."""
        self.ids: dict[Said | None, str] = {}
        """By what rows say of it, the id of a source."""
        self._first: dict[str, tuple[str, ...]] = {}
        """By name, what its first row says: that is all there is of most, and a table may have a new one in each row."""
        self._exact: dict[tuple[str, tuple[str, ...]], str] = {}
        self._known: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        """By name of which rows say something else, the key of each source and what is said of it."""

    def key(self, name: str, facts: Mapping[str, str], *, titled: bool) -> str:
        """The key of the one source of this name of which rows say all of `facts`, in which what a row doesn't say is
        empty, else of a new one; of the first of a name, the name itself. Where it isn't `titled`, but the name of an author or of
        the table, nobody knows that a row which says less means the same."""
        told = tuple(facts.values()) if any(facts.values()) else _NOTHING
        first = self._first.setdefault(name, told)
        if told == first:
            return name
        key = self._exact.get((name, told))
        if key is None:
            known = self._known.setdefault(name, [(name, first)])
            differing = self._differing.get(name, ())
            alike = [n for n, (_, said) in enumerate(known[:_MOST]) if titled and _agree(said, told, differing)]
            if len(alike) == 1:
                key, said = known[alike[0]]
                if lacking := {
                    what for what, one, new in zip(facts, said, told, strict=True) if (one == "") != (new == "")
                }:
                    self.filled.setdefault(name, set()).update(lacking)
                known[alike[0]] = key, tuple([new or one for one, new in zip(said, told, strict=True)])
            else:  # which of several a row means that says less, nobody knows
                key = f"{name}\0{len(known)}"
                known.append((key, told))
            self._exact[name, told] = key
        return key


MOST_KNOWN = 1000
"""Of how many sources it is kept what rows say."""
_SAID = (*OF_SOURCES, "title", "affiliation", "dated")


def said_of_source(said: Mapping[str, Any], *, ours: bool) -> Said | None:
    """What a row says of its source, so that of rows that say the same one is read; None where each has to be: those of our own
    export (`ours`), lists, and dates of which something is to be told."""
    about = tuple([said.get(key) for key in _SAID])
    plain = not ours and all(one is None or isinstance(one, str) for one in about)
    return about if plain and (not (date := said.get("date")) or edtf(date.strip())) else None


_SERIAL = 5
"""Digits of what a spreadsheet counts days by, from 1927 to 2173."""


def tell_undated(date: str, at: Location, trouble: Trouble) -> None:
    """Tells of what a row has for a date and is none."""
    message = f"{shown(date)} is no date that can be read: it is kept as extra"
    serial = date.isdecimal() and len(date) == _SERIAL
    hint = "it seems to be a spreadsheet's number for a day: show it as a date, and save it again"
    trouble.add(at, "W127", message, hint if serial else "write 2024-05-01, 2024-05 or 2024")


_NOTHING = ("",) * len(OF_SOURCES[1:])


def _agree(said: Iterable[str], told: Iterable[str], differing: Collection[str]) -> bool:
    """Whether two rows may mean one source: nobody knows by whom one without an author is, where others name one."""
    return all(
        one == new if what in differing else not new or one in (new, "")
        for what, one, new in zip(OF_SOURCES[1:], said, told, strict=True)
    )


def told_apart_by(table: Sheet) -> Apart:
    """Looks through all rows of a table for names of sources that several have, and what these differ in."""
    meant = table.meant()
    facts = {name: what for name, what in meant.items() if what in OF_SOURCES}
    if "row" in meant.values() or len({"source", *facts.values()}) == 1 or "source" not in facts.values():
        return Apart({})
    firsts: dict[str, dict[str, str]] = {what: {} for what in facts.values()}
    """By what is said, the first that is said by name of a source; as a dictionary each they took most of the memory."""
    differing: dict[str, set[str]] = {}
    authored: dict[str, bool] = {}
    for row in table.rows:
        said: dict[str, str] = {}
        for column in row.values.keys() & facts.keys():
            said.setdefault(facts[column], line_of(text_of(row.values[column])))
        name = said.pop("source", "")
        if authored.setdefault(name, bool(said.get("author"))) != bool(said.get("author")):
            differing.setdefault(name, set()).add("author")
        for what, value in said.items() if name else ():
            if value != firsts[what].setdefault(name, value):
                differing.setdefault(name, set()).add(what)
    return Apart({name: frozenset(several) for name, several in differing.items()})


_SHORT = 40
"""Characters that the name of a paper or an organisation may have; what is longer is the title of a text."""


def give_names(sources: Iterable[Node]) -> None:
    """A source without an author, outlet or label is called by its short title, as the table spells it, instead of an id
    that we made, if no other has that title, or the date beside it tells them apart."""
    bare = [one.values for one in sources if {"label", "authors", "outlet"}.isdisjoint(one.values)]
    often = Counter(one.get("title") for one in bare)
    dated = Counter((one.get("title"), one["published"]) for one in bare if "published" in one)
    days = Counter(title for (title, _), many in dated.items() if many == 1)
    for values in bare:
        title = values.get("title")
        if isinstance(title, str) and len(title) <= _SHORT and often[title] in (1, days[title]):
            values["label"] = title  # type: ignore[index]

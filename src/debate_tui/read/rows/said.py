"""Sorts the cells of a row into what its columns mean and what is kept as it is, so that none is lost."""

import re
from collections.abc import Mapping
from typing import Any

from debate_tui.read.fields import line_of
from debate_tui.read.foreign import page_of
from debate_tui.read.rows.cells import MISSING, items_of, listed_in, says_nothing, text_of, without_apostrophe
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.names import ADDRESSED
from debate_tui.read.rows.quoted import OF_QUOTES
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.voices import NOTHING, named_in, names_in
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_SEVERAL = frozenset(
    ("quote", "author", "speaker", "quotee", "issue", "linked", "terms", "marks", "met", "relation", "to", *OF_QUOTES)
)
"""What a cell may say several things of."""
_PEOPLE = ("author", "speaker", "quotee")
_OF_OBJECTS = frozenset((*_PEOPLE, "quote"))
"""What an object of JSON is asked for by others."""
_SAYING = frozenset(("claim", "quote", "issue", "source", "url", "outlet"))
"""What a cell says nothing of that only says that there is nothing: n/a."""
_BRIEF = 20
"""Characters of such a cell, at most."""
_TITLED = frozenset(("issue", "position"))
"""What an object of JSON says by its one text."""
_LISTS = frozenset((*_PEOPLE, "issue", "quote"))
"""What programs write as a list within a cell."""
_PLACES = {"page": page_of, "location": "loc. {}".format}
"""By the type of a location of Readwise that is a place in the text, what makes a locator of it."""

_READERS = ("note", "bookmark")
"""What a row of highlights may be whose words are its reader's, or a mark's."""
_CLIPPED = re.compile(
    r"-? ?Your (?P<what>Highlight|Note) (?:on |at )?(?:page (?P<page>[\w-]+))?(?: \| )?(?:(?:on |at )?Location (?P<place>[0-9-]+))?(?: \| Added on .*)?",
    re.IGNORECASE,
)
"""What Kindle says of a clipping: Your Highlight on page 6 | Location 61-62 | Added on Monday …"""
_NOTED = re.compile(
    r"-? ?(?:(?:your|ihre|tu|su|votre|la tua|sua|je|uw) )?(?:note|notiz|nota|notitie)\b[^0-9]*[0-9].*",
    re.IGNORECASE | re.DOTALL,
)
"""What Kindle says of a reader's note, in English, German, Spanish, French, Italian, Portuguese or Dutch, with a place behind."""


_ADDRESS = re.compile(r"https?://\S+")
_PROGRAMS = ("kindle", "ibooks", "apple_books", "apple books", "instapaper", "pocket", "readwise", "reader", "raindrop", "hypothesis", "snipd")  # fmt: skip
"""What tables of highlights have for a source that is the program by which they came."""


class Cells:
    """What the columns of a table mean."""

    def __init__(self, meant: Mapping[str, str], trouble: Trouble, *, ours: bool, inert: bool) -> None:
        """`meant`: by name; `ours`: whether it is our own export; `inert`: whether its cells may begin with an apostrophe that it added."""
        self._meant, self._trouble, self._ours, self._inert = meant, trouble, ours, inert
        self._paged = next((name for name in meant if bare(name) == "locationtype"), "")
        """The column of Readwise that says whether a location is a page."""
        self._typed = next((name for name in meant if bare(name) in ("type", "highlighttype", "annotationtype")), "")
        """The column that says what a row of highlights is."""
        self._clippings = [
            name for name, one in meant.items() if one == "locator" or bare(name) in ("location", "metadata")
        ]
        """The columns in which Kindle says what a clipping is."""

    def said_in(self, row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
        """By meaning, what a row says, under `noted` what its reader does; and by name, the cells that are kept."""
        said: dict[str, Any] = {}
        rest: dict[str, Any] = {}
        for name, value in row.values.items():
            if self._inert and isinstance(value, str):
                value = without_apostrophe(value)
            meaning = self._meant.get(name, "")
            again = meaning in said and bare(name) != meaning
            if meaning == "source" and not self._ours and text_of(value).strip(" .").lower() in ADDRESSED:
                rest[name] = value  # a person's title, and no text's
                continue
            wordless = meaning == "claim" and not self._ours and isinstance(value, str) and says_nothing(value)
            brief = value.strip().lower() if isinstance(value, str) and len(value) < _BRIEF else ""
            own = (f"no {meaning}", f"no {name.lower()}") if meaning in _SAYING else ()
            none = not self._ours and (brief in NOTHING or brief.rstrip(".") in own)
            if (
                not meaning
                or again
                or wordless
                or (value in MISSING and not self._ours)
                or (none and meaning in _SAYING)
            ):
                rest[name] = value
                continue
            if none and meaning in _PEOPLE:
                rest[name] = value  # which names nobody
            if meaning in said:
                other = next(one for one in row.values if self._meant.get(one) == meaning)
                rest[other] = row.values[other]
            if meaning in _PEOPLE and name in row.parts:
                rest[name], value = value, names_in(row.parts[name]) or "?"
                if isinstance(shared := _endorsed_in(row.parts[name]), bool | str | int):
                    said.setdefault("endorsed", str(shared))
            elif name in row.parts and meaning in _TITLED and not self._ours:
                rest[name], value = value, _titles_in(row.parts[name]) or value
            elif meaning in _LISTS and not self._ours and isinstance(value, str):
                value = listed_in(value) or (named_in(value) if meaning in _PEOPLE else ()) or value
            said[meaning] = value
            several = isinstance(value, tuple) and len(items_of(value)) > 1 and meaning not in _SEVERAL
            if several or (name in row.parts and isinstance(value, str) and meaning not in _OF_OBJECTS):
                message = f"{shown(name)} holds several texts, or an object: it is kept as extra"
                self._trouble.add(row.at, "W127", message, "a cell of this column is one text")
                rest[name] = said.pop(meaning)
        if any(_NOTED.fullmatch(text_of(row.values.get(name)).strip()) for name in self._clippings):
            for meaning in {"claim", "quote"} & said.keys():  # the reader's words, and not the book's
                rest[self._name(meaning)] = said["noted"] = said.pop(meaning)
        if "locator" in said and self._paged:
            self._place(said, rest)
        elif "locator" in said and (clipped := _CLIPPED.fullmatch(line_of(text_of(said["locator"])))):
            self._clip(clipped, said, rest)
        if (
            "date" in said
            and not self._ours
            and said.keys().isdisjoint(("source", "author", "url", "outlet", "quotee"))
        ):
            rest[self._name("date")] = said.pop("date")  # the table isn't of the day of one of its claims
        if "outlet" in said and "url" not in said and _ADDRESS.fullmatch(text_of(said["outlet"]).strip()):
            said["url"] = said.pop("outlet")
        if "outlet" in said and not self._ours and text_of(said["outlet"]).strip().lower() in _PROGRAMS:
            rest[self._name("outlet")] = said.pop("outlet")
        quoted = self._typed and "claim" not in said and "quote" in said
        if quoted and text_of(rest.get(self._typed)).strip().lower() in _READERS:
            rest[self._name("quote")] = said["noted"] = said.pop("quote")
        return said, rest

    def _clip(self, clipped: re.Match[str], said: dict[str, Any], rest: dict[str, Any]) -> None:
        """Makes a locator of what Kindle says of a clipping."""
        rest[self._name("locator")] = said.pop("locator")
        said["locator"] = ", ".join(
            made(where) for made, where in ((page_of, clipped["page"]), ("loc. {}".format, clipped["place"])) if where
        )

    def _name(self, meaning: str) -> str:
        return next(name for name, one in self._meant.items() if one == meaning)

    def _place(self, said: dict[str, Any], rest: dict[str, Any]) -> None:
        """Makes a locator of Readwise's location; the order in which highlights were made, say, is no place, and is kept."""
        kind, where = text_of(rest.get(self._paged)).strip().lower(), text_of(said.pop("locator")).strip()
        if kind in _PLACES:
            said["locator"] = _PLACES[kind](where)
        else:
            rest[self._name("locator")] = where


def _titles_in(value: Any) -> tuple[str, ...]:
    """The title of an object of JSON, of an issue, say, or of a list with one; none where it has none."""
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    title = next((one[key] for key in _TITLES if isinstance(one.get(key), str)), "") if isinstance(one, dict) else ""
    return (title,) if title else ()


_TITLES = ("title", "name", "text", "label", "question")


def _endorsed_in(value: Any) -> Any:
    return value.get("endorsed") if isinstance(value, dict) else None

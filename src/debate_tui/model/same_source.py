"""Whether two cites are of one source: by the cite word for word, by its address, or by surname, year and title."""

import re
from collections.abc import Iterator

from debate_tui.model.debate import Source

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([^/?#\s]+/[^#\s]*[^/#\s?])", re.IGNORECASE)
"""An address with a path: that of a site alone is of everything on it."""
_NAME = re.compile(r"[^\W\d_]{2,}")
_NO_NAMES = "and et al the of for in on staff editors editorial ed eds dr prof"
_NOT_NAMES = frozenset(_NO_NAMES.split())
_TITLE = re.compile(r"[“\"]([^”\"]{8,}?)[,.]?[”\"]")
_LETTERS = re.compile(r"[\W_]+")
_LEAST_WORDS = 3


def signs(source: Source) -> Iterator[str]:
    """What a source can be found by: its cite word for word, its address, and each surname of its cite with the year."""
    if line := _line(source):
        yield f"cite {line}"
    if address := _address(source):
        yield f"url {address}"
    if source.published:
        names = {name for author in source.authors for name in _NAME.findall(author.casefold())} - _NOT_NAMES
        yield from (f"name {name} {source.published[:4]}" for name in sorted(names))


def same_source(one: Source, other: Source) -> bool:
    """Whether two cites are of the same text: they are the same, or have the same address, or the same title by an author of
    the same name in the same year.

    A surname and a year alone are not enough: in a folder of 20,000 cards there are many a Smith of 2020.
    """
    if one is other or (_line(one) and _line(one) == _line(other)):
        return True
    if (address := _address(one)) and address == _address(other):
        return True
    titles = _titles(one) & _titles(other)
    return bool(titles) and not {sign for sign in signs(one) if sign[:4] == "name"}.isdisjoint(signs(other))


def _line(source: Source) -> str:
    """The cite as it stands, if it says who or where; "" for one that says neither."""
    told = source.note and (source.url or source.authors or source.published)
    return " ".join(source.note.casefold().split()) if told and source.note else ""


def _address(source: Source) -> str:
    match = _ADDRESS.match(source.url or "")
    return match[1].casefold() if match else ""


def _titles(source: Source) -> set[str]:
    """The titles in a cite: what stands in quotation marks, without its punctuation."""
    found = (" ".join(_LETTERS.sub(" ", title.casefold()).split()) for title in _TITLE.findall(source.note or ""))
    return {title for title in found if len(title.split()) >= _LEAST_WORDS}

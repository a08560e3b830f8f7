"""Finds what a row quotes: one text, or in JSON a list of texts, or of objects that say where each stands."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import items_of, named, text_of
from debate_tui.read.rows.columns import meanings
from debate_tui.read.rows.nested import sourced
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.voices import names_in
from debate_tui.read.trouble import Trouble
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import counted

OF_QUOTES = ("locator", "note", "prefix", "suffix")
OF_SOURCES = ("source", "author", "date", "url", "outlet")


def quotes_of(row: Row, said: Mapping[str, Any], meant: Mapping[str, str], trouble: Trouble) -> list[dict[str, Any]]:
    """By meaning, the text of each quote and what is said of it: by the row, and by its own object, also of its source.

    An object without a text is reported. `meant`: what each column means.
    """
    column = next((name for name in row.parts if meant.get(name) == "quote"), "")
    value = row.parts[column] if column else said.get("quote", "")
    items = list(value) if isinstance(value, list | tuple) else [value]
    found = []
    for number, item in enumerate(items):
        about = {key: _of(said[key], number, len(items)) for key in (*OF_QUOTES, "quoted", "marks") if key in said}
        if isinstance(item, dict):
            inner = _said_in(item)
            if not {*OF_SOURCES}.isdisjoint(inner):
                about |= _of_source(said, inner)
            about |= inner
        elif isinstance(item, str):
            about["quote"] = item
        if line_of(text_of(about.get("quote"))):
            found.append(about)
        elif item and not isinstance(item, str):
            hint = 'an object says what it quotes under "text"'
            trouble.add(row.at, "W127", "a quote without a text is kept as extra", hint)
    return found


def of_quotee(said: dict[str, Any], quotes: list[dict[str, Any]], columns: Collection[str]) -> list[dict[str, Any]]:
    """The quotes with whom the row says that it quotes, whose words they are, and not its author's. Where the table has no column of
    quotes beside its claims, or the row no claim, the row's words are the quotee's. `columns`: what those of the table mean."""
    quotee = said.pop("quotee", None)
    if quotee is None:
        return quotes
    if line_of(text_of(said.get("claim"))) and "quote" in columns:
        whose = [_of(quotee, number, len(quotes)) for number in range(len(quotes))]
        return [
            quote if line_of(text_of(who)) in ("", author_of(said)) else _quoted_in(said, who) | quote
            for who, quote in zip(whose, quotes, strict=True)
        ]
    if {"author", "source"}.isdisjoint(columns):
        said["author"] = quotee
    else:
        teller = line_of(text_of(said.get("speaker")))
        said["speaker"] = f"{line_of(text_of(quotee))} (as {teller} says)" if teller else quotee
    return quotes


def of_reader(said: dict[str, Any], quotes: list[dict[str, Any]], claim: str) -> tuple[list[dict[str, Any]], set[str]]:
    """The quotes of whom and what the row names, where it says, too, whose the claim beside them is, and the meanings of what is to be
    kept: what a row names without a quote is cited, and whose the claim isn't, and of a quote alone nobody is the reader."""
    reader = said.pop("reader")
    if not line_of(claim):
        return quotes, {"reader"}
    of = {key: said.pop(key) for key in OF_SOURCES if key in said}
    said["author"] = reader
    return [{"outlet": "", **of, **quote} for quote in quotes], set() if quotes else {*of}


def author_of(said: Mapping[str, Any]) -> str:
    """The author that a row names, or ""."""
    return line_of(text_of(said.get("author")))


def _quoted_in(said: Mapping[str, Any], who: Any) -> dict[str, Any]:
    """What is known of words that somebody is quoted with: where they stand, and not when they were said."""
    where = line_of(text_of(said.get("source"))) or line_of(text_of(said.get("outlet")))
    return {"author": who} | ({"outlet": where} if where else {}) | ({"url": said["url"]} if "url" in said else {})


_MARK = re.compile(r"((\d{1,9})-(\d{1,9}) \S+): “(.*)”", re.DOTALL)


def values_of(about: Mapping[str, Any], at: Location, trouble: Trouble) -> dict[str, Any]:
    """What `quotes_of` found of a quote, as the values of its node; `marks` only our own export has."""
    text = text_of(about["quote"])
    return (
        {"text": text} | named(about, **{key: key for key in OF_QUOTES}) | _marks(about.get("marks"), text, at, trouble)
    )


def _marks(cell: Any, text: str, at: Location, trouble: Trouble) -> dict[str, Any]:
    """The marks of a quote's text as our own export tells them, `0-4 read: “They”`, where the words stand there; others are
    reported and kept as extra, also those of exports that didn't say where they are."""
    told = items_of(cell)
    known, odd = (
        tuple(filter(None, (_placed(one, text) for one in told))),
        [one for one in told if not _placed(one, text)],
    )
    if odd:
        message = f"{counted(len(odd), 'mark')} of a quote can't be placed in its words: kept as extra"
        trouble.add(at, "W127", message, "a mark is written so: 0-4 read: “They”")
    return ({"marks": known} if known else {}) | ({"extra": {"marks": odd}} if odd else {})


def _placed(told: str, text: str) -> str:
    """The mark that a cell tells, with the words that it marks, which may be on one line and without controls; "" where they don't
    stand there."""
    found = _MARK.fullmatch(told)
    words = text[int(found[2]) : int(found[3])] if found else ""
    return found[1] if found and found[4] in (words, safe(one_line(words))) else ""


def _of(value: Any, number: int, count: int) -> Any:
    """What a cell says of one of so many quotes: its own item of a list that is as long."""
    return value[number] if isinstance(value, tuple) and len(value) == count else value


def _of_source(said: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    """What the row says of the source of a quote that has a date or an address of its own; nothing where it names another."""
    if "source" in inner or "author" in inner:
        return {}
    return {key: said[key] for key in OF_SOURCES if key in said}


def _said_in(item: Mapping[str, Any]) -> dict[str, Any]:
    """What an object of JSON says of a quote, by the meanings of columns; its words are its `text` or `quote`."""
    said: dict[str, Any] = {}
    item = sourced({**item})
    for meaning, value in zip(meanings(list(item)), item.values(), strict=True):
        if meaning == "author" and names_in(value):
            said.setdefault(meaning, names_in(value))
        elif meaning and isinstance(value, str | int | float) and not isinstance(value, bool):
            said.setdefault(meaning, str(value))
    said.setdefault("quote", said.pop("claim", ""))
    return said

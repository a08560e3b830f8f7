"""Puts the source's words into a map: each string in the place of the old one, and every other character stays."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from debate_tui.edit.located import File, Found, Splice, changes, same, spliced
from debate_tui.quotes.fix import Correction

_Pairs: TypeAlias = "Sequence[tuple[Correction, Found]]"
"""Corrections, and where in the file."""

ANCHORS = ("locator", "prefix", "suffix")
"""The keys of a quote, beside its words, that a correction may write."""


def fix(toml: str, corrections: Sequence[Correction]) -> tuple[str, tuple[Correction, ...]]:
    """The text of a debate's file, without a byte order mark, with corrections made; and those that were. Pure.

    What is not made: a correction of a quote that is not in the file any more; one that the file, read again, would not
    have as the only difference.

    Raises:
        ValueError: the text is not TOML.
        RecursionError: it is nested too deep.
    """
    file = File(toml)
    found = [(one, where) for one in corrections if (where := _find(file, one))]
    text = _made(file, found)
    if text is not None:
        return text, tuple(one for one, _ in found)
    made = _possible(file, found)
    text = _made(file, made)
    return (toml, ()) if text is None else (text, tuple(one for one, _ in made))


def _possible(file: File, found: _Pairs) -> _Pairs:
    """Of corrections that can't all be made, those that can, each by itself. Halved, so that few are tried alone."""
    if len(found) < 2:
        return []
    halves = found[: len(found) // 2], found[len(found) // 2 :]
    return [pair for half in halves for pair in (half if _made(file, half) is not None else _possible(file, half))]


def _find(file: File, wanted: Correction) -> Found | None:
    """The quote at the place where it was read; if the file has changed since, the only one of its claim that has the words."""
    same = file.quotes(wanted.source, wanted.claim, wanted.old.text)
    there = [found for found in same if found.place == (wanted.old.at.line, wanted.old.at.column)]
    return (there or same)[0] if there or len(same) == 1 else None


def writable(file: File, correction: Correction) -> Correction:
    """A correction without what the file has no room for: a locator, say, where a number stands as one. It is left alone,
    since what is no text is told as an error of its own."""
    found, new = _find(file, correction), correction.new

    def room(key: str, value: str | None) -> str | None:
        return value if found is None or isinstance(found.quote.get(key, ""), str) else None

    locator, prefix, suffix = room("locator", new.locator), room("prefix", new.prefix), room("suffix", new.suffix)
    return replace(correction, new=replace(new, locator=locator, prefix=prefix, suffix=suffix))


def _values(found: Found, correction: Correction) -> dict[str, str | None]:
    """What keys of the quote are to be. Compared are the quotes as they were read: white space and empty texts in the file,
    which the loader passes over, stay; so does what is no text."""
    values: dict[str, str | None] = {"text": correction.new.text}
    for key in ANCHORS:
        old, new = getattr(correction.old, key), getattr(correction.new, key)
        if new != old and isinstance(found.quote.get(key, ""), str):
            values[key] = new
    return values


def _made(file: File, found: _Pairs) -> str | None:
    """The text with corrections made; None where it would not be the same but for them."""
    splices: list[Splice] = []
    wanted: dict[int, dict[str, str | None]] = {}
    for one, where in found:
        wanted[id(where.quote)] = _values(where, one)
        splices += changes(file, where, wanted[id(where.quote)], ("text", *ANCHORS))
    text = spliced(file.text, splices)
    try:
        text.encode()  # a lone surrogate, as a PDF's text may have, is in no file
        return text if same(file.data, File(text).data, wanted) else None
    except (ValueError, RecursionError):
        return None

"""Writes corrected quotes into a map's file: only the strings change, every other character stays."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from debate_tui.edit.located import File, Found, Splice, changes, same, spliced
from debate_tui.quotes.fix import Correction

_Pairs: TypeAlias = "Sequence[tuple[Correction, Found]]"
"""Corrections, each with its quote's place in the file."""

ANCHORS = ("locator", "prefix", "suffix")
"""The keys of a quote that a correction may write beside `text`."""


def fix(toml: str, corrections: Sequence[Correction]) -> tuple[str, tuple[Correction, ...]]:
    """The text `toml` of a debate's file with the corrections made, and the corrections that were. Pure.

    `toml` is without a byte order mark. A correction is not made if its quote is not in the file any more, or if the
    file, parsed again, would differ in anything but the correction.

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
    """Of corrections that can't all be made, those that can. Halves are tried first, so that few are tried alone."""
    if len(found) < 2:
        return []
    halves = found[: len(found) // 2], found[len(found) // 2 :]
    return [pair for half in halves for pair in (half if _made(file, half) is not None else _possible(file, half))]


def _find(file: File, wanted: Correction) -> Found | None:
    """The quote at the place where it was read; if it has moved, its claim's only quote with the same words."""
    same = file.quotes(wanted.source, wanted.claim, wanted.old.text)
    there = [found for found in same if found.place == (wanted.old.at.line, wanted.old.at.column)]
    return (there or same)[0] if there or len(same) == 1 else None


def writable(file: File, correction: Correction) -> Correction:
    """The correction without the keys whose value in the file is not a string, such as a number as locator.

    Such a value is left alone, since reading the map reports it as an error of its own.
    """
    found, new = _find(file, correction), correction.new

    def room(key: str, value: str | None) -> str | None:
        return value if found is None or isinstance(found.quote.get(key, ""), str) else None

    locator, prefix, suffix = room("locator", new.locator), room("prefix", new.prefix), room("suffix", new.suffix)
    return replace(correction, new=replace(new, locator=locator, prefix=prefix, suffix=suffix))


def _values(found: Found, correction: Correction) -> dict[str, str | None]:
    """The new values of the keys to write, None for a key to remove.

    The quotes are compared as they were read, so white space and empty strings in the file, which reading ignores,
    stay. So do values that are not strings.
    """
    values: dict[str, str | None] = {"text": correction.new.text}
    for key in ANCHORS:
        old, new = getattr(correction.old, key), getattr(correction.new, key)
        if new != old and isinstance(found.quote.get(key, ""), str):
            values[key] = new
    return values


def _made(file: File, found: _Pairs) -> str | None:
    """The text with the corrections made; None if, parsed again, it would differ in anything else."""
    splices: list[Splice] = []
    wanted: dict[int, dict[str, str | None]] = {}
    for one, where in found:
        wanted[id(where.quote)] = _values(where, one)
        splices += changes(file, where, wanted[id(where.quote)], ("text", *ANCHORS))
    text = spliced(file.text, splices)
    try:
        text.encode()  # raises for a lone surrogate, which the text of a PDF may have and no file can hold
        return text if same(file.data, File(text).data, wanted) else None
    except (ValueError, RecursionError):
        return None

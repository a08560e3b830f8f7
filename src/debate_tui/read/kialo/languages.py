"""Tells a Kialo export in another language by the words that stand where `Pro` and `Con` do."""

import re
from collections.abc import Sequence

from debate_tui.model.debate import Location
from debate_tui.read.kialo.rows import STANCES, Export, Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

_READ = STANCES[:2]
_WORD = re.compile(r"([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?) ?[:\uff1a]")
"""How a claim of the older export begins in another language, if nothing tells that it is the claim's own word."""
_TWO = 2
_ENGLISH = "set the language of Kialo to English, and export again"


def tell_of_words(export: Export, at: Location, trouble: Trouble) -> tuple[list[str], bool]:
    """Reports other words for Pro and Con, those that are read and those that aren't, and returns the latter as `other_words` does."""
    said = (export.form.pro, export.form.con)
    if said[1].lower() != "con":
        message = f"its rows say {listed(map(shown, said))} for Pro and Con, and nothing else: read as these"
        trouble.add(at, "N130", message, "they are written back as they stand")
    words, sure = other_words(export.rows)
    if words and sure:
        message = f"its rows say {listed(map(shown, words))} where only Pro and Con are read"
        trouble.add(at, "E129", message, _ENGLISH)
    elif words:
        told = f"no claim says Pro or Con, but {listed(map(shown, words))}"
        trouble.add(at, "W127", f"{told}: no relation is made of what may be such a word", _ENGLISH)
    return words, sure


def other_words(rows: Sequence[Row]) -> tuple[list[str], bool]:
    """The words that stand for Pro and Con in an export in another language, and whether they surely do, rather than begin
    claims; empty where it has a Pro or a Con. Nothing in the file says which of them is for, and which against."""
    below = [row for row in rows if row.parent]
    if any(row.stance in _READ for row in below):
        return [], False
    if blocks := [row.stance for row in below if row.stance]:
        return [word for word in dict.fromkeys(blocks) if word not in STANCES], True
    words = [match[1] for row in below if (match := _WORD.match(row.text))]
    said = list(dict.fromkeys(words))
    if len(words) != len(below) or len(said) > _TWO:
        return [], False
    return said, len(words) > len(said)

"""Checks and writes locators that count paragraphs: `¶9`, `¶¶9–10`."""

import re
from collections.abc import Iterable

_PARAGRAPHS = re.compile(r"(¶{1,2}\s*)([0-9]{1,9})(?:(\s*[-–—]\s*¶?)([0-9]{1,9}))?")


def elsewhere(locator: str | None, paragraphs: Iterable[int]) -> bool:
    """Whether a locator names paragraphs (from 1), but none of `paragraphs` (from 0), those that the quote stands in.

    False for any other locator, such as a page or a paragraph of a page: the text has no page numbers to compare it
    with.
    """
    match = _PARAGRAPHS.fullmatch(locator.strip()) if locator else None
    if match is None:
        return False
    named = range(int(match[2]), int(match[4] or match[2]) + 1)
    return not any(number + 1 in named for number in paragraphs)


def located(paragraphs: Iterable[int]) -> str:
    """The locator of a quote that begins in the first of these paragraphs, counted from 0."""
    return f"¶{min(paragraphs) + 1}"


SIGN = re.compile(r"([.!?…][”\")\]]? )?(¶¶?) ?(?:([0-9]+\s*[-–—]\s*)¶(?=[0-9]))?([^\s,;:.)])?")
"""¶ or ¶¶, with the end of the sentence before it, a range to another ¶, and what stands right behind it."""


def sign_in_words(found: re.Match[str]) -> str:
    """What is said for a `SIGN`: `paragraph ` or `paragraphs `, with a capital where a sentence begins."""
    before, sign, span, behind = found.groups("")
    word = "paragraphs" if sign == "¶¶" or span else "paragraph"
    said = f"{before}{word.capitalize()}" if before else word
    return f"{said} {span}{behind}" if span or behind else said


def in_words(text: str) -> str:
    """A text with words for its ¶."""
    return SIGN.sub(sign_in_words, text)

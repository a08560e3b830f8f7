"""Finds what is invisible in a text: characters without width or shape where they have no use, and piles of marks."""

import re
import unicodedata
from functools import partial

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MOST_MARKS = 8
"""How many marks may stand on one character: more than any orthography needs. A thousand would cover the screen."""

# Sets of this size take milliseconds to compile: `re` does so on first use, which seldom comes.
_UNSEEN = (
    "[\u17b4\u17b5\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
    "|[\ufdd0-\ufdef\uffff\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""Default_Ignorable_Code_Point (UAX #44) without a use in running text, interlinear annotations, noncharacters."""

_DIRECTION_MARKS = "\u061c\u200e\u200f"
"""ARABIC LETTER MARK, LEFT-TO-RIGHT MARK, RIGHT-TO-LEFT MARK: letters without ink, by which a sign beside them is placed."""

_IN_CONTEXT = (
    "[\xad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]+"
)
"""Characters without width that have a use after certain others: `_has_use` decides."""

_PRINTABLE_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""The invisible characters that `str.isprintable` calls printable: fillers and variation selectors."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0"
    "\u07eb-\u07fd\u0816-\u082d\u0859-\u085b\u0898-\u109f\u135d-\u135f\u1712-\u1cf9\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20f0"
    "\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua6f1\ua802-\uabed\ufb1e\ufe00-\ufe2f"
    "\U000101fd-\U0001e94a\U000e0100-\U000e01ef"
)
"""All combining marks; to keep the ranges few, also the letters that lie between those of Indic and similar scripts."""

_PILE = re.compile(rf"[{_MARKS}][{_MARKS}]{{{MOST_MARKS},}}")
"""What may be a pile of marks. It begins with a plain set, which makes a search several times faster."""

_JOINING = "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1cff\ua840-\ua877\ua8e0-\uabff\ufb50-\ufdff\ufe70-\ufeff\U00010a00-\U00011fff]"
"""Scripts in which zero-width (non-)joiners choose a letter's shape: Arabic, Syriac, Mongolian, the Indic scripts."""

_SPACELESS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf]"
_VARIED = "[0-9\u1000-\u109f\u3001-\u303f\ua840-\ua877\uff01-\uff5e]"
"""Characters with standardized variants (VS1 to VS14), other than symbols and ideographs."""

_FLAGS = frozenset(
    "".join(chr(0xE0000 + ord(char)) for char in region) + "\U000e007f" for region in ("gbeng", "gbsct", "gbwls")
)
"""The tag sequences that are recommended for interchange (UTS #51): after a black flag, England, Scotland and Wales."""


def seen(text: str) -> str:
    """`text` with what is invisible replaced by U+FFFD; of the same length, and the same object where nothing was."""
    if text.isprintable() and not (_PRINTABLE_UNSEEN.search(text) or _PILE.search(text)):
        return text
    if any(mark in text for mark in _DIRECTION_MARKS):
        text = _placed(text)
    return _PILE.sub(_levelled, re.sub(_IN_CONTEXT, _seen, re.sub(_UNSEEN, REPLACEMENT, text)))


def is_unseen(char: str) -> bool:
    """Whether a character has no width by itself, whatever its use."""
    return (char in _DIRECTION_MARKS or re.match(_UNSEEN, char) or re.match(_IN_CONTEXT, char)) is not None


def _placed(text: str) -> str:
    """`text` with the direction marks that have no use replaced.

    One has a use in a text with letters that run from right to left: there, U+200E anywhere, the others at either end and
    where the nearest letter before or behind is such a one. Elsewhere they would turn the numbers between them, and nobody
    would see why: 100 - 200 would read 200 - 100.
    """
    near = [*zip(_nearest(text), reversed(_nearest(text[::-1])), strict=True)]
    if not any("R" in sides for sides in near):
        return text.translate(dict.fromkeys(map(ord, _DIRECTION_MARKS), REPLACEMENT))
    first, last = len(text) - len(text.lstrip(_DIRECTION_MARKS)), len(text.rstrip(_DIRECTION_MARKS))
    return "".join(
        char if char not in "\u061c\u200f" or not first <= at < last or "R" in sides else REPLACEMENT
        for at, (char, sides) in enumerate(zip(text, near, strict=True))
    )


def _nearest(text: str) -> list[str]:
    """By character, how the last letter up to it runs: "L", "R", or "" where there is none; direction marks are none."""
    found, last = [], ""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL") and char not in _DIRECTION_MARKS:
            last = "L" if kind == "L" else "R"
        found.append(last)
    return found


def _seen(match: re.Match[str]) -> str:
    """A run of characters without width, with those that have no use here replaced."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "\N{WAVING BLACK FLAG}" and match[0] in _FLAGS:
        return match[0]
    shown = ""
    for i, char in enumerate(match[0]):
        following = text[start + i + 1 : start + i + 2]
        shown += char if _has_use(shown[-1:] or before, char, following or after) else REPLACEMENT
    return shown


def _has_use(before: str, char: str, after: str) -> bool:
    """Whether a character without width has a use between `before` and `after`; either is "" at an end of the text."""
    # A text may be a piece cut at a line break, so anything may have stood beyond its ends: they don't decide.
    if char in "\xad\u200b" and before + after:
        fits = _is_letter if char == "\xad" else partial(re.match, _SPACELESS)
        return all(fits(beside) for beside in before + after)
    if not before or before == REPLACEMENT:
        return char == "\u115f" and "\u1160" <= after <= "\u11a7"
    kind = unicodedata.category(before)
    match char:
        case "\u034f":
            return kind[0] == "M"
        case "\u115f":
            return "\u1160" <= after <= "\u11a7"
        case "\u1160":
            return "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c"
        case "\u200d" if kind[0] == "S" or before == "\ufe0f":
            return unicodedata.category(after or " ") == "So" and after != REPLACEMENT
        case "\u200c" | "\u200d":
            return kind[0] in "LM" and re.match(_JOINING, before) is not None
        case "\ufe0e" | "\ufe0f":
            return kind in ("So", "Sm", "Sk") or before in "0123456789#*‼⁉〰" or _is_ideograph(before)
    if "\u180b" <= char <= "\u180f":
        return "\u1800" <= before <= "\u18aa"
    if "\ufe00" <= char <= "\ufe0d":
        return kind[0] == "S" or re.match(_VARIED, before) is not None or _is_ideograph(before)
    return char >= "\U000e0100" and _is_ideograph(before)


def _is_ideograph(char: str) -> bool:
    # Compared, since a set of all planes takes 6 ms to compile.
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" and not is_unseen(char)


def _levelled(match: re.Match[str]) -> str:
    """A match of `_PILE` in which each pile of marks keeps its first `MOST_MARKS`; the rest is replaced."""
    shown, marks = [], 0
    for char in match[0]:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") else 0
        shown.append(char if marks <= MOST_MARKS else REPLACEMENT)
    return "".join(shown)

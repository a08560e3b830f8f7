"""Sides and answers, as debaters' titles tell them by convention: Aff and Neg, the speeches, and “AT:” or “A2”."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from debate_tui.model.likeness import words_of
from debate_tui.model.titles import bare, goals, parted, without_part
from debate_tui.read.cards.outline import Heading
from debate_tui.text.ids import id_like

AFF, NEG, OTHER = "aff", "neg", "other"
LABELS = {AFF: "Affirmative", NEG: "Negative", OTHER: "Side not told"}
_SPEECHES = {
    AFF: re.compile(r"\b(?:[12]AC|[12]AR|PMR)\b", re.IGNORECASE),
    NEG: re.compile(r"\b[12]N[CR]\b", re.IGNORECASE),
}
_SPOKEN_IN = re.compile(r".*[^\W_].*?[\s\-–—(\[|/:]((?:[12]AC|[12]AR|PMR|[12]N[CR]))[)\]\s]*\Z", re.IGNORECASE)
"""A speech behind what is answered is that of the answer: “AT: Politics—2AC”."""
_SHORT = {AFF: re.compile(r"\baff\b", re.IGNORECASE), NEG: re.compile(r"\bneg\b", re.IGNORECASE)}
_AGAINST = re.compile(
    r"\b(?:no|not|never|without|vs?\.?|versus|against|anti|fails?|bad|wrong|cannot|\w+n[’']t)(?!\w)",
    re.IGNORECASE,
)
_LONG = {
    side: re.compile(rf"[\W_]*{word}[\W_]*|[\W_]*{word}\s*[-–—:|].*|.*[-–—:|]\s*{word}[\W_]*", re.IGNORECASE)
    for side, word in ((AFF, "affirmative"), (NEG, "negative"))
}
"""Whole words say a side only apart from all others: “Affirmative – Trade”, not “Affirmative Action” or “Negative Peace”."""


def answered(title: str) -> str:
    """What a block answers by its title: `Trade` for `2NC – AT: Trade`; "" where it is no answer."""
    return next(iter(goals(title)), "")


def answers(headings: Sequence[Heading]) -> Mapping[int, int]:
    """Index of a block that answers another → index of that block: the one of its title, the nearest before it first.

    `AT: Trade 2` answers the block `Trade 2`, or where there is none, `Trade`.
    """
    named: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        if not answered(heading.text):
            whole = bare(heading.text)
            for key in dict.fromkeys((_compared(whole), _compared(without_part(whole)))):
                named.setdefault(key, []).append(number)
    found = {}
    for number, heading in enumerate(headings):
        goal = answered(heading.text)
        others = (named.get(_compared(goal)) or named.get(_compared(without_part(goal)), [])) if goal else []
        before = bisect_left(others, number)
        if nearest := others[before - 1 : before] if before else others[:1]:
            found[number] = nearest[0]
    return found


def _compared(title: str) -> str:
    """A title as it is compared: by its words, which are the same in `CP` and `Counterplan`; else by its letters."""
    words = words_of(title)
    told = [*words.order, *sorted(f"{pair} {sign}" for pair, sign in words.poles), *["not"] * words.denies]
    return " ".join(told) or id_like(title)


def side(heading: Heading | None, file: str) -> str:
    """The side of what stands below a heading: by its title, else by the nearest title above, else by the file's name, else by
    that of the nearest folder; `file`: its path within the library, without its suffix, with `/`.

    A title that names both sides tells nothing; one that answers a side is of the other.
    """
    titles = [heading.text, *reversed(heading.above)] if heading else []
    for title in (*titles, *reversed(file.replace("_", " ").split("/"))):
        own, goal = parted(title)
        if told := _named(own) or _named(_SPOKEN_IN.sub(r"\1", goal) if _SPOKEN_IN.match(goal) else ""):
            return told
        if told := _named(goal):
            return NEG if told == AFF else AFF
    return OTHER


def _named(title: str) -> str:
    """The side that a title names, by its speech before all else; "" where it names none, or both."""
    for signs in (_SPEECHES, _SHORT, _LONG):
        if signs is not _SPEECHES and _AGAINST.search(title):
            return ""  # who says that the Aff doesn't solve is not the Aff
        told = [name for name, sign in signs.items() if (sign.fullmatch if signs is _LONG else sign.search)(title)]
        if told:
            return told[0] if len(told) == 1 else ""
    return ""

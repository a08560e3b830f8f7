"""Sides and answers, as debaters' titles tell them by convention: Aff and Neg, the speeches, and “AT:” or “A2”."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from debate_tui.read.cards.outline import Heading
from debate_tui.read.fields import id_like

AFF, NEG, OTHER = "aff", "neg", "other"
LABELS = {AFF: "Affirmative", NEG: "Negative", OTHER: "Side not told"}
_SIDES = {
    AFF: re.compile(r"\b(?:aff|affs|affirmative|[12]AC|[12]AR|PMR)\b", re.IGNORECASE),
    NEG: re.compile(r"\b(?:neg|negs|negative|[12]NC|[12]NR)\b", re.IGNORECASE),
}
_ANSWER = re.compile(
    r"(?:\W|[12][AN][CR]\b|AFF\b|NEG\b|ext\b)*(?:\b(?:AT|A/T|A2)\b|\banswers?\s+to\b)\s*[:–—\-]*\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_SPEECH = re.compile(r"^(?:\W|[12][AN][CR]\b|aff\b|neg\b)+", re.IGNORECASE)


def answered(title: str) -> str:
    """What a block answers by its title: `Trade` for `2NC – AT: Trade`; "" where it is no answer."""
    match = _ANSWER.match(title)
    return " ".join(match[1].split()) if match else ""


def answers(headings: Sequence[Heading]) -> Mapping[int, int]:
    """Index of a block that answers another → index of that block: the one of its title, the nearest before it first."""
    named: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        named.setdefault(_bare(heading.text), []).append(number)
    found = {}
    for number, heading in enumerate(headings):
        goal = answered(heading.text)
        others = named.get(_bare(goal), []) if goal else []
        before = bisect_left(others, number)
        if nearest := others[before - 1 : before] if before else [one for one in others[:2] if one != number][:1]:
            found[number] = nearest[0]
    return found


def _bare(title: str) -> str:
    return id_like(_SPEECH.sub("", title))


def side(heading: Heading | None, file: str) -> str:
    """The side of what stands below a heading: by its title, else by the nearest title above, else by the file's name.

    A title that names both sides tells nothing.
    """
    titles = [heading.text, *reversed(heading.above)] if heading else []
    for title in (*titles, file.replace("_", " ")):
        told = [name for name, pattern in _SIDES.items() if pattern.search(title)]
        if len(told) == 1:
            return told[0]
    return OTHER

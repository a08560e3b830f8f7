"""The columns of a table of claims: what they mean, by the names that people give them, in any case and order."""

import re
from collections import Counter
from collections.abc import Sequence

_NAMES = {
    "claim": "claim statement argument point assertion contention text proposition",
    "position": "position camp side stance party answerer",
    "issue": "issue question topic subquestion theme",
    "source": "source booktitle document publication work reference article title",
    "author": "author authors bookauthor writer creator",
    "date": "date published year publicationdate publicationyear",
    "quote": "quote quotation highlight excerpt passage evidence quotedtext words",
    "locator": "locator page pages location loc paragraph place pagelabel",
    "relation": "relation kind relationtype link edge",
    "to": "to target parent parentclaim relatesto responds respondsto replyto inreplyto",
    "id": "id no nr number key claimid",
    "why": "why reason because",
    "url": "url link web address website uri",
    "outlet": "outlet publisher journal newspaper",
    "note": "note notes comment comments remark annotation",
}
"""By meaning, the names for it, without spaces and punctuation; the first column that has one counts."""

_MEANINGS = {name: meaning for meaning, names in reversed(_NAMES.items()) for name in names.split()}

_OURS = (
    "row", "by", "linked", "role", "state", "prefix", "suffix", "marks", "quoted", "citation",
    "met", "title", "affiliation", "dated", "answer", "label", "terms", "derived",
)  # fmt: skip
"""Further columns of our own export, which have their meaning only where there is a column `row`."""

_VOICE = {
    name: meaning
    for meaning, names in (
        ("speaker", "speaker speakername voice attributedto saidby quotedperson narrator spokesperson"),
        ("endorsed", "endorsed"),
    )
    for name in names.split()
}
"""By name, columns of whom a text reports and whether its author shares it. A table without authors and sources has nobody else who speaks:
there the speaker is the author."""

READWISE = frozenset(("highlight", "booktitle", "bookauthor"))
"""Columns that only tables of this have, as `bare` calls them."""
_HYPOTHESIS = (
    {"url"},
    {"group"},
    {"annotationreplytype", "type"},
    {"quote"},
    {"user", "author"},
    {"body", "comment", "text"},
)
"""One of each of these is a column of the table that Hypothesis exports, of years ago or of today."""


def bare(name: str) -> str:
    """The letters and digits of a column's name, in lower case."""
    return re.sub(r"[\W_]+", "", name).lower()


def meanings(header: Sequence[str]) -> list[str]:
    """What each column means; "" for one that means nothing known, or what an earlier one of another name means."""
    names = [bare(name) for name in header]
    ours = "row" in names
    written = set(names)
    told = ours or any(_MEANINGS.get(name) in ("source", "author") for name in names)
    taken = {"": ""}
    """By meaning, the first name for it: in JSON Lines, `Claim` and `claim` may be in different rows, `author` and `authors`, too."""
    found: list[str] = []
    for name in names:
        meaning = name if ours and name in _OURS else _MEANINGS.get(name, "")
        if name in _VOICE:
            meaning = _VOICE[name] if told else "author" * (_VOICE[name] == "speaker")
        alike = name in _VOICE or name in (meaning, f"{meaning}s")  # where one is empty, another counts
        exact = meaning != name and meaning in written  # a column of that very name goes first
        other = taken.setdefault(meaning, name) != name
        found.append(meaning if alike or not (exact or other) else "")
    return found


def told_apart(header: Sequence[str]) -> list[str]:
    """The names of columns, each once, so that no cell takes another's place: `note`, `note (2)`; without one, `column 3`."""
    many: Counter[str] = Counter()
    taken = set(header)
    found: list[str] = []
    for number, name in enumerate(header, 1):
        wanted = name or f"column {number}"
        many[wanted] += 1
        one = wanted if name and many[wanted] == 1 else f"{wanted} ({many[wanted]})" if name else wanted
        while one != name and one in taken:
            many[wanted] += 1
            one = f"{wanted} ({many[wanted]})"
        taken.add(one)
        found.append(one)
    return found


def is_table(header: Sequence[str]) -> bool:
    """Whether the columns are those of a table of claims or quotes."""
    found = {meaning for meaning in meanings(header) if meaning}
    return (
        "row" in found
        or ("claim" in found and len(header) > 1)
        or {"quote", "source"} <= found
        or {"quote", "author"} <= found
        or is_hypothesis(header)
    )


def is_hypothesis(header: Sequence[str]) -> bool:
    """Whether the columns are those of the table that Hypothesis exports: its authors annotate, the quotes are others'."""
    names = set(map(bare, header))
    return not any(names.isdisjoint(some) for some in _HYPOTHESIS)

"""The columns of a table of claims: what they mean, by the names that people give them, in any case and order."""

import re
from collections import Counter
from collections.abc import Sequence

_NAMES = {
    "claim": "claim claims statement argument point assertion contention text proposition",
    "position": "position camp side stance party answerer foragainst procon proorcon",
    "issue": "issue question topic subquestion theme",
    "source": "source sources booktitle document publication work reference article title",
    "author": "author authors bookauthor writer creator",
    "date": "date published year publicationdate publicationyear datepublished publisheddate publishedat publishedon pubdate",
    "quote": "quote quotes quotation quotations highlight excerpt passage quotedtext words",
    "locator": "locator page pages location loc paragraph place pagelabel",
    "relation": "relation kind relationtype link edge",
    "to": "to target parent parentclaim relatesto responds respondsto replyto inreplyto",
    "id": "id no nr number key claimid statementid argumentid",
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
        (
            "speaker",
            "speaker speakername voice attributedto saidby quotedperson narrator spokesperson debater claimant claimedby originator statementoriginator",
        ),
        ("endorsed", "endorsed"),
    )
    for name in names.split()
}
"""By name, columns of whom a text reports and whether its author shares it. A table without authors and sources has nobody else who speaks:
there the speaker is the author."""

_EXAMINED = frozenset(("claimant", "claimedby", "originator", "statementoriginator"))
RATED = ("rating", "textualrating", "verdict", "label", "truthrating", "veracity")
"""Columns of what whoever examines a claim finds."""
_DATED = ("claimdate", "statementdate")
"""Columns of who makes a claim, and when, in a table of whoever examines it: its other dates, addresses and publishers are theirs."""
_SIDES = tuple(
    frozenset(f"{word}{many}" for word in words.split() for many in ("", "s"))
    for words in (
        "pro proargument argumentpro argumentfor argumentsfor argumentinfavor",
        "con contra conargument argumentcon argumentagainst argumentsagainst",
    )
)
"""What columns are called that hold the claims of a side, beside those of the other."""
PREMISES, CONCLUSIONS, EVIDENCE = ("premise", "premises"), ("conclusion", "conclusions"), ("evidence",)
VOTED = "stancewa"
"""The column of IBM's corpora that has, as a number, which stance most annotators saw in an argument."""
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


_REMARK = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
"""What is said of a column behind its name: Position (side)."""


def bare(name: str) -> str:
    """The letters and digits of a column's name, in lower case."""
    return re.sub(r"[\W_]+", "", name).lower()


def meanings(header: Sequence[str]) -> list[str]:
    """What each column means; "" for one that means nothing known, or what an earlier one of another name means."""
    names = [bare(name) for name in header]
    names = [
        one if one in _MEANINGS or one in _VOICE else bare(_REMARK.sub("", name)) or one
        for one, name in zip(names, header, strict=True)
    ]
    ours = "row" in names
    written = set(names)
    told = ours or any(_MEANINGS.get(name) in ("source", "author") for name in names)
    examined = not told and is_examined(header)
    written -= {"date"} if examined else set()
    taken = {"": ""}
    """By meaning, the first name for it: in JSON Lines, `Claim` and `claim` may be in different rows, `author` and `authors`, too."""
    found: list[str] = []
    for name in names:
        meaning = name if ours and name in _OURS else _MEANINGS.get(name, "")
        if name in _VOICE:
            meaning = _VOICE[name] if told else "author" * (_VOICE[name] == "speaker")
        if examined and (name in _DATED or meaning in ("date", "url", "outlet")):
            meaning = "date" * (name in _DATED)
        alike = name in _VOICE or name in (meaning, f"{meaning}s")  # where one is empty, another counts
        exact = meaning != name and meaning in written  # a column of that very name goes first
        other = taken.setdefault(meaning, name) != name
        found.append(meaning if alike or not (exact or other) else "")
    return found


def is_examined(header: Sequence[str]) -> bool:
    """Whether the columns say who makes the claims that somebody else examines."""
    return not _EXAMINED.isdisjoint(map(bare, header))


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
        or (not {*map(bare, header)}.isdisjoint(EVIDENCE) and not {"source", "author"}.isdisjoint(found))
        or is_hypothesis(header)
        or bool(sides_in(header) or argued_in(header))
    )


def sides_in(header: Sequence[str]) -> list[str]:
    """The columns that hold the claims of one side each, where there are some of both and none of claims or positions."""
    sides = [name for name in header if any(bare(name) in side for side in _SIDES)]
    both = all(any(bare(name) in side for name in sides) for side in _SIDES)
    return sides if both and {"claim", "quote", "position"}.isdisjoint(meanings(header)) else []


def argued_in(header: Sequence[str]) -> tuple[str, str] | None:
    """The column of premises, else of claims, and that of the conclusions which they are for or against."""
    meant = dict(zip(header, meanings(header), strict=True))
    ends = next((name for name in header if bare(name) in CONCLUSIONS), "")
    claims = [name for name, meaning in meant.items() if meaning == "claim"]
    start = next((name for name in header if bare(name) in PREMISES), claims[0] if claims else "")
    several = claims and start not in claims
    return (start, ends) if start and ends and not several and {"to", "relation"}.isdisjoint(meant.values()) else None


def is_hypothesis(header: Sequence[str]) -> bool:
    """Whether the columns are those of the table that Hypothesis exports: its authors annotate, the quotes are others'."""
    names = set(map(bare, header))
    return not any(names.isdisjoint(some) for some in _HYPOTHESIS)

"""The columns of a table of claims: what they mean, by the names that people give them, in any case and order."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from debate_tui.read.rows.cells import KIND
from debate_tui.read.rows.names import MEANINGS, MOST, ROLES, VOICE, beside_others, with_carriers, with_writers
from debate_tui.read.rows.names import bare as bare
from debate_tui.read.rows.remarks import all_called, of_parent
from debate_tui.read.rows.sides import sides_of

_OURS = (
    "row", "by", "linked", "role", "state", "prefix", "suffix", "marks", "quoted", "citation",
    "met", "title", "affiliation", "dated", "answer", "label", "terms", "derived",
)  # fmt: skip
"""Further columns of our own export, which have their meaning only where there is a column `row`."""

_KEYS = ("sourceid", "party")
"""Names that count only where no other column means the same: a key says less than a title, a party less than what its member votes."""

_EXAMINED = frozenset(("claimant", "claimedby", "originator", "statementoriginator"))
RATED = frozenset(("rating", "textualrating", "verdict", "label", "truthrating", "veracity"))
"""Columns of what whoever examines a claim finds."""
_DATED = ("claimdate", "statementdate")
"""Columns of who makes a claim, and when, in a table of whoever examines it: its other dates, addresses and publishers are theirs."""
_SAID = frozenset(
    "sentence tweet post comment opinion perspective content claimsclaimcorrectedtext claimcorrectedtext speech utterance transcription".split()  # noqa: SIM905
)
"""Columns of what is said, in tables that have a topic and a stance beside it."""
_SPOKEN = frozenset(("speech", "utterance", "remark", "remarks"))
"""Columns of what is said, in tables that say who speaks."""
_ANSWERED = ("comment", "comments", "response", "submission", "opinion")
"""Columns of what is said, in tables that say who does, and on which side."""
_POSTED, _THREADED = ("body", "selftext"), frozenset(("parentid", "linkid", "subreddit"))
"""Columns of what is posted, in dumps of Reddit, and others that these have."""
TOPICS = frozenset(("topictext", "topicstr", "newtopic", "target", "motion", "debatetopic"))
"""Columns of what a stance is on; a target may be a claim as well."""
STANCES = frozenset(("stance", "stances", "claimsstance", "stancelabel", "annotation"))
_MERE = frozenset(("text", "texts"))
"""What a column of any texts is called: these are claims only where another says whose they are, where they stand, what on, or what they do."""
_DEBATED = frozenset("position issue source author outlet url quote quotee speaker relation to".split())  # noqa: SIM905
_PERSONS = frozenset("user username character persona".split())  # noqa: SIM905
"""What such a column means, or is called; a label says none of that."""
_PAIR = re.compile(
    r"(source|speaker|author|date|url|)(argument|arg|claim|statement|sentence|text|proposition|premise|)(?:text)?(1|2|a|b)"
)
"""A column of one of two claims that are compared, or of what is said of it: argument1, source_arg_1."""
_LABELS = frozenset(("label", "goldlabel", "relationlabel", "annotation"))
_ENDS = tuple(
    re.compile(rf"(?:arg|claim|text|)(?:{names})(?:text|claim|argument|arg|statement|proposition|sentence|node|label|)")
    for names in ("from|source|start|origin|src|child|subject", "to|target|end|dst|tgt|trg|parent|object")
)
"""What the columns are called of the claims from which edges lead, and to which."""
_DOES = frozenset("type edgetype relationship predicate polarity interaction".split())  # noqa: SIM905
RELATING = _DOES | _LABELS | {"class"}
"""Columns of what one claim does to another, beside both."""
FLAGS = frozenset(
    ("attack", "attacks", "isattack", "support", "supports", "issupport", "valid", "isvalid", "argumentative", "isargument", "entailment")
)  # fmt: skip
"""Columns that say whether a premise does something to its conclusion, and leave open what else it may do."""
DIRECTED = ("first-to-second", "second-to-first")
"""What a column is that says what one claim of a pair does to the other, if somebody knows."""
PREMISES, CONCLUSIONS, EVIDENCE = ("premise", "premises"), ("conclusion", "conclusions"), ("evidence",)
VOTED = "stancewa"
"""The column of IBM's corpora that has, as a number, which stance most annotators saw in an argument."""
READWISE = frozenset(("highlight", "booktitle", "bookauthor"))
"""Columns that only tables of this have, as `bare` calls them."""
_HYPOTHESIS = (
    {"url", "pageurl"},
    {"group"},
    {"annotationreplytype", "type"},
    {"quote"},
    {"user", "author"},
    {"body", "comment", "text"},
)
"""One of each of these is a column of the table that Hypothesis exports, of years ago or of today."""

READERS = frozenset(("user", "username", "annotator", "reviewer", "reader", "student"))
MARKED = ("quote", "exact")
COMMENTS = ("body", "comment", "text")
"""What columns of annotations are called: of who wrote a comment, of what is marked, of the comment."""

Fits = Callable[[Sequence[str]], bool]
"""Tells of the names of columns whether a table has them that is looked for."""


def meanings(header: Sequence[str]) -> list[str]:
    """What each column means; "" for one that means nothing known, or what an earlier one of another name means."""
    return [""] * len(header) if len(header) > MOST else [*_meant(tuple(header))]


@lru_cache(16)  # the same header is asked for again and again
def _meant(header: tuple[str, ...]) -> list[str]:
    names = ["nr" if name.strip() in ("#", "№") else one for name, one in zip(header, all_called(header), strict=True)]
    names = ["" if one == "no" and "yes" in names else one for one in names]  # votes, or who is against it
    names = [of_parent(one) if of_parent(one) not in ("", "target") else one for one in names]
    for key in _KEYS:
        if any(MEANINGS.get(one) == MEANINGS[key] for one in names if one != key):
            names = ["" if one == key else one for one in names]
    for here, means in beside_others(names).items():
        names = [means if one == here else one for one in names]
    if "text" in names and _is_marked([one for one in names if one != "text"]):
        names = ["highlight" if one == "text" else one for one in names]
    ours = "row" in names
    if not ours:
        names = with_writers(with_carriers(names))
    written = set(names)
    told = ours or any(MEANINGS.get(name) in ("source", "author") for name in names)
    examined = not told and is_examined(header)
    written -= {"date"} if examined else set()
    taken = {"": ""}
    """By meaning, the first name for it: in JSON Lines, `Claim` and `claim` may be in different rows, `author` and `authors`, too."""
    found: list[str] = []
    for name in names:
        meaning = name if ours and name in _OURS else MEANINGS.get(name, "")
        if name in VOICE:
            meaning = VOICE[name] if told else "author" * (VOICE[name] == "speaker")
        if examined and (name in _DATED or meaning in ("date", "url", "outlet")):
            meaning = "date" * (name in _DATED)
        alike = (name in VOICE and name not in ROLES) or name in (
            meaning,
            f"{meaning}s",
        )  # where one is empty, another counts
        exact = meaning != name and meaning in written  # a column of that very name goes first
        other = taken.setdefault(meaning, name) != name
        found.append(meaning if alike or not (exact or other) else "")
    return found


def _is_marked(others: Sequence[str]) -> bool:
    """Whether these stand beside a text as readers' programs have them, and nothing says whose it is."""
    meant = {MEANINGS.get(one, "") for one in others} | {VOICE.get(one, "") for one in others}
    return meant.issuperset(("note", "locator")) and meant.isdisjoint(("claim", *_DEBATED - {"url"}))


def is_examined(header: Sequence[str]) -> bool:
    """Whether the columns say who makes the claims that somebody else examines."""
    return not _EXAMINED.isdisjoint(map(bare, header))


def is_said(header: Sequence[str]) -> bool:
    """Whether a column has what is claimed or quoted: one of any texts only where another says whose they are, or what on."""
    meant = dict(zip(map(bare, header), meanings(header), strict=True))
    claimed = {name for name, meaning in meant.items() if meaning == "claim"}
    persons = _LABELS.isdisjoint(meant) and meant.keys() & _PERSONS  # else they may have labelled the texts
    debated = {*meant.values()} & _DEBATED or persons or meant.keys() & _doing()
    return "quote" in meant.values() or (claimed != set() and bool(debated or not claimed <= _MERE))


@lru_cache
def _doing() -> frozenset[str]:
    """What columns are called of what claims do to others, or of how they are related."""
    return frozenset(
        (
            *map(bare, KIND),
            "edges",
            "links",
            "relations",
            "relationships",
            "connections",
            "objections",
            "counterarguments",
            "rebuttals",
            "conclusion",
        )
    )


def is_table(header: Sequence[str]) -> bool:
    """Whether the columns are those of a table of claims or quotes."""
    if len(header) > MOST:
        return False
    found = {meaning for meaning in meanings(header) if meaning}
    return (
        "row" in found
        or (len(header) > 1 and is_said(header))
        or is_annotated(header)
        or bool(sides_in(header) or argued_in(header) or pair_in(header) or opened_by(header) or edges_in(header))
    )


def edges_in(header: Sequence[str]) -> tuple[str, list[str], str] | None:
    """The column of the claims from which edges lead, those of what they may do, and that of the claims to which they lead; None in a
    table that has others of claims or quotes."""
    meant = dict(zip(header, meanings(header), strict=True))
    if not {"row", "claim", "quote"}.isdisjoint(meant.values()) or sides_in(header) or argued_in(header):
        return None
    start, end = (max((one for one in header if names.fullmatch(bare(one))), key=len, default="") for names in _ENDS)
    kinds = [one for one in header if meant[one] == "relation" or bare(one) in RELATING | STANCES]
    return (start, kinds, end) if start and end and kinds else None


def said_in(header: Sequence[str]) -> str:
    """The first column of what is said under a name that alone doesn't tell that it is; "" where there is none."""
    return next((name for name in header if bare(name) in _SAID), "")


def opened_by(header: Sequence[str]) -> dict[str, str]:
    """What columns mean, by name, that mean it only beside each other: of what is said, with its topic and the stance on that, as
    corpora have them, or with who speaks, as transcripts have it; nothing in a table of claims or quotes."""
    meant = dict(zip(header, meanings(header), strict=True))
    if not {"row", "claim", "quote"}.isdisjoint(meant.values()):
        return {}
    said = said_in(header)
    topic = next((name for name, one in meant.items() if one == "issue" or bare(name) in TOPICS), "")
    stance = next((name for name, one in meant.items() if one == "position" or bare(name) in STANCES), "")
    if said and topic and stance:
        return {topic: "issue", stance: "position", said: "claim"}
    if said and stance and "tree" in map(bare, header):  # as scripts write exports of Kialo
        return {stance: "position", said: "claim"}
    told = "position" in meant.values() and not {"author", "speaker"}.isdisjoint(meant.values())
    if (answer := next((name for name in header if bare(name) in _ANSWERED), "")) and told:  # to a consultation
        return {answer: "claim"}
    posted = next((name for name in header if bare(name) in _POSTED), "")
    if posted and "author" in meant.values() and not _THREADED.isdisjoint(map(bare, header)):
        return {posted: "claim"}
    spoken = next((name for name in header if bare(name) in _SPOKEN), "")
    return {spoken: "claim"} if spoken and not {"source", "author", "speaker"}.isdisjoint(meant.values()) else {}


def pair_in(header: Sequence[str]) -> tuple[dict[str, str], dict[str, str], str] | None:
    """By column, what it says of the first of two claims, and of the second, and the column of how they are related; None where
    the columns are of no such table."""
    meant = dict(zip(header, meanings(header), strict=True))
    kinds = [name for name, one in meant.items() if one in ("relation", "position") or bare(name) in _LABELS]
    kind = next((name for name in header if name in DIRECTED), kinds[0] if kinds else "")
    ends: dict[str, dict[str, str]] = {}
    for name in header:
        if found := _PAIR.fullmatch(bare(name)):
            what, claim, which = found.groups()
            if what or claim:
                ends.setdefault(which, {})[name] = what or "claim"
    for first, second in ("12", "ab"):
        pair = ends.get(first, {}), ends.get(second, {})
        if kind and all(list(one.values()).count("claim") == 1 for one in pair) and "claim" not in meant.values():
            return *pair, kind
    return None


def sides_in(header: Sequence[str]) -> list[str]:
    """The columns that hold the claims of one side each, where there are some of both and none of claims or positions."""
    sides = sides_of(header)
    others = {one for name, one in zip(header, meanings(header), strict=True) if name not in sides}
    return sides if {"claim", "position"}.isdisjoint(others) else []


def argued_in(header: Sequence[str]) -> tuple[str, str] | None:
    """The column of premises, else of claims, and that of the conclusions which they may be for or against."""
    meant = dict(zip(header, meanings(header), strict=True))
    ends = next((name for name in header if bare(name) in CONCLUSIONS), "")
    claims = [name for name, meaning in meant.items() if meaning == "claim"]
    start = next((name for name in header if bare(name) in PREMISES), claims[0] if claims else "")
    several = claims and start not in claims
    return (start, ends) if start and ends and not several and "to" not in meant.values() else None


def is_annotated(header: Sequence[str]) -> bool:
    """Whether the columns are those of a table of annotations: of Hypothesis, or with whoever writes a comment beside what is quoted."""
    names = set(map(bare, header))
    beside = all(not names.isdisjoint(some) for some in (READERS, MARKED, COMMENTS))
    drawn = {"author", "speaker", "quotee", "relation", "to", "position", "issue"}
    return is_hypothesis(header) or (beside and "claim" not in names and drawn.isdisjoint(meanings(header)))


def is_hypothesis(header: Sequence[str]) -> bool:
    """Whether the columns are those of the table that Hypothesis exports: its authors annotate, the quotes are others'."""
    names = set(map(bare, header))
    return not any(names.isdisjoint(some) for some in _HYPOTHESIS)

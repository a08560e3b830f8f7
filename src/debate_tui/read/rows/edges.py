"""Reads lists of edges, from one claim to another, as tables of claims, where the ends are the words of claims."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, NO_RELATION, items_in, text_of
from debate_tui.read.rows.columns import bare, edges_in

_WORDS, _LONG = 3, 16
"""A claim has as many words, where these have blanks between them, else as many characters; names and ids have fewer."""
_IDEOGRAPHS = re.compile("[\u2e80-\uffef]")


def are_words(texts: Iterable[Any], least: int = _WORDS) -> bool:
    """Whether most of these are words that somebody may claim, `least` or more, and no names or ids."""
    said = [line_of(one) if isinstance(one, str) else "" for one in texts]
    worded = sum(
        len(one.split()) >= least
        or one.endswith((".", "!", "?"))
        or (len(one) >= _LONG // 2 and bool(_IDEOGRAPHS.search(one)))
        for one in said
    )
    return worded * 2 > len(said)


_WITHIN_NAMES = frozenset(("and", "of", "the", "for", "&", "und", "et", "y", "de", "von", "van"))


def are_sentences(cells: Iterable[str], least: int = _WORDS) -> bool:
    """Whether most of the items in these cells are words of claims, and not names of those who are for or against one."""
    items = [one for cell in cells for one in items_in(cell)]
    return are_words(items, least) and sum(map(is_name, items)) * 2 < len(items)


_STOP = re.compile(r"(?<!\b\w)(?<!\bal)(?<!\betc)(?<!\binc)(?<!\bltd)(?<!\bjr)[.!?…。！？]['\"”’»)]*$", re.IGNORECASE)
"""The end of a sentence, and of no abbreviation."""


def are_stopped(cells: Iterable[str]) -> bool:
    """Whether most of the items in these cells are sentences with a stop at the end: those who are for or against a claim, and votes
    on it, may be many words in small letters."""
    items = [line_of(one) for cell in cells for one in items_in(cell)]
    stopped = [one for one in items if _STOP.search(one) and are_words([one]) and not is_name(one)]
    return len([one for one in stopped if " " in one or _IDEOGRAPHS.search(one)]) * 2 > len(items)


def is_name(text: str) -> bool:
    """Whether a text may be a name, or a list of such: each word of it begins with a capital."""
    words = [word for word in re.split(r"[\s,;]+", text) if word and word.lower() not in _WITHIN_NAMES]
    return words != [] and all(word[0].isupper() for word in words)


def is_worded(text: str) -> bool:
    """Whether a text has several words, one of which isn't written as in a name, a title or a citation; or letters without capitals."""
    words = [word for word in re.split(r"[\s,;]+", text) if word and word.lower() not in _WITHIN_NAMES | {"al", "al."}]
    caseless = any(one.isalpha() and one.lower() == one.upper() for one in text)
    return caseless or (len(words) > 1 and any(word[0].islower() for word in words))


def kind_column(rows: Iterable[Mapping[str, Any]], names: Iterable[str]) -> str:
    """The first of these columns in which most cells are words for relations; "" where there is none."""
    rows = list(rows)
    for name in names:
        words = [one for row in rows if (one := line_of(text_of(row.get(name))).lower()) and one not in NO_RELATION]
        if sum(one in KIND for one in words) * 2 > len(words):
            return name
    return ""


def edged(header: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> tuple[str, str, str] | None:
    """The columns of the claims from which edges lead, of what these do, and to which; None in a table without words in both."""
    found = edges_in(header)
    if not found:
        return None
    rows = list(rows)
    start, kinds, end = found
    kind = kind_column(rows, kinds)
    ends = [{line_of(text_of(row.get(name))) for row in rows} - {""} for name in (start, end)]
    names = [sum(map(is_name, words)) * 2 > len(words) for words in ends]
    worded = are_words(ends[0] | ends[1]) and names[0] == names[1]  # newspapers that are for a claim are none
    return (start, kind, end) if kind and worded else None


EDGES = ("edges", "links", "relations", "relationships", "connections", "locations", "attacks", "supports")
"""Members of JSON that are lists of edges, as Kialo's API calls them, too; the last two say what these do."""


class Edge(NamedTuple):
    """What a JSON object, or a list, says of an edge."""

    start: str
    """The id of the claim from which it leads; "" in what stands within that."""
    kind: str
    end: str
    rest: Mapping[str, Any]
    """What else it says."""


_STARTS = frozenset("source from start sourceid fromid src".split())  # noqa: SIM905
"""Head and tail are none: graph theory and the corpora of relations call the opposite ends so."""
_ENDS = frozenset("target to end targetid toid trg tgt dst".split())  # noqa: SIM905
_KINDS = ("relation", "relationtype", "type", "edgetype", "kind", "label", "relationship", "polarity", "stance", "predicate", "name")  # fmt: skip


_OF_KIALO = {1: "pro", -1: "con"}
_SIGNED = ("relation", "relationtype", "polarity", "stance", "sign")
"""Members of an edge that say it by 1 and -1, too."""


def edge_in(value: Any, kind: str = "", *, of_ends: bool = False) -> Edge | None:
    """The edge that a value of JSON is, of this kind where it doesn't say another; None where it has no end. `of_ends`: its list is one of
    ends, whose ids are those of claims."""
    if isinstance(value, list):
        ends = [*map(id_of, value)]
        return Edge(ends[0], kind, ends[1], {}) if len(ends) == 2 and all(ends) else None
    members = members_of(value)
    if "parentId" in members and members.get("relation") in (1, -1):  # Kialo's API: of a claim, where it stands
        rest = {name: one for name, one in members.items() if name not in ("parentId", "targetId", "relation")}
        word, start, end = _OF_KIALO[members["relation"]], id_of(members.get("targetId")), id_of(members["parentId"])
        return Edge(start, word, end, rest) if end else None
    start, end = (next((one for one in members if bare(one) in names), "") for names in (_STARTS, _ENDS))
    end = end or ("id" if (kind or of_ends) and not start else "")
    if not id_of(members.get(end)):
        return None
    words = {bare(name): name for name in members if name not in (start, end)}
    known = [name for one in _KINDS if (name := words.get(one, "")) and _is_kind(members[name])]
    told = known[0] if known else "" if kind else words.get("relation", words.get("type", ""))
    word = members.get(told, kind)
    if bare(told) in _SIGNED and type(word) in (int, float):
        word = _OF_KIALO.get(word, word)
    rest = {name: one for name, one in members.items() if name not in (start, end, told)}
    return Edge(id_of(members.get(start)), word if isinstance(word, str) else "", id_of(members[end]), rest)


def named_edge(rest: Mapping[str, Any]) -> dict[str, Any]:
    """What else an edge says, under names that say nothing of a claim; the reason for it under `why`."""
    return {"why" if bare(name) in ("why", "reason") else f"edge {name}": one for name, one in rest.items()}


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and line_of(value).lower() in KIND


def members_of(value: Any) -> dict[str, Any]:
    """The members of a node or an edge, with what Cytoscape has under `data`, and JSON Graph Format under `metadata`."""
    if not isinstance(value, dict):
        return {}
    within = next((name for name in ("data", "metadata") if isinstance(value.get(name), dict)), None)
    return (
        value if within is None else {**{name: one for name, one in value.items() if name != within}, **value[within]}
    )


def id_of(value: Any) -> str:
    """An id as a text, "" of what is none; d3 puts a node in the place of its id."""
    value = value.get("id") if isinstance(value, dict) else value
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""

"""Reads AIF and xAIF, a nodeset or a corpus of several: finds the nodesets in a file, and makes a draft of what each holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from debate_tui.model.library import CORPUS, UNDRAWN
from debate_tui.read.aif.common import Common
from debate_tui.read.aif.corpus import (
    NODESETS,
    OTHER,
    WRAPPERS,
    Corpus,
    corpus_in,
    heading,
    headings,
    joined,
    title_of,
)
from debate_tui.read.aif.nodeset import Nodeset, nodeset
from debate_tui.read.aif.reading import Reading
from debate_tui.read.aif.voices import Voices
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import head_of, senseless
from debate_tui.read.located import Document, Part, opened, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_SIGN = re.compile(
    rb'"(?:nodeID|fromID)"\s*:|"type"\s*:\s*"(?:I|RA|CA|MA|YA|TA)"|"nodes"\s*:\s*\[\s*\]\s*,\s*"edges"\s*:\s*\[\s*\]|"edges"\s*:\s*\[\s*\]\s*,\s*"nodes"\s*:\s*\[\s*\]'
)
_LISTED = re.compile(rb'"nodes"\s*:\s*\[')
_EMPTY = re.compile(rb'"(?:resources|metadata|analyst_name)"\s*:')
_MERE_TEXT = re.compile(rb'"AIF"\s*:\s*(?:\{\s*\}|"|null)')
"""How xAIF has the nodeset before anything is analysed: without nodes, or as JSON within a text."""
_IS = "AIF is JSON with nodes and edges"


def looks_like_aif(data: bytes) -> bool:
    """Whether a file looks like AIF: JSON with nodeIDs, or with neither a node nor an edge, and not SADFace's; or xAIF without."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start not in (b"{", b"["):
        return False
    found = _SIGN.search(data)
    if start == b"[":  # else a list of nodes, or of anything with edges
        return found is not None and b'"edges"' in data and _LISTED.search(data) is not None
    if found is None:
        return _MERE_TEXT.search(data) is not None
    if b'"type"' in found[0]:  # OVA's files call the ids of nodes `id`
        return b'"nodes"' in data and b'"edges"' in data
    return b"ID" in found[0] or not _EMPTY.search(data)


def read_aif(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of an AIF file; None where it is no JSON object with nodes, nor holds such. `files` has exactly one item."""
    (content,) = files
    lines = joined(content)
    document = opened(lines, trouble)
    if document is None:
        return None
    outer = document.members(document.root)
    if corpus := corpus_in(document, outer):
        held = {**corpus.held, **({"lines": True} if lines is not content else {})}
        return _draft_of(replace(corpus, held=held), document, content, trouble)
    found = _nodeset_in(document, outer, trouble)
    if not isinstance(found, _Found):
        trouble.add(content.at, "E128", *found)
        return None
    trouble.reached(0.5)
    common = Common(head_of(content, "xaif" if found.wrapped else "aif"))
    reading = Reading(common, found.nodes, trouble)
    extra = reading.take(found.rest, found.voices)
    relations = list(reading.relations())  # not put aside as rows, which takes longer and saves next to nothing here
    return _draft(common, {"relation": relations}, extra)


class _Found(NamedTuple):
    """A nodeset that is to be read."""

    nodes: Nodeset
    rest: dict[str, Any]
    """What it has besides nodes and edges."""
    voices: Voices
    wrapped: str
    """The key of xAIF's that it stands under; "" without a wrapper."""


def _nodeset_in(
    document: Document, outer: Mapping[str, Part], trouble: Trouble, people: Sequence[Any] = ()
) -> _Found | tuple[str, str]:
    """The nodeset in an object with these members, or what is wrong and a hint. `people` are the participants around it."""
    wrapped = next((name for name in WRAPPERS if name in outer), "")
    inner = document.members(outer[wrapped]) if wrapped else outer
    if wrapped and "nodes" not in inner:
        return _told_of_mere_text(plain(document.value(outer[wrapped])))
    if "nodes" not in inner:
        return 'not a nodeset: it has no "nodes"', _IS
    if odd := next((name for name in ("nodes", "edges") if name in inner and not inner[name].is_list), None):
        return f'not a nodeset: its "{odd}" is no list', _IS
    rest = {name: document.plain(part) for name, part in inner.items() if name not in ("nodes", "edges")}
    if wrapped:
        rest["xaif"] = {name: plain(document.value(part)) for name, part in outer.items() if name != wrapped}
    if wrapped == "aif":
        rest["xaif_key"] = wrapped
    nodes = nodeset(document, inner.get("nodes"), inner.get("edges"), trouble)
    if nodes is None:
        return "not a nodeset: hardly a node says anything, or hardly an edge has ends", _IS
    around = rest["xaif"] if wrapped else {}  # without a wrapper, a key of that name may hold anything
    beside = [*people, *_list(around.get("participants"))]
    return _Found(nodes, rest, Voices(_list(rest.get("locutions")), _list(rest.get("participants")), beside), wrapped)


def _draft_of(corpus: Corpus, document: Document, content: Content, trouble: Trouble) -> Draft | None:
    """The draft of several nodesets: each has a heading, and what stands in several of them is one claim."""
    common = Common(head_of(content, "aif"), known={})
    readings: list[Reading] = []
    kept: list[Any] = []
    titles: list[tuple[int, str]] = []
    undrawn = empty = 0
    for number, (name, part) in enumerate(corpus.items, 1):
        trouble.reached(number / len(corpus.items))
        found = _nodeset_in(document, document.members(part), trouble, corpus.people)
        if isinstance(found, _Found):
            readings.append(reading := Reading(common, found.nodes, trouble, number))
            extra = reading.take(found.rest, found.voices)
            title = title_of(name, found.rest, found.rest.get("xaif", {}))
            titles.append((number, heading(number, title, reading.conclusion())))
            undrawn += extra.pop(UNDRAWN, 0)
            kept.append(extra)
        else:
            message = f"item {shown(name) if name else number} is {found[0]}: it is kept as extra"
            trouble.add(document.at(part.at), "W127", message, found[1])
            kept.append({OTHER: plain(document.value(part))})
        empty += not (isinstance(found, _Found) and found.nodes.nodes)
        if senseless(empty, len(kept) - empty):
            trouble.add(content.at, "E128", "not a corpus: hardly a nodeset in it has nodes", _IS)
            return None
    if not readings:
        trouble.add(content.at, "E128", "not a corpus: nothing in it is a nodeset", _IS)
        return None
    common.speech.tell(trouble)
    relations = [relation for reading in readings for relation in reading.relations()]
    issues = common.headed(headings(titles), {n: document.at(corpus.items[n - 1][1].at) for n, _ in titles})
    extra = {NODESETS: kept, CORPUS: corpus.held, **({UNDRAWN: undrawn} if undrawn else {})}
    return _draft(common, {"issue": issues, "relation": relations}, extra)


def _draft(common: Common, nodes: Mapping[str, Sequence[Node]], extra: dict[str, Any]) -> Draft:
    head = common.head
    source = Node("source", head.at, {"id": common.source, "title": head.values["title"]})
    return Draft([head], {"source": [source], "claim": common.claims, **nodes}, extra=extra)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _told_of_mere_text(nodeset: Any) -> tuple[str, str]:
    if isinstance(nodeset, str) and '"nodes"' in nodeset:
        return 'not a nodeset: its "AIF" is a text with JSON in it', "write that JSON itself there"
    message = 'xAIF of which nothing is analysed: its "AIF" has no "nodes"'
    return message, "a module that mines arguments makes nodes of its text"

"""Reads Trivial Graph Format: a line `id text` for each node, a line `#`, and a line `from to label` for each edge.

An edge without a label is an attack, as in the graphs of arguments of ICCMA's competitions and ASPARTIX. Such an attack
has a direction and doesn't say what part of the argument it hits. `undercuts` is the kind nearest to that, since
`rebuts` would hold in both directions.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from debate_tui.model.debate import Kind, Location
from debate_tui.model.lazy import Spent
from debate_tui.model.library import UNDRAWN
from debate_tui.model.packed import PackedList
from debate_tui.read.doubled import BITS, doubled
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import BOM, Content, text_of
from debate_tui.read.foreign import Ids, head_of, senseless
from debate_tui.read.seems import seems
from debate_tui.read.trouble import STEP, Trouble
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted, shown

NAME = "tgf"

_LABELS = {
    Kind.UNDERCUTS: ("", "att", "attack", "undercut", "undermine", "defeat"),
    Kind.REBUTS: ("-", "con", "contra", "against", "rebut", "contradict", "conflict", "oppose", "refute"),
    Kind.SUPPORTS: ("+", "sup", "pro", "for", "support"),
    Kind.QUALIFIES: ("qualifie", "qualify"),
    Kind.CONCURS: ("concur",),
    Kind.REPHRASES: ("rephrase",),
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels}
"""The kind of relation by label, in lower case and without a final s (attacks)."""

_HINT = "export --format tgf writes it back"
_MERE_TEXT = ("plain text", "a Markdown document", "TOML without a [debate] table")
"""What lines of nodes without edges may seem to be."""
_HEAD = 2**16
_FEW = 20
_HASH = re.compile(rb"^[ \t]*#[ \t]*\r?(?:\n|\Z)", re.MULTILINE)


def looks_like_tgf(data: bytes) -> bool:
    """Whether a file looks like TGF.

    It has a line `#`; most lines above begin with an id of their own, and at least half of the first edges below name
    two of these ids.
    """
    hash = _HASH.search(data)  # nodes may fill megabytes above it
    if hash is None:
        return False
    above, below = data[: hash.start()].removeprefix(BOM), data[hash.end() : hash.end() + _HEAD]
    ids = [words[0] for line in above.decode("utf-8", "replace").splitlines() if (words := line.split(None, 1))]
    edges = [words[:2] for line in below.decode("utf-8", "replace").splitlines()[:_FEW] if (words := line.split())]
    known = set(ids)
    sound = sum(len(words) == 2 and known.issuperset(words) for words in edges)
    return bool(ids) and 2 * len(known) > len(ids) and 2 * sound >= len(edges)


def read_tgf(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a TGF file: its nodes become claims of one source (the file), its edges relations.

    None where the file is not readable text. `files` has exactly one item.
    """
    (content,) = files
    text = text_of(content, trouble)
    if text is None:
        return None
    if not _HASH.search(content.data or b""):
        what, hint = seems(content.data or b"")  # its name alone says that it is TGF
        if what not in _MERE_TEXT:
            trouble.add(content.at, "E128", f"not a debate: it seems to be {what}", hint)
            return None
    head = head_of(content, NAME)
    content.data = None
    lines = _Lines(head.at.file, text)
    text = ""
    hash = next((number for number in range(len(lines)) if lines[number].strip() == "#"), len(lines))
    if hash == len(lines):
        message = "there is no line “#” behind the nodes: each line is read as one, and none as an edge"
        trouble.add(content.at, "W132", message, "edges stand below a line with nothing but #")
    named = array("I", (number for number in range(hash) if lines[number].strip()))
    mute = sum(len(lines[number].split(None, 1)) == 1 for number in named)
    if senseless(mute, len(named) - mute + len(lines) - hash):
        message = "not a graph of arguments: nodes without a label, and hardly an edge"
        trouble.add(content.at, "E128", message, "is the file whole?")
        return None
    if mute:
        first = next(number for number in named if len(lines[number].split(None, 1)) == 1)
        message = f"{counted(mute, 'node')} without a label: instead of any, a claim says its id"
        hint = "a label stands behind the id: 1 The road should be closed"
        trouble.add(Location(head.at.file, first + 1, 1), "N130", message, hint)
    source = head.values["id"]
    ids = Ids()
    claims, again = array("I"), array("I")
    """The numbers of lines, as below."""
    for number in named:
        (name,) = lines[number].split(None, 1)[:1]
        if number % STEP == 0:
            trouble.reached(number / len(lines))
        if not ids.has(name):
            ids.of(name)
            claims.append(number)
            continue
        again.append(number)
        message = f"node {shown(name)} is there again: it is kept as extra"
        trouble.add(Location(head.at.file, number + 1, 1), "W127", message, _HINT)
    edges, others, undrawn = _edges(lines, range(hash + 1, len(lines)), ids, trouble)
    if senseless(len(others) + len(again), len(edges) + len(claims)):
        message = "not a graph of arguments: hardly a line says anything new of nodes that are there"
        trouble.add(content.at, "E128", message, "is the file whole?")
        return None
    labelled: dict[str, dict[str, Any]] = {}
    """By label, what the relations with it keep: one for all."""

    def claim(_: int, number: int) -> Node:
        words = lines[number].split(None, 1)
        id = ids.of(words[0])
        values = {"id": id, "source": source, "text": words[-1].strip()}
        tidy = are_tidy(f" {values['text']} ")
        return Node("claim", lines.at(number), values | _kept(id=words[0], unless=id), tidy=tidy)

    def relation(_: int, number: int) -> Node:
        kind, label, origin, target = _edge(lines[number])
        values = {
            "kind": kind.value if kind else "",
            "from": (f"{source}/{ids.of(origin)}",),
            "to": f"{source}/{ids.of(target)}",
        }
        return Node("relation", lines.at(number), values | labelled.setdefault(label, _kept(label=label)), tidy=True)

    nodes: dict[str, Sequence[Node]] = {
        "source": [Node("source", head.at, {"id": source, "title": head.values["title"]})],
        "claim": Spent(claims, claim),
        "relation": Spent(edges, relation),
    }
    extra = {
        "nodes": PackedList({"id": id, "label": label} for id, label in map(_node, map(lines.__getitem__, again))),
        "edges": PackedList(
            {"from": origin, "to": target, "label": label}
            for _, label, origin, target in map(_edge, map(lines.__getitem__, others))
        ),
    }
    kept: dict[str, Any] = {**extra, UNDRAWN: undrawn}
    return Draft([head], nodes, extra={key: one for key, one in kept.items() if one})


class _Lines:
    """The lines of a text as bytes, in the file `file`; as a text each, they would take several times as much."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._data = text.encode()
        if "\r" in text:
            self._data = self._data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self._starts = array("I", [0])
        self._starts.extend(found.end() for found in re.finditer(b"\n", self._data))
        self._starts.append(len(self._data) + 1)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        return self._data[self._starts[number] : self._starts[number + 1] - 1].decode()

    def at(self, number: int) -> Location:
        line = self[number]
        return Location(self.file, number + 1, len(line) - len(line.lstrip()) + 1)


def _edges(lines: _Lines, numbers: Iterable[int], ids: Ids, trouble: Trouble) -> "tuple[array[int], array[int], int]":
    """The numbers of the lines that are sound edges, and of those that are kept as extra, which is reported; and how many of these
    lead to a node."""
    sound, others, hashes = array("I"), array("I"), array("I")
    undrawn = 0
    for number in numbers:
        line = lines[number].strip()
        if len(line.split(None, 1)) < 2:
            if line:
                trouble.add(lines.at(number), "E126", f"{shown(line)} is no edge", "an edge is two ids of nodes, and a label")  # fmt: skip
            continue
        kind, label, origin, target = _edge(line)
        if kind and ids.has(origin) and ids.has(target):
            sound.append(number)
            hashes.append(hash(_key(kind, origin, target)) & BITS)
            continue
        others.append(number)
        undrawn += ids.has(target)
        if trouble.full(lines.file, "W127"):
            continue
        if kind is None:
            message = f"{shown(label)} is no kind of relation that is known: the edge is kept as extra"
            trouble.add(lines.at(number), "W127", message, "attacks, rebuts and supports are known")
        else:
            ends = f"from {shown(origin)} to {shown(target)}"
            message = f"the edge {ends} has an end that is no node: it is kept as extra"
            trouble.add(lines.at(number), "W127", message, _HINT)
    twice = doubled(hashes)
    if not twice:
        return sound, others, undrawn
    first: dict[object, int] = {}
    edges = array("I")
    for number, one in zip(sound, hashes, strict=True):
        if one in twice:
            kind, _, origin, target = _edge(lines[number])
            if (before := first.setdefault(_key(kind, origin, target), number)) != number:
                message = f"the edge says what the one in line {before + 1} says: it is kept as extra"
                trouble.add(lines.at(number), "N130", message, _HINT)
                others.append(number)
                continue
        edges.append(number)
    return edges, others, undrawn


def _key(kind: Kind | None, origin: str, target: str) -> object:
    """What an edge and another that says the same have in common."""
    return (kind, *sorted((origin, target))) if kind and kind.symmetric else (kind, origin, target)


def _node(line: str) -> tuple[str, str]:
    """The id of a node, and its label, "" where it has none."""
    name, *rest = line.split(None, 1)
    return name, rest[0].strip() if rest else ""


def _edge(line: str) -> tuple[Kind | None, str, str, str]:
    """The kind of an edge, None where its label is none that is known, its label, and its ends."""
    words = line.split(None, 2)
    label = words[2].strip() if len(words) > 2 else ""
    return kind_of(label), label, words[0], words[1]


def kind_of(label: str) -> Kind | None:
    """The kind of relation that a label names; None for none that is known."""
    return _KINDS.get(label.strip('"').lower().removesuffix("s"))


def _kept(unless: str = "", **values: str) -> dict[str, Any]:
    """An `extra` with the one value given, so that it can be written back; nothing where it is empty or `unless`."""
    (value,) = values.values()
    return {"extra": values} if value not in ("", unless) else {}

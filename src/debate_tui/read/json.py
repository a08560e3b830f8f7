"""Reads our own JSON export: the tables of a map under the names that TOML has."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Location, QuoteState
from debate_tui.model.meeting import Manner
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import senseless
from debate_tui.read.located import Document, Part, opened, plain
from debate_tui.read.rows.cells import add_to
from debate_tui.read.toml.parse import FORMAT
from debate_tui.read.toml.shapes import SHAPES, Type
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

_SIGN = re.compile(rb'"format"\s*:\s*"debate/')
_TABLES = ("position", "issue", "source", "stance", "claim", "relation", "conflict")
_KINDS = {"says": "saying"}
_KEYS = {"saying": "says"}
_AS_WRITTEN = "as export --format json writes it"
_MEMBER = re.compile(rb'"((?:[^"\\]|\\.)*+)"\s*:')
_DERIVED = {
    "meetings": frozenset((b"claim", *(manner.value.encode() for manner in Manner))),
    "pairings": frozenset(b"issue positions pairs alone unanswered claim partners kind direction step".split()),
}
"""By table that is found out again, its keys."""
_FOUND_OUT = "state"
"""What verification found, which is found again."""
_AGAIN = ("format", "meetings", "pairings", *_TABLES, "debate", "extra")


def looks_like_json(data: bytes) -> bool:
    """Whether a file looks like our own JSON export."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _SIGN.search(data) is not None


def read_json(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a JSON export; None, with the reason reported, where it is none. `files` has exactly one item."""
    (content,) = files
    document = opened(content, trouble)
    if document is None:
        return None
    members = document.members(document.root)
    format = document.value(members["format"]) if "format" in members else None
    if format != FORMAT or not document.members(members.get("debate")):
        what = 'the file has no "debate"' if format == FORMAT else f"the format {shown(str(format))} is unknown"
        what = 'no export of ours: it has no "format"' if "format" not in members else what
        trouble.add(
            content.at, "E202", what, f'this program reads "format": "{FORMAT}", as export --format json writes it'
        )
        return None
    reading = _Reading(document, trouble)
    kept: dict[str, Any] = {}
    for name, part in members.items():
        if name not in _AGAIN:
            reading.tell("the file", name, _AGAIN, document.at(part.at))
            kept[name] = plain(document.value(part))
        elif name in _DERIVED and (rows := list(reading.beyond(name, part))):
            kept[name] = rows
    nodes = {kind: reading.rows(kind, members.get(kind)) for kind in _TABLES}
    if senseless(reading.mute, sum(map(len, nodes.values()))):
        trouble.add(content.at, "E128", "not a map: hardly anything in it says anything", "is the file whole?")
        return None
    head = members["debate"]
    extra = plain(document.value(members["extra"])) if "extra" in members else {}
    if not isinstance(extra, dict):
        trouble.add(document.at(members["extra"].at), "E205", f'"extra" must be {Type.ANY.value}', _AS_WRITTEN)
        extra = {}
    node = reading.node("debate", document.value(head), document.at(head.at))
    values = {"extra": extra}
    add_to(values, kept)
    return Draft([node], nodes, extra=values["extra"], says_id=True)


class _Reading:
    """A JSON export while a draft is made of it."""

    def __init__(self, document: Document, trouble: Trouble) -> None:
        self._document = document
        self._trouble = trouble
        self._within: dict[str, list[Any]] = {}
        """By key of a table that has no `extra`, what it holds, if it has more than we know."""
        self.mute = 0
        """The rows that say nothing."""

    def rows(self, kind: str, part: Part | None) -> list[Node]:
        found: list[Node] = []
        for item in self._document.items(part):
            value, at = self._document.value(item), self._document.at(item.at)
            if isinstance(value, dict) and value:
                found.append(self.node(kind, value, at))
            else:
                self._trouble.add(at, "E205", f'"{kind}" must hold objects that say something', "a row is { … }")
                self.mute += 1
                if senseless(self.mute, len(found)):
                    break
        return found

    def node(self, kind: str, row: Mapping[str, Any], at: Location) -> Node:
        """The node of a row; values of a wrong type and unknown keys are reported."""
        shape = SHAPES[kind]
        values: dict[str, Any] = {}
        broken: list[str] = []
        kept: dict[str, Any] = {}
        for key, value in row.items():
            if key == "summary" and value == "":  # as the export has it where the map has none
                continue
            if key == _FOUND_OUT and key not in shape and value in tuple(QuoteState):
                continue
            if key not in shape:
                self.tell(kind, key, shape, at)
                kept[key] = plain(value)
            elif (found := self._value(key, value, shape[key], at)) is not None:
                values[key] = found
                if within := self._within.pop(key, None):
                    kept[key] = within if shape[key] is Type.TABLES else within[0]
            elif value is not None:
                broken.append(key)
                self._trouble.add(at, "E205", f'{kind}: "{key}" must be {shape[key].value}', _AS_WRITTEN)
        if "extra" in shape:
            add_to(values, kept)
        elif kept:
            self._within[_KEYS.get(kind, kind)] = [*self._within.get(_KEYS.get(kind, kind), ()), plain(row)]
        return Node(kind, at, values, broken=broken)

    def tell(self, kind: str, key: str, keys: Collection[str], at: Location) -> None:
        """Reports a key that our format doesn't have."""
        message = f"{kind} has the unknown key {shown(key)}: it is kept as extra"
        self._trouble.add(at, "W127", message, f"keys: {listed(keys, 20)}")

    def beyond(self, name: str, part: Part) -> Iterator[Any]:
        """The rows of a table that is found out again which say more than we wrote, which is reported."""
        if not set(_MEMBER.findall(memoryview(part.data))) <= _DERIVED[name]:
            for item in self._document.items(part):
                if odd := set(_MEMBER.findall(memoryview(item.data))) - _DERIVED[name]:
                    known = sorted(one.decode() for one in _DERIVED[name])
                    self.tell(name, min(odd).decode("utf-8", "replace"), known, self._document.at(item.at))
                    yield plain(self._document.value(item))

    def _value(self, key: str, value: Any, wanted: Type, at: Location) -> Any:
        """The value as the type that is wanted; None where it has another type."""
        match wanted, value:
            case (Type.TEXT, str()) | (Type.FLAG, bool()):
                return value
            case ((Type.TEXTS | Type.TEXT_OR_TEXTS), list()) if all(isinstance(one, str) for one in value):
                return tuple(value)
            case Type.TEXT_OR_TEXTS, str():
                return (value,)
            case Type.TABLE, dict():
                return self.node(_KINDS.get(key, key), value, at)
            case Type.TABLES, list() if all(isinstance(one, dict) for one in value):
                return tuple(self._inner(key, value, at))
            case Type.ANY, dict():
                return plain(value)
        return None

    def _inner(self, key: str, rows: Sequence[Mapping[str, Any]], at: Location) -> Iterator[Node]:
        return (self.node(_KINDS.get(key, key), row, at) for row in rows)

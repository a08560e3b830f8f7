"""Finds annotations in JSON, wherever they stand: alone, in a list, in pages of a service's answers, under the addresses of their pages."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.located import Document, Part, plain

_ITS = frozenset(("target", "uri", "body", "bodyValue", "text", "quote"))
"""What each annotation has some of, and nothing that only holds annotations."""
_HELD = frozenset(("rows", "replies", "annotations", "items", "@graph"))
"""The members that hold the annotations of Hypothesis, by where they come from: its API, its export, W3C's pages."""
_ROWS = frozenset(("rows", "annotations", "@graph"))
"""Those that no annotation has."""
_NESTED = frozenset((dict, list))
_DEEPEST = 4
_FEW = 3
"""Items of a list by which it is told what they are."""


def annotations_in(document: Document, rest: dict[str, Any]) -> Iterator[tuple[Any, Location]]:
    """The annotations of a document, each with its place; what stands beside them is put into `rest`, once all were asked for."""
    root = document.root
    if root.is_list or _leads(document, root, 0):
        yield from _within(document, root, rest, 0)
    else:
        yield document.value(root), document.at(root.at)


def _within(document: Document, part: Part, rest: dict[str, Any], depth: int) -> Iterator[tuple[Any, Location]]:
    if not part.is_list and _is_one(document, part):
        yield document.value(part), document.at(part.at)
        return
    pages: list[dict[str, Any]] = []
    for name, one in document.members(part).items():
        if (name in _HELD and one.is_list) or _leads(document, one, depth + 1):
            within: dict[str, Any] = {}
            yield from _within(document, one, within, depth + 1)
            rest |= {name: within.get("pages", within)} if within else {}
        else:
            rest[name] = plain(document.value(one))
    for one in document.items(part):
        value, at = document.value(one), document.at(one.at)
        if (
            type(value) is dict
            and _ITS.isdisjoint(value)
            and not _NESTED.isdisjoint(map(type, value.values()))
            and _leads(document, one, depth + 1)
        ):
            beside: dict[str, Any] = {}
            yield from _within(document, one, beside, depth + 1)
            pages += [beside] if beside else []
        else:
            yield value, at
    if pages:
        rest["pages"] = pages


def _is_one(document: Document, part: Part) -> bool:
    members = document.members(part)
    return not _ITS.isdisjoint(members) and not any(members[name].is_list for name in members.keys() & _ROWS)


def _leads(document: Document, part: Part, depth: int) -> bool:
    """Whether a part is an annotation, or holds some."""
    if depth > _DEEPEST:
        return False
    if part.is_list:
        return any(_leads(document, one, depth + 1) for one in islice(document.items(part), _FEW))
    return _is_one(document, part) or any(_leads(document, one, depth + 1) for one in document.members(part).values())

"""Finds the members of JSON objects whose name a later one has again: a parser keeps the last without a word."""

import json
from collections.abc import Sequence
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_ENDS = b'":', b'" :'
"""How the name of a member ends, as programs write it."""
_NESTED = frozenset((dict, list))
_APART = b"\t:", b"\n:", b"\r:"


def tell_of_twins(pairs: Sequence[tuple[str, Any]], at: Location, trouble: Trouble) -> None:
    """Reports the members of an object, in the order of the file, that don't count since a later one has their name."""
    last = {name: number for number, (name, _) in enumerate(pairs)}
    for number, (name, value) in enumerate(pairs):
        if last[name] != number and not trouble.full(at.file, "W133"):
            lost = shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            message = f"{shown(name)} is there twice in one object: the last counts, and {lost} is left out"
            trouble.add(at, "W133", message, "give one of them another name")


def tell_of_twins_within(text: str | bytes, at: Location, trouble: Trouble, deep: bool = True) -> None:
    """Reports them of all objects in a JSON text; or not `deep`, of the outermost alone."""
    found: list[list[tuple[str, Any]]] = []

    def took(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if not deep:
            found.clear()  # the outermost comes last
        if len(whole := dict(pairs)) < len(pairs):
            found.append(pairs)
        return whole

    try:
        json.loads(text, strict=False, object_pairs_hook=took)
    except (ValueError, RecursionError):  # what only our parser reads
        return
    for pairs in found:
        tell_of_twins(pairs, at, trouble)


def are_names(count: int, data: bytes, start: int, end: int, blanks: bool = True) -> bool:
    """Whether the objects in a stretch of JSON have so many members, by how their names end.

    Where it says so, it is right, unless more than a blank stands `before_colons`; a text that begins with a colon makes it say no. `blanks`: whether
    there may be a blank between a name and its colon.
    """
    # What mostly isn't there, rfind fails to find in half the time that find takes.
    if data.count(_ENDS[0], start, end) == count and (not blanks or data.rfind(_ENDS[1], start, end) < 0):
        return True
    return sum(data.count(sign, start, end) - data.count(b"\\" + sign, start, end) for sign in _ENDS) == count


def before_colons(data: bytes) -> tuple[bool, bool]:
    """Whether there may be a blank between a name and its colon, and whether more than that may stand there."""
    blank = b" :" in data  # next to no file has any, and then there is nothing more to look for
    apart = any(sign[:1] in data and sign in data for sign in _APART) or (blank and data.rfind(b"  :") >= 0)
    return blank and data.rfind(_ENDS[1]) >= 0, apart


def members_of(value: Any) -> int:
    """How many members a parsed value has, with those of all objects in it."""
    count = 0
    rest = [value]
    while rest:
        one = rest.pop()
        if type(one) is dict:
            count += len(one)
            if _NESTED.isdisjoint(map(type, one.values())):
                continue
            rest += [inner for inner in one.values() if type(inner) is dict or type(inner) is list]
        elif type(one) is list:
            rest += [inner for inner in one if type(inner) is dict or type(inner) is list]
    return count

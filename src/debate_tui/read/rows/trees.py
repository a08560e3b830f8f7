"""Finds the claims of trees in JSON, in which those for and against a claim stand within it, as rows that lead to it."""

from collections.abc import Iterator, Mapping
from typing import Any

from debate_tui.read.rows.cells import KIND
from debate_tui.read.rows.columns import bare, meanings
from debate_tui.read.rows.edges import is_worded

_WORDS = ("text", "claim", "statement", "argument", "content", "thesis", "premise", "conclusion")
"""What a claim of a tree is called; the first that is there counts."""
_BRANCHES: Mapping[str, str] = {
    **dict.fromkeys("pros pro supporting supportingarguments reasons argumentsfor evidencefor".split(), "supports"),  # noqa: SIM905
    **dict.fromkeys("cons con opposing opposingarguments objections counterarguments counterclaims argumentsagainst".split(), "attacks"),  # noqa: SIM905
    **dict.fromkeys("rebuttals refutations".split(), "rebuts"),  # noqa: SIM905
    **dict.fromkeys("children subclaims replies responses arguments claims nodes supports attacks".split(), ""),  # noqa: SIM905
}  # fmt: skip
"""By the list of a claim that has other claims, what these do to it; "" where each says it by itself."""
_OWN = ("children", "subclaims", "supports", "attacks")
"""Lists of nothing but claims, whatever these do: what a claim attacks may stand there, or what attacks it."""
HANGING = frozenset(_BRANCHES)
"""The same names, to ask many rows."""
_NUMBERS = {1: "pro", -1: "con"}
_DEEP = 2
_KINDS = ("relation", "type", "stance", "kind", "polarity", "side", "label")


def is_tree(item: Mapping[str, Any]) -> bool:
    """Whether a claim has others within it of which it is known what they do to it."""
    below = _branches(item) if _words_in(item) else []
    return any(kind or bare(name) in _OWN for name, _, kind in below)


def rows_in(root: Mapping[str, Any], number: int) -> Iterator[dict[str, Any]]:
    """The rows of a tree, each below the one to which it leads. Where a claim has no id, it is called by its place in the tree of
    this number, as in 1-2."""
    waiting: list[tuple[Any, str, str, str]] = [(root, f"{number}", "", "")]
    named = _words_in(root)
    name_of_words = named if meanings([named]) == ["claim"] else "claim"  # one for all rows of a tree
    while waiting:
        item, place, to, kind = waiting.pop()
        if isinstance(item, str):
            yield {"id": place, name_of_words: item, "relation": kind or "?", "to": to}
            continue
        words = _words_in(item)
        own = item.get("id")
        id = str(own) if isinstance(own, str | int) and own != "" else place
        told = "" if not to else _told(item, below=place.count("-"))
        below = _branches(item, place.count("-") + 1)
        gone = {words, told, *(name for name, _, _ in below), *({"id"} if id != place else ())}
        rest = {name if bare(name) not in ("id", "to", "relation", "title") else f"node {name}": value for name, value in item.items() if name not in gone}  # fmt: skip
        drawn = {"relation": kind or "?", "to": to} if to else {}
        rest |= {name: left for name in dict.fromkeys(name for name, _, _ in below) if (left := _left_in(item, name))}
        rest = {
            f"{name} (of an answer)" if _is_open(name, value, place) else name: value for name, value in rest.items()
        }
        rest = {f"node {name}" if name == name_of_words else name: value for name, value in rest.items()}
        yield {"id": id, name_of_words: item[words], **drawn, **rest}
        waiting += [(one, f"{place}-{n}", id, kind) for n, (_, one, kind) in reversed([*enumerate(below, 1)])]


def _branches(item: Mapping[str, Any], below: int = 1) -> list[tuple[str, Any, str]]:
    """Of each claim within one the name of the list that has it, itself, and what it does, "" where that isn't said. A list that has
    more of something else is none. `below`: how many claims these stand within."""
    found: list[tuple[str, Any, str]] = []
    for name, value in item.items():
        if bare(name) not in HANGING or not isinstance(value, list) or not value:
            continue
        kind = _BRANCHES[bare(name)]
        claims = [one for one in value if _is_claim(one, kind)]
        if len(claims) * 2 >= len(value):
            found += [
                (name, one, _word(one[told]) if isinstance(one, dict) and (told := _told(one, below=below)) else kind)
                for one in claims
            ]
    return found


def _is_open(name: str, value: Any, place: str) -> bool:
    """Whether a member of the claim at this place is a side that may be one in the whole debate, or what it does to the claim above it."""
    return bare(name) == "side" and place.count("-") >= _DEEP and _word(value).strip().lower() in KIND


def _is_claim(one: Any, kind: str) -> bool:
    """Whether an item of a list whose claims are of this `kind`, if it has one, has words; a text alone, which may be the name of
    whoever is for or against a claim, if it is no name."""
    return bool(_words_in(one)) if isinstance(one, dict) else isinstance(one, str) and kind != "" and is_worded(one)


def _left_in(item: Mapping[str, Any], name: str) -> list[Any]:
    """What stands in a list of claims and is none: one that was deleted, say."""
    return [one for one in item[name] if not _is_claim(one, _BRANCHES[bare(name)])]


def _words_in(item: Mapping[str, Any]) -> str:
    """The member that has the words of a claim; "" where there is none."""
    return next((one for one in _WORDS if isinstance(item.get(one), str) and item[one].strip()), "")


def _told(item: Mapping[str, Any], below: int) -> str:
    """The member by which a claim says what it does to the one in which it stands; "" where none does. Within an answer, which is below
    another claim, a side may be one in the whole debate."""
    names = {bare(name): name for name in item if below < _DEEP or bare(name) != "side"}
    known = (names[one] for one in _KINDS if one in names)
    return next((one for one in known if _word(item[one]).strip().lower() in KIND), "")


def _word(value: Any) -> str:
    """What a claim says that it does, in words."""
    return value if isinstance(value, str) else _NUMBERS.get(value, "") if type(value) is int else ""

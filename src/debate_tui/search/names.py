"""Operator values as typed matched with the ids and names of a library: exact, then contained, then misspelt."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias

from debate_tui import edtf
from debate_tui.search.catalogue import Catalogue
from debate_tui.search.filters import Filters
from debate_tui.search.fold import words
from debate_tui.search.items import Facet, ItemKind
from debate_tui.search.query import OPERATORS, Operator

_FIELDS = {
    "debate": "debates",
    "kind": "kinds",
    "position": "positions",
    "source": "sources",
    "speaker": "speakers",
    "issue": "issues",
}
_VALUES: dict[str, Callable[[Facet], Sequence[str | None]]] = {
    "debate": lambda facet: (facet.debate,),
    "position": lambda facet: (facet.position,),
    "source": lambda facet: (facet.source,),
    "speaker": lambda facet: facet.speakers,
    "issue": lambda facet: facet.issues,
}
Names: TypeAlias = Callable[[str], Sequence[str]]
"""The values that an operator can take in a library, as `Searcher.names` has them."""

_MOST = 9
"""So many values are listed."""
_DATE = re.compile(r"\d{1,4}(-\d{0,2}){0,2}[~?%]?")
"""A date, as far as it is typed."""


def known(operator: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The values that an operator can take in this library, sorted."""
    if operator == "kind":
        return tuple(ItemKind)
    if operator == "is":
        return ("unanswered",)
    if operator not in _VALUES:
        return ()
    return tuple(sorted({value for facet in catalogue.facets for value in _VALUES[operator](facet) if value}))


_LAST = re.compile(r'(?:-?[a-zA-Z]+:"[^"]*|\S*)$')


def complete(query: str, names: Names, most: int = 8) -> tuple[str, ...]:
    """At most `most` queries that go on from this one: with its last word as an operator, or with a value for its last operator."""
    match = _LAST.search(query)
    last = match[0] if match else ""
    head = query[: len(query) - len(last)]
    minus = last[:1] == "-"
    head, last = head + last[:minus], last[minus:]
    operator, colon, value = last.partition(":")
    if not colon:
        return tuple(f"{head}{name}:" for name in OPERATORS if len(last) >= 2 and name.startswith(last.lower()))[:most]
    key = " ".join(words(value))
    begun = (name for name in names(operator.lower()) if f" {key}" in f" {' '.join(words(name))}")
    quoted = (f'"{name}"' if " " in name else name for name in begun)
    return tuple(f"{head}{operator}:{name}" for name in islice(quoted, most))


def resolve(operators: Sequence[Operator], names: Names) -> tuple[Filters, tuple[str, ...]]:
    """The operators as filters on ids and names of the library, and a hint for every value that was corrected or not found.

    An operator none of whose values is known lets nothing pass: everything would be the opposite of what was asked for. One that is to
    leave out what is not known leaves out nothing.
    """
    values: dict[str, tuple[str, ...]] = {}
    without: list[Filters] = []
    hints = []
    for operator, typed, left_out in operators:
        if operator in ("before", "after"):
            found, hint = _date(operator, typed)
        else:
            found, hint = _matching(operator, typed, names(operator))
        hints += [hint] if hint else []
        if not left_out:
            values[operator] = (*values.get(operator, ()), *found)
        elif found:
            without.append(_filters({operator: found}))
    return _filters(values)._replace(without=tuple(without)), tuple(hints)


def _filters(values: Mapping[str, tuple[str, ...]]) -> Filters:
    """The values of operators as filters."""
    named: dict[str, Any] = {field: values.get(operator, ()) for operator, field in _FIELDS.items()}
    return Filters(
        **named,
        unanswered="unanswered" in values.get("is", ()),
        before=min(values.get("before", ()), default=None),
        after=max(values.get("after", ()), default=None),
        nothing=not all(values.values()),
    )


def takes(operator: str, known: Sequence[str]) -> str:
    """What an operator takes, in words, `known` being the values that it has in this library."""
    if operator in ("before", "after"):
        return f"{operator}: takes a year, a month (2024-04) or a day (2024-04-10)"
    some = known if len(known) <= _MOST else [*known[: _MOST - 1], "…"]
    return f"{operator}: takes {', '.join(some) or 'nothing here'}"


def _date(operator: str, typed: str) -> tuple[tuple[str, ...], str]:
    if typed[:1].isdecimal() and (_DATE.fullmatch(typed) or edtf.valid(typed)):
        return (typed,), ""
    return (), _unknown(operator, typed, "is no date", ())


def _unknown(operator: str, typed: str, why: str, known: Sequence[str]) -> str:
    said = takes(operator, known)
    return f"{operator}:{typed} {why}; {said}" if typed.strip() else said


def _matching(operator: str, typed: str, known: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The known names meant by what was typed, and a hint where they are not what was typed."""
    if typed in known:
        return (typed,), ""
    key = " ".join(words(typed))
    folded = {name: " ".join(words(name)) for name in known}
    same = tuple(name for name in known if folded[name] == key)
    if same:
        return same, ""
    within = tuple(name for name in known if key and f" {key}" in f" {folded[name]}")
    if within:
        return within, ""
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import extract

    near = extract(key, folded, scorer=partial_ratio, processor=None, score_cutoff=70, limit=1) if len(key) > 2 else []
    if near:
        name = near[0][2]
        return (name,), f"{operator}:{typed} is not known here; taken for {operator}:{name}"
    return (), _unknown(operator, typed, "is not known here", known)

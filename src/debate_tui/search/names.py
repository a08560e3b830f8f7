"""Finds the ids and names of a library that typed values of operators mean: exact, else contained, else misspelt."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, islice
from typing import Any, TypeAlias

from debate_tui.search.catalogue import KINDS, Catalogue
from debate_tui.search.filters import MET, Filters, earliest, latest, year
from debate_tui.search.fold import words
from debate_tui.search.items import Facet, ItemKind
from debate_tui.search.query import OPERATORS, Operator
from debate_tui.text import dates as edtf

_FIELDS = {
    "debate": "debates",
    "kind": "kinds",
    "position": "positions",
    "source": "sources",
    "speaker": "speakers",
    "issue": "issues",
    "is": "met",
    "cite": "cites",
    "year": "years",
    "block": "blocks",
}
_VALUES: dict[str, Callable[[Facet], Sequence[str | None]]] = {
    "debate": lambda facet: (facet.debate,),
    "position": lambda facet: (facet.position,),
    "source": lambda facet: (facet.source,),
    "speaker": lambda facet: facet.speakers,
    "issue": lambda facet: facet.issues,
    "cite": lambda facet: (facet.cite,),
    "year": lambda facet: (year(facet),),
    "block": lambda facet: (facet.block,),
}
Names: TypeAlias = Callable[[str], Sequence[str]]
"""Operator → the values that it can take in a library; `Searcher.names` is such a function."""
Labels: TypeAlias = Callable[[str], Mapping[str, str]]
"""Operator → {value: what readers know it by}: the label of a position, the question of an issue, the title of a
source."""

_Meant: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""The names meant, and a hint for the reader wherever a name is not what was typed."""

_MOST = 11
"""A message lists at most this many values."""
_DATED = ("before", "after")


def known(operator: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The values that an operator can take in this library, sorted; none for an unknown operator or a date."""
    if operator == "kind":
        return tuple(ItemKind)
    if operator == "is":
        return tuple(MET)
    if operator not in _VALUES:
        return ()
    return tuple(sorted({value for facet in catalogue.facets for value in _VALUES[operator](facet) if value}))


def labels(operator: str, catalogue: Catalogue) -> Mapping[str, str]:
    """Value → what readers know it by, for the operators position, issue and source; empty for the others."""
    if operator not in (ItemKind.POSITION, ItemKind.ISSUE, ItemKind.SOURCE):
        return {}
    wanted = KINDS.index(ItemKind(operator))
    numbers = compress(range(len(catalogue.facet_of)), map(wanted.__eq__, catalogue.kinds))
    items = (catalogue.items[number] for number in numbers)
    return {item.id: item.text.partition(": ")[0] if operator == "position" else item.text for item in items}


_LAST = re.compile(r'(?:-?[a-zA-Z]+:"[^"]*|\S*)$')


def complete(query: str, names: Names, most: int = 8) -> tuple[str, ...]:
    """At most `most` ways to complete a query: its last word as an operator, or a value for its last operator."""
    match = _LAST.search(query)
    last = match[0] if match else ""
    head = query[: len(query) - len(last)]
    minus = last[:1] == "-"
    head, last = head + last[:minus], last[minus:]
    operator, colon, value = last.partition(":")
    if not colon:
        return tuple(f"{head}{name}:" for name in OPERATORS if len(last) >= 2 and name.startswith(last.lower()))[:most]
    key = " ".join(words(value))
    begun = (name for name, text in _keys(tuple(names(operator.lower()))).items() if f" {key}" in f" {text}")
    return tuple(f"{head}{operator}:{name}" for name in islice(map(_quoted, begun), most))


def resolve(operators: Sequence[Operator], names: Names, labels: Labels) -> tuple[Filters, tuple[str, ...]]:
    """The operators as filters on ids and names of the library, and a hint for every value that was corrected or not
    found.

    If no value of an operator is known, nothing passes, since showing everything would be the opposite of what was
    asked for. If an unknown value is to be left out (-source:x), nothing is left out.
    """
    values: dict[str, tuple[str, ...]] = {}
    without: list[Filters] = []
    hints: list[str] = []
    for operator, typed, left_out in operators:
        if operator in _DATED:
            found, said = _date(operator, typed)
        elif operator == "year":
            found, said = _year(typed, names(operator))
        else:
            found, said = _matching(operator, typed, names(operator), labels)
        hints += said
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
        before=earliest(values.get("before", ())),
        after=latest(values.get("after", ())),
        nothing=not all(values.values()),
    )


def takes(operator: str, known: Sequence[str]) -> str:
    """Which values an operator takes, in words; `known`: those that it can take in this library."""
    if operator in _DATED:
        return f"{operator}: takes a year (2024, 988, 44bce), a month (2024-04) or a day (2024-04-10)"
    if operator == "year":
        known = [_as_typed(name) for name in known]
    some = known if len(known) <= _MOST else [*known[: _MOST - 1], "…"]
    return f"{operator}: takes {', '.join(some) or 'nothing here'}"


def _date(operator: str, typed: str) -> _Meant:
    """The EDTF date that was typed, or a hint that it is none. 2024-4 is taken for 2024-04, 19xx for 19XX, 988 for 0988; 44bce,
    and what else has one meaning, for the date that it spells."""
    upper = typed.upper()
    padded = "-".join(part.zfill(2) for part in upper.rstrip("-").split("-"))
    for date in (upper, padded):
        if edtf.valid(date):
            return (date,), ()
    if date := _spelt(typed):
        return (date,), ()
    return (), (f"{operator}:{typed} is no date; {takes(operator, ())}",)


def _spelt(typed: str) -> str:
    """The EDTF date that is spelt otherwise (988, 44bce, 987 CE, AD 43); "" for none, and for a year of two figures alone."""
    from debate_tui.text.date_spelt import edtf as spelt

    if found := _OF_OUR_ERA.fullmatch(typed.strip()):
        return str(next(filter(None, found.groups()))).zfill(4)
    return spelt(typed.strip())


_OF_OUR_ERA = re.compile(r"([0-9]{3})|([0-9]{1,4}) ?(?:AD|A\.D\.|CE|C\.E\.)|(?:AD|A\.D\.) ?([0-9]{1,4})", re.IGNORECASE)


def _as_typed(year: str) -> str:
    """A year in EDTF as readers may type it: -0043 is 44bce, 0987 is 987."""
    if year[:1] == "-":
        return f"{int(year[1:]) + 1}bce"
    return year.lstrip("0") if year[:1] == "0" and year[1:2] != "0" else year


def _year(typed: str, known: Sequence[str]) -> _Meant:
    """The known years meant by a year, one in two figures (24), the beginning of one, one before our era (44bce), a range
    (2019-2021), or several."""
    found: dict[str, None] = {}
    for part in filter(None, map(str.strip, typed.split(","))):
        if between := _RANGE.fullmatch(part):
            first, last = sorted(one.zfill(4) for one in between.groups())
            some = [name for name in known if first <= name <= last]
        elif short := _SHORT_YEAR.fullmatch(part):
            some = [name for name in known if name[2:] == short[1]]
        else:
            some = [name for name in known if name.startswith(part.upper())]
        found |= dict.fromkeys(some or [name for name in known if name == _spelt(part)])
    if found:
        return tuple(found), ()
    before = f"{typed.strip()}bce"
    other = f"did you mean year:{before}?" if before in map(_as_typed, known) else takes("year", known)
    return (), (f"year:{typed} is not known here; {other}",)


_RANGE = re.compile(r"([0-9]{3,4})(?:-|–|/|\.\.)([0-9]{3,4})")
_SHORT_YEAR = re.compile(r"[’'‘]?([0-9]{2})")


@lru_cache(maxsize=8)
def _keys(names: tuple[str, ...]) -> Mapping[str, str]:
    """Each name with its folded words: a library may have tens of thousands, and each key asks again."""
    return {name: " ".join(words(name)) for name in names}


def _matching(operator: str, typed: str, known: Sequence[str], labels: Labels) -> _Meant:
    """The known names that were meant by what was typed.

    A comma separates alternatives only if the whole is no name, since names can contain commas. A slip in an id is
    corrected. A slip in a speaker's name is only pointed out, lest one person's words be taken for another's.
    """
    if typed in known and operator in _OF_IDS:
        return (typed,), ()
    together = operator == "speaker"
    if typed in known:
        whole = typed.casefold()
        return tuple(name for name in known if whole in _people(name.casefold(), together)), ()
    key = " ".join(words(typed))
    folded = _keys(tuple(known))
    holding = _holding(key, folded) or _holding(" ".join(words(typed.replace("-", " "))), folded)  # us-jap
    same = tuple(name for name in holding if folded[name] == key)
    if same and together:  # who is called so to the letter says as much with others
        same = tuple(name for name in holding if key in (folded[name], *map(_folded_name, _people(name, True)[1:])))
    found = same or holding or _holding(key, _folded(labels(operator)))
    if found:
        return found, ()
    if parts := [part for part in typed.split(",") if part.strip() and part != typed]:
        each = [_matching(operator, part, known, labels) for part in parts]
        return tuple(name for names, _ in each for name in names), tuple(hint for _, hints in each for hint in hints)
    near = _slip(key, folded)
    if near and operator not in _NEVER_CORRECTED:
        return (near,), (f"{operator}:{typed} is not known here; taken for {operator}:{near}",)
    advice = f"did you mean {operator}:{_quoted(near)}?" if near else takes(operator, known)
    return (), (f"{operator}:{typed} is not known here; {advice}",)


def _people(name: str, together: bool) -> tuple[str, ...]:
    """The name, and if it may be of people who say something `together`, each of theirs; not those of whom one or the other says it."""
    return (name, *(_AND.split(name) if together else ()))


_AND = re.compile(r"\s*[;,&]\s*|\s+(?:and|und|et)\s+")


def _folded_name(name: str) -> str:
    return " ".join(words(name))


def _folded(labels: Mapping[str, str]) -> Mapping[str, str]:
    return {name: " ".join(words(label)) for name, label in labels.items()}


def _holding(key: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The names in whose text `key` occurs at the beginning of a word."""
    return tuple(name for name, text in texts.items() if key and f" {key}" in f" {text}")


_NEVER_CORRECTED = ("speaker", "cite", "is")
_OF_IDS = ("debate", "position", "source", "issue")
"""Of two ids that differ in capitals alone, the one that is typed to the letter is meant; a person is written in both ways."""


def _slip(typed: str, folded: Mapping[str, str]) -> str | None:
    """The name of which `typed` is most likely a misspelling, or None.

    The first letter has to be right. Allowed is one slip from 4 letters on, two from 8 on; a slip is a letter missing,
    wrong or too many, or two neighbours swapped (optimal string alignment).
    """
    from rapidfuzz.distance import OSA

    near = []
    for name, text in folded.items():
        for word in {text, *text.split()}:
            if typed[:1] == word[:1]:
                slips = OSA.distance(typed, word)
                if slips <= (2 if len(typed) >= 8 else 1 if len(typed) >= 4 else 0):
                    near.append((slips, word != text, name))
    return min(near)[2] if near else None


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name

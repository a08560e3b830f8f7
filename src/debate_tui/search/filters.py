"""Filters: which items a search looks at, as a value (`Filters`) and as one byte per item (`scope`)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter, not_
from typing import Any, NamedTuple, TypeVar

from debate_tui.search.catalogue import KINDS, Catalogue
from debate_tui.search.columns import picked, slices
from debate_tui.search.items import ASKED, Facet, ItemKind

T = TypeVar("T")

MET: Mapping[str, Callable[[str], bool]] = {
    "agreed": lambda met: "agreed" in met,
    "answered": lambda met: "opposed" in met or "limited" in met,
    "limited": lambda met: "limited" in met,
    "met": lambda met: met not in ("", ASKED),
    "opposed": lambda met: "opposed" in met,
    "unanswered": lambda met: "opposed" not in met and "limited" not in met and ASKED not in met,
    "unmet": lambda met: met in ("", ASKED),
}
"""What `is:` can ask of `Facet.met`. A claim that others only agree with counts as unanswered, but no question."""


class Filters(NamedTuple):
    """What to search in. An item has to fit every field that is filled, and in each field any one of its values.

    Values are ids (for `speakers`: names) and have to be the same to the letter. Dates are EDTF, such as "2024-04";
    a source without a date is neither before nor after anything.
    """

    debates: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Values of `ItemKind`."""
    positions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    """Surnames and years of cards, as their cites have them."""
    years: tuple[str, ...] = ()
    """Only what was certainly published in one of these years."""
    blocks: tuple[str, ...] = ()
    """Titles of blocks in card files."""
    met: tuple[str, ...] = ()
    """Keys of `MET`: only claims that others meet in that way, and their quotes."""
    before: str | None = None
    """Only what was certainly published before this date or period began, whichever days the two dates mean."""
    after: str | None = None
    """Only what was certainly published after this date or period ended."""
    nothing: bool = False
    """No item passes: a value was asked for that the library does not have."""
    without: tuple["Filters", ...] = ()
    """Items that pass any of these are left out."""

    def __bool__(self) -> bool:
        return self != Filters()

    def __or__(self, other: "Filters") -> "Filters":
        """Filters that let pass only what both do. Where both fill a field with no value in common, nothing passes."""
        merged: dict[str, object] = {}
        apart = False
        for name in self._fields:
            mine, theirs = getattr(self, name), getattr(other, name)
            if name == "without":
                merged[name] = tuple(dict.fromkeys(mine + theirs))
            elif mine and theirs and name in ("before", "after"):
                merged[name] = (earliest if name == "before" else latest)((mine, theirs))
            elif mine and theirs and isinstance(mine, tuple):
                shared = tuple(value for value in theirs if value in mine)
                merged[name] = shared or theirs
                apart |= not shared
            else:
                merged[name] = theirs or mine
        return Filters(**merged | ({"nothing": True} if apart else {}))  # type: ignore[arg-type]

    def describe(self) -> str:
        """The filters in words: "source cgtn, kind quote, is unanswered"; "" where nothing is filtered."""
        named = {"debate": self.debates, "kind": self.kinds, "position": self.positions}
        named |= {"source": self.sources, "speaker": self.speakers, "issue": self.issues, "is": self.met}
        named |= {"cite": self.cites, "year": tuple(map(_told, self.years)), "block": self.blocks}
        said = [f"{name} {_either(values)}" for name, values in named.items() if values]
        for name, date in ("before", self.before), ("after", self.after):
            if date:
                from debate_tui.text.dates import spoken

                said.append(f"{name} {spoken(date)}")
        said += [f"without {left_out.describe()}" for left_out in self.without]
        return ", ".join(said)


def _told(year: str) -> str:
    """A year as pages say it where EDTF writes it otherwise: -0043 is 44 BCE, 0987 is 987 CE."""
    if year[:1] not in ("-", "0"):
        return year
    from debate_tui.text.dates import spoken

    return spoken(year)


def _either(values: Sequence[str]) -> str:
    more = [f"{len(values) - _MOST:,} others"] if len(values) > _MOST + 1 else list(values[_MOST:])
    return " or ".join([*values[:_MOST], *more])


_MOST = 8
"""So many values are named at most; part of a word can mean thousands."""


class Said:
    """What the facets of a library say, one column for each thing asked about: made when it is first asked for, and then kept."""

    def __init__(self, facets: Sequence[Facet]) -> None:
        self._facets = facets
        self._columns: dict[str, Sequence[Any]] = {}

    def __call__(self, what: str) -> Sequence[Any]:
        """By facet, a field of it, or its `year`."""
        column = self._columns.get(what)
        if column is None:
            column = tuple(map(year if what == "year" else attrgetter(what), self._facets))
            if len(column) <= _KEPT:
                self._columns[what] = column
        return column


_KEPT = 200_000
"""Facets up to whose number columns are kept: each takes 8 bytes a facet, and what it says."""


def scope(catalogue: Catalogue, said: Said, filters: Filters) -> bytes | None:
    """One byte per item, 1 if it passes the filters; None where nothing is filtered. `said` is of the catalogue's facets."""
    if not filters:
        return None
    if filters.nothing:
        return bytes(len(catalogue.facet_of))
    passes = b"\1" * len(catalogue.facets)
    for some in _passing(said, filters):
        passes = both(passes, some)
    inside = b"".join(bytes(picked(passes, catalogue.facet_of[some])) for some in slices(len(catalogue.facet_of)))
    if filters.kinds or filters.met:
        wanted = filters.kinds or KINDS
        allowed = [kind for kind in KINDS if kind in wanted and (not filters.met or kind in ("claim", "quote", "card"))]
        inside = both(inside, by_kind(catalogue, dict.fromkeys(allowed, 1)))
    for left_out in filters.without:
        inside = both(inside, _others(scope(catalogue, said, left_out) or bytes(len(inside))))
    return inside


def _others(inside: bytes) -> bytes:
    """One byte per item, 1 where `inside` has 0."""
    return inside.translate(b"\1" + bytes(255))


def by_kind(catalogue: Catalogue, numbers: Mapping[ItemKind, int]) -> bytes:
    """One byte per item, the number of its kind, else 0."""
    table = bytes(numbers.get(KINDS[place], 0) if place < len(KINDS) else 0 for place in range(256))
    return b"".join(bytes(catalogue.kinds[some]).translate(table) for some in slices(len(catalogue.kinds)))


def both(one: bytes, other: bytes) -> bytes:
    """One byte per item, 1 where both have 1."""
    return b"".join(
        (int.from_bytes(one[some], "little") & int.from_bytes(other[some], "little")).to_bytes(len(one[some]), "little")
        for some in slices(len(one))
    )


def _passing(said: Said, filters: Filters) -> Iterator[bytes]:
    """For each field that is filled, one byte per facet, 1 if it fits it."""
    ones = {"debate": filters.debates, "position": filters.positions, "source": filters.sources}
    ones |= {"cite": filters.cites, "year": filters.years, "block": filters.blocks}
    yield from (bytes(map(frozenset(wanted).__contains__, said(what))) for what, wanted in ones.items() if wanted)
    for what, wanted in ("speakers", filters.speakers), ("issues", filters.issues):
        if wanted:
            yield bytes(map(not_, map(frozenset(wanted).isdisjoint, said(what))))
    if filters.met:
        yield _by_value(said("met"), lambda met: any(MET[word](met) for word in filters.met))
    if filters.before or filters.after:
        yield _by_value(said("published"), _dated(filters.before, filters.after))


def _by_value(column: Sequence[T], fits: Callable[[T], bool]) -> bytes:
    """One byte per facet, 1 if its value fits; each value is looked at once."""
    found = {value: fits(value) for value in set(column)}
    return bytes(map(found.__getitem__, column))


def year(facet: Facet) -> str:
    """The year in which something was certainly published, as EDTF writes it (`2024`, `-0043`, `Y17000`); "" where the date
    doesn't say."""
    date = facet.published or ""
    if len(date) == 4 and date.isdigit():  # as the dates of nearly all cards are
        return date
    if not date:
        return ""
    from debate_tui.text.dates import bounds

    first, last = bounds(date)
    if first[0] != last[0]:
        return ""
    size = f"{abs(first[0]):04}"
    return ("Y" if len(size) > 4 else "") + ("-" if first[0] < 0 else "") + size


def _dated(before: str | None, after: str | None) -> Callable[[str | None], bool]:
    """A test whether what has a date was certainly published before `before` and after `after`, whichever days the dates
    mean."""
    from debate_tui.text.dates import bounds  # imported here and below since most searches name no date

    end = bounds(before)[0] if before else None
    start = bounds(after)[1] if after else None

    def passes(date: str | None) -> bool:
        if not date:
            return False
        first, last = bounds(date)
        return (end is None or last < end) and (start is None or first > start)

    return passes


def earliest(dates: Sequence[str]) -> str | None:
    """The EDTF date that begins first, since what is before that one is before all of them; None for no dates."""
    from debate_tui.text.dates import bounds

    return min(dates, key=lambda date: bounds(date)[0], default=None)


def latest(dates: Sequence[str]) -> str | None:
    """The EDTF date that ends last, since what is after that one is after all of them; None for no dates."""
    from debate_tui.text.dates import bounds

    return max(dates, key=lambda date: bounds(date)[1], default=None)

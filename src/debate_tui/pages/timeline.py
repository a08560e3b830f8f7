"""Timeline: the sources of a debate in the order of their dates, each with its place on a line of time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf

from debate_tui.layout.rows import Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import dated as named_and_dated
from debate_tui.model.debate import Debate, Source
from debate_tui.model.derived import derived
from debate_tui.pages.words import counted, position_mark
from debate_tui.state import Go, Spot, places
from debate_tui.state.places import Compare
from debate_tui.text.date_words import year_in_words
from debate_tui.text.dates import Day, bounds, valid

AXIS = 20
"""Terminal cells of the line of time: two columns of text still fit beside it on a narrow terminal."""

_AT = "■"
"""Stands on a line of time where a date is, or for a number; a source of a known position has that one's sign."""

_MOST = 40
"""Up to this many sources are listed one by one; more are counted by the year."""

_DAYS = 12 * 31
"""Days of a year, of which all months have as many: near enough for a line of `AXIS` cells."""

Moment = float
"""A day, counted from the first one of the year 0: a whole number of any size, or inf or -inf for an open end."""

Span = tuple[Moment, Moment]
"""The earliest and the latest day that a date may mean."""


def timeline(debate: Debate, place: Compare) -> Iterator[Row]:
    """The rows of the timeline, a heading first; none for a debate without sources."""
    if not debate.sources:
        return
    dated = _dated(debate)
    reach = _reach(dated)
    title = " · ".join(part for part in ("Sources in time" if dated else "Sources", years(debate)) if part)
    yield text_row(rule=Rule((Run(title, "heading"),)))
    if len(debate.sources) > _MOST:
        yield from _by_year(debate, place, dated)
        return
    for source in sorted(debate.sources, key=lambda one: dated.get(one.id, (inf, inf))):
        yield _source_row(debate, source, place, _bar(dated.get(source.id), reach))


def years(debate: Debate) -> str:
    """The years that a debate's sources are from: `2018 to 2025`, `since 1985`; "" where no date, or no end of one, is known."""
    dated = _dated(debate)
    ends = [moment for span in dated.values() for moment in span]
    known = [moment for moment in ends if abs(moment) != inf]
    before, after = -inf in ends, inf in ends
    if not known or (before and after):
        return ""
    first, last = _year(min(known)), _year(max(known))
    return (
        f"until {last}" if before else f"since {first}" if after else first if first == last else f"{first} to {last}"
    )


@derived(1)
def _dated(debate: Debate) -> dict[str, Span]:
    return {source.id: span for source in debate.sources if (span := _span(source))}


def _reach(dated: Mapping[str, Span]) -> Span:
    """The earliest and the latest moment of some dates; open ends don't count."""
    ends = [moment for span in dated.values() for moment in span if abs(moment) != inf]
    return (min(ends), max(ends)) if ends else (0, 0)


def _span(source: Source) -> Span | None:
    if not source.published or not valid(source.published):
        return None
    first, last = bounds(source.published)
    return _moment(first), _moment(last)


def _moment(day: Day) -> Moment:
    year, month, date = day
    return year if abs(year) == inf else year * _DAYS + (month - 1) * 31 + date - 1


def _year(moment: Moment) -> str:
    return year_in_words(int(moment // _DAYS))


def _bar(span: Span | None, reach: Span) -> tuple[str, str, str]:
    """The line of time before, at and behind a date; where none is known, blank; three empty strings where there is no line."""
    length = reach[1] - reach[0]
    if span is None or not length:
        return "", "", " " * AXIS if length else ""
    start, end = ((min(max(moment, reach[0]), reach[1]) - reach[0]) / length for moment in span)
    first = min(int(start * AXIS), AXIS - 1)
    behind = max(first + 1, min(round(end * AXIS), AXIS))
    return "·" * first, _AT * (behind - first), "·" * (AXIS - behind)


def _source_row(debate: Debate, source: Source, place: Compare, bar: tuple[str, str, str]) -> Row:
    """A source with its date; Enter opens it. A date that may mean several days is as long as they are; where others have a
    line of time, a source without a date has nothing there."""
    before, at, behind = bar
    mark = position_mark(debate, source.position) if source.position else Run(f"{_AT} ", "muted")
    shown = mark._replace(text=mark.text[0] * len(at))
    axis = (Run(before, "rule"), shown, Run(behind + " ", "rule")) if at else () if behind else (mark,)
    indent = " " * (AXIS + 1) if at or behind else "  "
    words = (Run(source.name, "strong"), Run(named_and_dated(source).removeprefix(source.name), "muted"))
    target = Go(Spot(places.Source(place, source.id)))
    lead = Run("" if axis else indent)
    return text_row(Paragraph((*axis, *words), lead, Run(indent)), target=target)


def _by_year(debate: Debate, place: Compare, dated: dict[str, Span]) -> Iterator[Row]:
    """How many sources there are of each year, with a bar; Enter opens the list of sources.

    A date that may mean several years is counted apart: it is of none of them for certain.
    """
    years = Counter(first // _DAYS for first, last in dated.values() if _one_year(first, last))
    most = max(years.values(), default=1)
    target = Go(Spot(places.Sources(place)))
    for year in sorted(years):
        bar = _AT * max(1, years[year] * AXIS // most)
        yield text_row(
            paragraph(
                Run(f"{year_in_words(int(year))} ", "muted"), Run(f"{bar} ", "text"), counted(years[year], "source")
            ),
            target=target,
        )
    if left := len(dated) - years.total():
        yield text_row(paragraph(f"of more than one year: {counted(left, 'source')}", style="muted"), target=target)
    if left := len(debate.sources) - len(dated):
        yield text_row(paragraph(f"undated: {counted(left, 'source')}", style="muted"), target=target)


def _one_year(first: Moment, last: Moment) -> bool:
    return abs(first) != inf and abs(last) != inf and first // _DAYS == last // _DAYS

"""Timeline: the sources of a debate in the order of their dates, each with its place on a line of time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import isinf

from debate_tui.layout.rows import Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import when
from debate_tui.model.debate import Debate, Source
from debate_tui.pages.words import counted, position_style
from debate_tui.state import Go, Spot, places
from debate_tui.state.places import Compare
from debate_tui.text.date_words import year_in_words
from debate_tui.text.dates import Day, bounds, valid

AXIS = 20
"""Terminal cells of the line of time: two columns of text still fit beside it on a narrow terminal."""

_MOST = 40
"""Up to this many sources are listed one by one; more are counted by the year."""

Span = tuple[float, float]
"""The earliest and the latest moment that a date may mean, in years."""


def timeline(debate: Debate, place: Compare) -> Iterator[Row]:
    """The rows of the timeline, a heading first; none for a debate without sources."""
    if not debate.sources:
        return
    dated = _dated(debate)
    reach = _reach(dated)
    title = " · ".join(part for part in ("Sources in time", years(debate)) if part)
    yield text_row(rule=Rule((Run(title, "heading"),)))
    if len(debate.sources) > _MOST:
        yield from _by_year(debate, place, dated)
        return
    for source in sorted(debate.sources, key=lambda one: dated.get(one.id, (float("inf"), float("inf")))):
        yield _source_row(debate, source, place, _bar(dated.get(source.id), reach))


def years(debate: Debate) -> str:
    """The years that a debate's sources are from: `2018 to 2025`; "" where no date is known."""
    dated = _dated(debate)
    first, last = map(_year, _reach(dated))
    return "" if not dated else first if first == last else f"{first} to {last}"


def _dated(debate: Debate) -> dict[str, Span]:
    return {source.id: span for source in debate.sources if (span := _span(source))}


def _reach(dated: Mapping[str, Span]) -> Span:
    """The earliest and the latest moment of some dates; open ends don't count."""
    ends = [moment for span in dated.values() for moment in span if not isinf(moment)]
    return (min(ends), max(ends)) if ends else (0.0, 0.0)


def _span(source: Source) -> Span | None:
    if not source.published or not valid(source.published):
        return None
    first, last = bounds(source.published)
    return _moment(first), _moment(last)


def _moment(day: Day) -> float:
    """A day as a number of years; months count as equally long, which is near enough for a line of `AXIS` cells."""
    year, month, date = day
    return year + (month - 1) / 12 + (date - 1) / 372


def _year(moment: float) -> str:
    return year_in_words(int(moment // 1))


def _bar(span: Span | None, reach: Span) -> tuple[str, str, str]:
    """The line of time before, at and behind a date; three empty strings where there is none."""
    length = reach[1] - reach[0]
    if span is None or length <= 0:
        return "", "", ""
    start, end = (min(max((moment - reach[0]) / length, 0), 1) for moment in span)
    first = min(int(start * AXIS), AXIS - 1)
    behind = max(first + 1, min(round(end * AXIS), AXIS))
    return "·" * first, "■" * (behind - first), "·" * (AXIS - behind)


def _source_row(debate: Debate, source: Source, place: Compare, bar: tuple[str, str, str]) -> Row:
    """A source with its date; Enter opens it. A date that may mean several days is as long as they are."""
    before, at, behind = bar
    style = position_style(debate, source.position)
    axis = (Run(before, "rule"), Run(at, style), Run(behind + " ", "rule")) if at else (Run("■ ", style),)
    indent = " " * (AXIS + 1) if at else "  "
    words = (Run(source.name, "strong"), Run(f", {when(source)}", "muted"))
    target = Go(Spot(places.Source(place, source.id)))
    return text_row(Paragraph((*axis, *words), rest=Run(indent)), target=target)


def _by_year(debate: Debate, place: Compare, dated: dict[str, Span]) -> Iterator[Row]:
    """How many sources there are of each year, with a bar; Enter opens the list of sources."""
    years = Counter(span[0] // 1 for span in dated.values())
    most = max(years.values(), default=1)
    target = Go(Spot(places.Sources(place)))
    for year in sorted(years):
        words = "open" if isinf(year) else year_in_words(int(year))
        bar = "■" * max(1, years[year] * AXIS // most)
        yield text_row(
            paragraph(Run(f"{words} ", "muted"), Run(f"{bar} ", "text"), counted(years[year], "source")), target=target
        )
    if left := len(debate.sources) - len(dated):
        yield text_row(paragraph(f"undated: {counted(left, 'source')}", style="muted"), target=target)

"""The line of time: what dates say, also open ones, sets and years that nobody has lived in; never more than they say."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.rows import Row
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Debate, Source
from debate_tui.pages.overview import overview_rows
from debate_tui.pages.timeline import AXIS, timeline, years
from debate_tui.state.places import Compare
from debate_tui.text.dates import valid
from debate_tui.write.text import render
from tests.builders import AT, debate, position

ODD = ("2018", "../2018", "2018/2020", "1985-04/..", "[..1984]", "[1667,1760-12..]", "/2018", "XXXX", "19XX", "-0043", "Y17E7", "Y17E400",
       "Y-17E400", "Y17E400S1", "Y99999999999999999999999", "2024-04-10", "../..", "1XXX?", "nonsense", "2001-21")  # fmt: skip


def dated(*dates: str | None) -> Debate:
    sources = [Source(f"s{n}", "one", AT, label=f"S{n}", published=date) for n, date in enumerate(dates)]
    return debate(positions=[position("one")], sources=sources)


def texts(rows: Iterable[Row]) -> list[str]:
    return [
        plain([*(cell.rule.label if cell.rule else ()), *(r for p in cell.paragraphs for r in p.runs)])
        for row in rows
        for cell in row.cells
    ]


def lines(*dates: str | None) -> list[str]:
    made = dated(*dates)
    return texts(timeline(made, place(made)))


def place(made: Debate) -> Compare:
    return Compare(made.id, positions=("one",))


@given(st.lists(st.one_of(st.none(), st.sampled_from(ODD)), min_size=1, max_size=90))
def test_every_source_is_told_or_counted_whatever_its_date(dates: list[str | None]) -> None:
    """A map with over forty sources, one of them with an open date, or one with a year beyond 10^308, had no first page."""
    made = dated(*dates)
    text = texts(timeline(made, place(made)))
    if len(dates) > 40:
        assert sum(int(line.split(" source")[0].rpartition(" ")[2]) for line in text[1:]) == len(dates)
    else:
        assert len(text) == 1 + len(dates)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2018", "2025-03"], "2018 to 2025"),
        (["2018", None], "2018"),
        (["1985-04/.."], "since 1985"),
        (["[..1984]", "2000"], "until 2000"),
        (["[1667,1760-12..]"], "since 1667"),
        (["../2018", "2020/.."], ""),
        (["../.."], ""),
        ([None], ""),
        (["Y17E400"], "the year 17 × 10^400"),
    ],
)
def test_open_dates_are_not_told_as_closed_ones(dates: list[str | None], said: str) -> None:
    assert years(dated(*dates)) == said


def test_a_date_of_several_years_is_counted_under_none() -> None:
    """`2018/2020` counted as 2018, `XXXX` as 1 BCE."""
    text = lines(*["2018"] * 41, "2018/2020", "XXXX", "2019/..", None)
    assert text[1:] == ["2018 ■■■■■■■■■■■■■■■■■■■■ 41 sources", "of more than one year: 3 sources", "undated: 1 source"]


def test_the_oddest_dates_are_dates() -> None:
    assert [date for date in ODD if not valid(date)] == ["../..", "nonsense"]


def test_the_first_page_shows_them() -> None:
    made = dated(*ODD, *ODD, *ODD)
    assert "of more than one year: 30 sources" in texts(overview_rows(made, place(made)))


def test_beside_lines_of_time_a_source_without_a_date_has_no_mark() -> None:
    """“■ s2, undated” stood where the bars of others begin, as if it were of the first year."""
    made = [Source(id, "", AT, label=id, published=date) for id, date in (("a", "2001"), ("b", "2005"), ("c", None))]
    for sources, mark in ((made, ""), (made[2:], "■ ")):
        rows = list(timeline(debate(sources=sources), Compare("d")))
        [line] = [line for line in render(rows, 60) if "undated" in line]
        assert line == (f"{mark}c, undated" if mark else f"{'c, undated':>{AXIS + 1 + len('c, undated')}}")


def test_sources_without_a_date_are_not_said_to_be_in_time() -> None:
    assert lines(None, None)[0] == "Sources"
    assert lines(None, "2018")[0] == "Sources in time · 2018"

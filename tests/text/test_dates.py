"""Dates: what is one, and how it is said."""

from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.text.dates import bounds, spoken, valid


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2018~", "about 2018"),
        ("2018?", "2018, uncertain"),
        ("2018%", "about 2018, uncertain"),
        ("2024-05", "May 2024"),
        ("2024-05~", "about May 2024"),
        ("2024-04-11", "11 April 2024"),
        ("2024-04-01?", "1 April 2024, uncertain"),
        ("2024-02-29", "29 February 2024"),
        ("2024-04-11T16:01:10", "11 April 2024"),
        ("2024-04-11T16:01:10Z", "11 April 2024"),
        ("2024-04-11T16:01:10+09:00", "11 April 2024"),
        ("2024-04-11T16:01:10-04", "11 April 2024"),
        ("0000-02-29", "29 February 1 BCE"),
        ("0044", "44 CE"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("Y170000002", "the year 170,000,002"),
        ("Y-170000002~", "about 170,000,003 BCE"),
        ("Y17E7", "the year 170,000,000"),
        ("Y17E900", "the year 17 × 10^900"),
        ("1950S2", "about 1950 (1900 to 1999)"),
        ("Y3388E2S3", "about the year 338,800 (the year 338,000 to the year 338,999)"),
        ("2024-21", "spring 2024"),
        ("2024-28?", "winter 2024, northern hemisphere, uncertain"),
        ("2024-31", "autumn 2024, southern hemisphere"),
        ("2024-34", "second quarter of 2024"),
        ("2024-38", "second four months of 2024"),
        ("2024-41", "second half of 2024"),
        ("201X", "2010s"),
        ("19XX", "some year from 1900 to 1999"),
        ("XXXX-12-XX", "December of an unknown year, day unknown"),
        ("156X-12-25", "25 December of the 1560s"),
        ("1984-1X", "1984, a month from October to December"),
        ("2023-02-2X", "February 2023, a day from 20 to 28"),
        ("1985-XX-XX", "1985, month and day unknown"),
        ("1985-XX-12", "1985, month unknown, day 12"),
        ("201X-21", "spring of the 2010s"),
        ("2004-06~-11", "11 June 2004, year and month approximate"),
        ("?2004-06-~11", "11 June 2004, day approximate, year uncertain"),
        ("2018/2020", "2018 to 2020"),
        ("2018-05~/..", "since about May 2018"),
        ("../2018", "until 2018"),
        ("2018/", "2018 to an unknown date"),
        ("/2018", "an unknown date to 2018"),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672"),
        ("{1667,1670..1672}", "1667 and 1670 to 1672"),
        ("[..1760-12-03]", "3 December 1760 or earlier"),
        ("[1760-12..]", "December 1760 or later"),
        ("{..1984}", "1984 and earlier"),
    ],
)
def test_a_date(text: str, words: str) -> None:
    assert valid(text)
    assert spoken(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "May 2024", "11.4.2024", "24", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2023-02-29/2024",
        "2024-4-11", "2024-04-11T25:00:00", "2024-04-11T16:01", "2024 ", " 2024", "2024\n", "2024~~", "20244", "２０２４",
        "../..", "../", "/", "open", "2020/2018", "[1672..1670]", "[]", "[..]", "[1667", "1950S5", "1950S0", "Y2024", "-0000", "2024-42",
        "2023-02-3X", "1XX1-02-29", "19XX-04-31", "2024-04-11T24:00:00", "2024-04-11T16:01:10+15:00", "Y" + "9" * 5000, "Y1E" + "9" * 50, "2024-04-11 16:01:10", "n.d.", "[" * 50, "2024," * 200,
    ],
)  # fmt: skip
def test_no_date(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not valid(text)
    assert spoken(text) == text
    assert capsys.readouterr() == ("", "")


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_every_day_of_the_calendar(day: date, sure: str) -> None:
    assert valid(f"{day}{sure}")
    assert str(day.day) in spoken(f"{day}{sure}")


D = tuple[float, int, int]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018~", (2018, 1, 1), (2018, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("2024-04-11T23:30:00-10:00", (2024, 4, 11), (2024, 4, 11)),
        ("-0044", (-44, 1, 1), (-44, 12, 31)),
        ("-15XX", (-1599, 1, 1), (-1500, 12, 31)),
        ("Y170000002", (170_000_002, 1, 1), (170_000_002, 12, 31)),
        ("Y-17E7", (-170_000_000, 1, 1), (-170_000_000, 12, 31)),
        ("1950S2", (1900, 1, 1), (1999, 12, 31)),
        ("-1950S2", (-1999, 1, 1), (-1900, 12, 31)),
        ("Y3388E2S3", (338_000, 1, 1), (338_999, 12, 31)),
        ("156X-12-25", (1560, 12, 25), (1569, 12, 25)),
        ("19XX-02-29", (1904, 2, 29), (1996, 2, 29)),
        ("2023-XX-31", (2023, 1, 31), (2023, 12, 31)),
        ("1984-1X", (1984, 10, 1), (1984, 12, 31)),
        ("2024-21", (2024, 3, 1), (2024, 11, 30)),
        ("2023-24", (2023, 1, 1), (2024, 2, 29)),
        ("2024-25", (2024, 3, 1), (2024, 5, 31)),
        ("2024-29", (2024, 9, 1), (2024, 11, 30)),
        ("2024-33", (2024, 1, 1), (2024, 3, 31)),
        ("2024-39", (2024, 9, 1), (2024, 12, 31)),
        ("2024-40", (2024, 1, 1), (2024, 6, 30)),
        ("2018/2020-06", (2018, 1, 1), (2020, 6, 30)),
        ("2018/..", (2018, 1, 1), (inf, 12, 31)),
        ("/2018", (-inf, 1, 1), (2018, 12, 31)),
        ("[1667,1760-12,1670..1672]", (1667, 1, 1), (1760, 12, 31)),
        ("{1760-12..}", (1760, 12, 1), (inf, 12, 31)),
        ("[..1760-12-03]", (-inf, 1, 1), (1760, 12, 3)),
        ("2004-06-~01/2004-06-~20", (2004, 6, 1), (2004, 6, 20)),
    ],
)
def test_the_days_that_a_date_may_mean(text: str, first: D, last: D) -> None:
    assert bounds(text) == (first, last)


def test_what_is_no_date_has_no_bounds() -> None:
    with pytest.raises(ValueError, match="2024-13"):
        bounds("2024-13")


_DIGITS = st.text("0123456789X", min_size=2, max_size=2)
_YEARS = st.builds(str.__add__, st.sampled_from(["19", "20", "X0", "1X", "00"]), _DIGITS)
_POINTS = st.one_of(
    _YEARS,
    st.builds("{}-{}".format, _YEARS, st.sampled_from(["02", "11", "XX"])),
    st.builds("{}-{}-{}".format, _YEARS, st.sampled_from(["02", "11"]), st.sampled_from(["01", "28", "XX"])),
)
_SPANS = st.builds("{}/{}".format, _POINTS, _POINTS)


@given(_POINTS | _SPANS | st.builds("[{},{}]".format, _POINTS, _POINTS))
def test_agrees_with_the_edtf_package_where_that_can_tell(text: str) -> None:
    """The package knows these forms only as far as they have no X in odd places, and neither leap years nor the order of ends."""
    parse = pytest.importorskip("edtf").parse_edtf
    try:
        with redirect_stdout(StringIO()):
            read = parse(text)
            first, last = read.lower_strict(), read.upper_strict()
    except Exception:  # its own error, or any other
        return
    if valid(text):
        (year, month, day), (last_year, last_month, _) = bounds(text)
        assert (year, month, day) == tuple(first[:3])
        assert (last_year, last_month) == tuple(last[:2])


@given(st.lists(_POINTS.filter(valid), min_size=1, max_size=4))
def test_a_set_reaches_as_far_as_its_members(members: list[str]) -> None:
    each = [bounds(member) for member in members]
    for form in "[]", "{}":
        assert bounds(form[0] + ",".join(members) + form[1]) == (min(each)[0], max(last for _, last in each))


@given(_POINTS.filter(valid))
def test_no_digit_that_is_not_known_is_shown(text: str) -> None:
    assert "X" not in spoken(text)


@given(st.text() | st.text("0123456789-~?%/.XTY:Z[]{},", max_size=20))
def test_any_text_is_a_date_or_not(text: str) -> None:
    assert isinstance(valid(text), bool)
    assert spoken(text) == text or valid(text)

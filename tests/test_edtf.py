"""Dates: what is one, and how it is said."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.edtf import spoken, valid


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
        # Rarer forms stand as they are written.
        ("2024-21", "2024-21"),
        ("19XX", "19XX"),
        ("2018/2020", "2018/2020"),
        ("2018-05~/..", "2018-05~/.."),
        ("-0044", "-0044"),
        ("0000-02-29", "29 February 0000"),
        ("Y170000002", "Y170000002"),
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
        "../..", "../", "open", "2024-04-11 16:01:10", "n.d.", "[" * 50, "2024," * 200,
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


@given(st.text() | st.text("0123456789-~?%/.XTY:Z[]{},", max_size=20))
def test_any_text_is_a_date_or_not(text: str) -> None:
    assert isinstance(valid(text), bool)
    assert spoken(text) == text or valid(text)


def test_common_dates_are_cheap() -> None:
    script = "import sys, debate_tui.edtf as e; assert e.valid('2024-04-11T16:01:10'); assert 'edtf' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)

"""Dates as people write them."""

import pytest

from debate_tui.text.date_spelt import edtf


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", "2019"), ("2018~", "2018~"), ("May 2019", "2019-05"), ("Sept. 2019", "2019-09"), ("june, 2019", "2019-06"),
        ("12 March 2019", "2019-03-12"), ("March 1st, 2019", "2019-03-01"), ("3rd Jan 2020", "2020-01-03"), ("2019/5/7", "2019-05-07"),
        ("2019-05-07 12:30:00", "2019-05-07"), ("05/2019", "2019-05"), ("2019-05-00 May 2019", "2019-05"), ("2019-00-00 2019", "2019"),
        ("3/4/2019", ""), ("31 February 2019", ""), ("13/2019", ""), ("Mayor 2019", ""), ("in May", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_date_is_read_where_it_can_mean_one_thing_only(text: str, date: str) -> None:
    assert edtf(text) == date

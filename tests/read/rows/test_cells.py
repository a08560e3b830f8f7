"""Cells of rows: what is kept of the rows of one claim."""

from pathlib import Path
from typing import Any

import pytest

from debate_tui.read.rows.cells import add_to, items_in
from tests.formats import imported


class _Looked(str):
    times = 0

    def __eq__(self, other: object) -> bool:
        _Looked.times += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_the_rows_of_one_claim_keep_all_that_differs_in_work_that_grows_with_them() -> None:
    """Each value was looked for among all before it: 20,000 pairs of one claim took 4 seconds."""
    work = []
    for count in (2_000, 4_000):
        values: dict[str, Any] = {}
        _Looked.times = 0
        for number in range(count):
            add_to(values, {"to": _Looked(f"claim {number}")})
        assert values["extra"]["to"] == [f"claim {number}" for number in range(count)]
        work.append(_Looked.times - count)
    assert work[1] < work[0] + 4 * 2_000


def test_what_rows_say_again_is_kept_once() -> None:
    values: dict[str, Any] = {}
    for _ in range(300):
        for word in ("one", "two", ["three"]):
            add_to(values, {"note": word})
    assert values == {"extra": {"note": ["one", "two", ["three"]]}}


@pytest.mark.parametrize("form", ["{}\n", "[{}]"])
def test_a_number_beyond_floating_point_stays_as_it_is_written(form: str, tmp_path: Path) -> None:
    """It was nothing, as NaN is."""
    row = '{"claim": "It is so", "author": "Ann Lee", "note": -1e999, "x": 1e400, "y": 0.25}'
    debate = imported(tmp_path, form.replace("{}", row))
    assert dict(debate.claims[0].extra) == {"note": "-1e999", "x": "1e400", "y": "0.25"}


@pytest.mark.parametrize(
    "text", ["- 5 % less emissions", "– 5 degrees by 2050", "-5 % less", "- .5 points", "1. of May"]
)
def test_a_sign_before_a_number_is_no_bullet(text: str) -> None:
    assert items_in(text) == [text]


@pytest.mark.parametrize("bullet", ["-", "–", "*", "•"])
def test_a_bullet_before_one_text_is_none_of_it(bullet: str) -> None:
    assert items_in(f"{bullet} Dams leak") == ["Dams leak"]
    assert items_in(f"{bullet} 5 % less\n{bullet} 3 % more") == ["5 % less", "3 % more"]


@pytest.mark.parametrize("bullet", ["*", "•"])
def test_a_bullet_that_is_no_sign_is_one_before_a_number(bullet: str) -> None:
    assert items_in(f"{bullet} 5 % less") == ["5 % less"]

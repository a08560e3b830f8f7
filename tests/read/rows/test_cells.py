"""Cells of rows: what is kept of the rows of one claim."""

from typing import Any

from debate_tui.read.rows.cells import add_to


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

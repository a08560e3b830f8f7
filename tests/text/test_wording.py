"""How messages put what they speak of."""

from unicodedata import east_asian_width

import pytest

from debate_tui.layout.cells import cell_len
from debate_tui.text.wording import ACCENTS, SIGNS, et_al, listed, shown, sign, sign_alone


@pytest.mark.parametrize(
    ("many", "expected"), [(0, ""), (2, "0, 1"), (3, "0, 1, 2"), (4, "0, 1, 2, 3"), (5, "0, 1, 2, … (2 more)")]
)
def test_a_list_is_not_cut_for_one_word_more(many: int, expected: str) -> None:
    assert listed(map(str, range(many)), 3) == expected


def test_what_is_shown_drives_no_terminal() -> None:
    assert shown("\x1b[31mred\x1b]0;name\a\u202eevil\x9b2J") == '"␛[31mred␛]0;name��evil�2J"'
    assert shown("\x1b" * 80) == f'"{"␛" * 59}…"'


def test_of_more_than_three_authors_the_first_is_named() -> None:
    names = ["Ann Lee", "Bo Li", "Cy Ng", "Di Ode"]
    assert [et_al(names[:count]) for count in range(5)] == [
        "", "Ann Lee", "Ann Lee, Bo Li", "Ann Lee, Bo Li, Cy Ng", "Ann Lee et al."
    ]  # fmt: skip


def test_sign_and_accent_together_tell_128_positions_apart() -> None:
    assert len({(sign(number), number % ACCENTS) for number in range(128)}) == 128
    assert {sign(number) for number in range(ACCENTS)} == {"■"}


def test_sixteen_positions_are_told_apart_by_the_sign_alone() -> None:
    """The ninth position of a debate looked like the first."""
    shown = [sign_alone(sign(number), number % ACCENTS) for number in range(128)]
    assert shown[:16] == list(SIGNS)
    assert len({(one, number % ACCENTS) for number, one in enumerate(shown)}) == 128


def test_a_sign_takes_one_cell() -> None:
    assert len(set(SIGNS)) == 16
    for one in SIGNS:
        assert cell_len(one) == 1
        assert east_asian_width(one) in "AN"

"""What says the same of the same place is listed once, with how often."""

from debate_tui.model.debate import Location
from debate_tui.read.trouble import MOST_ALIKE, Late, Trouble

AT = Location("a.csv", 2, 1)


def test_what_says_the_same_of_the_same_place_is_listed_once_with_how_often() -> None:
    trouble = Trouble()
    for message in ("one", "two", "one", "one"):
        trouble.add(AT, "W127", message, "a hint")
    trouble.add(Location("a.csv", 3, 1), "W127", "one", "a hint")
    trouble.take([Late(AT, "W127", lambda: ("two", "a hint"))])
    found = [(one.at.line, one.message, one.count) for one in trouble.all()]
    assert found == [(2, "one (3 times)", 3), (2, "two (2 times)", 2), (3, "one", 1)]


def test_each_of_very_many_alike_counts_once() -> None:
    trouble = Trouble()
    for _ in range(MOST_ALIKE + 5):
        trouble.add(AT, "W127", "one")
    assert sum(one.count for one in trouble.all()) == MOST_ALIKE + 5
    assert len(trouble.all()) == 2

"""Likeness of tags: which tags it takes for answers, as labelled by hand, with the precision and recall that docs/cards.md states."""

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli

from debate_tui.model.answering import ALIKE, ALIKE_UNTOLD, are_alike
from debate_tui.model.likeness import likeness, opposed, shared_words, stem, weight, words_of

TAGS = Path(__file__).parent / "tags.toml"
DOCS = Path(__file__).parents[2] / "docs" / "cards.md"


class Tag(NamedTuple):
    argument: int
    side: str
    text: str


def labelled() -> list[Tag]:
    arguments = tomli.loads(TAGS.read_text(encoding="utf-8"))["argument"]
    return [Tag(n, side, text) for n, one in enumerate(arguments) for side in ("for", "against") for text in one[side]]


def measured(half: int, told: bool) -> tuple[int, int, int]:
    """Of the pairs of tags of every second argument: how many are taken for answers, how many of these are, and how many there
    are."""
    tags = labelled()
    having = Counter(one for tag in tags for one in words_of(tag.text).stems)
    taken = right = there = 0
    for one, other in combinations([tag for tag in tags if tag.argument % 2 == half], 2):
        answer = one.argument == other.argument and one.side != other.side
        sides = (one.side, other.side) if told else ("", "")
        found = are_alike(words_of(one.text), words_of(other.text), sides, lambda word: weight(having[word], len(tags)))
        taken, right, there = taken + (found > 0), right + (found > 0 and answer), there + answer
    return taken, right, there


@pytest.mark.parametrize("told", [True, False])
def test_precision_and_recall_are_as_published(told: bool) -> None:
    docs = " ".join(DOCS.read_text(encoding="utf-8").split())
    for half in (0, 1):
        taken, right, there = measured(half, told)
        assert right / taken >= 0.8, "a list under 80 % is a list that nobody reads"
        said = f"{right} of the {taken} pairs taken were answers ({right / taken:.0%}), of {there} that there are ({right / there:.0%})"
        assert said in docs


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Trade prevents war", "Trade doesn't prevent war", True),
        ("Trade prevents war", "Trade causes war", True),
        ("Trade prevents war", "Trade doesn’t cause war", False),
        ("Trade is good", "Trade isn't bad", False),
        ("Trade is good", "Trade is bad", True),
        ("Trade grows", "Trade grows now", False),
        ("No link", "No link---unpopular", False),
    ],
)
def test_what_denies_what(one: str, other: str, are: bool) -> None:
    assert opposed(words_of(one), words_of(other)) is are
    assert opposed(words_of(other), words_of(one)) is are


def test_words_are_compared_by_stem_and_by_what_they_abbreviate() -> None:
    assert words_of("The States CP").stems == words_of("state counterplans").stems
    assert words_of("Econ---climate change").stems == words_of("Warming: the economy").stems
    assert words_of("naïve").stems == words_of("naive").stems
    assert [stem(word) for word in ("policies", "causes", "bus", "pass")] == ["policy", "cause", "bus", "pass"]


def test_likeness_is_a_cosine() -> None:
    assert likeness({"a", "b"}, {"a", "b"}, lambda _: 2.0) == pytest.approx(1)
    assert likeness({"a"}, {"b"}, lambda _: 1.0) == 0
    assert likeness({"a", "b"}, {"a", "c"}, lambda _: 1.0) == pytest.approx(0.5)
    assert weight(1, 100) > weight(50, 100) > weight(100, 100) > 0
    assert 0 < ALIKE < ALIKE_UNTOLD < 1


def test_shared_words_stand_as_in_the_tag() -> None:
    assert shared_words("Closing the roads raised Trade; trade!", words_of("road trade").stems) == ["roads", "Trade"]

"""Tests for what stands before the colon of a locution and is no name."""

import pytest

from debate_tui.read.aif.names import HEADING


@pytest.mark.parametrize("word", ["Yes", "Secondly", "TL;DR", "P.S.", "Breaking", "Update", "Article 5", "COVID-19"])
def test_a_word_of_discourse_before_a_colon_is_nobody(word: str) -> None:
    """“By: Yes”, “By: Breaking”."""
    assert HEADING.fullmatch(word)


@pytest.mark.parametrize("name", ["Page", "Day", "Will", "Norman", "Ben Okafor", "Noah", "Sonya"])
def test_a_name_that_begins_like_such_a_word_is_one(name: str) -> None:
    assert not HEADING.fullmatch(name)

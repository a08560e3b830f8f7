"""docs/other-formats.md says how each format is read."""

import re
from pathlib import Path

import pytest

from debate_tui.model.diagnostics import CODES
from debate_tui.read.formats import FORMATS
from debate_tui.read.rows.cells import BACK, KIND

PAGE = (Path(__file__).parents[2] / "docs" / "other-formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_heading_of_its_own(name: str) -> None:
    assert len(re.findall(rf"^## .*`{name}`", PAGE, re.MULTILINE)) == 1


def test_no_code_is_named_that_there_is_not() -> None:
    assert set(re.findall(r"\b[ENW]\d{3}\b", PAGE)) <= CODES.keys()


def test_every_word_of_relations_of_tables_is_listed_with_its_kind() -> None:
    """The words were nowhere: a message had two of them, and the page a few more."""
    told: dict[str, tuple[str, bool]] = {}
    for kind, words, back in re.findall(r"^\| (\w+) \| (`.*`) \| (.*) \|$", PAGE, re.MULTILINE):
        told |= {word: (kind, word in re.findall("`([^`]+)`", back)) for word in re.findall("`([^`]+)`", words + back)}
    assert told == {word: (kind.value, word in BACK) for word, kind in KIND.items()}

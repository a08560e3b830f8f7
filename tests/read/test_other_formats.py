"""docs/other-formats.md says how each format is read."""

import re
from pathlib import Path

import pytest

from debate_tui.model.diagnostics import CODES
from debate_tui.read.formats import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "other-formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_heading_of_its_own(name: str) -> None:
    assert len(re.findall(rf"^## .*`{name}`", PAGE, re.MULTILINE)) == 1


def test_no_code_is_named_that_there_is_not() -> None:
    assert set(re.findall(r"\b[ENW]\d{3}\b", PAGE)) <= CODES.keys()

"""Above: a column that ended above the screen says so, whatever is in sight of the row."""

from dataclasses import replace

import pytest

from debate_tui.layout.runs import plain
from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.tui.above import WORDS
from debate_tui.tui.body import Size
from tests.builders import claim, debate, relation
from tests.tui.screens import Reader


@pytest.mark.parametrize("long", ["left/a", "right/b"])
def test_beside_a_claim_that_goes_on_for_screens_the_other_column_is_no_hole_without_a_word(long: str) -> None:
    texts = {"left/a": "Short.", "right/b": "Short.", long: "A long tale. " * 300}
    one = debate([claim(id, text=text) for id, text in texts.items()], [relation(Kind.REBUTS, "left/a", "right/b")])
    reader = Reader(Library((one,)), Size(80, 24))
    assert WORDS not in reader.text, "its text is in sight"
    for _ in range(4):
        reader.press("page_down")
        lines = [plain(line) for line in reader.page.lines]
        assert WORDS in lines[0], lines
        assert sum(WORDS in line for line in lines) == 1
        assert all(len(line) == 80 for line in lines)
    reader.view = replace(reader.view, viewport=replace(reader.view.viewport, row=0, line=0))
    assert WORDS not in reader.text

"""The width of text: as rich has it, for every character that is not asked of rich."""

import sys

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len
from rich.cells import split_graphemes as rich_split_graphemes

from debate_tui.layout.cells import _PLAIN, cell_len, split_graphemes

PLAIN = [char for char in map(chr, range(sys.maxunicode + 1)) if _PLAIN.match(char)]


def test_what_counts_as_one_cell_is_one_cell_to_rich() -> None:
    assert len(PLAIN) > 500
    assert [char for char in PLAIN if rich_cell_len(char) != 1] == []


@given(st.text(st.one_of(st.sampled_from(PLAIN), st.characters(), st.sampled_from("日é\u0301\u200d\ufe0f👩\u00ad"))))
def test_widths_and_clusters_are_those_of_rich(text: str) -> None:
    assert cell_len(text) == rich_cell_len(text)
    assert split_graphemes(text) == rich_split_graphemes(text)

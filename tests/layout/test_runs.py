"""Runs: the boundary that nothing passes which could drive a terminal, and text lit where a search matched."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.runs import Run, highlight, paragraph, plain, width
from tests.builders import texts


@given(st.text())
def test_a_run_holds_no_control_character_surrogate_or_direction_mark(text: str) -> None:
    run = Run(text)
    assert not [char for char in run.text if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [char for char in run.text if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF")]
    assert not [char for char in run.text if unicodedata.bidirectional(char) in ("LRI", "RLI", "FSI", "PDI")]


def test_a_joiner_joins_only_what_stands_in_its_own_run() -> None:
    """Otherwise the blank or the border after it would be taken for a part of its cluster, and the line measured short."""
    assert Run("👩\u200d💻 and 👩\u200d and 👩\u200d").text == "👩\u200d💻 and 👩\ufffd and 👩\ufffd"
    assert Run("क्\u200d and क्\u200dष").text == "क् and क्\u200dष"
    assert Run("👩\u200d\u00a0and").text == "👩\ufffd\u00a0and"


@given(texts(), st.data())
def test_a_highlight_keeps_text_and_width(text: str, data: st.DataObject) -> None:
    shown = plain((Run(text),))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(shown)), max_size=6, unique=True)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    runs = highlight(shown, spans, "claim")
    assert plain(runs) == shown
    assert width(runs) == Run(shown).width


def test_a_highlight_lights_its_spans() -> None:
    assert highlight("a fine day", [(2, 6)], "claim") == (
        Run("a ", "claim"),
        Run("fine", "match"),
        Run(" day", "claim"),
    )


def test_a_highlight_never_cuts_a_cluster() -> None:
    assert highlight("x👩\u200d💻y", [(1, 2)], "") == (Run("x"), Run("👩\u200d💻", "match"), Run("y"))


def test_the_second_line_hangs_under_the_text() -> None:
    hanging = paragraph("words", first="⊘ ")
    assert (hanging.first.text, hanging.rest.text) == ("⊘ ", "  ")

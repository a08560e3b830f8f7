"""Every format states what the map states: no claim, quote, voice, state, reason or silence is lost on the way out."""

import pytest
from hypothesis import given, settings

from debate_tui.pages.document import Extract
from debate_tui.write.text import NARROWEST
from debate_tui.write.writers import WRITERS, Options
from tests.write.statements import extracts, inked, statements


@pytest.mark.parametrize("name", ["text", "linear"])
@settings(max_examples=60)
@given(extracts)
def test_text_states_what_the_map_states(name: str, extract: Extract) -> None:
    written = inked("".join(WRITERS[name].write(extract, Options(width=NARROWEST))))
    for said in statements(extract):
        assert inked(said) in written

"""Every format states what the map states: no claim, quote, voice, state, reason or silence is lost on the way out."""

import pytest
from hypothesis import given, settings

from debate_tui.model.debate import Kind
from debate_tui.pages.document import Extract
from debate_tui.write.text import NARROWEST, WIDEST
from debate_tui.write.writers import WRITERS, Options
from tests.builders import claim, debate, relation
from tests.write.statements import extracts, inked, statements


@pytest.mark.parametrize("name", ["text", "linear"])
@settings(max_examples=60)
@given(extracts)
def test_text_states_what_the_map_states(name: str, extract: Extract) -> None:
    written = inked("".join(WRITERS[name].write(extract, Options(width=NARROWEST))))
    for said in statements(extract):
        assert inked(said) in written


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.symmetric])
def test_of_linked_premises_none_is_met_jointly_by_what_they_meet(kind: Kind) -> None:
    """What they meet does not act on each of them together with others: it is told from its own side."""
    one = debate([claim("a/one"), claim("a/two"), claim("b/three")], [relation(kind, ("a/one", "a/two"), "b/three")])
    done = {Kind.REBUTS: "ointly rebutted by", Kind.CONCURS: "ointly agreed with by"}[kind]
    for name in ("linear", "markdown"):
        text = " ".join("".join(WRITERS[name].write(Extract(one), Options(width=WIDEST))).split())
        assert [text.count(f"{done} claim {number}") for number in (1, 2, 3)] == [1, 1, 0]
        acts = "rebuts" if kind is Kind.REBUTS else "concurs with"
        assert [text.count(f"ointly {acts} claim {number}") for number in (1, 2, 3)] == [0, 0, 2]
    page = "".join(WRITERS["text"].write(Extract(one), Options()))
    assert f"jointly {kind.value} ▸" in page, "an arrow, as of every relation that has a direction"

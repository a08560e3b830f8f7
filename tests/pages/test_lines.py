"""Quotes that stand over several lines of their map, as pages and the clipboard have them."""

from debate_tui.layout.runs import plain
from debate_tui.model.debate import Claim, Debate, Location, Quote, Role, Source
from debate_tui.pages.words import quote_paragraph
from debate_tui.tui.taking import claim_text

AT = Location("map.toml")


def test_a_line_end_is_a_space_or_nothing_by_its_script() -> None:
    assert plain(quote_paragraph("负担\n增加 and\nmore").runs) == "负担增加 and more”"
    quotes = (Quote("负担\n增加", AT), Quote("one\n  two\n", AT))
    claim = Claim("c", "a", ("i",), "C.", Role.FACT, "p", quotes, AT)
    copied = claim_text(Debate("d", "", "", "", AT, sources=(Source("a", "p", AT),), claims=(claim,)), claim)
    assert "“负担增加”" in copied
    assert "“one two”" in copied

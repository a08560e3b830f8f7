"""What a debater put into a quote is in brackets where a format can't mark it, and is marked again where rows tell the marks."""

from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.model.debate import Mark, Quote
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write.inserted import bracketed
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate

TEXT = "They stay longer ¶ [Table Omitted] ¶ London is no exception.\n¶ It never was."


def marked(text: str, *added: str) -> Quote:
    spans = ((text.index(words), text.index(words) + len(words)) for words in added)
    return Quote(text, AT, marks=(Mark(0, 4, "read"), *(Mark(start, end, "added") for start, end in spans)))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (
            marked(TEXT, "¶ [Table Omitted] ¶"),
            "They stay longer [Table Omitted] London is no exception.\n¶ It never was.",
        ),
        (marked("They stay.\n¶ It is so.", "¶"), "They stay. It is so."),
        (marked("They <Figure 2 Omitted> stay", "<Figure 2 Omitted>"), "They [<Figure 2 Omitted>] stay"),
        (marked("They [¶] stay"), "They [¶] stay"),
    ],
)
def test_what_was_added_is_an_insertion(quote: Quote, words: str) -> None:
    assert bracketed(quote) == words


@pytest.mark.parametrize("name", ["argdown", "kialo", "sadface"])
def test_no_format_without_marks_puts_it_into_the_source_s_mouth(name: str) -> None:
    one = debate([replace(claim("s/a"), quotes=(marked(TEXT, "¶ [Table Omitted] ¶"),))])
    text = "".join(WRITERS[name].write(Extract(one), Options()))
    assert "longer [Table Omitted] London" in text


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_rows_are_read_with_their_marks(name: str, tmp_path: Path) -> None:
    quote = marked(TEXT, "¶ [Table Omitted] ¶")
    path = tmp_path / f"rows.{name}"
    one = debate([replace(claim("s/a"), quotes=(quote,))])
    text = "".join(WRITERS[name].write(Extract(one), Options()))
    path.write_text(text, encoding="utf-8")
    (again,) = read_library([path]).debates
    assert again.claims[0].quotes[0].marks == quote.marks

    path.write_text(text.replace("0-4 read", "read"), encoding="utf-8")  # as it was once written
    library = read_library([path])
    assert library.debates[0].claims[0].quotes[0].marks == quote.marks[1:]
    assert any("1 mark of a quote can't be placed" in one.message for one in library.diagnostics)

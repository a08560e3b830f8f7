"""What the reading of a marked quote leaves out, as its claim's page lists it, and as lists say it in a few words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.debate import Quote
from debate_tui.text.spans import Span

if TYPE_CHECKING:
    from debate_tui.quotes.omitted.reading import Reading

NOT_ENGLISH = "not searched for what its reading leaves out: the text is not English"
SHORT = 40
"""Characters of omitted words at most that a folded passage shows."""


def omitted_spans(quote: Quote, most: int | None = None) -> tuple[Span, ...]:
    """Where the words stand that a reading leaves out although they bear upon it; with `most`, only those of so many characters."""
    found = _reading(quote)
    spans = sorted(one.omitted for one in found.omissions) if found else []
    return tuple(span for span in spans if most is None or span[1] - span[0] <= most)


def omitted_words(quote: Quote) -> Iterator[str]:
    """What the reading of a quote leaves out, the gravest first: a line each; nothing for a quote that leaves nothing out."""
    found = _reading(quote)
    if found and not found.english:
        yield NOT_ENGLISH
    elif found:
        from debate_tui.quotes.omitted.reading import told

        yield from (f"not {found.how} ({one.gravity.word}): {told(quote, one)}" for one in found.omissions)


def omitted_paragraphs(quote: Quote) -> Iterator[Paragraph]:
    """The same as a list under a head."""
    found = _reading(quote)
    if found and not found.english:
        yield paragraph(f"{NOT_ENGLISH[:1].upper()}{NOT_ENGLISH[1:]}", style="muted")
    elif found and found.omissions:
        from debate_tui.quotes.omitted.reading import told

        yield paragraph(f"Not {found.how}, and bearing upon what is, by rules that may be wrong:", style="muted")
        for one in found.omissions:
            yield paragraph(Run(one.gravity.word, "omitted"), Run(f": {told(quote, one)}", "text"), first="  ")


def _reading(quote: Quote) -> "Reading | None":
    if not quote.marks:
        return None
    from debate_tui.quotes.omitted.reading import reading  # only cards have marks

    return reading(quote)


def gravest(quote: Quote) -> Run | None:
    """For lists: the gravest words that a reading leaves out; None where none are grave."""
    found = _reading(quote)
    grave = [one for one in found.omissions if one.gravity.grave] if found else []
    if not found or not grave:
        return None
    from debate_tui.quotes.omitted.reading import words_of

    more = f" and {len(found.omissions) - 1} more" if len(found.omissions) > 1 else ""
    return Run(f"not {found.how}: “{words_of(quote, [grave[0].omitted])}”{more}", "omitted")

"""A quote's words for formats without marks: what its user added stands in brackets, as an editor's insertion does."""

from debate_tui.model.debate import Quote
from debate_tui.text.spans import joined


def bracketed(quote: Quote) -> str:
    """The words of a quote; `¶ [Table Omitted] ¶` that is marked as added becomes `[Table Omitted]`, and `¶` alone a blank."""
    text = quote.text
    for start, end in reversed(joined((mark.start, mark.end) for mark in quote.marks if mark.kind == "added")):
        words = text[start:end].replace("¶", " ").strip(" []\n")
        text = f"{text[:start].rstrip()} {f'[{words}] ' if words else ''}{text[end:].lstrip()}"
    return text.strip() if text != quote.text else text

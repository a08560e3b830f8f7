"""Cards as items: tag, cite and passage are searched as one text, in which what is read aloud weighs more than the rest."""

import re

from debate_tui.model.debate import Claim, Debate, Quote
from debate_tui.search.items import Facet, Item, ItemKind, item_of
from debate_tui.search.zones import cuts
from debate_tui.text.safe import safe
from debate_tui.text.spans import joined


def card(debate: Debate, claim: Claim, quote: Quote, facet: Facet, id: str) -> tuple[Item, Facet]:
    """A quote as a card, with its facet; `facet` is that of the quote."""
    source = debate.source[claim.source_of(quote)]
    cite = " ".join((source.note or source.name).split())
    head = f"{safe(claim.text)}\n{safe(cite + _year(cite, source.published))}\n"
    read, underlined = (
        joined((mark.start, mark.end) for mark in quote.marks if mark.kind == kind) for kind in ("read", "underlined")
    )
    text = head + safe(quote.text)
    facet = facet._replace(cite=safe(source.name))
    return item_of(ItemKind.CARD, facet, id, text)._replace(cuts=cuts(text, len(head), read, underlined)), facet


def _year(cite: str, published: str | None) -> str:
    """The year in the form that a cite lacks, since people type 24 for 2024 and the other way round; "" for none."""
    year = (published or "")[:4]
    if not (len(year) == 4 and year.isdigit()):
        return ""
    lacking = [form for form in (year, f"’{year[2:]}") if not re.search(rf"(?<!\d){form.strip('’')}(?!\d)", cite)]
    return f" · {' '.join(lacking)}" if lacking else ""

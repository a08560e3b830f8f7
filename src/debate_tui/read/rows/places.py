"""What the rows of our own export have a place for, by their kind: what stands in any other cell of theirs is kept, and written into it again."""

import re
from collections.abc import Mapping

from debate_tui.model.library import UNDIRECTED, UNDRAWN

PLACES: Mapping[str, frozenset[str]] = {
    kind: frozenset(("row", *columns.split()))
    for kind, columns in (
        ("debate", "id title issue answer"),
        ("position", "id position answer terms derived"),
        ("issue", "id issue label terms derived"),
        ("answer", "position issue answer"),
        ("source", "id position source author date note title affiliation outlet dated url label"),
        (
            "claim",
            "id claim position issue source author date title affiliation outlet dated url role speaker endorsed terms "
            "relation to quote locator note prefix suffix marks quoted state citation met",
        ),
        ("relation", "id claim position source speaker endorsed relation to why by linked label"),
    )
}
"""By kind of row, the columns that mean something in it, or are found out again (`state`, `citation`, `met`)."""
OF_QUOTE = frozenset(("locator", "note", "prefix", "suffix", "marks", "quoted"))
"""Columns that mean something in the row of a claim only beside a quote."""
OF_RELATION = frozenset(("why", "by", "linked", "label"))
"""Columns that mean something in the row of a claim only beside a relation."""
KEPT = {UNDRAWN: "relations not drawn", UNDIRECTED: "relations without a direction"}
"""By key of what a map keeps about its file, the words for it in the note of the debate's row; a number stands behind them."""
NO_QUOTE = "no quote"
"""What our export says in the place of the state of a quote that a claim doesn't have."""
FOUND = re.compile(r"opposed|limited|agreed with|nobody in this debate .*|no answer to it is drawn.*")
"""How a claim is met, in the words of our export; what else stands there somebody wrote."""


def is_free(kind: str, column: str, *, quoted: bool) -> bool:
    """Whether nothing is looked for in a column of a row of this kind, with or without a quote, and without a relation beside a claim."""
    return column not in PLACES[kind] or (kind == "claim" and not quoted and column in OF_QUOTE)

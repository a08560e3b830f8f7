"""Conflicts of fact: what each claim says about one thing, in the mapper's words, and the mapper's note, as rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from debate_tui.layout.rows import Row, text_row
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.attribution import attribution
from debate_tui.model.debate import Claim, Conflict, Debate
from debate_tui.pages.words import position_mark
from debate_tui.state import Target


def _nowhere(_: Claim) -> None:
    return None


def fact_rows(debate: Debate, conflict: Conflict, lead: Callable[[Claim], Target | None] = _nowhere) -> Iterator[Row]:
    """A row for each saying, which leads where `lead` says for its claim; then the note."""
    for saying in conflict.says:
        claim = debate.claim[saying.claim]
        words = paragraph(Run(saying.value, "claim"), Run(f" — {attribution(debate, claim)}", "citation"))
        mark = position_mark(debate, claim.position)
        yield text_row(replace(words, first=mark, rest=Run("  ")), target=lead(claim))
    if conflict.note:
        yield text_row(paragraph(f"Note (mapper): {conflict.note}", style="note", first="  "))


_FIRST, _EACH = 2, 3
"""The row with the sayings of the first conflict in a list of them, below how they are sorted and its own head; and the rows of each:
its head, its sayings, its note."""


def row_of_fact(conflicts: Iterable[Conflict], conflict: str) -> int:
    """The number of the row with the sayings of a conflict of fact (an id), in a list of some."""
    return next(_FIRST + _EACH * at for at, one in enumerate(conflicts) if one.id == conflict)


def fact_at(conflicts: Sequence[Conflict], row: int) -> Conflict | None:
    """The conflict whose sayings stand in a row of a list of some; None of another row."""
    at, beside = divmod(row - _FIRST, _EACH)
    return conflicts[at] if not beside and 0 <= at < len(conflicts) else None

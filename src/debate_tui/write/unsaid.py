"""Unsaid: whose words a claim is, and a reader's notes, have no place in some formats; the account of an export says so."""

from debate_tui.model.debate import Voice
from debate_tui.pages.document import Extract
from debate_tui.text.wording import counted


def left_out(extract: Extract, kept: Voice | None = None) -> list[str]:
    """What of a debate is left out in a format without voices, but for the one that is `kept`, and without notes; each with
    how much of it there is."""
    voices = sum(claim.voice not in (None, kept) for claim in extract.chosen_claims)
    notes = sum(bool(mark.note) for mark in extract.brief.brief.marks) if extract.brief else 0
    told = [f"{counted(voices, 'voice')} (who speaks, where it is not the source itself)"] if voices else []
    return [*told, f"{counted(notes, 'note')} of your own"] if notes else told

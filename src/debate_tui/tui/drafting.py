"""What is known of a draft apart from its steps: what it is about, whether its files are open to it, where it began, where it leads."""

import os
from dataclasses import replace
from pathlib import Path

from debate_tui.disk.libraries import bundled
from debate_tui.edit.drafts import Draft, NewClaim
from debate_tui.edit.made import CannotWriteError, Made, files_for, must_be_ours
from debate_tui.model.debate import Debate
from debate_tui.state import Cursor, Spot, State, comparing, go, places
from debate_tui.state.places import Writing
from debate_tui.tui.written import told


def closed(debate: Debate, draft: Draft) -> str:
    """Why the files of a draft, maps of our own format, can't be written into by this user; "" where they can.

    Raises:
        CannotWriteError: one is in another format.
        OSError: one can't be read.
    """
    inside = Path(bundled()).resolve()
    for file in files_for(debate, draft):
        path = Path(file)
        must_be_ours(file, content(file))
        if inside in path.resolve().parents:
            return "This map came with the program and is not yours to write into"
        if not _open_to_writing(path):
            return f"{file} is read-only"
    return ""


def refused(debate: Debate, draft: Draft) -> str:
    """Why nobody can write into a draft's files, as a sentence; "" where somebody can, or could into a copy."""
    try:
        closed(debate, draft)
    except (OSError, CannotWriteError) as error:
        return f"Not written: {told(error)}."
    return ""


def about(debate: Debate, draft: Draft) -> object:
    """What a draft is about: of two about the same, the later goes on with the earlier."""
    return debate.id, (draft.source, draft.quote) if isinstance(draft, NewClaim) else draft.ends


def outside(state: State, place: Writing) -> State:
    """The state on the page that a draft was begun on."""
    here = state.back[-1] if state.back else Spot(place.comparison)
    return replace(state, here=here, back=state.back[:-1], marked=None, notice="")


def standing(state: State, debate: Debate, draft: Draft, ready: Made) -> State:
    """The state on what was written: a claim beside its words, a relation where it was drawn, with the cursor on the other claim."""
    if isinstance(draft, NewClaim):
        return replace(state, here=Spot(places.Source(_near(state, debate), draft.source), Cursor(claim=ready.claim)))
    first, second = (debate.claim.get(one) for one in draft.ends)
    if first is None or second is None:
        return state
    both = [issue for issue in second.issues if issue in first.issues]
    if both and first.position != second.position:
        near = places.Compare(debate.id, both[0], (first.position, second.position))
        return go(state, comparing(debate, second, near))
    return go(state, Spot(places.Claim(_near(state, debate), draft.second), Cursor(claim=draft.first)))


def _near(state: State, debate: Debate) -> places.Compare:
    return state.place.comparison or places.Compare(debate.id)


def called(ready: Made) -> str:
    """What is written and where, in words."""
    return f"{f'claim {ready.claim}' if ready.claim else 'a relation'} at {ready.at}"


def content(file: str) -> bytes:
    """The bytes of a map's file.

    Raises:
        OSError: there is none, or it is no file: a pipe has been read already.
    """
    path = Path(file)
    if path.exists() and not path.is_file():
        raise OSError(22, "it was read from a pipe, which nothing can be written into", file)
    return path.read_bytes()


def _open_to_writing(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)

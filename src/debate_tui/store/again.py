"""Reads debates that are open again after a few of their files were edited: what is open of the others is used, and nothing
that is compiled is opened.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from debate_tui.disk.stamps import absolute, size, stamp
from debate_tui.model.debate import Debate
from debate_tui.read.find import Found
from debate_tui.store.compiled import Reading
from debate_tui.store.compiling import is_compiled, may_be_compared, verified
from debate_tui.store.edits import as_of, edit_of, state_of
from debate_tui.store.rows import rows_of

_LITTLE = 64 * 1024
"""Bytes of a debate without texts that are read beside the keys, where not enough of it is open: 20 ms."""


def by_head(debates: Iterable[Debate]) -> Mapping[str, Debate]:
    """The open debates of which it is known what they were made of, by the absolute path of the first of their files."""
    return {state.maps[0][0]: debate for debate in debates if (state := state_of(debate))}


def again(found: Found, was: Mapping[str, Debate], sources: Path | None) -> Reading | None:
    """What `compiling.verified` returns for a debate; None where it would take long. `was`: the open debates, `by_head`."""
    now = [stamp(file) for file in found.files]
    before = was.get(absolute(found.files[0]))
    state, compared = before and state_of(before), may_be_compared(found, sources)
    if before and state and compared == bool(state.evidence):
        if state.maps == now and all(one == stamp(one[0]) for one in state.evidence):
            return before, state.diagnostics
        if not compared and rows_of(before) and (edit := edit_of(state.maps, now, found, state.names)):
            from debate_tui.store.edited import edited  # late: not needed to open what is compiled

            if reading := edited((before, state.diagnostics), edit.files, edit.changed):
                return as_of(reading, now, [name for name, file in edit.files.items() if file])
    little = not compared and size(now) <= _LITTLE
    return verified(found, sources) if little or is_compiled(found, sources) else None

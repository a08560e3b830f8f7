"""Lends the terminal to the user's editor, and reports how it ended and which signals came meanwhile."""

import subprocess
from time import monotonic

from textual.app import App, SuspendNotSupported

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.tui.editor import called, command, editor, stays, unset
from debate_tui.tui.signals import lent

AT_ONCE = 1.0
"""Seconds in which nobody writes anything: an editor that ends sooner is probably still open, in a window."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The outcome of lending the terminal to an editor."""

    trouble: str = ""
    """What went wrong, in words for the user; empty if nothing did."""
    open_still: bool = False
    """Whether the editor may still be open in a window: its command ended within `AT_ONCE` seconds."""
    chosen: str = ""
    """The name of the editor, where no variable names one and so the user may not know which it is."""
    asked: int = 0
    """The number of a signal that asked the explorer to end meanwhile; 0 if none came."""


def edited(app: App[int], at: Location) -> Edited:
    """Open the user's editor at a location, and wait until it ends."""
    try:
        program = editor()
    except ValueError as error:
        return Edited(f"{error}. The place is {at}")
    if not program:
        return Edited(f"Set $EDITOR to open {at}")
    begun = monotonic()
    try:
        # No exception may leave this block: the screen would stay suspended.
        with app.suspend(), lent() as asked:
            try:
                status = subprocess.run(command(program, at), check=False).returncode
            except (OSError, ValueError) as error:
                return Edited(f"{program[0]} could not be run: {error}. The place is {at}")
    except SuspendNotSupported:
        return Edited(f"This terminal cannot be lent to an editor. The place is {at}")
    trouble = f"{program[0]} ended with status {status}." if status else ""
    at_once = not status and not stays(program) and monotonic() - begun < AT_ONCE
    return Edited(trouble, at_once, called(program) if unset() else "", asked[0] if asked else 0)

"""Lending the terminal to the user's editor: what comes of it, and the signals that were sent meanwhile."""

import subprocess
from dataclasses import dataclass
from time import monotonic

from textual.app import App, SuspendNotSupported

from debate_tui.model.debate import Location
from debate_tui.tui.editor import command, editor, stays
from debate_tui.tui.signals import lent

AT_ONCE = 1.0
"""Seconds within which nobody has written anything: a program that has ended by then has gone on elsewhere, in a window."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an editor."""

    trouble: str = ""
    """What went wrong, for the reader; empty where nothing did."""
    open_still: bool = False
    """It may be: it ended as soon as it had begun."""
    asked: int = 0
    """The signal by which somebody has asked the explorer to end meanwhile; 0: nobody has."""


def edited(app: App[int], at: Location) -> Edited:
    """Opens the user's editor at a location and waits for it."""
    try:
        program = editor()
    except ValueError as error:
        return Edited(f"{error}. The place is {at}")
    if not program:
        return Edited(f"Set $EDITOR to open {at}")
    begun = monotonic()
    try:
        # What goes wrong must not leave this block as an exception: the screen would stay suspended.
        with app.suspend(), lent() as asked:
            try:
                status = subprocess.run(command(program, at), check=False).returncode
            except (OSError, ValueError) as error:
                return Edited(f"{program[0]} could not be run: {error}. The place is {at}")
    except SuspendNotSupported:
        return Edited(f"This terminal cannot be lent to an editor. The place is {at}")
    trouble = f"{program[0]} ended with status {status}." if status else ""
    at_once = not status and not stays(program) and monotonic() - begun < AT_ONCE
    return Edited(trouble, at_once, asked[0] if asked else 0)

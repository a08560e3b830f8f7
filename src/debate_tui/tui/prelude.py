"""The prelude: shows the first frame before Textual is imported.

Importing Textual is nine tenths of start-up. Reading the content and composing the frame don't need it, so the user
can read while it loads; its first paint then puts the same lines in the same places.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from debate_tui.model.library import Library
from debate_tui.tui.body import Size
from debate_tui.tui.environment import colours, palette
from debate_tui.tui.frame import Frame, frame
from debate_tui.tui.paint import paint, steady
from debate_tui.tui.signals import end_at_once
from debate_tui.tui.view import View, followed

# Alternate screen, bracketed paste, hidden cursor, no wrapping of long lines, cursor to the top left.
ENTER = "\x1b[?1049;2004h\x1b[?25l\x1b[?7l\x1b[H"
# Undoes all of that, and whatever Textual may have changed.
LEAVE = "\x1b[?1000;1002;1003;1004;1006;2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"


@contextmanager
def prelude(view: View, library: Library, theme: str = "") -> Iterator[list[object] | None]:
    """Show the first frame, and restore the terminal's modes when the context ends, however it ends.

    `theme`: the palette that the user chose before, "" for none. Yields those modes as `termios.tcgetattr` gives them; None on Windows.
    """
    end_at_once()  # until Textual's event loop has signal handlers of its own
    size = Size(*shutil.get_terminal_size())
    with silent() as found:
        write(ENTER + painted(frame(followed(view, library, size), library, size), theme))
        try:
            yield found
        except BaseException:
            write(LEAVE)  # Textual leaves the alternate screen itself, but may not have come so far
            raise


def painted(shown: Frame, theme: str = "") -> str:
    """A frame as text with escape sequences for its colours, to be written to the terminal."""
    name, system = palette(theme), colours()
    lines = (paint(line, name) for line in shown.lines)
    return "\r\n".join(steady(line.parts, line.fields, 0, system) for line in lines)


def write(text: str) -> None:
    """Write to the terminal at once."""
    stream = sys.__stdout__
    if stream is not None:
        stream.write(text)
        stream.flush()


@contextmanager
def silent() -> Iterator[list[object] | None]:
    """Turn off echo and line input, so that keys typed while Textual loads wait for it and don't show on the screen."""
    try:
        import termios
    except ImportError:  # Windows has no termios
        yield None
        return
    terminal = sys.__stdin__.fileno() if sys.__stdin__ else 0
    before = termios.tcgetattr(terminal)
    quiet = [*before]
    quiet[0] = before[0] & ~termios.ICRNL  # otherwise Enter would be read as line feed, which is Ctrl-J
    quiet[3] = before[3] & ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield [*before]
    finally:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)

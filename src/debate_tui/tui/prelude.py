"""The prelude: the first frame stands on the terminal before Textual has even been imported.

Textual is nine tenths of start-up. Reading the content and composing the frame need none of it, so the reader
reads while it loads; its first paint then puts the same lines in the same places.
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

# Alternate screen, no cursor, no line goes on below, top left; what is pasted from now on is told from keys.
_ENTER = "\x1b[?1049;2004h\x1b[?25l\x1b[?7l\x1b[H"
_LEAVE = (
    "\x1b[?1000;1002;1003;1004;1006;2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"  # whatever Textual has changed, as it was
)


@contextmanager
def prelude(view: View, library: Library) -> Iterator[list[object] | None]:
    """Shows the first frame; the terminal is as it was again when the context ends, however it ends.

    Yields the modes that it was found in, as `termios` has them.
    """
    end_at_once()  # until Textual's loop has handlers
    size = Size(*shutil.get_terminal_size())
    with _silent() as found:
        _write(_ENTER + painted(frame(followed(view, library, size), library, size)))
        try:
            yield found
        except BaseException:
            _write(_LEAVE)  # Textual, which would have left the screen itself, may not have got that far
            raise


def painted(shown: Frame) -> str:
    """The lines of a frame with their colours, as a terminal takes them."""
    name, system = palette(), colours()
    lines = (paint(line, name) for line in shown.lines)
    return "\r\n".join(steady(line.parts, line.fields, 0, system) for line in lines)


def _write(text: str) -> None:
    stream = sys.__stdout__
    if stream is not None:
        stream.write(text)
        stream.flush()


@contextmanager
def _silent() -> Iterator[list[object] | None]:
    """No echo, no waiting for the end of a line: a key typed while Textual loads is kept for it, and spoils nothing."""
    try:
        import termios
    except ImportError:  # Windows
        yield None
        return
    terminal = sys.__stdin__.fileno() if sys.__stdin__ else 0
    before = termios.tcgetattr(terminal)
    quiet = [*before]
    quiet[0] = before[0] & ~termios.ICRNL  # or Enter would be kept as another key
    quiet[3] = before[3] & ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield [*before]
    finally:
        with suppress(termios.error):  # it is gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)

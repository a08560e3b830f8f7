"""The prelude: shows the first frame before Textual is imported.

Importing Textual is nine tenths of start-up. The first frame doesn't need it, so the user can read while it loads;
Textual's first paint then puts the same lines in the same places. If the content is that of an earlier start, that
start's frame is shown as it was remembered, before any content is read.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from debate_tui.disk.folders import config_file, user_state
from debate_tui.store import here, recall
from debate_tui.tui.environment import colours, misunderstood, theme_name
from debate_tui.tui.signals import end_at_once, end_if_asked, stop_by, stop_until_continued

if TYPE_CHECKING:
    from pathlib import Path

    from debate_tui.store import Remembered, Stamp

# Alternate screen, bracketed paste, hidden cursor, no wrapping of long lines, cursor to the top left.
ENTER = "\x1b[?1049;2004h\x1b[?25l\x1b[?7l\x1b[H"
SHOWN_CURSOR = "\x1b[?25h"

CLEARED = "\x1b[H\x1b[J"
"""An empty screen, for a terminal without a second one (GNU screen, the console): else the prompt comes amid the last page."""

# Undoes all of that, and whatever Textual may have changed.
LEAVE = f"{CLEARED}\x1b[?1000;1002;1003;1004;1006;2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"

_HARMLESS = re.compile(r"(?:[^\x00-\x1f\x7f-\x9f]|\r\n|\x1b\[[\d;]*[mG])*")
"""What `paint.painted` makes of a frame: text, colours, and moves of the cursor within its line."""


class Prelude:
    """The terminal until Textual has it."""

    def __init__(self, paths: "Sequence[str | Path]", asked: Sequence[str], modes: list[object] | None) -> None:
        self.modes = modes
        """The terminal's modes as `termios.tcgetattr` gave them before they were changed; None on Windows."""
        self._paths, self._asked = paths, asked
        self._shown = ""
        self._memory = memory = self._recall()
        text = memory.data.decode(errors="replace") if memory and memory.data else ""
        if text and _HARMLESS.fullmatch(text):
            self.show(text)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines of the terminal, as it is now."""
        if size := _size():
            return size
        import shutil  # few terminals don't know

        columns, lines = shutil.get_terminal_size()
        return columns, lines

    def _recall(self) -> "Remembered | None":
        """What is remembered of the first frame now; None where it can't be known what the next start would show."""
        if _size() is None or "-" in self._asked:
            return None
        look = (self.size, theme_name(), colours(), misunderstood(), _users())
        return recall(self._paths, "frame", [*self._asked, here(), repr(look)], stamped=True)

    @property
    def shows(self) -> bool:
        """Whether a frame is on the screen."""
        return bool(self._shown)

    def show(self, painted: str) -> None:
        """Put a frame, as `paint.painted` gives it, on the terminal's alternate screen."""
        self._shown = painted
        write(ENTER + painted)

    def change(self, update: str, painted: str) -> None:
        """Put on the terminal what turns the frame that it shows into another, which is `painted` as a whole."""
        self._shown = painted
        write(update)

    def stop(self) -> None:
        """Ctrl-Z: give the terminal back to the shell until the program is continued."""
        self.leave()
        with _as_found(self.modes):
            stop_until_continued(keyboard())
        if self._shown:
            self.show(self._shown)

    def look(self) -> None:
        """Look at the maps, before they are read: not before something is on the screen, since it takes as long as they are."""
        if self._memory:
            self._memory.look()

    def remember(self, first: Callable[[], str], beside: "Sequence[Stamp]") -> None:
        """Remember what the next start would show first, if the maps are still what they were when they were looked at.

        `first` makes it; `beside`: the stamps of what the maps' quotes were checked with.
        """
        memory, before = self._recall(), self._memory
        if memory is None or before is None:
            return
        memory.look()
        if memory.maps == before.maps and (data := first().encode()) != memory.data:
            memory.remember(data, beside)

    def leave(self) -> None:
        """Give the terminal's own screen back, if a frame was shown."""
        if self._shown:
            write(LEAVE)


@contextmanager
def prelude(paths: "Sequence[str | Path]", asked: Sequence[str]) -> Iterator[Prelude]:
    """Show the frame remembered of the content at `paths`, if there is one; restore the terminal's modes at the end.

    `asked`: the arguments that decide about what is shown first.
    """
    end_at_once()  # until Textual's event loop has signal handlers of its own
    with silent() as found:
        stage = Prelude(paths, asked, found)
        stop_by(stage.stop)
        try:
            yield stage
        except BaseException:
            stage.leave()  # Textual leaves the alternate screen itself, but may not have come so far
            end_if_asked()
            raise


def _size() -> tuple[int, int] | None:
    try:
        size = os.get_terminal_size(1)
    except OSError:
        return None
    return (size.columns, size.lines) if all(size) else None


def _users() -> list[tuple[str, int, int, int]]:
    """The user's files that decide what is shown first, each with its size, time and inode: those that say where the
    reader left off (`user.memory`), and the config file."""
    paths = [f"{folder}{os.sep}{name}" for folder, _, names in os.walk(user_state() or "") for name in names]
    found = []
    for path in [*paths, config_file() or ""]:
        with suppress(OSError):
            status = os.stat(path)
            found.append((path, status.st_size, status.st_mtime_ns, status.st_ino))
    return sorted(found)


def write(text: str) -> None:
    """Write to the terminal at once."""
    stream = sys.__stdout__
    if stream is not None:
        stream.write(text)
        stream.flush()


def keyboard() -> int:
    """The number of the open file that keys are read from."""
    return sys.__stdin__.fileno() if sys.__stdin__ else 0


@contextmanager
def _as_found(modes: list[Any] | None) -> Iterator[None]:
    """Give the terminal the `modes` that were found for a while; None, on Windows, leaves it as it is."""
    if modes is None:
        yield
        return
    import termios

    now = termios.tcgetattr(keyboard())
    termios.tcsetattr(keyboard(), termios.TCSANOW, modes)
    try:
        yield
    finally:
        termios.tcsetattr(keyboard(), termios.TCSANOW, now)


@contextmanager
def silent() -> Iterator[list[object] | None]:
    """Turn off echo and line input, so that keys typed while Textual loads wait for it and don't show on the screen."""
    try:
        import termios
    except ImportError:  # Windows has no termios
        yield None
        return
    terminal = keyboard()
    before = termios.tcgetattr(terminal)
    quiet = [*before]
    # Otherwise Enter would be read as line feed, which is Ctrl-J, and Ctrl-S would stop the terminal.
    quiet[0] = before[0] & ~(termios.ICRNL | termios.IXON)
    quiet[3] = before[3] & ~(termios.ECHO | termios.ICANON)
    quiet[6] = [
        *before[6]
    ]  # Ctrl-Z is a key: as a signal it would overtake those typed before, which the shell then got
    quiet[6][termios.VSUSP] = bytes([os.fpathconf(terminal, "PC_VDISABLE")])
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield [*before]
    finally:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)

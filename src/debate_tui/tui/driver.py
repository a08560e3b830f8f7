"""The terminal, to Textual: read without failing, asked for its size, given back as it was found, left when it is gone."""

import os
import selectors
import signal
import sys
import termios
from time import monotonic
from typing import IO

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from debate_tui.tui.incoming import ESCAPE_PAUSE, Incoming
from debate_tui.tui.signals import stop_until_continued

HUNG_UP = 128 + signal.SIGHUP
"""The exit status where the terminal is gone."""

_AT_ONCE = 1 << 16
"""Bytes that are read at once."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, but for what it can't take."""

    found: list[object] | None = None
    """The modes that the terminal had before the explorer changed any; None where it has none."""

    def __init__(
        self, app: App[int], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = _Unfailing(sys.__stderr__)  # type: ignore[assignment, arg-type]
        self._started = False
        # Textual's handlers write to the terminal in the middle of whatever runs, its own writing included.
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)

    def stop(self) -> None:
        """Gives the terminal back and stops until the shell continues the program; then all is as before."""
        with self._app.suspend():
            stop_until_continued()
            while self._in_background():
                os.kill(os.getpid(), signal.SIGSTOP)

    def _in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    # Output

    def write(self, data: str) -> None:
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def _get_terminal_size(self) -> tuple[int, int]:
        """The terminal's own word: COLUMNS and LINES do not follow when it is resized."""
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return 80, 25
        return size.columns or 80, size.lines or 25

    def _query_in_band_window_resize(self) -> None:
        """Not asked for: the system tells of every resize, and of a mouse in pixels there is no use."""

    def start_application_mode(self) -> None:
        if self._started:
            # Back from another program: what was typed while it ran was not for us.
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        self._started = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.found is not None:
            self.attrs_before = self.found

    # Input

    def run_input_thread(self) -> None:
        incoming, heard = Incoming(), monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(ESCAPE_PAUSE):
                    self._deliver(incoming.silence(monotonic() - heard))
                    continue
                try:
                    data = os.read(self.fileno, _AT_ONCE)
                except BlockingIOError:
                    continue
                except OSError:
                    data = b""
                if not data:
                    self._loop.call_soon_threadsafe(self._app.exit, HUNG_UP)
                    return
                heard = monotonic()
                self._deliver(incoming.feed(data))

    def _deliver(self, found: list[Message]) -> None:
        if found:
            self._loop.call_soon_threadsafe(self._all, found)

    def _all(self, found: list[Message]) -> None:
        for message in found:
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)


class _Unfailing:
    """Standard error, on which nothing fails when the terminal is gone: the reading end says so, and the explorer ends."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        try:
            return self._file.write(text)
        except (OSError, ValueError):
            return len(text)

    def flush(self) -> None:
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def fileno(self) -> int:
        return self._file.fileno()


def driver(found: list[object]) -> type[TerminalDriver]:
    """The driver of a terminal whose modes were `found` such, to be given back to it and to every editor."""
    return type("TerminalDriver", (TerminalDriver,), {"found": found})

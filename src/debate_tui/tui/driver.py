"""The terminal driver: no input makes it fail, it restores the terminal as found, and ends if the terminal is gone."""

import os
import selectors
import signal
import sys
import termios
from asyncio import TimerHandle
from collections import deque
from time import monotonic
from typing import IO

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from debate_tui.tui.incoming import ESCAPE_PAUSE, Incoming
from debate_tui.tui.prelude import CLEARED
from debate_tui.tui.signals import stop_until_continued

HUNG_UP = 128 + signal.SIGHUP
"""The exit status when the terminal is gone: what a shell reports for SIGHUP."""

_AT_ONCE = 256
"""Bytes read at most in one go, and so the events made of them."""

_ENOUGH = 32
"""Events waiting to be handled, above which no more are made of what was typed: it waits as bytes, which take hardly any memory."""

_SOON = 0.005
"""Seconds until it is looked again whether these have been handled."""


_FEW = 256
"""Bytes that somebody may have typed before there was a driver."""


class TerminalDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with our own input parser, size query, and Ctrl-Z."""

    found: list[object] | None = None
    """The terminal's modes (`termios.tcgetattr`) before the explorer changed them; None if unknown."""
    unread = b""
    """What was typed before this driver began to read, and has not been answered."""

    def __init__(
        self, app: App[int], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = _Unfailing(sys.__stderr__)  # type: ignore[assignment, arg-type]
        self._started = False
        self._incoming = Incoming()
        self._typed: deque[tuple[float, bytes]] = deque()
        """What was typed and is no event yet, with the times at which it came."""
        self._heard = monotonic()
        self._later: TimerHandle | None = None
        # Textual's signal handlers would write to the terminal at any moment, even in the middle of another write.
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)

    def stop(self) -> None:
        """Give the terminal back, stop until continued in the foreground, then restore the screen."""
        with self._app.suspend():
            stop_until_continued(self.fileno)

    # Output

    def write(self, data: str) -> None:
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and lines as the terminal reports them; the variables COLUMNS and LINES don't follow a resize."""
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return 80, 25
        return size.columns or 80, size.lines or 25

    def _query_in_band_window_resize(self) -> None:
        """Does nothing: the system signals every resize, and mouse positions in pixels aren't needed."""

    def start_application_mode(self) -> None:
        if self._started:
            # Another program has had the terminal: discard what was typed meanwhile, since it was meant for that.
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        self._started = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.found is not None:
            self.attrs_before = self.found

    def stop_application_mode(self) -> None:
        self.write(CLEARED)
        super().stop_application_mode()

    # Input

    def run_input_thread(self) -> None:
        """Read what is typed, with the time at which it came; the loop makes events of it."""
        earlier, self.unread = self.unread, b""
        looked = False
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(ESCAPE_PAUSE if looked else 0):
                    if looked:
                        self._loop.call_soon_threadsafe(self._silence)
                    else:
                        self._begin(earlier)
                    looked = True
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
                if looked:
                    self._heed(data)
                else:
                    self._begin(earlier + data)
                looked = True

    def _heed(self, data: bytes) -> None:
        self._typed.append((monotonic(), data))
        self._loop.call_soon_threadsafe(self._take)

    def _begin(self, data: bytes) -> None:
        """Heed what was typed before there was a driver: nobody knows which of it was typed together."""
        if b"\x1b" in data and len(data) <= _FEW:
            self._loop.call_soon_threadsafe(lambda: self._deliver(self._incoming.earlier(data)))
        elif data:
            self._heed(data)

    @property
    def waiting(self) -> int:
        """The bytes of what was typed that are no events yet."""
        return sum(len(data) for _, data in [*self._typed])

    def _take(self) -> None:
        """Make events of what was typed, as long as the app keeps up with them."""
        if self._later is not None:
            return
        while self._typed and self._app.message_queue_size <= _ENOUGH:
            self._heard, data = self._typed.popleft()
            self._deliver(self._incoming.feed(data))
        if self._typed:
            self._later = self._loop.call_later(_SOON, self._take_again)

    def _take_again(self) -> None:
        self._later = None
        self._take()

    def _silence(self) -> None:
        if not self._typed:
            self._deliver(self._incoming.silence(monotonic() - self._heard))

    def _deliver(self, found: list[Message]) -> None:
        for message in found:
            message.time = self._heard
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)


class _Unfailing:
    """Standard error that never fails: once the terminal is gone, the input thread ends the program."""

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


def driver(found: list[object], unread: bytes = b"") -> type[TerminalDriver]:
    """A driver class that restores the modes `found` when the explorer ends, or lends the terminal to an editor.

    `unread`: what was typed before, and is to be read first.
    """
    return type("TerminalDriver", (TerminalDriver,), {"found": found, "unread": unread})

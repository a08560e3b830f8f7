"""A program in a pseudo-terminal of its own, seen as a terminal sees it: the keys going in, the bytes coming out, and when."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from time import perf_counter
from types import TracebackType
from typing import Self

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronized output: known, off
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resizes reported in band: not known
    b"\x1b[c": b"\x1b[?62;22c",
}
"""What a program may ask its terminal, and what a common terminal says."""

ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>78c])")


class SilentError(Exception):
    """The program didn't write what was waited for; says what it did write."""


class Terminal:
    """`with Terminal(command) as terminal:` runs the command at 120×40; the clock starts before it does."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 40) -> None:
        self.started = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], [*command], env)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def read(self, timeout: float) -> bytes:
        """The next bytes that the program writes; none if it is silent for that long."""
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            received = os.read(self.fd, 65536)
        except OSError:  # On Linux, the end of what can be read.
            received = b""
        if not received:
            raise SilentError("the program has ended")
        for question, answer in ANSWERS.items():
            if question in received:
                os.write(self.fd, answer)
        return received

    def wait_for(self, text: str, timeout: float = 20) -> float:
        """Seconds from the start until the text has been written."""
        wanted, received, deadline = text.encode(), b"", self.started + timeout
        while wanted not in ESCAPES.sub(b"", received):
            try:
                new = self.read(max(0.0, deadline - perf_counter()))
            except SilentError as error:
                raise SilentError(f"{text!r} was not written: {error}: {received.decode(errors='replace')}") from None
            if not new:
                raise SilentError(f"{text!r} was not written in {timeout} s, but: {received!r}")
            received += new
        return perf_counter() - self.started

    def type(self, key: str) -> None:
        os.write(self.fd, key.encode())

    def settle(self, quiet: float = 0.3) -> None:
        while self.read(quiet):
            pass

    def press(self, key: str, quiet: float = 0.1) -> tuple[float, float] | None:
        """Seconds from the key to the first and to the last byte that it made the program write; None if it wrote nothing."""
        pressed = perf_counter()
        self.type(key)
        return self._written(pressed, quiet)

    def resized(self, columns: int, rows: int, quiet: float = 0.3) -> tuple[float, float] | None:
        """The same, from the moment that the window has another size."""
        changed = perf_counter()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self._written(changed, quiet)

    def _written(self, pressed: float, quiet: float) -> tuple[float, float] | None:
        first = last = 0.0
        while self.read(timeout=quiet):
            last = perf_counter() - pressed
            first = first or last
        return (first, last) if last else None

    @property
    def megabytes(self) -> float:
        """Resident memory."""
        return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(self.pid)])) / 1024

"""The real program in a pseudo-terminal: every byte that it sends to the terminal, as a terminal would get it."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

_PATIENCE = 30.0
"""Seconds to wait for what must come; on a busy machine much is late."""


class Program:
    """`debate-tui` with `arguments` in a terminal of its own."""

    def __init__(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (100, 30),
        folder: Path | None = None,
        under: Sequence[str] = (),
        **more: str,
    ):
        """`under`: the command that the program is run by; `more`: its variables."""
        self._master, slave = pty.openpty()
        self._window(slave, size)
        environment = {**os.environ, "TERM": "xterm-256color", **more}
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", "debate_tui", *map(str, arguments)],
            stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.received = b""
        self._meanwhile = b""
        """What came while keys were sent: on a busy machine the answer to the last one may be in it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @staticmethod
    def _window(handle: int, size: tuple[int, int]) -> None:
        fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def hang_up(self) -> None:
        """Closes the terminal."""
        if self._master >= 0:
            os.close(self._master)
        self._master = -1

    def modes(self) -> list[object]:
        """The terminal's modes, as `termios` has them."""
        return termios.tcgetattr(self._master)

    def resize(self, columns: int, lines: int) -> None:
        """The terminal isn't the program's own, so that nobody else would tell it."""
        self._window(self._master, (columns, lines))
        self.process.send_signal(signal.SIGWINCH)

    def send(self, keys: str | bytes) -> None:
        """Sends keys, however many, taking what the program sends meanwhile: a terminal would."""
        rest = keys.encode() if isinstance(keys, str) else keys
        while rest:
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                rest = rest[os.write(self._master, rest[:1024]) :]
            self._meanwhile += self._read(0)

    def until(self, words: str | bytes) -> bytes:
        """All that has come since the last call, up to `words` at least."""
        wanted = words.encode() if isinstance(words, str) else words
        got, self._meanwhile = self._meanwhile, b""
        deadline = monotonic() + _PATIENCE
        while wanted not in got:
            assert monotonic() < deadline, f"{words!r} did not come: {got[-2000:]!r}"
            got += self._read(0.2)
        return got + self.rest()

    def rest(self, quiet: float = 0.3) -> bytes:
        """What else comes until nothing has come for a while."""
        got, self._meanwhile = self._meanwhile, b""
        while more := self._read(quiet):
            got += more
        return got

    def _read(self, seconds: float) -> bytes:
        if self._master < 0:
            return b""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return b""
        try:
            more = os.read(self._master, 65536)
        except OSError:  # Linux says so when the other end is closed
            more = b""
        self.received += more
        return more

    def end(self, by: int | None = None) -> int:
        """The exit status, after a signal if one is given; all that is still to come is received."""
        if by is not None:
            self.process.send_signal(signal.Signals(by))
        deadline = monotonic() + _PATIENCE
        while self.process.poll() is None:
            assert monotonic() < deadline, "it does not end"
            self._read(0.1)
        self.rest()
        return self.process.returncode

"""The real program in a real terminal: tmux, driven by keys, read as text and colours."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

import pytest

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux to be a real terminal")

PATIENCE = 30.0
"""Seconds to wait for what must come; on a busy machine much is late."""

PROGRAM = shlex.join([sys.executable, "-m", "debate_tui"])


class Tmux:
    """A shell command in a terminal of its own; what it prints when it ends says its exit status."""

    def __init__(
        self, command: str = PROGRAM, size: tuple[int, int] = (100, 30), folder: Path | None = None, **environment: str
    ) -> None:
        self._socket = f"debate-tui-test-{uuid.uuid4().hex[:12]}"
        columns, lines = map(str, size)
        variables = {"LC_ALL": "C.UTF-8", "COLORTERM": "truecolor", **environment}
        given = [word for name, value in variables.items() for word in ("-e", f"{name}={value}")]
        inside = f"{command}; printf '\\nstatus %s\\n' $?; exec sleep 1000"
        self._tmux("new-session", "-d", "-x", columns, "-y", lines, *given, "-c", str(folder or Path.cwd()), inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        plain = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run(
            ["tmux", "-L", self._socket, "-f", "/dev/null", *arguments],
            capture_output=True, encoding="utf-8", check=False, env=plain,
        )  # fmt: skip
        assert done.returncode == 0 or arguments[0] == "kill-server", done.stderr
        return done.stdout

    def keys(self, *keys: str) -> "Tmux":
        """Presses keys, by tmux's names."""
        self._tmux("send-keys", *keys)
        return self

    def type(self, text: str) -> "Tmux":
        self._tmux("send-keys", "-l", text)
        return self

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    @property
    def text(self) -> str:
        return self._tmux("capture-pane", "-p")

    @property
    def coloured(self) -> str:
        return self._tmux("capture-pane", "-p", "-e")

    def told(self, variable: str) -> str:
        """What tmux knows about the pane, as `alternate_on` or `mouse_any_flag`."""
        return self._tmux("display-message", "-p", f"#{{{variable}}}").strip()

    @property
    def pid(self) -> int:
        """The process that the shell of the pane runs."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def until(self, words: str | Callable[[str], object]) -> str:
        """The screen once `words` are on it (or once it is as the function asks)."""
        deadline = monotonic() + PATIENCE
        while True:
            text = self.text
            if words(text) if callable(words) else words in text:
                return text
            assert monotonic() < deadline, f"waited for {words!r}; there is:\n{text}"
            sleep(0.05)

    def status(self) -> int:
        """The exit status, once the program has ended."""
        found = re.search(r"status (\d+)", self.until(lambda text: re.search(r"status \d+", text)))
        assert found
        return int(found[1])

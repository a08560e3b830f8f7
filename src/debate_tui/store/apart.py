"""Reads much content, or indexes it for search, in another process, which keeps the outcome in the cache folder: this one
stays free for keys, and small.

What the other process does stands in `store.work`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

WHOLE = 1000
"""What a process that reads counts to."""


class Apart:
    """A reading or indexing in another process."""

    def __init__(self, work: str, paths: Sequence[str | Path], sources: Path | None) -> None:
        """Starts it; `work`: WORK as said in `store.work`.

        Raises:
            OSError: the system doesn't start another process.
        """
        import subprocess  # late: the process that is started doesn't need it

        command = [sys.executable, "-m", "debate_tui.store.work", work, str(sources or ""), *map(str, paths)]
        # Of its own group, so that Ctrl-C ends it through this process only, which first restores the terminal.
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def fileno(self) -> int:
        """The descriptor on which there is something to read when the reading is further, or at its end."""
        assert self._process.stdout
        return self._process.stdout.fileno()

    def share(self) -> float | None:
        """What share of the work is done, 0 to 1; None once it has ended. Waits until there is something new."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        return int(line) / WHOLE if line.strip().isdigit() else None

    def wait(self) -> None:
        """Wait for the end, and give back what the reading took of the system."""
        out = self._process.stdout
        while out and not out.closed and self.share() is not None:
            pass
        self._process.wait()
        if out:
            out.close()

    def end(self) -> None:
        """End it, if it hasn't ended yet; whoever waits for it goes on."""
        self._process.kill()
        self._process.wait()

"""Reads much content, or indexes it for search, in another process, which keeps the outcome in the cache folder: this one
stays free for keys, and small.

    python -m debate_tui.store.apart WORK SOURCES PATH…

WORK is `read` or `index`; or `help N OF`, for the process number N of OF that compile debates for the one that started
them, and end when that has ended. The process that reads prints how far it is, 0 to 1000, a line each time.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from debate_tui.store.held import Held

_WHOLE = 1000


class Apart:
    """A reading or indexing in another process."""

    def __init__(self, work: str, paths: Sequence[str | Path], sources: Path | None) -> None:
        """Starts it; `work`: WORK as said above.

        Raises:
            OSError: the system doesn't start another process.
        """
        command = [sys.executable, "-m", "debate_tui.store.apart", work, str(sources or ""), *map(str, paths)]
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
        return int(line) / _WHOLE if line.strip().isdigit() else None

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


def main(work: str, sources: str, paths: Sequence[str]) -> None:
    starter = os.getppid()
    held, last = Held(tuple(map(Path, paths)), compiles=True), -1
    if work.startswith("help "):
        _, number, count = work.split()
        held.compile_backwards(lambda: os.getppid() == starter, int(number), int(count))
        return
    if work == "index":
        held.searcher()
        return

    def reached(share: float) -> None:
        nonlocal last
        if int(share * _WHOLE) > last:
            last = int(share * _WHOLE)
            print(last, flush=True)

    held.verified(Path(sources) if sources else None, reached)


if __name__ == "__main__":
    import gc

    gc.disable()  # nearly all that is made lasts until the end
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
    os._exit(0)  # giving back the memory of a million objects one by one takes seconds

"""What a process does that `store.apart` starts.

    python -m debate_tui.store.work WORK SOURCES PATH…

WORK is `read` or `index`; or `help N OF`, for the process number N of OF that compile debates for the one that started
them, and end when that has ended. The process that reads prints how far it is, 0 to 1000, a line each time.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from debate_tui.store.apart import WHOLE
from debate_tui.store.held import Held


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
        if int(share * WHOLE) > last:
            last = int(share * WHOLE)
            print(last, flush=True)

    held.verified(Path(sources) if sources else None, reached)


if __name__ == "__main__":
    import gc

    gc.disable()  # nearly all that is made lasts until the end
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
    os._exit(0)  # giving back the memory of a million objects one by one takes seconds

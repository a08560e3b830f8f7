"""How the explorer keeps up in a terminal: a window of another size, a change of side, issue or position, a key held down; and the memory
after a walk through all screens. The bundled map and one debate of many claims, beside the least that Textual can do, given the same keys.

Times are by the clock, in milliseconds, to the last byte that is written; other work on the machine counts there, too.

    python -m benchmarks.windows [CLAIMS]
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.libraries import Scale, write
from benchmarks.programs import EXPLORER, HELLO, conditions, user
from benchmarks.terminal import Terminal

SIZES = ((100, 30), (160, 45), (80, 24), (120, 40), (59, 20), (120, 40)) * 3

TURNS = {"w, side": "w" * 12, "], issue": "]" * 12, ">, position": ">" * 12}

HELD, RATE = 90, 30
"""How many times a key that is held down comes, and how often in a second."""

WALK = [
    *"ocjjl",
    "\r",
    "\x7f",
    *"si",
    "\x7f",
    *"m",
    "\x7f",
    *"CAFU",
    "\x7f",
    *"?",
    "\x1b",
    *"/peace",
    "\x1b",
    *"pqooc]]>w",
]
"""All screens that a key leads to."""


def main(claims: int) -> None:
    print(f"{conditions(1)}; {claims:,} claims in the large one; milliseconds, megabytes\n")
    print(f"{'':34}{'median':>10}{'p95':>10}{'worst':>10}")
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        path = write(Path(folder), Scale(claims, claims * 3 // 2))
        programs = {
            "Textual hello world": (HELLO, "Hello"),
            "bundled map": (EXPLORER, "cornerstone"),
            "large map": ([*EXPLORER, str(path)], "Who stands where"),
        }
        for name, (command, text) in programs.items():
            with _ready(command, text, home) as terminal:
                _measured(name, terminal)


@contextmanager
def _ready(command: Sequence[str], text: str, home: str) -> Iterator[Terminal]:
    """The program once it has answered a first key, opened compiled."""
    with Terminal(command, user(home)) as first:
        first.wait_for(text, 600)
    with Terminal(command, user(home)) as terminal:
        terminal.wait_for(text, 60)
        terminal.settle(1)
        terminal.press("c", 1)
        yield terminal


def _measured(name: str, terminal: Terminal) -> None:
    _line(f"{name}: resized", [terminal.resized(*size) for size in SIZES])
    for what, keys in TURNS.items():
        _line(f"{name}: {what}", [terminal.press(key) for key in keys])
    for keys in ("jk", "w", "]["):
        print(f"{name + ': ' + keys + ' held, after the last':34}{_held(terminal, keys) * 1000:10.1f}")
    for key in WALK:
        terminal.press(key)
    terminal.settle()
    print(f"{name + ': memory after a walk':34}{terminal.megabytes:10.1f} MB\n", flush=True)


def _line(what: str, took: Sequence[tuple[float, float] | None]) -> None:
    times = [last * 1000 for _, last in filter(None, took)]
    print(f"{what:34}{median(times):10.1f}{min(quantiles(times, n=20)[-1], max(times)):10.1f}{max(times):10.1f}")


def _held(terminal: Terminal, keys: str) -> float:
    """Seconds from the last key to the last byte that is written, where keys come as one that is held down: in turn, so that each
    has something to show."""
    began = perf_counter()
    for number in range(HELD):
        while (left := began + number / RATE - perf_counter()) > 0:
            terminal.read(left)
        pressed = perf_counter()
        terminal.type(keys[number % len(keys)])
    last = pressed
    while terminal.read(0.3):
        last = perf_counter()
    return last - pressed


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)

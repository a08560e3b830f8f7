"""How long until there is something to read: the explorer beside a Textual hello world, the commands beside bare Python.

All of them in turn, round after round, so that whatever else the machine does meets all of them alike; the ratios are the result.

    python -m benchmarks.startup [ROUNDS]
"""

import subprocess
import sys
from collections import defaultdict
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.programs import BARE, COMMANDS, CONTENT, EXPLORER, HELLO, user
from benchmarks.terminal import Terminal

SCREENS = {"Textual hello world": (HELLO, "Hello"), "debate-tui": (EXPLORER, CONTENT)}
RUNS = {"python -c pass": BARE} | {f"debate-tui {name}": command for name, command in COMMANDS.items()}


def main(rounds: int) -> None:
    times: dict[str, list[float]] = defaultdict(list)
    memory: dict[str, list[float]] = defaultdict(list)

    with TemporaryDirectory() as home:
        env = user(home)
        # The first round fills the caches of files and bytecode, and counts for nothing.
        for counts in [False] + [True] * rounds:
            for name, (command, text) in SCREENS.items():
                with Terminal(command, env) as terminal:
                    taken, held = terminal.wait_for(text), terminal.megabytes
                if counts:
                    times[name].append(taken * 1000)
                    memory[name].append(held)
            for name, command in RUNS.items():
                started = perf_counter()
                subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
                if counts:
                    times[name].append((perf_counter() - started) * 1000)

    print(f"{rounds} rounds, Python {sys.version.split()[0]}")
    for group in SCREENS, RUNS:
        print(f"\n{'':24}{'median ms':>10}{'best ms':>10}{'ratio':>8}{'RSS MB':>8}")
        floor = median(times[next(iter(group))])
        for name in group:
            held_text = f"{median(memory[name]):8.0f}" if name in memory else ""
            print(
                f"{name:24}{median(times[name]):10.0f}{min(times[name]):10.0f}{median(times[name]) / floor:8.2f}{held_text}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 15)

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

from benchmarks.programs import BARE, COMMANDS, CONTENT, EXPLORER, HELLO, HELP, conditions, user
from benchmarks.terminal import Terminal

PEER, NOTHING = "Textual hello world", "python -c pass"
SCREENS = {PEER: (HELLO, "Hello", "question_mark"), "debate-tui": (EXPLORER, CONTENT, HELP)}
"""What is run, the text that counts as its content, and what it shows when `?` is typed."""
RUNS = {NOTHING: BARE} | {f"debate-tui {name}": command for name, command in COMMANDS.items()}


def main(rounds: int) -> None:
    times: dict[str, list[float]] = defaultdict(list)
    answers: dict[str, list[float]] = defaultdict(list)
    memory: dict[str, list[float]] = defaultdict(list)

    with TemporaryDirectory() as home:
        env = user(home)
        # The first round fills the caches of files and bytecode, and counts for nothing.
        for counts in [False] + [True] * rounds:
            for name, (command, text, answer) in SCREENS.items():
                with Terminal(command, env) as terminal:
                    shown = terminal.wait_for(text)
                    terminal.type("?")
                    answered, held = terminal.wait_for(answer), terminal.megabytes
                if counts:
                    times[name].append(shown * 1000)
                    answers[name].append(answered * 1000)
                    memory[name].append(held)
            for name, command in RUNS.items():
                started = perf_counter()
                subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
                if counts:
                    times[name].append((perf_counter() - started) * 1000)

    print(f"{conditions(rounds)}; medians, milliseconds from the start, ratios to the first of each table\n")
    print(f"{'':22}{'content':>18}{'first key answered':>22}{'RSS MB':>10}")
    for name in SCREENS:
        print(f"{name:22}{against(times, name, PEER)}    {against(answers, name, PEER)}{median(memory[name]):10.0f}")
    print(f"\n{'':22}{'end':>18}")
    for name in RUNS:
        print(f"{name:22}{against(times, name, NOTHING)}")


def against(times: dict[str, list[float]], name: str, peer: str) -> str:
    return f"{median(times[name]):10.0f}{median(times[name]) / median(times[peer]):8.2f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 15)

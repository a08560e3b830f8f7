"""How long until there is something to read, and until a first key is answered, beside a Textual hello world; the commands beside bare Python.

All of them in turn, round after round, so that whatever else the machine does meets all of them alike; the ratios are the
result. What a user's cache folder holds by then is measured as it is from the second start on, and as it is at the first.

    python -m benchmarks.startup [ROUNDS]
"""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.programs import BARE, COMMANDS, CONTENT, EXPLORER, HELLO, HELP, conditions, user
from benchmarks.terminal import Terminal

PEER, NOTHING = "Textual hello world", "python -c pass"
SCREENS = {PEER: (HELLO, "Hello", "question_mark"), "debate-tui": (EXPLORER, CONTENT, HELP)}
"""What is run, the text that counts as its content, and what it shows when `?` is typed."""
RUNS = {NOTHING: BARE} | {f"debate-tui {name}": command for name, command in COMMANDS.items()}
SETTLED = 3.0
"""Seconds after which a start has remembered its first frame for the next."""
FIRST = ", nothing cached"
"""What is run without what an earlier run left in the cache folder: as at the first start, or after an edit."""

Times = dict[str, list[float]]


def main(rounds: int) -> None:
    shown, answered, ended, memory = (defaultdict[str, list[float]](list) for _ in range(4))
    with TemporaryDirectory() as home:
        env, cache = user(home), Path(home) / ".cache"

        def screen(name: str, as_: str) -> None:
            command, text, answer = SCREENS[name]
            with Terminal(command, env) as terminal:
                shown[as_].append(terminal.wait_for(text))
                terminal.type("?")
                answered[as_].append(terminal.wait_for(answer))
                memory[as_].append(terminal.megabytes)

        def run(name: str, as_: str) -> None:
            ended[as_].append(_ended(RUNS[name], env))

        _settle(env)
        for _ in range(rounds):
            for name in SCREENS:
                screen(name, name)
            for name in RUNS:
                run(name, name)
            _without(cache, lambda: screen("debate-tui", f"debate-tui{FIRST}"))
            for name in RUNS:
                if name != NOTHING:
                    _without(cache, lambda name=name: run(name, f"{name}{FIRST}"))  # type: ignore[misc]

    print(f"{conditions(rounds)}; medians, milliseconds from the start, ratios to the first of each table\n")
    print(f"{'':34}{'content':>18}{'first key answered':>22}{'RSS MB':>10}")
    for name in shown:
        print(f"{name:34}{against(shown, name, PEER)}    {against(answered, name, PEER)}{median(memory[name]):10.0f}")
    print(f"\n{'':34}{'end':>18}")
    for name in ended:
        print(f"{name:34}{against(ended, name, NOTHING)}")


def _ended(command: list[str], env: Mapping[str, str]) -> float:
    started = perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return perf_counter() - started


def _settle(env: Mapping[str, str]) -> None:
    """Start everything once: files and bytecode are cached then, and what the program remembers is written."""
    for command, text, _ in SCREENS.values():
        with Terminal(command, env) as terminal:
            terminal.wait_for(text)
            terminal.settle(SETTLED)
    for command in RUNS.values():
        _ended(command, env)


def _without(cache: Path, what: Callable[[], None]) -> None:
    """Do `what` with an empty cache folder, and put back the one that was there."""
    aside = cache.rename(cache.with_name("cache-aside"))
    what()
    rmtree(cache, ignore_errors=True)
    aside.rename(cache)


def against(times: Times, name: str, peer: str) -> str:
    return f"{median(times[name]) * 1000:10.0f}{median(times[name]) / median(times[peer]):8.2f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 15)

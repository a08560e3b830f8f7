"""How long a key takes to show: from the key to the bytes that it makes the explorer write, on the bundled map at 120×40.

Beside it, in turn, a Textual program that does the least that a key can do: the ratio is the result, and says what the explorer adds.
Then a row down and a letter of a search, beside fzf with the texts of the same claims, where it is on the PATH.

    python -m benchmarks.keys [ROUNDS]
"""

import shutil
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.programs import CONTENT, EXPLORER, HELLO, conditions, user
from benchmarks.terminal import Terminal
from debate_tui.disk.libraries import bundled
from debate_tui.read.library import read_library

WALK = [*"jjjlhkj", "\r", "\x7f", *"]jjk", "\r", "\x7f", *"]jl", "\r", "\x7f", *"[["]
"""Down the rows, across, into a claim and out, on to the next issues, and back to where the walk began."""

NAMES = {"\r": "Enter", "\x7f": "Backspace"}
PEER = "Textual hello world"


def main(rounds: int) -> None:
    first: dict[str, list[float]] = defaultdict(list)
    last: dict[str, list[float]] = defaultdict(list)
    silent: dict[str, int] = defaultdict(int)

    with TemporaryDirectory() as home:
        env = user(home)
        with Terminal(HELLO, env) as peer, Terminal(EXPLORER, env) as explorer:
            for terminal, text in (peer, "Hello"), (explorer, CONTENT):
                terminal.wait_for(text)
                terminal.settle()
            explorer.type("c")  # from the overview to the comparison, where most keys are typed
            explorer.settle()
            for key in WALK * rounds:
                for name, terminal in (PEER, peer), (NAMES.get(key, key), explorer):
                    if shown := terminal.press(key):
                        first[name].append(shown[0] * 1000)
                        last[name].append(shown[1] * 1000)
                    else:
                        silent[name] += 1

    print(f"{conditions(rounds)}; milliseconds\n")
    print(f"{'':22}{'to the first byte':>20}{'to the last byte':>20}{'wrote':>10}")
    print(f"{'':22}{'median':>10}{'p95':>10}{'median':>10}{'p95':>10}{'nothing':>10}")

    def line(title: str, *names: str) -> float:
        columns = [[time for name in names for time in times[name]] for times in (first, last)]
        figures = [figure for column in columns for figure in (median(column), quantiles(column, n=20)[-1])]
        nothing = sum(silent[name] for name in names)
        print(f"{title:22}{''.join(f'{figure:10.1f}' for figure in figures)}{nothing:10}")
        return median(columns[1])

    keys = [name for name in first if name != PEER]
    least, all_keys = line(PEER, PEER), line("debate-tui", *keys)
    for key in keys:
        line(f"    {key}", key)
    print(f"\nratio of the medians to the last byte: {all_keys / least:.2f}")


TYPED = "burden of alliance"
"""What is searched for; each letter is timed."""
DOWN, ERASED = "\x1b[B", "\x15"
"""The key that both have for a row down, and the one that empties the line typed."""


def beside_fzf(rounds: int) -> None:
    """A row down and a letter of a search, in fzf and in the explorer, which searches more: quotes, speakers, sources, too."""
    if not shutil.which("fzf"):
        print("\nno fzf on the PATH")
        return
    times: dict[str, list[float]] = defaultdict(list)

    def press(name: str, terminal: Terminal, key: str) -> None:
        if shown := terminal.press(key):
            times[name].append(shown[1] * 1000)

    with TemporaryDirectory() as home:
        claims = [claim for debate in read_library([Path(bundled())]).debates for claim in debate.claims]
        texts = Path(home, "claims.txt")
        texts.write_text("".join(f"{claim.text}\n" for claim in claims))
        fzf = ["sh", "-c", f"exec fzf --layout=reverse < '{texts}'"]
        with Terminal(fzf, user(home)) as peer, Terminal(EXPLORER, user(home)) as explorer:
            explorer.wait_for(CONTENT)
            for terminal in (peer, explorer):
                terminal.settle()
            explorer.type("/")
            explorer.settle()
            for _ in range(rounds):
                for name, key in [*(("a letter", letter) for letter in TYPED), *[("a row down", DOWN)] * 5]:
                    press(f"{name}, fzf", peer, key)
                    press(f"{name}, debate-tui", explorer, key)
                for terminal in (peer, explorer):
                    terminal.type(ERASED)
                    terminal.settle()
    print(f"\n{'to the last byte':24}{'median':>10}{'p95':>10}{'keys':>8}")
    for name, measured in sorted(times.items()):
        print(f"{name:24}{median(measured):10.1f}{quantiles(measured, n=20)[-1]:10.1f}{len(measured):8}")


if __name__ == "__main__":
    ROUNDS = int(sys.argv[1]) if sys.argv[1:] else 10
    main(ROUNDS)
    beside_fzf(ROUNDS)

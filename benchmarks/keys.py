"""How long a key takes to show: from the key to the bytes that it makes the explorer write, on the bundled map at 120×40.

Beside it, in turn, a Textual program that does the least that a key can do: the ratio is the result, and says what the explorer adds.

    python -m benchmarks.keys [ROUNDS]
"""

import sys
from collections import defaultdict
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.programs import CONTENT, EXPLORER, HELLO, conditions, user
from benchmarks.terminal import Terminal

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


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10)

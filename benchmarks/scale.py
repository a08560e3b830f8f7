"""How the explorer and the commands hold out where a debate is large: one debate of many claims, one crowded issue, many positions.

Pages are asked for as keys ask for them, on one screen, without a terminal around them; commands run as processes, beside bare
Python and `tomli.loads` of the same bytes in the same run. All in milliseconds, megabytes, and ratios.

    python -m benchmarks.scale [CLAIMS]
"""

import gc
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import tomli

from benchmarks.libraries import Scale, write
from benchmarks.programs import BARE, EXPLORER, conditions, user
from debate_tui import store
from debate_tui.model.library import Library
from debate_tui.state import searched, start
from debate_tui.tui.body import Size
from debate_tui.tui.frame import frame
from debate_tui.tui.view import View, press, settled

SIZE = Size(120, 40)


def main(claims: int) -> None:
    print(f"{conditions(1)}; one debate of {claims:,} claims, {claims * 3 // 2:,} relations\n")
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        path = write(Path(folder), Scale(claims, claims * 3 // 2))
        _commands(path, user(home))
        _pages(path)
    with TemporaryDirectory() as folder:
        _crowded(write(Path(folder), Scale(5_000, 20_000, issues=1, positions=10, sources=20)))
    with TemporaryDirectory() as folder:
        _many_positions(write(Path(folder), Scale(3_000, 3_000, issues=30, positions=300, sources=300)))
    with TemporaryDirectory() as folder:
        _much_quoted(write(Path(folder), Scale(4, 3, issues=1, positions=2, sources=2, quotes=2_000)))


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def line(what: str, times: list[float]) -> None:
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"{what:44}{median(times):10.1f}{p95:10.1f}")


# Commands --------------------------------------------------------------------------------------------------------


_STREAMED = ("linear", "markdown", "csv", "jsonl", "json")


def _commands(path: Path, env: dict[str, str]) -> None:
    bare = median(_process(BARE, env)[0] for _ in range(5))
    read = timed(lambda: [tomli.loads(file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.toml"))])
    size = sum(file.stat().st_size for file in path.glob("*.toml")) / 2**20
    print(f"bare Python {bare:.0f} ms; tomli.loads of its {size:.0f} MB {read:,.0f} ms\n")
    print(f"{'command':44}{'ms':>10}{'× bare':>10}{'× tomli':>10}{'MB out':>10}{'MB/s':>8}{'RSS MB':>8}")
    for name, arguments in {
        "list, for the first time": ["list"],
        "list, again": ["list"],
        "check": ["check", str(path)],
        "export as text": ["export", str(path)],
        **{f"export as {name}": ["export", str(path), "--format", name] for name in _STREAMED},
        "export the grid": ["export", str(path), "--view", "grid"],
    }.items():
        library = ["--library", str(path.parent)] if arguments == ["list"] else []
        took, out, held = _process([*EXPLORER, *library, *arguments], env)
        rate = out / 2**20 / (took / 1000)
        print(f"{name:44}{took:10,.0f}{took / bare:10.1f}{took / read:10.2f}{out / 2**20:10.1f}{rate:8.1f}{held:8.0f}")


def _process(command: list[str], env: dict[str, str]) -> tuple[float, int, float]:
    """Milliseconds, bytes on standard output, and the most memory held, in MB."""
    started = perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        out = sum(len(part) for part in iter(lambda: process.stdout.read(1 << 20) if process.stdout else b"", b""))
        _, _, used = _waited(process)
    return (perf_counter() - started) * 1000, out, used.ru_maxrss / 1024


def _waited(process: "subprocess.Popen[bytes]") -> tuple[int, int, resource.struct_rusage]:
    import os

    pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return pid, status, used


# Pages -----------------------------------------------------------------------------------------------------------


def _opened(path: Path) -> Library:
    opened = store.open([path])
    opened.verified()  # compiled by now
    gc.collect()
    print(f"\n{'opened again, compiled':44}{timed(opened.verified):10.1f}")
    return opened.verified()


def _keys(view: View, library: Library, actions: list[str]) -> Iterator[tuple[str, float, View]]:
    for action in actions:
        started = perf_counter()
        view = press(view, action, library, SIZE)
        frame(view, library, SIZE)
        yield action, (perf_counter() - started) * 1000, view


def _walk(library: Library, walk: dict[str, list[str]]) -> None:
    """Each of the keys several times, each time on a page that has not been seen."""
    view = View(start(library))
    print(f"{'key':44}{'median':>10}{'p95':>10}")
    line("first frame", [timed(lambda: frame(view, library, SIZE))])
    for name, actions in walk.items():
        times = []
        for action, took, there in _keys(view, library, actions):
            view = there
            if action == actions[0]:
                times.append(took)
        line(name, times)


def _pages(path: Path) -> None:
    library = _opened(path)
    _walk(
        library,
        {
            "]": ["next_issue"] * 12,
            ">": ["next_position"] * 12,
            "w": ["swap"] * 6,
            "+": ["add_position", "drop_position"] * 6,
            "Enter on a claim": ["enter", "back", "down"] * 6,
            "j": ["down"] * 30,
            "sources": ["sources", "back", "next_issue"] * 3,
            "issues": ["issues", "back", "next_issue"] * 3,
            "grid": ["grid", "back", "next_issue"] * 3,
        },
    )
    _results(library)


def _results(library: Library) -> None:
    from debate_tui.search import Searcher

    searcher = Searcher(library)
    view = View(start(library))
    view = settled(view, press(view, "search", library, SIZE).state, library, SIZE)
    engine, shown = [], []
    for query in ("alliance burden", "budget voters", "never trade", "tariff cabinet minister", "peace force island"):
        for length in range(3, len(query), 4):
            started = perf_counter()
            results = searcher.search(query[:length])
            found = perf_counter()
            there = settled(view, searched(view.state, results), library, SIZE)
            frame(there, library, SIZE)
            engine.append((found - started) * 1000)
            shown.append((perf_counter() - found) * 1000)
    line("a letter in search: the engine", engine)
    line("a letter in search: its results and preview", shown)


def _crowded(path: Path) -> None:
    print("\none issue of 5,000 claims and 20,000 relations")
    _walk(_opened(path), {">": ["next_position"] * 8, "+": ["add_position"] * 6})


def _many_positions(path: Path) -> None:
    print("\n300 positions")
    _walk(_opened(path), {"grid": ["grid", "back"] * 3})


def _much_quoted(path: Path) -> None:
    print("\nclaims of 2,000 quotes")
    library = _opened(path)
    _walk(library, {"Enter on a claim": ["enter", "back", "down"] * 3})
    _results(library)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)

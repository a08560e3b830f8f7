"""How the explorer holds out where a debate is large: its pages and keys, and the program itself in a terminal.

Pages are asked for as keys ask for them, at 120×40, from the issue that a reader opens first (`state.opening`): the CPU time of composing,
laying out and framing what is in sight, in milliseconds. What runs in a terminal (`benchmarks.terminal`) is timed by the clock, from the
key to the last byte that it makes the program write; other work on the machine counts there, too. Called by `benchmarks.scale`.

    python -m benchmarks.explorer [CLAIMS]
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

from benchmarks.libraries import Scale, write, write_long
from benchmarks.programs import EXPLORER, conditions, user
from benchmarks.terminal import ESCAPES, Terminal
from debate_tui import store
from debate_tui.disk.collecting import collect_seldom
from debate_tui.model.library import Library
from debate_tui.state import Spot, opening, places, searched, start
from debate_tui.tui.body import Size
from debate_tui.tui.changes import changes
from debate_tui.tui.frame import frame
from debate_tui.tui.view import View, press, settled

SIZE = Size(120, 40)

QUERIES = ("alliance burden", "budget voters", "never trade", "tariff cabinet minister", "peace force island")


def main(claims: int) -> None:
    print(f"{conditions(1)}; one debate of {claims:,} claims, {claims * 3 // 2:,} relations")
    with TemporaryDirectory() as folder, TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        path = write(Path(folder), Scale(claims, claims * 3 // 2))
        in_terminal(path)
        pages(path)
        siblings()


def siblings() -> None:
    """Other shapes that are large: an issue, positions, quotes of a claim, a text."""
    for title, scale, walk in _SIBLINGS:
        with TemporaryDirectory() as folder:
            print(f"\n{title}")
            library = _opened(write(Path(folder), scale))
            _walk(library, walk)
            if scale.quotes > 1:
                _results(library)
    with TemporaryDirectory() as folder:
        print("\na source of 5 MB with 200 claims")
        _long(_opened(write_long(Path(folder), 5_000_000, 200)))


_SIBLINGS: Sequence[tuple[str, Scale, Mapping[str, list[str]]]] = (
    (
        "one issue of 5,000 claims and 20,000 relations",
        Scale(5_000, 20_000, issues=1, positions=10, sources=20),
        {">": ["next_position"] * 8, "+": ["add_position"] * 6, "w": ["swap"] * 6},
    ),
    (
        "300 positions",
        Scale(3_000, 3_000, issues=30, positions=300, sources=300),
        {"grid": ["grid", "back"] * 3, "issues": ["issues", "back"] * 3, "]": ["next_issue"] * 8},
    ),
    (
        "claims of 2,000 quotes",
        Scale(4, 3, issues=1, positions=2, sources=2, quotes=2_000),
        {"Enter on a claim": ["enter", "back", "down"] * 3},
    ),
)


# Pages -----------------------------------------------------------------------------------------------------------


def pages(path: Path) -> None:
    library = _opened(path)
    _walk(library, {"overview": ["overview", "back"]})
    _walk(
        library,
        {
            "]": ["next_issue"] * 20,
            ">": ["next_position"] * 20,
            "+": ["add_position", "drop_position"] * 10,
            "w": ["swap"] * 10,
            "j": ["down"] * 30,
            "Enter on a claim": ["enter", "back", "down"] * 10,
            "sources": ["sources", "back", "next_issue"] * 8,
            "a source": ["sources", "enter", "back", "back"] * 4,
            "issues": ["issues", "back", "next_issue"] * 8,
            "grid": ["grid", "back", "next_issue"] * 8,
            "clashes": ["clashes", "back"] * 4,
            "unanswered": ["unanswered", "back"] * 4,
        },
    )
    _walk(library, {"clashes of a position": ["next_position"] * 8}, ["clashes"])
    _results(library)


def _opened(path: Path) -> Library:
    """The library, opened compiled, as the second start finds it."""
    store.open([path]).verified()
    gc.collect()
    started = process_time()
    library = store.open([path]).verified()
    opened = (process_time() - started) * 1000
    framed = _cpu(lambda: frame(View(start(library)), library, SIZE))
    print(f"\n{'opened again, compiled':44}{opened:10.1f}")
    print(f"{'first frame':44}{framed:10.1f}")
    collect_seldom()  # as the explorer does
    return library


def _cpu(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return (process_time() - started) * 1000


def _line(what: str, times: Sequence[float]) -> None:
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else max(times)
    print(f"{what:44}{median(times):10.1f}{min(p95, max(times)):10.1f}{times[0]:10.1f}")


def _walk(library: Library, walk: Mapping[str, list[str]], before: Sequence[str] = ()) -> None:
    """Each of the keys several times, each time on a page that has not been seen; `before`: keys that aren't timed."""
    view = View(replace(start(library), here=Spot(opening(library.debates[0]))))
    for action in before:
        view = press(view, action, library, SIZE)
    print(f"{'key':44}{'median':>10}{'p95':>10}{'first':>10}")
    for name, actions in walk.items():
        times = []
        for action in actions:
            started = process_time()
            view = press(view, action, library, SIZE)
            frame(view, library, SIZE)
            if action == (actions[1] if name == "a source" else actions[0]):
                times.append((process_time() - started) * 1000)
        _line(name, times)


def _results(library: Library) -> None:
    """A search with every letter, as it is typed."""
    from debate_tui.search import Searcher

    searcher = Searcher(library)
    view = View(replace(start(library), here=Spot(opening(library.debates[0]))))
    view = settled(view, press(view, "search", library, SIZE).state, library, SIZE)
    engine, shown = [], []
    for query in QUERIES:
        for length in range(1, len(query) + 1):
            started = process_time()
            results = searcher.search(query[:length])
            found = process_time()
            there = settled(view, searched(view.state, results), library, SIZE)
            frame(there, library, SIZE)
            engine.append((found - started) * 1000)
            shown.append((process_time() - found) * 1000)
    _line("a letter in search: the engine", engine)
    _line("a letter in search: its results and preview", shown)


def _long(library: Library) -> None:
    """A long text: opened, read, and marked in."""
    debate = library.debates[0]
    _walk(library, {"a source": ["sources", "enter", "back", "back"] * 6})
    there = Spot(places.Source(opening(debate), debate.sources[0].id))
    view = View(replace(start(library), here=there))
    for name, actions in {"j": ["down"] * 30, "v": ["mark"], "j while marking": ["down"] * 30, "G": ["bottom"]}.items():
        times = []
        for action in actions:
            started = process_time()
            view = press(view, action, library, SIZE)
            frame(view, library, SIZE)
            times.append((process_time() - started) * 1000)
        _line(name, times)


# In a terminal -----------------------------------------------------------------------------------------------------


def in_terminal(path: Path) -> None:
    """The program itself, by the clock."""
    with TemporaryDirectory() as home:
        # What the program compiles and indexes is what the other measurements open.
        env, command = user(home) | {"XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}, [*EXPLORER, str(path)]
        print(f"\n{'in a terminal, by the clock':44}{'ms':>10}")
        with Terminal(command, env) as terminal:
            _ms("first open: says what it reads", terminal.wait_for("Reading", 60))
            asked = perf_counter()
            terminal.type("q")
            _ended(terminal)
            _ms("first open: q ends it", perf_counter() - asked)
        with Terminal(command, env) as terminal:
            _ms("first open: the map", terminal.wait_for("Who stands where", 300))
            _mb("memory, just read", terminal.megabytes)
        with Terminal(command, env) as terminal:
            _ms("opened again: the map", terminal.wait_for("Who stands where", 60))
            terminal.settle(1.5)
            _mb("memory, opened again", terminal.megabytes)
            _keyed(terminal)
            _mb("memory, after these pages", terminal.megabytes)
            _typed(terminal, path)
            _mb("memory, after searching", terminal.megabytes)
        with Terminal([*command, "--fresh"], env) as terminal:
            terminal.wait_for("Who stands where", 60)
            terminal.settle(1.5)
            terminal.press("c", 2)  # its page is there before the first key is timed
            _edited(terminal, path / "s0.toml")
            _mb("memory, after an edit", terminal.megabytes)


def _ms(what: str, seconds: float) -> None:
    print(f"{what:44}{seconds * 1000:10.0f}", flush=True)


def _mb(what: str, megabytes: float) -> None:
    print(f"{what:44}{megabytes:10.0f} MB", flush=True)


def _ended(terminal: Terminal) -> None:
    from benchmarks.terminal import SilentError

    try:
        while terminal.read(5):
            pass
    except SilentError:
        return


def _keyed(terminal: Terminal) -> None:
    """From a key to the last byte that it makes the program write."""
    terminal.press("c")
    keys = {"]": "]" * 12, ">": ">" * 12, "+": "+-" * 8, "w": "w" * 8, "j": "j" * 20, "s": "s\x7f]" * 6}
    keys |= {"i": "i\x7f]" * 6, "m": "m\x7f]" * 6, "C": "C\x7f" * 4}
    print(f"{'key':44}{'median':>10}{'p95':>10}{'first':>10}")
    for name, typed in keys.items():
        times = [(key, terminal.press(key, 0.3)) for key in typed]
        if found := [took[1] * 1000 for key, took in times if took and key == name]:
            _line(name, found)


_FROM_RESULTS = 3
"""The first line of the screen, from 1, that search results stand in; above are the title and the typed line."""


def _typed(terminal: Terminal, path: Path) -> None:
    """Search, eight letters a second: from each letter that changes what is shown to its results on the screen."""
    terminal.press("/", 0.5)
    asked = perf_counter() - terminal.started
    terminal.type("peace")
    _ms("the first search, which makes the index", terminal.wait_for("results in", 600) - asked)
    terminal.settle()
    times: list[float] = []
    late = letters = 0
    changing = _changing(path)
    for query in QUERIES:
        terminal.press("\x15", 0.5)  # Ctrl-U: an empty line
        for length, letter in enumerate(query, 1):
            letters += 1
            pressed, shown = perf_counter(), 0.0
            terminal.type(letter)
            while (left := pressed + _BETWEEN - perf_counter()) > 0:
                if any(int(line) >= _FROM_RESULTS for line in _lines_written(terminal.read(left))):
                    shown = shown or perf_counter() - pressed
            if query[:length] in changing:
                late += not shown
                times.append((shown or _BETWEEN) * 1000)
    _line("a letter at 8/s: results on the screen", times)
    print(f"{'  letters that change what is shown':44}{len(times):10} of {letters}, {late} of them late")
    terminal.press("\x1b", 0.5)


_BETWEEN = 1 / 8
"""Seconds between two letters; results that come later count as so late."""


def _changing(path: Path) -> set[str]:
    """What is typed of queries when the results look otherwise than they did a letter before: a fourth letter may find
    what three have found, with all of the word lit."""
    content = store.open([path])
    library = content.verified()
    searcher, found = content.searcher(library), set[str]()
    view = View(replace(start(library), here=Spot(opening(library.debates[0]))))
    view = settled(view, press(view, "search", library, SIZE).state, library, SIZE)
    for query in QUERIES:
        before = frame(view, library, SIZE).lines
        for typed in (query[:length] for length in range(1, len(query) + 1)):
            there = settled(view, searched(view.state, searcher.search(typed)), library, SIZE)
            after = frame(there, library, SIZE).lines
            if any(map(changes, before[_FROM_RESULTS - 1 :], after[_FROM_RESULTS - 1 :])):
                found.add(typed)
            before = after
    return found


def _lines_written(received: bytes) -> Iterator[bytes]:
    """The numbers of the lines that the cursor was moved to."""
    return (code[2:].split(b";")[0] for code in ESCAPES.findall(received) if code.endswith(b"H") and b";" in code)


def _edited(terminal: Terminal, file: Path) -> None:
    """One file is edited, a name in sight: how long until it is seen, and how long keys take meanwhile."""
    file.write_text(file.read_text(encoding="utf-8").replace('"Author 0"', '"Edited 0"'), encoding="utf-8")
    began, seen, times = perf_counter(), 0.0, list[float]()
    key = "jk"
    while not seen and perf_counter() - began < 120:
        pressed = perf_counter()
        terminal.type(key[len(times) % 2])
        first = 0.0
        while (left := pressed + 0.1 - perf_counter()) > 0 or not first:
            received = terminal.read(max(left, 0.02))
            if received and not first:
                first = (perf_counter() - pressed) * 1000
            if b"Edited" in ESCAPES.sub(b"", received):
                seen = perf_counter() - began
        times.append(first)
    _ms("a file edited: seen after (0: not in two minutes)", seen)
    _ms("a file edited: longest key meanwhile", max(times) / 1000)
    sleep(0.5)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)

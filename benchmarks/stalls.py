"""How long a search in a thread keeps the user interface waiting: gaps of a loop that wakes every millisecond, beside queries typed letter by letter.

    python -m benchmarks.stalls [--items 1000000] [--interval 0.0005] [--again]

Python runs one thread at a time and changes every `interval` seconds (sys.setswitchinterval), but not inside a call of C: the greatest gap is about
the interval and the longest such call. The first row is the loop alone: what the machine itself keeps it waiting.
"""

import argparse
import sys
import threading
import time
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.programs import conditions
from benchmarks.search import Ours, move_in
from debate_tui.search.searcher import Searcher
from tests.search.corpus import corpus

SLEEP = 0.001
CONTROL = 20
"""Seconds of the loop alone."""


def typed(queries: Sequence[str], kinds: dict[str, Sequence[str]]) -> dict[str, list[str]]:
    """What is searched for, by kind: every beginning of the queries, and of what else can be typed."""
    return {
        "typing": [query[:end] for query in queries for end in range(1, len(query) + 1)],
        **{kind: list(texts) for kind, texts in kinds.items()},
    }


def others(queries: Sequence[str], texts: Sequence[str]) -> dict[str, Sequence[str]]:
    """Queries of the other kinds, made from those typed and from texts."""
    some = queries[:12]
    rows = [" ".join(text.split()[2:5]).strip('",.') for text in texts[:12]]
    return {
        "one and two letters": [letter + more for letter in "abcdefghijklmnoprstuvw" for more in ("", " ", "e", "o")],
        "far from any word": [f"{query[:3]}xq{query[3:]}zk {query[:2]}qxj" for query in some],
        "filters": [f"{query} {narrow}" for query in some for narrow in ("kind:quote", "kind:claim", "is:unanswered")],
        "-without": [f"{query} -{word}" for query in some for word in ("the", "government", '"of the"')],
        '"exact words"': [f'"{row}"' for row in rows] + ['"of the"', '"in the world"', '"the people"'],
        "pasted paragraphs": [" ".join(texts[at : at + 3]) for at in range(0, 36, 3)],
    }


def gaps(while_running: Callable[[], bool], doing: Callable[[], str]) -> list[tuple[float, str]]:
    """Each gap beyond the sleep, in milliseconds, with what the other thread was doing."""
    found = []
    before = time.perf_counter()
    while while_running():
        time.sleep(SLEEP)
        now = time.perf_counter()
        found.append(((now - before - SLEEP) * 1000, doing()))
        before = now
    return found


def beside(searcher: Searcher, queries: Sequence[str]) -> list[tuple[float, str]]:
    """The gaps while a thread searches for all these."""
    current = [""]

    def search() -> None:
        for query in queries:
            current[0] = query
            searcher.search(query, limit=50)

    thread = threading.Thread(target=search)
    thread.start()
    found = gaps(thread.is_alive, lambda: current[0])
    thread.join()
    return found


def row(name: str, found: Sequence[tuple[float, str]]) -> str:
    """The figures of one kind of query, and the query of the greatest gap."""
    sizes = sorted(gap for gap, _ in found)
    cells = [f"{figure:.1f}" for figure in (median(sizes), sizes[int(len(sizes) * 0.999)], sizes[-1])]
    worst = max(found)[1].replace("|", " ")[:40]
    return f"| {name} | {' | '.join(cells)} | {sum(gap > 5 for gap in sizes)} of {len(sizes):,} | {worst} |"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--interval", type=float, default=0.0005)
    parser.add_argument("--again", action="store_true", help="search the index that is there, of so many items")
    args = parser.parse_args(arguments)
    ours = Ours()
    move_in()
    tried = corpus(1000 if args.again else args.items, 1, 7)
    if args.again:
        ours.forget()
    else:
        ours.build(tried.texts)
    sys.setswitchinterval(args.interval)
    print(f"{conditions(1)}; {args.items:,} items; switch interval {args.interval * 1000:g} ms\n")
    print("| | median ms | p99.9 | greatest | over 5 ms | at |\n|---|---|---|---|---|---|")
    until = time.perf_counter() + CONTROL
    print(row("the loop alone", gaps(lambda: time.perf_counter() < until, str)), flush=True)
    for kind, queries in typed(tried.typing, others(tried.typing, tried.texts)).items():
        print(row(kind, beside(ours.searcher, queries)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Folders of card files: how long they take to open, and how well and fast their cards are found, beside peers in the same run.

    python -m benchmarks.cards make FOLDER [--files 400] [--cards 50]      writes a folder of generated card files
    python -m benchmarks.cards open FOLDER                                 opens it cold and warm
    python -m benchmarks.cards search [--sizes 10000,100000] [--each 20] [--peers linear,unicode61,trigram]

Cards and queries are those of tests/search/cards.py. Every system runs in a process of its own. A key is a search for what is typed
so far; its time is that of the processor, since others use the machine, too. A peer that takes longer than `--patience` seconds
answers fewer queries.
"""

import argparse
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any, Protocol

from tests.search.cards import KINDS, Asked, Card, Cards, asked, entry_of, write_folder

HOME = Path(tempfile.gettempdir()) / f"debate-tui-cards-{os.getuid()}"


OURS = "debate-tui"


class System(Protocol):
    def build(self, cards: Iterator[Card]) -> None: ...
    def search(self, query: str) -> Sequence[int]:
        """The numbers of at most ten cards, best first."""
        ...

    def disk(self) -> int:
        """Bytes on disk."""
        ...


class Ours:
    """The index on disk, as a folder of card files has it."""

    def build(self, cards: Iterator[Card]) -> None:
        from debate_tui import store
        from debate_tui.disk.stamps import stamps
        from debate_tui.store.cache import index_path
        from debate_tui.store.indexing import Indexing
        from debate_tui.store.renew import kept, room

        library = HOME / "library"
        library.mkdir(parents=True, exist_ok=True)
        places = store.default_libraries([library])
        indexing = Indexing(room(index_path(places)))
        indexing.add(entry_of(number, card) for number, card in enumerate(cards))
        kept(places, indexing.sections(), {"files": stamps(places), "quiet": True, "debates": []})
        self._searcher = store.open(places).ask(lambda searcher: searcher)
        self._searcher.prepare()

    def search(self, query: str) -> Sequence[int]:
        return [int(hit.item.id[2:-2]) for hit in self._searcher.search(query).hits[:10]]

    def disk(self) -> int:
        return sum(file.stat().st_size for file in (HOME / "cache").rglob("*.index"))


class Linear:
    """Each card's text for each word in turn, as a substring; those with most words first, words of the tag twice."""

    def build(self, cards: Iterator[Card]) -> None:
        self._texts = [(f"{card.tag} {card.cite}".lower(), card.text.lower()) for card in cards]

    def search(self, query: str) -> Sequence[int]:
        words = query.lower().split()
        score = [sum(2 if word in head else word in text for word in words) for head, text in self._texts]
        best = sorted(range(len(score)), key=score.__getitem__, reverse=True)[:10]
        return [number for number in best if score[number]]

    def disk(self) -> int:
        return 0


class Fts5:
    """SQLite FTS5 with tag and cite in columns of their own, which weigh ten times as much; any word, the last as a beginning."""

    tokenizer = "unicode61"

    def build(self, cards: Iterator[Card]) -> None:
        self._file = tempfile.mkstemp()[1]
        self._db = sqlite3.connect(self._file)
        self._db.execute(f"create virtual table t using fts5(tag, cite, body, tokenize='{self.tokenizer}')")
        rows = ((number, card.tag, card.cite, card.text) for number, card in enumerate(cards))
        self._db.executemany("insert into t(rowid, tag, cite, body) values (?, ?, ?, ?)", rows)
        self._db.commit()

    def search(self, query: str) -> Sequence[int]:
        wanted = self._wanted(re.findall(r"\w+", query))
        if not wanted:
            return []
        best = "select rowid from t where t match ? order by bm25(t, 10.0, 10.0, 1.0) limit 10"
        return [number for (number,) in self._db.execute(best, (wanted,))]

    @staticmethod
    def _wanted(words: Sequence[str]) -> str:
        return " OR ".join([*(f'"{word}"' for word in words[:-1]), *(f'"{word}"*' for word in words[-1:])])

    def disk(self) -> int:
        return Path(self._file).stat().st_size


class Trigram(Fts5):
    """SQLite FTS5 over trigrams, any of the query's."""

    tokenizer = "trigram"

    @staticmethod
    def _wanted(words: Sequence[str]) -> str:
        text = " ".join(words)
        return " OR ".join(sorted({f'"{text[at : at + 3]}"' for at in range(len(text) - 2)}))


SYSTEMS: dict[str, Callable[[], System]] = {
    OURS: Ours,
    "linear": Linear,
    "unicode61": Fts5,
    "trigram": Trigram,
}


def measure(name: str, size: int, each: int, seed: int, patience: float) -> dict[str, Any]:
    """One system on the first `size` cards."""
    source, system = Cards(), SYSTEMS[name]()
    cards, generating = _timed(map(source.card, range(size)))
    before = time.process_time()
    system.build(cards)
    built = time.process_time() - before - generating()
    ranks: dict[str, list[int]] = {kind: [] for kind in KINDS}
    until = time.perf_counter() + patience
    for one in asked(source, size, each, seed):
        if time.perf_counter() < until:
            ranks[one.kind].append(_rank(one, system.search(one.query), source))
    keys = list(_keys(system, [one.query for one in asked(source, size, 2, seed + 1)], time.perf_counter() + patience))
    filtered = (
        list(_keys(system, _filtered(source.card(size // 3)), time.perf_counter() + patience)) if name == OURS else []
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    disk = system.disk() / 2**20
    return {"build": built, "disk": disk, "peak": peak, "ranks": ranks, "keys": keys, "filtered": filtered}


def _filtered(card: Card) -> list[str]:
    """Queries with filters, which only ours has."""
    word, author, year = card.tag.split()[0], card.author, card.year
    return [
        f"cite:{author.lower()} {word}", f"year:{year} {word}", f"block:{card.block.split()[0]} {card.tag}",
        f"kind:card cite:{author.lower()} year:{year} {card.tag}", f"cite:{author}", f"-year:{year} {card.tag}",
        f"before:{year} {card.tag}", f"speaker:{author} {card.tag}",
    ]  # fmt: skip


def _timed(cards: Iterator[Card]) -> tuple[Iterator[Card], Callable[[], float]]:
    """The cards, and a function that tells how long making them took so far."""
    took = 0.0

    def each() -> Iterator[Card]:
        nonlocal took
        while True:
            began = time.process_time()
            card = next(cards, None)
            took += time.process_time() - began
            if card is None:
                return
            yield card

    return each(), lambda: took


def _rank(one: Asked, found: Sequence[int], source: Cards) -> int:
    """The place of the card that is meant, from 1; 0 where it isn't found. Of a cite, any of its cards will do."""
    if one.kind == "cite":
        wanted = source.card(one.card).cite
        return next((place for place, number in enumerate(found, 1) if source.card(number).cite == wanted), 0)
    return found.index(one.card) + 1 if one.card in found else 0


def _keys(system: System, queries: Sequence[str], until: float) -> Iterator[float]:
    """The milliseconds of each key of queries typed letter by letter, one of each kind after the other."""
    for query in queries:
        for end in range(1, len(query) + 1):
            if time.perf_counter() > until:
                return
            began = time.process_time()
            system.search(query[:end])
            yield (time.process_time() - began) * 1000


def report(name: str, size: int, told: dict[str, Any]) -> str:
    def share(ranks: Sequence[int], within: int) -> str:
        return f"{sum(0 < rank <= within for rank in ranks) / len(ranks):.2f}" if ranks else "–"

    every = [rank for ranks in told["ranks"].values() for rank in ranks]
    cuts, others = (quantiles(told[of], n=20) if len(told[of]) > 1 else [0.0] * 19 for of in ("keys", "filtered"))
    figures = [
        f"{told['build']:.0f}",
        f"{told['disk']:.0f}",
        f"{told['peak']:.0f}",
        f"{cuts[9]:.1f}",
        f"{cuts[18]:.1f}",
        *(f"{others[at]:.1f}" if told["filtered"] else "–" for at in (9, 18)),
    ]
    found = [share(every, 10), share(every, 1), *(share(told["ranks"][kind], 10) for kind in KINDS), f"{len(every)}"]
    return f"| {' | '.join([f'{size:,}', name, *found, *figures])} |"


def open_folder(folder: Path) -> None:
    """Prints how long it takes to open a folder: as the command line reads and searches it."""
    for command in (["list"], ["search", "causes", "--limit", "1"]):
        shutil.rmtree(HOME, ignore_errors=True)
        for state in ("cold", "warm", "warm"):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "debate_tui", "--library", str(folder), *command],
                stdout=subprocess.DEVNULL,
                check=False,
            )
            took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"| {command[0]} | {state} | {took:.1f} s | {used:.1f} s of the processor |", flush=True)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("work", choices=("make", "open", "search"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--cards", type=int, default=50)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--peers", default="linear,unicode61,trigram")
    parser.add_argument("--patience", type=float, default=60)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    os.environ |= {"XDG_CACHE_HOME": str(HOME / "cache"), "XDG_DATA_HOME": str(HOME / "data")}
    os.environ.pop("DEBATE_TUI_LIBRARY", None)
    sizes = [int(size) for size in args.sizes.split(",")]
    if args.work == "make":
        write_folder(args.folder, args.files, args.cards, Cards())
        return
    if args.one:
        print(json.dumps(measure(args.one, sizes[0], args.each, args.seed, args.patience)))
        return
    print(
        f"{time.strftime('%Y-%m-%d %H:%M')}, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n"
    )
    if args.work == "open":
        open_folder(args.folder)
        return
    heads = [
        "cards",
        "system",
        "success@10",
        "@1",
        *KINDS,
        "queries",
        "build s",
        "disk MB",
        "peak MB",
        "key p50 ms",
        "p95 ms",
        "filtered p50 ms",
        "p95 ms",
    ]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)
    for size in sizes:
        for name in [OURS, *filter(None, args.peers.split(","))]:
            asking = [
                "--sizes",
                str(size),
                "--each",
                str(args.each),
                "--seed",
                str(args.seed),
                "--patience",
                str(args.patience),
            ]
            command = [sys.executable, "-m", "benchmarks.cards", "search", *asking, "--one", name]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(report(name, size, json.loads(done.stdout)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

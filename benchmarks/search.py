"""How well and how fast search finds, from 1,000 claims and quotes to 1,000,000, beside its peers in the same run.

    python -m benchmarks.search [--sizes 1000,10000,100000,1000000] [--per-class 100] [--seed 7] [--peers fzf,partial_ratio,fts5,tantivy]

Every system runs in a process of its own. Success@k: the share of the queries (nine classes, tests/search/corpus.py) whose answer is among
the first k results. Key strokes: queries typed letter by letter, each letter a search, the best of three rounds (others use the machine, too). A peer that takes longer
than `--patience` seconds answers fewer queries. Peers that are not installed are left out, with the reason.
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
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Protocol

from tests.search.corpus import CLASSES, Corpus, corpus

OURS = "debate-tui"
MEMORY = """
import sys, gc
sys.path[:0] = {path!r}
def held():
    with open("/proc/self/status") as status:
        return sum(int(line.split()[1]) for line in status if line.startswith(("RssAnon", "RssShmem"))) / 1024
before = held()
from debate_tui import store
searcher = store.open({places!r}).ask(lambda searcher: searcher)
for query in {typing!r}:
    for end in range(1, len(query) + 1):
        searcher.search(query[:end])
gc.collect()
print(held() - before)
"""
HOME = Path(tempfile.gettempdir()) / f"debate-tui-benchmark-{os.getuid()}"
LIBRARY = HOME / "library"
"""A library without files, whose index in the cache holds what is to be searched: reading a million claims is not what is measured."""


class System(Protocol):
    def build(self, texts: Sequence[str]) -> None: ...
    def search(self, query: str) -> Sequence[int]:
        """The numbers of at most ten texts, best first."""
        ...


class Ours:
    """The index on disk, as a large library has it, searched with the standard library and rapidfuzz."""

    def build(self, texts: Sequence[str]) -> None:
        from debate_tui.disk.stamps import stamps
        from debate_tui.search.items import Facet, ItemKind, item_of
        from debate_tui.store.cache import index_path
        from debate_tui.store.indexing import Indexing
        from debate_tui.store.renew import kept, room

        facet = Facet("debate", "source", "position", attribution="Somebody, 2024", role="premise")
        LIBRARY.mkdir(parents=True, exist_ok=True)
        indexing = Indexing(room(index_path(places())))
        indexing.add((item_of(ItemKind.CLAIM, facet, f"source/{n}", text), facet) for n, text in enumerate(texts))
        kept(places(), indexing.sections(), {"files": stamps(places()), "quiet": True, "debates": []})
        self.forget()

    def forget(self) -> None:
        from debate_tui import store

        self.searcher = store.open(places()).ask(lambda searcher: searcher)

    def search(self, query: str) -> Sequence[int]:
        return [int(hit.item.id[7:]) for hit in self.searcher.search(query, limit=10).hits]


def move_in() -> None:
    """Makes `HOME` the home of this process and of those that it starts."""
    os.environ |= {"XDG_CACHE_HOME": str(HOME / "cache"), "XDG_DATA_HOME": str(HOME / "data")}
    os.environ.pop("DEBATE_TUI_LIBRARY", None)


def places() -> Sequence[str]:
    """Where the command line looks for debates, with `LIBRARY`."""
    from debate_tui.store import default_libraries

    return default_libraries([LIBRARY])


class Fzf:
    """`fzf --filter`, a process a query. A key stroke is what a query takes longer than one that matches nothing: no start, no reading."""

    def build(self, texts: Sequence[str]) -> None:
        self.number = {text: n for n, text in reversed(list(enumerate(texts)))}
        self.file = Path(tempfile.mkstemp()[1])
        self.file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        self.nothing = median(self._took("\x01zqx\x01") for _ in range(5))

    def search(self, query: str) -> Sequence[int]:
        return [self.number.get(line, -1) for line in self._run(query).split("\n")[:10] if line]

    def milliseconds(self, query: str) -> float:
        return max(0.0, self._took(query) - self.nothing) if query.strip() else 0.0

    def _run(self, query: str) -> str:
        with self.file.open() as texts:
            return subprocess.run(
                ["fzf", "--filter", query], stdin=texts, capture_output=True, text=True, check=False
            ).stdout

    def _took(self, query: str) -> float:
        began = time.perf_counter()
        with self.file.open() as texts:
            subprocess.run(["fzf", "--filter", query], stdin=texts, stdout=subprocess.DEVNULL, check=False)
        return (time.perf_counter() - began) * 1000


class PartialRatio:
    """rapidfuzz, the best partial alignment with every text."""

    def build(self, texts: Sequence[str]) -> None:
        self.texts = [text.lower() for text in texts]

    def search(self, query: str) -> Sequence[int]:
        from rapidfuzz import fuzz, process

        found = process.extract(query.lower(), self.texts, scorer=fuzz.partial_ratio, processor=None, limit=10)
        return [number for _, _, number in found]


class Fts5:
    """SQLite FTS5 over trigrams, any of the query's, ranked by bm25."""

    def build(self, texts: Sequence[str]) -> None:
        self.db = sqlite3.connect(tempfile.mkstemp()[1])
        self.db.execute("create virtual table t using fts5(x, tokenize='trigram')")
        self.db.executemany("insert into t(rowid, x) values (?, ?)", enumerate(texts))
        self.db.commit()

    def search(self, query: str) -> Sequence[int]:
        text = " ".join(re.findall(r"\w+", query))
        grams = " OR ".join(sorted({f'"{text[at : at + 3]}"' for at in range(len(text) - 2)}))
        if not grams:
            return []
        rows = self.db.execute("select rowid from t where t match ? order by rank limit 10", (grams,))
        return [number for (number,) in rows]


class Tantivy:
    """tantivy, each word exact, as a beginning (the last) and with one edit (two from eight letters), any of them."""

    def build(self, texts: Sequence[str]) -> None:
        import tantivy  # type: ignore[import-not-found,unused-ignore]

        self.tantivy: Any = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True)
        builder.add_text_field("x", stored=False)
        self.schema = builder.build()
        index = tantivy.Index(self.schema, path=tempfile.mkdtemp())
        writer = index.writer(200_000_000, 2)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(id=number, x=[text]))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def search(self, query: str) -> Sequence[int]:
        words = re.findall(r"\w+", query.lower())
        if not words:
            return []
        Query, Occur = self.tantivy.Query, self.tantivy.Occur  # noqa: N806 - classes
        wanted = []
        for word, after in pairwise([*words, None]):
            ways = [Query.boost_query(Query.term_query(self.schema, "x", word), 3.0)]
            if after is None:
                ways.append(
                    Query.boost_query(Query.fuzzy_term_query(self.schema, "x", word, distance=0, prefix=True), 1.5)
                )
            if word and len(word) >= 4:
                edits = 1 if len(word) < 8 else 2
                ways.append(Query.fuzzy_term_query(self.schema, "x", word, distance=edits, prefix=after is None))
            wanted.append((Occur.Should, Query.disjunction_max_query(ways)))
        found = self.searcher.search(Query.boolean_query(wanted), 10, count=False)
        return [self.searcher.doc(address)["id"][0] for _, address in found.hits]


SYSTEMS: dict[str, Callable[[], System]] = {
    OURS: Ours,
    "fzf": Fzf,
    "partial_ratio": PartialRatio,
    "fts5": Fts5,
    "tantivy": Tantivy,
}


def missing(name: str) -> str:
    """Why a peer cannot be measured here; "" where it can."""
    if name == "fzf" and not shutil.which("fzf"):
        return "no fzf on the PATH"
    if name == "tantivy" and not find_spec("tantivy"):
        return "tantivy is not installed (pip install tantivy)"
    return ""


def measure(name: str, tried: Corpus, patience: float) -> dict[str, Any]:
    """One system on one corpus."""
    system = SYSTEMS[name]()
    began = time.perf_counter()
    system.build(tried.texts)
    built = time.perf_counter() - began
    ranks: dict[str, list[int]] = defaultdict(list)
    until = time.perf_counter() + patience
    for known in tried.queries:
        found = system.search(known.query)
        ranks[known.kind].append(next((place for place, n in enumerate(found, start=1) if n >= 0 and known.hit(n)), 0))
        if time.perf_counter() > until:
            break
    rounds = [list(_strokes(system, tried.typing, patience)) for _ in range(3)]
    strokes = [min(each) for each in zip(*rounds, strict=False)]
    return {"build": built, "ranks": ranks, "strokes": strokes}


def _strokes(system: System, typing: Sequence[str], patience: float) -> Iterator[float]:
    """How long each key stroke took, in milliseconds, nothing of earlier rounds remembered."""
    timed = getattr(system, "milliseconds", None)
    forget = getattr(system, "forget", None)
    if forget:
        forget()
    until = time.perf_counter() + patience
    for query in typing:
        if time.perf_counter() > until:
            return
        for end in range(1, len(query) + 1):
            began = time.perf_counter()
            if timed:
                yield timed(query[:end])
            else:
                system.search(query[:end])
                yield (time.perf_counter() - began) * 1000


def success(ranks: Sequence[int], within: int) -> float:
    return sum(0 < rank <= within for rank in ranks) / max(1, len(ranks))


def report(name: str, size: int, figures: dict[str, Any]) -> list[str]:
    """The figures as the cells of a row."""
    ranks = figures["ranks"]
    together = [rank for each in ranks.values() for rank in each]
    worst = min(CLASSES, key=lambda kind: success(ranks.get(kind, []), 10))
    p50, p95 = median(figures["strokes"]), quantiles(figures["strokes"], n=20)[-1]
    memory = f"{figures['memory']:.1f}" if "memory" in figures else "–"
    return [
        f"{size:,}",
        name,
        f"{success(together, 10):.3f}",
        f"{success(ranks.get(worst, []), 10):.2f} {worst}",
        f"{success(together, 1):.3f}",
        f"{p50:.1f}",
        f"{p95:.1f}",
        f"{figures['build']:.2f}",
        memory,
        str(len(together)),
    ]


def child(arguments: Sequence[str]) -> Any:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def cold(query: str, rounds: int) -> list[tuple[str, float, float]]:
    """Whole processes, in turn: bare Python, and `debate-tui search` with its index there. Median ms on the clock and of the processor."""
    program = str(Path(sys.executable).with_name("debate-tui"))
    commands = {"bare Python": [sys.executable, "-c", "pass"]}
    commands["debate-tui search"] = [program, "search", "--library", str(LIBRARY), *query.split()]
    took: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(rounds):
        for name, command in commands.items():
            began, used = time.perf_counter(), _used()
            subprocess.run(command, check=True, capture_output=True)
            took[name].append(((time.perf_counter() - began) * 1000, (_used() - used) * 1000))
    return [(name, *(median(each) for each in zip(*times, strict=True))) for name, times in took.items()]


def _used() -> float:
    """Seconds of the processor that the processes which have ended took."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--per-class", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--peers", default="fzf,partial_ratio,fts5,tantivy")
    parser.add_argument("--patience", type=float, default=30)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    sizes = [int(size) for size in args.sizes.split(",")]
    move_in()
    if args.one:
        patience = 1e9 if args.one == OURS else args.patience
        print(json.dumps(measure(args.one, corpus(sizes[0], args.per_class, args.seed), patience)))
        return
    print(
        f"{time.strftime('%Y-%m-%d')}, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n"
    )
    names = [OURS, *filter(None, args.peers.split(","))]
    for name in names:
        if reason := missing(name):
            print(f"left out: {name}, {reason}")
    heads = [
        "items",
        "system",
        "success@10",
        "worst class",
        "success@1",
        "key p50 ms",
        "p95 ms",
        "build s",
        "memory MB",
        "queries",
    ]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    starts = []
    for size in sizes:
        typing = corpus(min(size, 1000), 1, args.seed).typing
        for name in names:
            if missing(name):
                continue
            asked = ["--sizes", str(size), "--per-class", str(args.per_class), "--seed", str(args.seed)]
            figures = json.loads(
                child(["-m", "benchmarks.search", *asked, "--patience", str(args.patience), "--one", name])
            )
            if name == OURS:
                path = [entry for entry in sys.path if entry]
                figures["memory"] = float(child(["-c", MEMORY.format(path=path, places=places(), typing=typing)]))
                starts += [(size, *start) for start in cold(typing[0], 15)]
            print(f"| {' | '.join(report(name, size, figures))} |", flush=True)
    print("\n| items | cold, the whole process | median ms | of the processor | × bare Python |\n|---|---|---|---|---|")
    for size, name, took, used in starts:
        bare = next(start for start in starts if start[:2] == (size, "bare Python"))
        print(
            f"| {size:,} | {name} | {took:.0f} | {used:.0f} | {took / bare[2]:.1f} (processor: {used / bare[3]:.1f}) |"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

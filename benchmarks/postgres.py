"""Cards in PostgreSQL with pg_trgm: where a folder of cards would go on that one process can no longer hold.

    python -m benchmarks.postgres [--sizes 20000,100000] [--each 10]

The plan is that of docs/search.md: the words of a query are looked up among the words of all cards, similar ones by their trigrams, the last one
by its beginning, too; cards that hold one of each, or of all but one, are ranked by where the words stand (tag and cite, read aloud, underlined, the rest).
Cards and queries are those of `benchmarks.cards`. It needs PostgreSQL (`apt-get install postgresql`) and `pip install psycopg[binary]`, makes a cluster
of its own in the temporary folder, which no network reaches, and removes it. Keys are by the clock, since the work is that of another process,
and in random order, so that those that are left out when `--patience` ends are like the rest.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import combinations
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks.cards import _rank
from tests.search.cards import Card, Cards, asked

BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path())
SIMILAR = 8
"""How many words of the vocabulary one word of the query may stand for."""
LEAST = 0.4
"""How similar they are at least (pg_trgm)."""
_TABLES = f"""
create extension pg_trgm;
create unlogged table raw (id int, a text, b text, c text, d text);
create table card (id int, doc tsvector);
set pg_trgm.similarity_threshold = {LEAST};
"""
_INDEXES = """
insert into card select id, setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B')
  || setweight(to_tsvector('simple', c), 'C') || setweight(to_tsvector('simple', d), 'D') from raw;
drop table raw;
alter table card add primary key (id);
create index on card using gin (doc);
create table word as select word, ndoc from ts_stat('select doc from card');
create index on word using gin (word gin_trgm_ops);
create index on word (word text_pattern_ops);
vacuum analyze;
"""
_ALIKE = "select word from word where word %% %s order by similarity(word, %s) desc, ndoc desc limit %s"
_BEGINS = "select word from word where word like %s order by ndoc desc limit %s"
_RANKED = """select id from card, to_tsquery('simple', %s) q where doc @@ q
  order by ts_rank('{0.1, 0.3, 0.8, 1.0}', doc, q) desc, id limit 10"""


@contextmanager
def cluster() -> Iterator[str]:
    """A cluster that listens at a socket alone; yields the folder of the socket."""
    folder = Path(tempfile.mkdtemp(prefix="debate-tui-postgres-"))
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres", "postgres")
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c wal_level=minimal -c max_wal_senders=0 -c default_toast_compression=lz4"
    settings += " -c shared_buffers=1GB -c maintenance_work_mem=1GB -c max_wal_size=8GB"

    def run(*command: str) -> None:
        subprocess.run([*user, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(str(BIN / "initdb"), "-D", str(folder / "data"), "-U", "cards", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    run(
        str(BIN / "pg_ctl"),
        "-D",
        str(folder / "data"),
        "-l",
        str(folder / "log"),
        "-w",
        "-t",
        "300",
        "-o",
        settings,
        "start",
    )
    try:
        yield str(folder)
    finally:
        run(str(BIN / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "-t", "300", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def parts(card: Card) -> tuple[str, str, str, str]:
    """What of a card weighs alike: tag and cite, what is read aloud, what is underlined, the rest."""
    said = [" ".join(word for word, look in zip(card.words, card.looks, strict=True) if look == n) for n in (2, 1, 0)]
    return f"{card.tag} {card.cite}", said[0], said[1], said[2]


def build(db: Any, cards: Iterator[Card]) -> None:
    began = time.perf_counter()
    db.execute(_TABLES)
    with db.cursor().copy("copy raw from stdin") as rows:
        for number, card in enumerate(cards):
            rows.write_row((number, *parts(card)))
    for statement in _INDEXES.strip().split(";\n"):
        print(
            f"after {time.perf_counter() - began:.0f} s: {' '.join(statement.split())[:60]}",
            file=sys.stderr,
            flush=True,
        )
        db.execute(statement)


def search(db: Any, query: str) -> Sequence[int]:
    words = re.findall(r"\w+", query.lower())
    groups = []
    for place, word in enumerate(words):
        alike = {one for (one,) in db.execute(_ALIKE, (word, word, SIMILAR))} | {word}
        if place == len(words) - 1:
            alike |= {one for (one,) in db.execute(_BEGINS, (f"{word}%", SIMILAR))}
        groups.append("(" + " | ".join(f"'{one}'" for one in sorted(alike)) + ")")
    found: list[int] = []
    for size in range(len(groups), max(0, len(groups) - 2), -1):
        wanted = " | ".join("(" + " & ".join(some) + ")" for some in combinations(groups, size))
        found += [number for (number,) in db.execute(_RANKED, (wanted,)) if number not in found]
        if len(found) >= 10:
            break
    return found[:10]


def measure(size: int, each: int, seed: int, patience: float) -> str:
    psycopg: Any = import_module("psycopg")

    source = Cards()
    with cluster() as folder, psycopg.connect(f"host={folder} user=cards dbname=postgres", autocommit=True) as db:
        began = time.perf_counter()
        build(db, map(source.card, range(size)))
        built = time.perf_counter() - began
        [(disk,)] = db.execute("select pg_database_size('postgres')").fetchall()
        print(f"loaded and indexed after {built:.0f} s, {disk / 2**20:.0f} MB", file=sys.stderr, flush=True)
        until = time.perf_counter() + patience
        ranks = [
            _rank(one, search(db, one.query), source)
            for one in asked(source, size, each, seed)
            if time.perf_counter() < until
        ]
        until = time.perf_counter() + patience
        typed = [one.query[:end] for one in asked(source, size, 1, seed + 1) for end in range(1, len(one.query) + 1)]
        keys = []
        for query in random.Random(seed).sample(typed, len(typed)):
            began = time.perf_counter()
            if began < until:
                search(db, query)
                keys.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(keys, n=20)
    share = [sum(0 < rank <= within for rank in ranks) / len(ranks) for within in (10, 1)]
    figures = [*(f"{one:.2f}" for one in share), str(len(ranks)), f"{built:.0f}", f"{disk / 2**20:.0f}", str(len(keys))]
    return f"| {' | '.join([f'{size:,}', *figures, f'{cuts[9]:.0f}', f'{cuts[18]:.0f}'])} |"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default="20000,100000")
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--patience", type=float, default=300, help="seconds after which no more is asked")
    args = parser.parse_args(arguments)
    print(f"{time.strftime('%Y-%m-%d %H:%M')}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    heads = ["cards", "success@10", "@1", "queries", "load and index s", "disk MB", "keys", "key p50 ms", "p95 ms"]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)
    for size in args.sizes.split(","):
        print(measure(int(size), args.each, args.seed, args.patience), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

"""What docs/other-formats.md says of memory, held for files that are all claims of few words, relations, sources, issues, tags or links.

Counted in bytes that Python asks for, as in test_memory, in files of two sizes each.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from debate_tui.read.library import read_file
from debate_tui.read.rows.records import MOST_CELLS

TIMES, EACH, KEPT, LINE, ONCE = 8, 500, 100, 30, 2_000_000
"""Bytes by those of the file; for each thing in it; for each list or object that is kept of JSON; for each line of Kialo; and in any case, for the first rows and a
thousand problems."""
_PEAK = """
import gc, sys, tracemalloc
from pathlib import Path
from debate_tui.read.library import read_file
paths = [Path(one) for one in sys.argv[1:]]
read_file(paths[0])  # imports, and what is cached
for path in paths:
    gc.collect()
    tracemalloc.start()
    read_file(path)
    print(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
"""


def _rows(header: str, row: str) -> Callable[[int], str]:
    """A table: `{n}` stands for the number of a row, `{p}` for that of the one before."""
    return lambda count: f"{header}\n" + "".join(row.format(n=n, p=n - 1) + "\n" for n in range(1, count))


def _aif(ends: Callable[[int], int], kind: str = "RA") -> Callable[[int], str]:
    def made(count: int) -> str:
        nodes = [{"nodeID": f"{n}", "text": f"node {n} says so", "type": "I"} for n in range(count)]
        nodes += [{"nodeID": f"s{n}", "text": "", "type": kind} for n in range(1, count)]
        pairs = [pair for n in range(1, count) for pair in ((f"{n}", f"s{n}"), (f"s{n}", f"{ends(n)}"))]
        edges = [{"edgeID": f"e{n}", "fromID": one, "toID": to} for n, (one, to) in enumerate(pairs)]
        return json.dumps({"nodes": nodes, "edges": edges, "locutions": []})

    return made


def _sadface(count: int) -> str:
    nodes = [{"id": f"a{n}", "type": "atom", "text": f"node {n} says so"} for n in range(count)]
    nodes += [{"id": f"s{n}", "type": "scheme", "name": "support"} for n in range(1, count)]
    ends = [pair for n in range(1, count) for pair in ((f"a{n}", f"s{n}"), (f"s{n}", f"a{n - 1}"))]
    edges = [{"id": f"e{n}", "source_id": one, "target_id": to} for n, (one, to) in enumerate(ends)]
    return json.dumps({"metadata": {}, "resources": [], "nodes": nodes, "edges": edges})


def _arggraph(count: int) -> str:
    units = (f'<edu id="e{n}">node {n}</edu><adu id="a{n}" type="pro"/><edge id="s{n}" src="e{n}" trg="a{n}" type="seg"/>' for n in range(count))  # fmt: skip
    edges = (f'<edge id="c{n}" src="a{n}" trg="a{n - 1}" type="sup"/>' for n in range(1, count))
    return f'<arggraph id="m">{"".join(units)}{"".join(edges)}</arggraph>'


def _toml(table: str) -> Callable[[int], str]:
    """A map of our own: `{n}` stands for the number of a table."""
    head = (
        'format = "debate/1"\n[debate]\nid = "d"\ntitle = "T"\nquestion = "Q?"\n[[position]]\nid = "p"\nlabel = "P"\n'
    )
    head += '[[issue]]\nid = "i"\nquestion = "Q?"\n[[source]]\nid = "s"\nposition = "p"\n'
    return lambda count: head + "".join(table.replace("{n}", str(n)) for n in range(1, count + 1))


def _dense(count: int) -> list[tuple[int, int]]:
    """Ten pairs for each of a tenth of so many."""
    draw, most = random.Random(1), count // 10
    pairs = {(draw.randrange(most), draw.randrange(most)): None for _ in range(count)}
    return [(one, to) for one, to in pairs if one != to]


def _dense_argdown(count: int) -> str:
    said = (f"[s{n}]: node {n}\n\n" for n in range(count // 10))
    return "".join([*said, *(f"[s{one}]\n  {'+-'[one % 2]}> [s{to}]\n\n" for one, to in _dense(count))])


def _dense_kialo(count: int) -> str:
    by: dict[int, list[int]] = {}
    for one, to in _dense(count):
        by.setdefault(one, []).append(to)
    claims = (
        f"1.{one + 1}. Pro: node {one}\n" + "".join(f"1.{one + 1}.{n}. Con: -> See 1.{to + 1}.\n" for n, to in enumerate(by.get(one, ()), 1))
        for one in range(count // 10)
    )  # fmt: skip
    return f"Discussion Title: T\n\n1. Thesis.\n{''.join(claims)}"


def _kialo(row: str) -> Callable[[int], str]:
    return lambda count: (
        "Discussion Title: T\n\n1. Thesis.\n"
        + "".join(row.format(n=n, to=n % 50 + 1) if n > 50 else f"1.{n}. Pro: node {n}\n" for n in range(1, count))
    )


def _empties() -> dict[str, tuple[float, Callable[[int], str]]]:
    """Files of twenty times so many things with nothing in them."""
    ours = '{"format": "debate/1", "debate": {"id": "d", "title": "t", "question": "q"}, "'
    mark = '{"id": "a", "uri": "https://e.org", "text": "b c", "target": []'
    around = {
        "our JSON's claims": (f'{ours}claim": [', "]}"),
        "our JSON's relations": (f'{ours}relation": [', "]}"),
        "rows of JSON": ('[{"claim": "bees are good", "x": "y"},', "]"),
        "held rows of JSON": ('{"arguments": [{"claim": "bees are good", "x": "y"},', "]}"),
        "annotations": (f'{{"rows": [{mark}}},', "]}"),
        "AIF's nodes": ('{"nodes": [{"nodeID": "1", "text": "a b", "type": "I"},', '], "edges": []}'),
        "AIF's edges": ('{"nodes": [{"nodeID": "1", "text": "a b", "type": "I"}], "edges": [', "]}"),
        "SADFace's nodes": ('{"resources": [], "nodes": [{"id": "a", "type": "atom", "text": "t"},', '], "edges": []}'),
        "Zotero's items": ('[{"key": "A", "data": {"itemType": "annotation", "annotationText": "m"}},', "]"),
    }
    kept = {
        "what our JSON keeps": (f'{ours}extra": {{"x": [', "]}}"),
        "tags of an annotation": (f'{{"rows": [{mark}, "tags": [', "]}]}"),
        "targets of an annotation": (f'{{"rows": [{mark[:-1]}', "]}]}"),
        "what a row keeps": ('[{"claim": "bees are good", "x": [', "]}]"),
        "what AIF keeps": (
            '{"nodes": [{"nodeID": "1", "text": "a b", "type": "I"}], "edges": [], "locutions": [',
            "]}",
        ),
    }
    return {
        **{f"{name}: {item}": (0, _filled(*ends, item)) for name, ends in around.items() for item in ("{}", "1")},
        **{f"{name}: {item}": (_MANY * KEPT / EACH, _filled(*ends, item)) for name, ends in kept.items() for item in ("[]", "{}")},
        "lines of JSON: {}": (0, _filled('{"claim": "bees are good", "x": "y"}\n', "", "{}", "\n")),
        "rows of a table: ,": (0, _filled("claim,x\nbees are good,y\n", "\n", ",", "\n")),
        "tags of a table: ;": (0, _filled("claim,tags\nbees are good,", "\n", ";", " ")),
        "lines of Kialo": (0, _filled("Discussion Title: T\n\n1. Thesis.\n1.1. Pro: a\n", "", "", "\n")),
        "lines of TGF": (0, _filled("1 a b\n2 b c\n#\n1 2 attacks\n", "", "", "\n")),
    }  # fmt: skip


_MANY = 20


def _filled(begin: str, end: str, item: str, between: str = ",") -> Callable[[int], str]:
    return lambda count: begin + between.join([item] * _MANY * count) + end


_W = "people on foot buy more than those who come by car, says the town"
SHAPES: dict[str, tuple[float, Callable[[int], str]]] = {
    "CSV, claims": (1, _rows("claim,x", 'a "{n}" b')),
    "CSV, issues": (2, _rows("claim,issue", "node {n} says so,issue number {n}")),
    "CSV, positions": (2, _rows("claim,position", "node {n} says so,side number {n}")),
    "CSV, sources": (2, _rows("claim,source", "node {n} says so,Source number {n}")),
    "CSV, authors": (2, _rows("author,claim,date", f"Person {{n}},{_W} {{n}},2020-01-05")),
    "CSV, authors who answer one": (4, _rows("id,author,claim,relation,to", "c{n},Person {n},node {n} says so,supports,c1")),
    "CSV, papers with several authors": (2, _rows("source,author,claim", "The Times,Person {n},node {n} says so")),
    "CSV, a chain": (2, _rows("id,claim,relation,to", "c{n},node {n} says so,supports,c{p}")),
    "CSV, tags": (1, _rows("claim,tags", "node {n} says so,tag{n}; tug{n}")),
    "CSV, cells": (1, lambda n: f"claim,{','.join(f'k{one}' for one in range(n // 20))}\n" + "".join(f"node {row} says so{',abcd' * (n // 20)}\n" for row in range(20))),
    "JSON Lines, sources": (2, lambda n: "".join(f'{{"claim": "node {one} says so", "source": "Source {one}"}}\n' for one in range(n))),
    "Argdown, a chain": (2, lambda n: "".join(f"[s{one}]: node {one} says so\n  -> [s{one + 1}]\n\n" for one in range(n))),
    "Argdown, answers to one": (3, lambda n: "[h]: The town\n" + "".join(f"  {'+-'[one % 2]} [s{one}]: node {one}\n" for one in range(n))),
    "Argdown, relations": (2, _dense_argdown),
    "Argdown, issues": (2, lambda n: "".join(f"# H{one}\n\n[s{one}]: node {one} says so\n\n" for one in range(n))),
    "Argdown, tagged claims": (3, lambda n: "".join(f"[s{one}]: node {one} says so #tag{one} #(tug {one})\n\n" for one in range(n))),
    "Argdown, tags of one": (1, lambda n: f"[s]: text here {' '.join(f'#tag{one}' for one in range(n))}\n\n[t]: b\n  + [s]\n"),
    "AIF, a chain": (4, _aif(lambda n: n - 1)),
    "AIF, answers to one": (5, _aif(lambda _: 0)),
    "AIF, attacks": (4, _aif(lambda n: n - 1, "CA")),
    "AIF, numbers for ids": (1, lambda n: json.dumps({"nodes": [{"nodeID": one, "text": f"a{one}", "type": "I"} for one in range(n)], "edges": []})),
    "AIF, edges to nothing": (2, lambda n: json.dumps({"nodes": [{"nodeID": f"{one}", "text": f"a {one}", "type": "I"} for one in range(n)], "edges": [{}] * n})),
    "AIF, doubled nodes": (2, lambda n: json.dumps({"nodes": [{"nodeID": f"{one}", "text": f"a {one}", "type": "I"} for one in range(n)] * 2, "edges": []})),
    "AIF, nodesets of two claims": (10, lambda n: json.dumps([{"nodes": [{"nodeID": f"{k}{one}", "text": f"{k} {one}", "type": "I"} for k in "ab"], "edges": []} for one in range(n)])),
    "AIF of empty edges": (0, lambda n: f'{{"nodes": [{{"nodeID": "1", "text": "a b", "type": "I"}}], "edges": [{"{}," * 50 * n}{{}}]}}'),
    "Kialo, answers to one": (3, _kialo("1.{n}. Con: node {n}\n")),
    "Kialo, links": (1, _kialo("1.{n}. Pro: -> See 1.{to}.\n")),
    "Kialo, relations": (2, _dense_kialo),
    "TGF, a chain": (2, lambda n: "".join([*(f"{one} node {one}\n" for one in range(n)), "#\n", *(f"{one} {one + 1} attack\n" for one in range(n - 1))])),
    "TGF, ids alone": (1, lambda n: "".join(f"{one}\n" for one in range(n)) + "#\n1 2\n"),
    "SADFace, resources": (2, lambda n: json.dumps({"resources": [{"id": f"r{one}"} for one in range(n)], "nodes": [{"id": f"a{one}", "type": "atom", "text": f"a{one}"} for one in range(n)], "edges": []})),
    "SADFace, a chain": (4, _sadface),
    "arggraph, a chain": (2, _arggraph),
    "arggraph, edges of nothing": (1, lambda n: f'<arggraph id="m"><edu id="e">a b</edu><adu id="a" type="pro"/><edge id="s" src="e" trg="a" type="seg"/>{"<edge/>" * n}</arggraph>'),
    "AIF of blank lines": (0, lambda n: f'{{"nodes": [{chr(10) * 100 * n}{{"nodeID": "1", "text": "a b", "type": "I"}}], "edges": []}}'),
    "Kialo of blank lines": (100 * LINE / EACH, lambda n: "Discussion Title: T\n\n1. Thesis.\n" + "\n" * 100 * n + "1.1. Pro: a\n"),
    "Argdown of blank lines": (0, lambda n: "[a]: b\n  + c\n" + " \n" * 100 * n),
    "AIF that is broken off": (0, lambda n: _aif(lambda _: 0)(n)[:-30]),
    "CSV with an open quotation mark": (0, lambda n: 'claim,city\n"' + "".join(f"{one},{_W}\n" for one in range(n))),
    "JSON that is none": (0, lambda n: json.dumps([{"name": _W, "n": one} for one in range(n)])),
    "JSON of brackets": (0, lambda n: f"[{'{},' * 10 * n}{{}}]"),
    "Argdown that says nothing": (0, lambda n: "# \n\n" * 5 * n),
    "TOML, claims": (1, _toml('[[claim]]\nid = "c{n}"\nsource = "s"\nissues = ["i"]\nrole = "fact"\ntext = "node {n} says so"\n')),
    "TOML, quotes": (2, _toml('[[claim]]\nid = "c{n}"\nsource = "s"\nrole = "fact"\ntext = "n"\nquote = [{ text = "{n}", locator = "¶1" }]\n')),
    "TOML, relations": (2, _toml('[[claim]]\nid = "c{n}"\nsource = "s"\ntext = "n"\n[[relation]]\nkind = "supports"\nfrom = "s/c{n}"\nto = "s/c1"\n')),
    "TOML, sources": (2, _toml('[[source]]\nid = "s{n}"\nposition = "p"\ntitle = "Title {n}"\n')),
    "TOML, positions": (2, _toml('[[position]]\nid = "p{n}"\nlabel = "P {n}"\n')),
    "TOML, answers": (4, _toml('[[issue]]\nid = "i{n}"\nquestion = "Q {n}?"\n[[stance]]\nposition = "p"\nissue = "i{n}"\nanswer = "So {n}."\n')),
    "TOML of empty claims": (2, _toml("[[claim]]\n")),
    "TOML of empty sources": (2, _toml("[[source]]\n")),
    "TOML of empty relations": (2, _toml("[[relation]]\n")),
    "TOML of empty issues": (2, _toml("[[issue]]\n")),
    **_empties(),
    "our JSON, quotes": (_MANY, _filled('{"format": "debate/1", "debate": {"id": "d"}, "source": [{"id": "s"}], "claim": [{"id": "a", "source": "s", "text": "b", "quote": [', "]}]}", "{}")),
    "CSV that says nothing": (0, lambda n: "claim,city\n" + "".join(f",{_W} {one}\n" for one in range(n))),
}  # fmt: skip
"""What a file of so many is, and how many things each of these is: of graphs in JSON, a relation is a node and two edges."""


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_is_bounded_by_the_file_and_the_things_in_it(shape: str, tmp_path: Path) -> None:
    things, text = SHAPES[shape]
    counts = 1000, 5000
    paths = [tmp_path / f"{count}{'.argdown' * shape.startswith('Argdown')}" for count in counts]
    for path, count in zip(paths, counts, strict=True):
        path.write_text(text(count), encoding="utf-8")
    command = [sys.executable, "-c", _PEAK, *map(str, paths)]
    peaks = map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    for path, count, peak in zip(paths, counts, peaks, strict=True):
        size = path.stat().st_size
        most = TIMES * size + EACH * things * count + ONCE
        assert peak < most, (
            f"{count}: {peak / size:.1f} times the file, {(peak - TIMES * size - ONCE) / count:.0f} each"
        )


def test_a_table_with_a_line_of_a_million_cells_is_refused_in_words(tmp_path: Path) -> None:
    """It took minutes, and a dictionary of them all."""
    (path := tmp_path / "wide.csv").write_text("claim,x\nbees are good,\n" + "a," * (MOST_CELLS + 1), encoding="utf-8")
    library, _ = read_file(path)
    assert library.debates == ()
    assert [(one.code, one.message) for one in library.diagnostics] == [
        ("E129", "a line of this table has 1,048,578 cells, and no more than 1,048,576 are read")
    ]


def test_json_lines_begin_with_a_row_of_any_length(tmp_path: Path) -> None:
    """What was longer than 64 KB was damaged JSON."""
    rows = [json.dumps({"claim": f"{n} {_W * 2000}"}) for n in range(2)]
    for name, text in {"lines": "\n".join(rows), "list": f"[{', '.join(rows)}]"}.items():
        (path := tmp_path / name).write_text(text, encoding="utf-8")
        library, _ = read_file(path)
        assert [len(debate.claims) for debate in library.debates] == [2]

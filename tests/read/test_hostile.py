"""Whatever bytes a file in another format has, no reader raises, and what was read is the same after an import."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.read import assembly, claims, relations
from debate_tui.read.formats import FORMATS
from tests.counted import calls
from tests.formats import by_way_of_toml, imported, read, written
from tests.read.cards import documents as cards

SEEDS: dict[str, list[str]] = {
    "aif": [
        '{"nodes":[{"nodeID":"1","text":"a","type":"I"},{"nodeID":2,"text":"b","type":"I"},{"nodeID":"3","text":"Default Inference","type":"RA"},'
        '{"nodeID":"4","text":"","type":"CA","scheme":"From Sign"},{"nodeID":"5","text":"Ada : a","type":"L"},{"nodeID":"6","type":"YA","text":"Asserting"}],'
        '"edges":[{"edgeID":"1","fromID":"1","toID":"3","formEdgeID":null},{"edgeID":"2","fromID":"3","toID":"2"},{"fromID":"2","toID":"4"},{"fromID":"4","toID":"3"},'
        '{"fromID":"5","toID":"6"},{"fromID":"6","toID":"1"}],"locutions":[{"nodeID":"5","personID":"1"}],"participants":[{"participantID":1,"firstname":"Ada","surname":"M"}]}',
        '{"AIF":{"nodes":[{"nodeID":1,"text":"x","type":"I"}],"edges":[],"locutions":[]},"text":{"txt":""}}',
    ],
    "sadface": [
        '{"metadata":{"core":{"title":"T"}},"resources":[{"id":"r","content":"words"}],"nodes":[{"id":"a","type":"atom","text":"A","sources":[{"resource_id":"r","text":"words"}]},'
        '{"id":"b","type":"atom","text":"B"},{"id":"s","type":"scheme","name":"conflict"}],"edges":[{"id":"1","source_id":"a","target_id":"s"},{"id":"2","source_id":"s","target_id":"b"}]}'
    ],
    "arggraph": [
        '<?xml version="1.0"?><arggraph id="m" topic_id="t"><edu id="e1"><![CDATA[One]]></edu><edu id="e2" implicit="true">Two</edu><joint id="j"/>'
        '<adu id="a1" type="pro"/><adu id="a2" type="opp"/><edge id="c1" src="a2" trg="a1" type="reb"/><edge id="c2" src="a1" trg="c1" type="und"/><edge id="c3" src="a2" trg="c2" type="add"/>'
        '<edge id="c4" src="e1" trg="a1" type="seg"/><edge id="c5" src="e2" trg="j" type="seg"/><edge id="c6" src="j" trg="a2" type="seg"/></arggraph>'
    ],
    "csv": [
        "claim,position,issue,source,author,date,quote,locator,relation,to\na,p,i,s,w,2024,q,3,,\nb,r,i,t,,May,,,rebuts,a\n",
        "Highlight,Book Title,Book Author,Note\nwords,A Book,Jane,mine\n",
        "row,id,claim,source,relation,to,linked,label\nclaim,s/a,'=a,s,,,,\nclaim,s/b,b,s,,,,\nrelation,s/b,b,s,undercuts,s/a,,r1\n",
        "id,premise,conclusion,stance\n1,p q,c d,con\n2,c d,e,in favor of\n3,x,2(+),\n",
        'Topic,Pro,Con\nt,"- a\n- b","=HYPERLINK(""https://e.org"",""c"")"\n',
        "claim,claimant,rating,evidence,stance_WA\na b,K,False,“q”,-1\n",
    ],
    "jsonl": [
        '{"arguments":[{"id":"x","conclusion":"c","premises":[{"text":"p","stance":"CON"},{"text":"q"}],"context":{"author":"a"}}]}',
        '{"claim":"a","position":"x","to":"b","relation":"supports"}\n{"claim":"b","quote":"q","issue":["i","j"]}\n',
    ],
    "hypothesis": [
        '{"rows":[{"id":"x","uri":"https://e.org","text":"t","tags":["a"],"target":[{"selector":[{"type":"TextQuoteSelector","exact":"e","prefix":"p","suffix":"s"}]}],"document":{"title":["T"]}}]}'
    ],
    "zotero": [
        '[{"key":"A","data":{"title":"T","creators":[{"firstName":"J","lastName":"D"}],"date":"2020"}},{"key":"C","data":{"itemType":"annotation","annotationText":"m","annotationPageLabel":"3","parentItem":"A","tags":[{"tag":"x"}]}}]'
    ],
    "notes": [
        '<div class="zotero-note"><h1>A<br>b</h1><p><span class="highlight" data-annotation="%7B%22pageLabel%22%3A%223%22%7D">“a <i>b</i>”</span> <span class="citation" data-citation="%7B%22citationItems%22%3A%5B%7B%22uris%22%3A%5B%22u%22%5D%7D%5D%7D">(<span class="citation-item">Lee, 2020, p. 3</span>)</span> c</p><blockquote><p>“<span class="underline">d</span>”</p></blockquote><p><span class="citation">(<a href="zotero://select/x">E, 1</a>)</span> (<a href="zotero://open-pdf/y?annotation=K">pdf</a>) f</p><img data-annotation="%7B%7D"></div>',
        "# A\n\n“a *b*” ([Lee, 2020, p. 3](zotero://select/library/items/A)) ([pdf](zotero://open-pdf/library/items/G?page=1&annotation=K)) c\n\n> d ([pdf](zotero://open-pdf/y))\n\n([E; “f”, 1](zotero://select/x); [g](zotero://select/z)) h\n\n---\n\n- [image] i\n",
    ],
    "readwise": [
        "---\ntags: a\n---\n# T\n\n![c](https://e.org/a)\n\n## Metadata\n- Author: [[A]], [[B|C]]\n- Full Title: T\n- Document Note: d\n  e\n- URL: https://e.org\n\n## Highlights\n- *a* [b](https://e.org) ([View Highlight](https://read.readwise.io/read/1))\n    - Tags: [[x]]\n    - Note: n\n      m\n## New highlights added May 1\n- c (Page 2)\nd\n",
        "title:: T\nfull-title:: U\n\n- Highlights first synced by [[Readwise]]\n\t- a\n\t  b ([View Tweet](https://t.co/1))\n\t\t- **Note**: n\n> [!quote] [Location 1](kindle://x)\n> c\n- Tags: #d\n",
    ],
    "kialo": [
        "Discussion Title: T\n\n1. Close [the road](https://e.org/#a).\n1.1. Pro: Shops sell more.\n1.1.1. Con: -> See 1.2.\n1.2. Con: Cars \\(all\\)\n",
        "Discussion Name:\r\nT\r\n\r\n1. Thesis:\r\nA [1]\r\n\r\n  1.1. Pro:\r\n  b\r\n  \r\n  c\r\n\r\n  1.2. Con:\r\n  -> See 1.1.\r\n\r\n"
        'Sources:\r\n[1] https://e.org/a\r\n"words"\r\n[2] A book',
    ],
    "argdown": [
        "===\ntitle: T\n===\n\n# H #t\n\n[A]: **a** b {x: 1}\n  + <B>: c // d\n    - e\n  >< [C]\n\n<D>\n\n(1) [A]\n(2) x\n-- r {uses: [1]} --\n(3) y\n  _> <B>\n",
    ],
    "tgf": ["1 a\n2 b\n#\n1 2 attacks\n2 1\n1 1 likes\n"],
    "toml": [
        'format = "debate/1"\n[debate]\nid = "d"\ntitle = "T"\nquestion = "Q?"\n[[position]]\nid = "p"\nlabel = "P"\n[[issue]]\nid = "i"\nquestion = "I?"\n[[stance]]\nposition = "p"\nissue = "i"\n'
        'answer = "a"\n[[source]]\nid = "s"\nposition = "p"\nauthors = ["A", "B"]\npublished = "2018~"\n[[claim]]\nid = "c"\nsource = "s"\nissues = ["i"]\ntext = "x"\nrole = "premise"\nvoice = { speaker = "K", endorsed = true }\n'
        '  [[claim.quote]]\n  text = \'\'\'q\'\'\'\n  marks = ["0-1 read"]\n[[claim]]\nid = "e"\nsource = "s"\nissues = []\ntext = """\ny\\\n z"""\nextra = { a = [1, 2.5, true, 2020-01-01] }\n[[relation]]\nid = "r"\nkind = "rebuts"\nfrom = "s/c"\nto = "s/e"\nwhy = "w"\n'
        '[[relation]]\nkind = "undercuts"\nfrom = ["s/c", "s/e"]\nto = "r"\nby = "mapper"\n[[conflict]]\nid = "k"\nabout = "o"\nsays = [{ claim = "s/c", value = "1" }]\n[extra]\nk = 0x1F\n',
        '[debate]\nid = "d"\norigin = { format = "aif", file = "f" }\n[[source]]\nid = "s"\n[[claim]]\nid = "c"\nsource = "s"\ntext = "x"\n',
    ],
    "caselist": [
        'id,tag,cite,fullcite,spoken,markup,block,side,judge\n1,T,M 24,"M 24, x",b,"<h4>T</h4><p><strong>M 24</strong>, x</p><p>a <u><mark>b</u> c</mark></p>",AT: B,A,J\n2,U,,,,<h4>U</h4>,B,N,\n',
        '{"tag":"T","fullcite":"M 24","cite":"M 24","fulltext":"a\\nb","pocket":"P","hat":null,"bucketId":7}\n',
    ],
    "cards": [
        "".join(
            (
                cards.par("Pocket", style=cards.POCKET),
                cards.par("Hat", style=cards.HAT),
                cards.par("Block", style=cards.BLOCK),
                cards.par("Trade would grow", style=cards.TAG),
                cards.cite("Mason 24", " (Ada, a clerk, 5-6-2024, https://e.org/a)"),
                cards.par(
                    cards.run("Streets "),
                    cards.run("without cars", cards.UNDERLINE, read="yellow"),
                    cards.run(" sell", u="single"),
                ),
            )
        ),
        "\f".join(
            (
                cards.par("Tag", style="T")
                + cards.cite("Lee 20")
                + cards.par("one ", cards.run("two", "U"), cards.note_sign("1"), style="P"),
                cards.style("T", paragraph='<w:outlineLvl w:val="3"/>')
                + cards.style("P", character="<w:vanish/>")
                + cards.style("U", "P", character='<w:u w:val="single"/>', kind="character"),
                cards.footnote("1", cards.par("note")),
            )
        ),
    ],
    "json": [
        '{"format":"debate/1","debate":{"id":"d","title":"T","question":"Q?"},"position":[],"source":[{"id":"s"}],"claim":[{"id":"c","source":"s","issues":[],"text":"x","quote":[{"text":"q","state":"unverified"}]}],"relation":[]}'
    ],
}
PACKED: dict[str, Callable[[bytes], bytes]] = {"cards": lambda data: cards.packed(data.decode("utf-8", "replace"))}
"""By format, what makes a file of a seed; where there is nothing, the seed is the file."""
CORPUS = Path(__file__).parent / "corpus"
"""By format, what fuzzing (`tests/fuzz.py`) found to reach the most code with the fewest bytes."""


def packed(format: str, data: bytes) -> bytes:
    """The file of a seed. Those of cards are skipped where their reader isn't installed."""
    if format == "cards":
        pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    return PACKED.get(format, bytes)(data)


PIECES = [
    *("null", "true", "[]", "{}", "1e999", "-0", '"\\ud800"', '"\\u0000"', "\x00", "\x1b[2J", "\u202e", '"', ",", "\n", "<", "&lt;", "]]>", "../../x"),
    *("#", "I", "RA", "CA", "und", "add", "seg", "id", "claim", "é", "\ufeff", "1", "2", "9" * 400),
]  # fmt: skip


def mangled(seed: str, chance: random.Random) -> str:
    """The seed with some pieces taken out, put in, doubled or exchanged."""
    text = seed
    for _ in range(chance.randint(0, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 1, 3, 8, 30)))
        piece = chance.choice(
            (chance.choice(PIECES), text[start:end] * 2, "", text[: chance.randrange(len(text) + 1)][-9:])
        )
        text = text[:start] + piece + text[end:]
    return text


@pytest.mark.parametrize("format", SEEDS)
@given(chance=st.randoms(use_true_random=False))
def test_no_bytes_make_a_reader_raise(
    format: str, chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("map")
    text = mangled(chance.choice(SEEDS[format]), chance)
    debate, found = read(folder, packed(format, text.encode("utf-8", "surrogatepass")), format=format)
    if debate is None:
        assert any(one.severity == "error" for one in found)
        return
    again = by_way_of_toml(folder, debate)
    assert content(again) == content(debate)


@pytest.mark.parametrize("format", SEEDS)
@given(chance=st.randoms(use_true_random=False))
def test_a_map_on_shelves_is_the_same(
    format: str, chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As a map of very many claims that was imported stands in memory."""
    folder = tmp_path_factory.mktemp("map")
    data = packed(format, mangled(chance.choice(SEEDS[format]), chance).encode("utf-8", "surrogatepass"))
    debate, found = read(folder, data, format=format)
    with patch.object(assembly, "MANY", 0):
        shelved, told = read(folder, data, format=format)
    assert found == told
    assert (debate and content(debate)) == (shelved and content(shelved))
    assert (debate and debate.left_out) == (shelved and shelved.left_out)


@pytest.mark.parametrize("format", SEEDS)
@given(chance=st.randoms(use_true_random=False))
def test_the_short_way_of_tidy_nodes_leads_to_the_same(
    format: str, chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("map")
    data = packed(format, mangled(chance.choice(SEEDS[format]), chance).encode("utf-8", "surrogatepass"))
    debate, found = read(folder, data, format=format)
    with patch.object(claims, "_plain", lambda *_: None), patch.object(relations, "_plain", lambda *_: None):
        long, told = read(folder, data, format=format)
    assert (repr(debate), found) == (repr(long), told)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_fuzzing_found_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    format = path.parent.name
    debate, found = read(tmp_path, packed(format, path.read_bytes()), format=format)
    if debate is None:
        assert any(one.severity == "error" for one in found)
    else:
        assert content(by_way_of_toml(tmp_path, debate)) == content(debate)


def nodes_alone(count: int) -> str:
    return json.dumps({"nodes": [{"nodeID": str(n), "text": "", "type": "I"} for n in range(count)], "edges": []})


def star(count: int) -> str:
    """Every node is a premise of one inference."""
    nodes = [{"nodeID": "c", "text": "c", "type": "I"}, {"nodeID": "r", "text": "", "type": "RA"}]
    nodes += [{"nodeID": str(n), "text": "t", "type": "I"} for n in range(count)]
    ends = [(str(n), "r") for n in range(count)] + [("r", "c")]
    edges = [{"edgeID": f"e{a}", "fromID": a, "toID": b, "formEdgeID": None} for a, b in ends]
    return json.dumps({"nodes": nodes, "edges": edges})


def rays(count: int) -> str:
    """Every node has an inference of its own to one conclusion."""
    nodes = [{"nodeID": "c", "text": "c", "type": "I"}]
    nodes += [{"nodeID": f"{n}", "text": "t", "type": "I"} for n in range(count)]
    nodes += [{"nodeID": f"r{n}", "text": "", "type": "RA"} for n in range(count)]
    ends = [end for n in range(count) for end in ((f"{n}", f"r{n}"), (f"r{n}", "c"))]
    edges = [{"edgeID": f"{a}{b}", "fromID": a, "toID": b, "formEdgeID": None} for a, b in ends]
    return json.dumps({"nodes": nodes, "edges": edges})


def linked(count: int) -> str:
    """Every unit is one more premise of one support."""
    units = "".join(f'<adu id="a{n}" type="pro"/>' for n in range(count))
    edges = "".join(f'<edge id="e{n}" src="a{n}" trg="{f"e{n - 1}" if n > 1 else "a0"}" type="{"add" if n > 1 else "sup"}"/>' for n in range(1, count))  # fmt: skip
    return f"<arggraph>{units}{edges}</arggraph>"


def test_premises_that_join_one_support_are_added_in_proportion(tmp_path: Path) -> None:
    """The work was within few calls, so it can't be counted: 10,000 took 5 seconds, and 100,000 would have taken 8 minutes."""
    debate, _ = read(tmp_path, linked(10_000), format="arggraph")
    assert debate is not None
    assert len(debate.relations[0].origins) == 9999


@pytest.mark.parametrize(
    ("made", "each"), [(nodes_alone, 90), (star, 120), (rays, 200)], ids=["nodes alone", "star", "rays"]
)
def test_a_large_graph_costs_work_in_proportion(made: Callable[[int], str], each: int, tmp_path: Path) -> None:
    """Counted in calls, of Python and of C; 60,000 nodes alone took three seconds."""

    def work(count: int) -> int:
        text = made(count)
        return calls(lambda: read(tmp_path, text, format="aif"))

    work(10)
    once, twice = work(3000), work(6000)
    assert twice < 2.1 * once
    assert (twice - once) / 3000 < each


EMPTY: dict[str, tuple[str, str, str, str]] = {
    "nodes": ("aif", '{"nodes":[', '{"nodeID":%d,"type":"I","text":" "}', '],"edges":[]}'),
    "schemes": ("aif", '{"nodes":[', '{"nodeID":%d,"type":"RA","text":"x"}', '],"edges":[]}'),
    "nodes of no kind": ("aif", '{"nodes":[{"nodeID":"a","x":1,"type":"I","text":"b"},', '{"nodeID":%d}', '],"edges":[]}'),
    "edges": ("aif", '{"nodes":[{"nodeID":"a","type":"I","text":"b"}],"edges":[', '{"fromID":%d}', "]}"),
    "atoms": ("sadface", '{"resources":[],"nodes":[', '{"id":%d,"type":"atom","text":""}', '],"edges":[]}'),
    "edges of atoms": ("sadface", '{"resources":[],"nodes":[{"id":"a","text":"b"}],"edges":[', '{"id":%d}', "]}"),
    "units": ("arggraph", "<arggraph>", '<adu id="%d"/> ', "</arggraph>"),
    "elements": ("arggraph", "<arggraph>", "<x%d/> ", "</arggraph>"),
    "annotations": ("hypothesis", '{"rows":[{"uri":"https://e.org","target":[]},', '{"id":%d}', "]}"),
    "items": ("zotero", '[{"annotationText":"a"},', "%d", "]"),
    "rows": ("json", '{"format":"debate/1","debate":{"id":"d","title":"t","question":"q"},"claim":[', "%d", "]}"),
    "lines": ("jsonl", '{"claim":"a","source":"b"}', '\n{"x":%d}', ""),
    "cells": ("csv", "claim,source,x", "\n,,%d", ""),
    "claims": ("kialo", "Discussion Title: T\n", "\n1.%d. Pro:", ""),
    "blocks": ("kialo", "Discussion Name:\nT\n\n1. Thesis:\nx\n", "\n  1.%d. Pro:\n  \n", ""),
    "names": ("tgf", "a", "\n%d", "\n#\n"),
    "titles": ("argdown", "[a]: b\n  + c\n", "\n[%d]\n", ""),
}  # fmt: skip
"""By name, a format, and what begins, fills and ends a file of things that say nothing."""


@pytest.mark.parametrize("name", EMPTY)
def test_a_file_of_things_that_say_nothing_is_refused(name: str, tmp_path: Path) -> None:
    """A million of them took 36 seconds and 1.5 GB, and were a map of a million claims without words."""
    format, start, one, end = EMPTY[name]
    between = "," if ("{" in start and format != "jsonl") or format == "zotero" else ""
    text = start + between.join(one.replace("%d", str(n)) for n in range(1, 12_000)) + end
    debate, found = read(tmp_path, text, format=format)
    assert debate is None
    assert "E128" in {one.code for one in found}
    assert calls(lambda: read(tmp_path, text, format=format)) < 1_500_000


LONG: dict[str, tuple[str, str]] = {
    "blanks where a speaker's name could stand": (
        "aif",
        '{"nodes":[{"nodeID":"1","text":"' + " " * 200_000 + '","type":"L"},{"nodeID":"2","type":"RA"},{"nodeID":"3","text":"x","type":"I"}],'
        '"edges":[{"fromID":"1","toID":"2"},{"fromID":"2","toID":"3"}]}',
    ),
    "columns": ("csv", "claim,source," + "x," * 16_000 + "\na,b\n"),
    "a text of signs": ("argdown", "[a]: b\n  + c\n\n" + ":a" * 100_000),
    "a text of tags": ("argdown", "[a]: b\n  + c\n\n[b]: " + "".join(f"#t{n} " for n in range(20_000))),
}  # fmt: skip
"""By name, a format and a text that once took a time by the square of its length: an hour, for ten times this length."""


@pytest.mark.parametrize("name", LONG)
def test_one_long_line_is_read_at_all(name: str, tmp_path: Path) -> None:
    format, text = LONG[name]
    debate, _ = read(tmp_path, text, format=format)
    assert debate is not None
    assert debate.claims


def content(debate: Any) -> Any:
    """What the JSON export has."""
    return json.loads(written(debate, "json"))


@pytest.mark.parametrize("format", SEEDS)
def test_the_seeds_are_recognised(format: str, tmp_path: Path) -> None:
    names: dict[str, set[str | None]] = {
        "csv": {"csv", "readwise"},
        "aif": {"aif", "xaif"},
        "json": {None},
        "toml": {None, "aif"},
        "cards": {"cards/docx"},
        "caselist": {"cards/rows"},
        "kialo": {"kialo/1", "kialo/2"},
        "notes": {"zotero"},
    }
    for seed in SEEDS[format]:
        debate, found = read(tmp_path, packed(format, seed.encode()))
        assert debate is not None, found
        assert (debate.origin and debate.origin.format) in names.get(format, {format})
        assert debate.claims


def test_each_format_of_one_file_has_a_seed() -> None:
    assert set(FORMATS) == set(SEEDS)


@pytest.mark.parametrize("rest", ['\\"' * 200_000, "\\", "\\\\" * 3, "x\x01"])
def test_json_that_breaks_off_within_a_text_is_looked_through_once(rest: str, tmp_path: Path) -> None:
    """Each quotation mark in the text was tried for a beginning: hours, where this is done at once."""
    debate, found = read(tmp_path, '{"nodes":[{"nodeID":"1","type":"I","text":"' + rest, format="aif")
    assert debate is None
    assert [one.code for one in found] == ["E129"]


def test_a_long_word_in_an_address_of_kialo_takes_as_long_as_its_length(tmp_path: Path) -> None:
    text = f"Discussion Title: T\n\n1. Close it.\n1.1. Pro: It pays [1].\n\nSources:\n[1] {'a' * 400_000} b\n"
    assert len(imported(tmp_path, text).claims) == 2

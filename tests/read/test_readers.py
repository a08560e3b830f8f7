"""Formats are recognised by what a file holds, and graphs are read as maps."""

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Kind, Origin
from debate_tui.model.lazy import Made
from debate_tui.model.library import UNDRAWN
from debate_tui.model.quick import MANY
from debate_tui.read.files import Content
from debate_tui.read.formats import FORMATS
from debate_tui.read.library import read_file, read_library
from debate_tui.read.readers import READERS, TOML, reader_of
from tests.counted import calls
from tests.formats import imported
from tests.read.test_hostile import SEEDS
from tests.read.test_read import ANYWHERE, assert_holds

BASE = (Path(__file__).parents[1] / "cli" / "base" / "debate.toml").read_bytes()
LABELS = b"\xef\xbb\xbf1 Close the road\r\n2\r\n3\tTrade falls\r\n#\r\n2 1\r\n3 1 attacks\r\n"


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("map.tgf", BASE, ".toml"),
        ("map.tgf", b"#\n" + BASE, ".toml"),
        ("a", b"#\n\n[[source]]\nid = 'x'\n#\n", ".toml"),
        ("graph.toml", LABELS, ".tgf"),
        ("a", b"1\n2\n#\n1 2", ".tgf"),
        ("a", b"1\n2\n#\n", ".tgf"),
        ("a", b"1\n2\n#\n3 4\n5 6", None),
        ("a", b"1\n2\n", None),
        ("a.TGF", b"1\n2\n", ".tgf"),
        ("a", b"#\n", None),
        ("a", b"", None),
        ("a", b"id \xff\x00\n#", ".tgf"),
        ("a", "[debate\nid = “x”\n# a remark\n".encode(), ".toml"),
    ],
)
def test_a_format_is_recognised_by_what_the_file_holds(name: str, data: bytes, format: str | None) -> None:
    reader = reader_of([Content(Path(name), data)])
    assert (reader and reader.suffix) == format


def read(path: Path, data: bytes) -> Debate:
    path.write_bytes(data)
    library = read_library([path])
    assert {one.code for one in library.diagnostics} <= {"N130"}  # nodes without a label
    return library.debates[0]


def test_a_graph_is_a_map(tmp_path: Path) -> None:
    debate = read(tmp_path / "My Graph.tgf", LABELS)
    assert (debate.id, debate.title) == ("my-graph-tgf", "My Graph")
    assert debate.origin == Origin("tgf", "My Graph.tgf", sha256(LABELS).hexdigest())
    assert {id: claim.text for id, claim in debate.claim.items()} == {
        "my-graph/1": "Close the road",
        "my-graph/2": "2",
        "my-graph/3": "Trade falls",
    }
    assert [(r.kind, r.origins, r.target, r.at.line) for r in debate.relations] == [
        (Kind.UNDERCUTS, ("my-graph/2",), "my-graph/1", 5),
        (Kind.UNDERCUTS, ("my-graph/3",), "my-graph/1", 6),
    ]
    assert [dict(relation.extra) for relation in debate.relations] == [{}, {"label": "attacks"}]


def test_ids_that_ours_cannot_be_are_kept_beside(tmp_path: Path) -> None:
    debate = read(tmp_path / "g", "A_1 x\na-1 y\nÄ z\n#\na-1 A_1 Supports\nÄ a-1 -\n".encode())
    assert {claim.id: dict(claim.extra) for claim in debate.claims} == {
        "a-1": {"id": "A_1"},
        "a-1-2": {"id": "a-1"},
        "a": {"id": "Ä"},
    }
    assert [(r.kind, r.origins, r.target) for r in debate.relations] == [
        (Kind.SUPPORTS, ("g/a-1-2",), "g/a-1"),
        (Kind.REBUTS, ("g/a",), "g/a-1-2"),
    ]


def test_attacks_on_each_other_are_two(tmp_path: Path) -> None:
    assert len(read(tmp_path / "g.tgf", b"1\n2\n#\n1 2\n2 1\n").relations) == 2


def test_an_edge_of_an_unknown_kind_is_kept_as_extra(tmp_path: Path) -> None:
    (tmp_path / "g.tgf").write_bytes(b"1\n2\n#\n1 2 likes it\n")
    library = read_library([tmp_path / "g.tgf"])
    assert [(one.code, one.at.line) for one in library.diagnostics] == [("W127", 4), ("N130", 1)]
    assert library.debates[0].extra == {
        "edges": [{"from": "1", "to": "2", "label": "likes it"}],
        UNDRAWN: 1,
    }


WORDS = st.sampled_from(
    ["1", "2", "3", "A", "ä", "#", "", "\x1b[31m", "\u202e", "attacks", "supports", "rebuts", "likes"]
)


@ANYWHERE
@given(lines=st.lists(st.lists(WORDS, max_size=4).map(" ".join), max_size=12))
def test_any_graph_is_sound_and_what_is_wrong_has_its_line(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "g.tgf"
    path.write_text("\n".join(["1 one", "2 two", "3 three", "#", "1 2", *lines]))
    library = assert_holds(path)
    (debate,) = library.debates
    assert all(debate.position[claim.position].derived for claim in debate.claims)
    assert all(problem.at.line > 5 for problem in library.diagnostics)


def test_a_graph_costs_work_in_proportion_to_its_length(tmp_path: Path) -> None:
    def reading(size: int) -> int:
        nodes = "".join(f"{n}\n" for n in range(size))
        edges = "".join(f"{n} {m}\n" for n in range(1, size) for m in (0, n // 2, n - 1) if m != n)
        (tmp_path / "g.tgf").write_text(f"{nodes}#\n{edges}")
        return calls(lambda: read_library([tmp_path / "g.tgf"]))

    reading(10)
    assert reading(400) < 2.2 * reading(200)


def test_the_formats_are_those_that_are_read() -> None:
    assert tuple(reader.name for reader in READERS) == FORMATS


def test_a_map_of_our_own_imports_no_other_format() -> None:
    """The modules of all formats take longer to import than such a map to read."""
    script = """
import sys
from pathlib import Path
from debate_tui.read.library import read_library
assert read_library([Path(sys.argv[1])]).debates
print(*(name for name in sys.modules if name.startswith("debate_tui.read.")))
"""
    path = Path(__file__).parents[2] / "content"
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    others = {reader.module for reader in READERS if reader is not TOML}
    assert not {f"debate_tui.read.{module}" for module in others} & set(done.stdout.split())


@given(
    st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n\x0c ", b"\0"]),
    st.sampled_from(
        [data.encode() for seeds in SEEDS.values() for data in seeds]
        + [b"", b"Discussion Title: x\n1. y\n", b"PK\x03\x04word/"]
    ),
    st.integers(0, 40),
)
def test_the_first_character_refuses_nothing_that_a_reader_would_take(before: bytes, data: bytes, cut: int) -> None:
    data = before + data[cut if cut < 10 else 0 :]
    for reader in READERS:
        assert reader.recognise(data) == replace(reader, begins=b"").recognise(data)


def test_to_pass_over_a_text_no_reader_of_json_xml_or_word_is_imported(tmp_path: Path) -> None:
    """A page that was exported into the library's own folder."""
    (tmp_path / "page.txt").write_text("THE HARBOUR\n===========\n\n  - Trade falls. “It fell.”\n")
    script = """
import sys
from pathlib import Path
from debate_tui.read.readers import is_map
print(is_map(Path(sys.argv[1])), *(name for name in sys.modules if name.startswith(("debate_tui.read.", "xml", "zipfile"))))
"""
    run = [sys.executable, "-c", script, str(tmp_path / "page.txt")]
    found, *modules = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    others = {"json", "aif.draft", "sadface", "annotations", "arggraph", "kialo.draft", "cards.draft"}
    assert found == "False"
    assert not {"xml", "zipfile", *(f"debate_tui.read.{module}" for module in others)} & set(modules)


@pytest.mark.parametrize(
    "text", ["[debate]: a statement\n  + <b>: c\n", "format = x\n", "# c\n\n[debate] # x\n", "[[claim]]\n"]
)
def test_what_begins_like_a_map_of_our_own(text: str) -> None:
    ours = not text.startswith("[debate]:")
    assert (reader_of([Content(Path("x"), text.encode())]) is TOML) == ours


def test_json_is_recognised_in_utf_16(tmp_path: Path) -> None:
    """As Windows' tools write it: it was reported as a TOML file in another encoding."""
    nodes = [{"nodeID": str(n), "text": text, "type": "I"} for n, text in enumerate(("Thé", "Señor"))]
    text = json.dumps({"nodes": nodes, "edges": [], "locutions": []}, ensure_ascii=False)
    (tmp_path / "a.json").write_bytes(text.encode("utf-16"))
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\0\0" + text.encode("utf-32-le"))
    library = read_library([tmp_path])
    assert [[one.text for one in debate.claims] for debate in library.debates] == [["Thé", "Señor"]] * 2
    assert library.diagnostics == ()


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [
    '{"nodes":[{"nodeID":"1","text":"Thé","type":"I"},{"nodeID":"2","text":"Señor","type":"I"}],"edges":[]}',
    '{"claim":"Thé","source":"s"}\n{"claim":"Señor","source":"s"}\n',
    '[{"claim":"Thé","source":"s"},{"claim":"Señor","source":"s"}]',
])  # fmt: skip
def test_json_is_recognised_in_utf_16_and_32_without_a_mark(tmp_path: Path, code: str, text: str) -> None:
    (tmp_path / "a").write_bytes(text.encode(code))
    for library in (read_library([tmp_path]), read_library([tmp_path / "a"])):
        assert [[one.text for one in debate.claims] for debate in library.debates] == [["Thé", "Señor"]]
        assert library.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "shelved"),
    [
        ("".join(f"{n} c{n}\n" for n in range(MANY)) + "#\n", True),
        ("claim,id\n" + "".join(f"c{n},{n}\n" for n in range(MANY)), True),
        (
            json.dumps({"nodes": [{"nodeID": f"{n}", "text": f"c{n}", "type": "I"} for n in range(MANY)], "edges": []}),
            False,
        ),
    ],
    ids=["tgf", "csv", "aif"],
)
def test_claims_stand_on_shelves_only_where_they_are_most_of_what_reading_needs(
    text: str, shelved: bool, tmp_path: Path
) -> None:
    path = tmp_path / "map"
    path.write_text(text, encoding="utf-8")
    (debate,) = read_file(path)[0].debates
    assert len(debate.claims) == MANY
    assert isinstance(debate.claims, Made) is shelved


@pytest.mark.parametrize(
    ("format", "data", "said"),
    [
        ("kialo", BASE, "not kialo: it is read as toml"),
        ("kialo", b"claim,source\nA,B\n", "not kialo: it is read as csv"),
        ("json", b'{"nodes": [{"nodeID": "1", "type": "I", "text": "a"}], "edges": []}', "not json: it is read as aif"),
        ("cards", BASE, "not cards: it is read as toml"),
        ("cards", b"words", "no .docx: it does not begin as one"),
        ("json", b'{"a": 1}', 'no export of ours: it has no "format"'),
    ],
)
def test_of_a_file_that_is_said_to_be_another_format_it_is_said_as_what_it_is_read(
    format: str, data: bytes, said: str, tmp_path: Path
) -> None:
    """“TOML without a [debate] table” was said of one that has it, “a damaged ZIP archive” of plain text."""
    (tmp_path / "x").write_bytes(data)
    library, _ = read_file(tmp_path / "x", format)
    assert not library.debates
    assert [one.message for one in library.diagnostics] == [said]
    assert "it is read as" not in said or read_file(tmp_path / "x")[0].debates


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("format", sorted({*SEEDS} - {"toml", "cards"}))
def test_every_format_is_read_in_utf_16_and_32(format: str, code: str, tmp_path: Path) -> None:
    """As Windows saves “Unicode”, with a mark or without: notes, graphs in XML, Argdown and TGF were called something else."""
    for seed in SEEDS[format]:
        plain = imported(tmp_path, seed)
        declared = seed.replace('encoding="UTF-8"', 'encoding="UTF-16"')
        data = declared.encode(code) if seed[:2].isascii() else b"\xff\xfe" + declared.encode("utf-16-le")
        debate = imported(tmp_path, data)
        assert debate.origin is not None or plain.origin is None
        if debate.origin is not None and format != "json":
            assert debate.origin.sha256 == sha256(data).hexdigest()
        assert [(one.full_id, one.text, one.at) for one in debate.claims] == [
            (one.full_id, one.text, one.at) for one in plain.claims
        ]
        assert len(debate.relations) == len(plain.relations)


@pytest.mark.parametrize("before", ["\ufeff\ufeff", "\u200b", "\ufeff\u200b", "\n \n"])
@pytest.mark.parametrize("format", sorted({*SEEDS} - {"toml", "cards"}))
def test_marks_before_a_file_are_passed_over_in_every_format(format: str, before: str, tmp_path: Path) -> None:
    """Two programs that each put one made an export of Kialo one “in another language”, JSON no JSON."""
    for seed in SEEDS[format]:
        plain, debate = imported(tmp_path, seed), imported(tmp_path, before.encode() + seed.encode())
        assert [(one.full_id, one.text) for one in debate.claims] == [(one.full_id, one.text) for one in plain.claims]
        assert len(debate.relations) == len(plain.relations)

"""Argument graphs in XML, SADFace and TGF that were read are written as they were, with all that a map has no place for."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Kind
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS
from tests.builders import claim, debate, debates, relation
from tests.formats import by_way_of_toml, canonical, imported, read, written
from tests.read.kept import MAP, kept

FORMATS = ("arggraph", "sadface", "tgf")
TEXTS = st.one_of(
    st.text(max_size=9), st.sampled_from(["One, two.", "  x  y ", "\u202e", "]]>", "a & <b> \"c\" 'd'", "é"])
)
IDS = st.sampled_from(["a1", "a2", "a3", "e1", "e2", "j1", "c1", "c2", "c3", "../x", "é 1"])


def graph(data: str | bytes) -> Any:
    """What an argument graph holds, whatever the order of its elements."""
    root = ElementTree.fromstring(data)
    inner = [(one.tag, sorted(one.attrib.items()), one.text or "") for one in root.iter() if one is not root]
    return root.tag, root.attrib, sorted((tag, values, text.strip() and text) for tag, values, text in inner)


def edges(data: str | bytes) -> Any:
    """The nodes and edges of a TGF file, whatever their order and the blanks between words."""
    text = data if isinstance(data, str) else data.decode("utf-8-sig")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    end = lines.index("#")
    nodes = [line if " " in line else f"{line} {line}" for line in filter(None, lines[:end])]  # its id is its text
    return sorted(nodes), sorted(filter(None, lines[end:]))


HELD = {"arggraph": graph, "sadface": lambda data: canonical(json.loads(data)), "tgf": edges}


def assert_it_comes_back(folder: Path, data: str | bytes, format: str) -> None:
    debate = imported(folder, data, format=format)
    held = HELD[format]
    assert held(written(debate, format)) == held(data)
    assert written(by_way_of_toml(folder, debate), format) == written(debate, format)


@pytest.mark.parametrize("format", FORMATS)
def test_real_files_come_back_as_they_were(format: str, shared: Path, tmp_path: Path) -> None:
    samples = shared / "samples"
    for path in [
        *(samples / format).iterdir(),
        *samples.glob(f"small/*{'labels.tgf' if format == 'tgf' else format}*"),
    ]:
        assert_it_comes_back(tmp_path, path.read_bytes(), format)


SEGMENTS = st.builds(lambda id, text: ("edu", {"id": id}, text), IDS, TEXTS)
JOINTS = st.builds(lambda id: ("joint", {"id": id}, ""), IDS)
UNITS = st.builds(lambda id, type: ("adu", {"id": id, "type": type}, ""), IDS, st.sampled_from(["pro", "opp"]))
EDGES = st.builds(
    lambda id, src, trg, type: ("edge", {"id": id, "src": src, "trg": trg, "type": type}, ""),
    IDS, IDS, IDS, st.sampled_from(["sup", "reb", "und", "add", "seg", "seg", "exa", "odd", "concurs"]),
)  # fmt: skip
OTHERS = st.builds(lambda tag, text: (tag, {"text": text, "x": text}, text), st.sampled_from(["note", "edu"]), TEXTS)
ELEMENTS = st.lists(st.one_of(SEGMENTS, UNITS, EDGES, UNITS, EDGES, JOINTS, OTHERS), max_size=16)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(elements=ELEMENTS, root=st.dictionaries(st.sampled_from(["id", "topic_id"]), TEXTS))
def test_any_argument_graph_comes_back_as_it_was(
    elements: list[tuple[str, dict[str, str], str]], root: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    tree = ElementTree.Element("arggraph", {key: xml(value) for key, value in root.items()})
    for tag, values, text in elements:
        ElementTree.SubElement(tree, tag, {key: xml(value) for key, value in values.items()}).text = xml(text)
    assert_it_comes_back(tmp_path_factory.mktemp("map"), ElementTree.tostring(tree, "unicode"), "arggraph")


def xml(text: str) -> str:
    """The text without what XML can't hold, and without line ends that it takes for others."""
    return "".join(
        char
        for char in text
        if char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
    )


NAMES = st.sampled_from(["a", "b", "s", "k", 1, "é 1", ""])
ATOMS = st.fixed_dictionaries(
    {"id": NAMES, "text": TEXTS},
    optional={"type": st.just("atom"), "metadata": st.just({"x": None}), "sources": st.just([{"resource_id": "r", "text": "w"}])},
)  # fmt: skip
BARE = st.fixed_dictionaries({"id": NAMES, "type": st.just("atom")}, optional={"canonical_text": TEXTS})
SCHEMES = st.fixed_dictionaries(
    {"id": NAMES, "type": st.sampled_from(["scheme", "conflict"])},
    optional={"name": st.sampled_from(["support", "conflict", "rephrase", "Expert Opinion", "Undercutting"])},
)
LINES = st.fixed_dictionaries({"source_id": NAMES, "target_id": NAMES}, optional={"id": NAMES})
ODD = st.one_of(st.none(), st.integers(), st.text(max_size=3))


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    nodes = draw(st.lists(st.one_of(ATOMS, ATOMS, BARE, SCHEMES, SCHEMES, ODD), max_size=10))
    named = [one for one in nodes if isinstance(one, dict) and one["id"]]
    assume(named or not nodes)  # where nothing is a node, it is refused
    lines = draw(st.lists(st.one_of(LINES, LINES, LINES, ODD), max_size=16))
    resources = draw(st.lists(st.fixed_dictionaries({"id": NAMES, "content": TEXTS}), max_size=2))
    return {"metadata": {"core": {"title": draw(TEXTS)}}, "resources": resources, "nodes": nodes, "edges": lines}


@given(documents())
def test_any_sadface_document_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, Any]
) -> None:
    assert_it_comes_back(tmp_path_factory.mktemp("map"), json.dumps(document), "sadface")


WORDS = st.sampled_from(["1", "2", "a", "é", "#", "../x"])
NODES = st.builds(lambda id, text: f"{id} {text}".strip(), WORDS, st.sampled_from(["", "Close it.", "# 1", "2"]))
ARROWS = st.builds(
    lambda *words: " ".join(words).strip(), WORDS, WORDS, st.sampled_from(["", "attacks", "+", "likes", "supports"])
)


@given(nodes=st.lists(NODES, unique_by=lambda line: line.split()[0]), arrows=st.lists(ARROWS, unique=True))
def test_any_trivial_graph_comes_back_but_for_what_is_reported(
    nodes: list[str], arrows: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    nodes = [line for line in nodes if line != "#"]
    folder = tmp_path_factory.mktemp("map")
    text = "\n".join([*nodes, "#", *arrows, ""])
    debate, found = read(folder, text, format="tgf")
    if debate is None or any(one.severity == "error" for one in found):
        return
    was, now = edges(text), edges(written(debate, "tgf"))
    assert now[0] == was[0]
    told = sum(one.code == "E306" for one in found)
    assert set(now[1]) <= set(was[1])
    assert len(was[1]) - len(now[1]) <= told


def test_what_a_trivial_graph_has_no_place_for_is_told(tmp_path: Path) -> None:
    debate = imported(tmp_path, MAP, "map.toml")
    assert WRITERS["tgf"].left_out(Extract(debate)) == (
        "left out, for Trivial Graph Format has no place for it: 1 title, 1 question, 1 summary, 1 relation to a relation, 1 link between "
        "premises, 5 reasons of relations, 4 notes of who draws a relation, 1 quote, 1 voice (who speaks, where it is not the "
        "source itself), 2 sources (title, author, date …), 2 positions, 1 issue, 1 answer of positions, 1 role, 1 term, 1 "
        "conflict of fact, 3 values under extra"
    )
    again = imported(tmp_path, written(debate, "tgf"), "again.tgf")
    assert WRITERS["tgf"].left_out(Extract(again)) == ""
    assert WRITERS["json"].left_out(Extract(debate)) == ""


def test_the_opponent_is_not_left_out_of_an_arggraph(tmp_path: Path) -> None:
    text = '<arggraph><edu id="e">x</edu><adu id="a" type="opp"/><edge id="s" src="e" trg="a" type="seg"/></arggraph>'
    debate = imported(tmp_path, text)
    assert debate.claims[0].voice is not None
    assert WRITERS["arggraph"].left_out(Extract(debate)) == ""
    assert imported(tmp_path, written(debate, "arggraph"), "again.xml").claims[0].voice == debate.claims[0].voice


@pytest.mark.parametrize("format", FORMATS)
@given(debate=debates())
def test_any_map_keeps_its_claims(format: str, debate: Debate, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = imported(tmp_path_factory.mktemp("map"), written(debate, format), format=format)
    assert len(again.claims) == len(debate.claims)


def test_a_unit_that_was_reworded_says_what_it_says_now(shared: Path, tmp_path: Path) -> None:
    debate = imported(tmp_path, (shared / "samples/small/arggraph.xml").read_bytes())
    (tmp_path / "a.toml").write_text(written(debate, "toml").replace("Close the road, and soon.", "Close it now."))
    changed = imported(tmp_path, (tmp_path / "a.toml").read_bytes(), "a.toml")
    again = imported(tmp_path, written(changed, "arggraph"))
    assert [claim.text for claim in again.claims] == [claim.text for claim in changed.claims]
    assert again.claims[0].text == "Close it now."
    assert len(again.relations) == len(debate.relations)


@pytest.mark.parametrize("format", ["aif", "argdown", "kialo", "arggraph", "sadface", "tgf"])
def test_the_account_of_an_export_names_all_that_does_not_come_back(format: str, tmp_path: Path) -> None:
    """It said "2 voices", while reasons, positions, answers and kinds of relations were left out without a word."""
    words = {
        "positions": "position", "issues": "issue", "answers of positions": "answer", "sources": "source",
        "authors and dates": "author", "quotes": "quote", "speakers": "voice", "roles": "role", "terms": "term",
        "whether the author shares it": "voice|share", "reasons of relations": "reason", "conflicts of fact": "conflict",
        "who draws relations": "who draws", "qualifies": "qualifies", "concurs": "concurs", "rephrases": "rephrases",
        "rebuts": "rebuts", "undercuts of relations": "relation to a relation",
    }  # fmt: skip
    told = WRITERS[format].left_out(Extract(imported(tmp_path, MAP, "map.toml")))
    has = {"kialo": {"quotes"}, "argdown": {"quotes", "undercuts of relations", "rebuts"}}.get(format, set())
    for part, whole in kept(format).items():
        if not whole and part in words and part not in has:
            assert any(word in told for word in words[part].split("|")), (part, told)


def test_our_own_json_is_not_blamed_for_an_empty_summary_that_it_wrote_itself(tmp_path: Path) -> None:
    debate = imported(tmp_path, MAP.replace('summary = "A summary."\n', ""), "map.toml")
    _, found = read(tmp_path, written(debate, "json"))
    assert "W207" not in [one.code for one in found]


def test_of_quotes_whatever_goes_with_them_and_is_not_written_is_told(tmp_path: Path) -> None:
    """A Kialo export has quotes, but neither their places nor the words around them, their notes or marks; nor `extra`."""
    text = MAP.replace('  prefix = "that"', '  prefix = "that"\n  note = "sic"', 1)
    told = WRITERS["kialo"].left_out(Extract(imported(tmp_path, text, "map.toml")))
    for words in (
        "1 place of a quote in its source",
        "1 quote with the words around it (prefix, suffix)",
        "1 note on a quote",
        "1 quote with marks (read aloud, underlined …)",
        "3 values under extra",
    ):
        assert words in told


def test_what_two_say_together_and_one_of_them_alone_comes_back_from_an_arggraph(tmp_path: Path) -> None:
    """The second was taken for the first, since both begin with the same claim, and left out as saying nothing new."""
    ids = ["s/a", "s/b", "s/c"]
    one = debate(
        [claim(id) for id in ids], [relation(Kind.REBUTS, ids[:2], ids[2]), relation(Kind.REBUTS, ids[0], ids[2])]
    )
    again, found = read(tmp_path, written(one, "arggraph"))
    assert again is not None
    assert sorted(len(one.origins) for one in again.relations) == [1, 2]
    assert "W127" not in [one.code for one in found]


def test_labels_and_terms_of_issues_are_told_where_their_questions_are_written(tmp_path: Path) -> None:
    """Argdown writes issues as headings; what else a map says of them was lost without a word."""
    text = MAP + '\n[[issue]]\nid = "named"\nquestion = "Is it so?"\nlabel = "Is it"\nterms = ["one", "two"]\n'
    told = {
        format: WRITERS[format].left_out(Extract(imported(tmp_path, text, "map.toml"))) for format in ("argdown", "aif")
    }
    assert "2 labels of an issue, 3 terms" in told["argdown"]
    assert "label" not in told["aif"]  # "1 issue" says all of it

"""Argument graphs are read faithfully: arggraph XML and SADFace, with the counts that somebody else took of them."""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.debate import Debate, Kind, Role
from tests.formats import by_way_of_toml, canonical, imported, read, written


def kinds_undercut(debate: Debate) -> list[Kind]:
    return [debate.relation[r.target].kind for r in debate.relations if r.target in debate.relation]


def test_an_arggraph_has_the_counts_that_it_should(shared: Path, tmp_path: Path) -> None:
    wanted = json.loads((shared / "samples/small/counts.json").read_text())["arggraph.xml"]
    debate, found = read(tmp_path, (shared / "samples/small/arggraph.xml").read_bytes())
    assert debate is not None
    rebuts = [relation for relation in debate.relations if relation.kind is Kind.REBUTS]
    opponents = [claim for claim in debate.claims if claim.voice and claim.voice.endorsed is False]
    assert (len(debate.claims), len(opponents)) == (wanted["adus"], wanted["adus_opp"])
    assert [len(relation.origins) for relation in rebuts] == [wanted["attack_pairs"]]
    assert kinds_undercut(debate) == [Kind.REBUTS, Kind.UNDERCUTS]
    assert debate.claims[0].text == "Close the road, and soon."
    assert debate.claims[3].text == "Ähnlich war es < 2019."
    assert [(one.code, one.at.line) for one in found] == [("W127", 11)]


def test_undercuts_may_stand_ahead_of_what_they_hit(tmp_path: Path) -> None:
    edges = [("c3", "a3", "c2", "und"), ("c2", "a2", "c1", "und"), ("c4", "a3", "c3", "add"), ("c1", "a1", "a0", "sup")]
    xml = "".join(f'<adu id="a{n}" type="pro"/>' for n in range(4))
    xml += "".join(f'<edge id="{id}" src="{src}" trg="{trg}" type="{type}"/>' for id, src, trg, type in edges)
    debate = imported(tmp_path, f"<arggraph id='g'>{xml}</arggraph>")
    assert kinds_undercut(debate) == [Kind.SUPPORTS, Kind.UNDERCUTS]
    assert debate.left_out == ()


def test_what_leads_nowhere_in_an_arggraph_is_kept_and_told(tmp_path: Path) -> None:
    edges = [("c1", "a0", "c2", "und"), ("c2", "a1", "c1", "und"), ("c3", "a0", "a9", "sup"), ("c4", "a0", "a1", "odd")]
    xml = "".join(f'<adu id="a{n}" type="pro"/>\n' for n in range(2))
    xml += "".join(f'<edge id="{id}" src="{src}" trg="{trg}" type="{type}"/>\n' for id, src, trg, type in edges)
    debate, found = read(tmp_path, f"<arggraph>\n{xml}</arggraph>")
    assert debate is not None
    assert debate.relations == ()
    assert [one.at.line for one in found if one.code == "W127"] == [4, 5, 6, 7]
    assert [one["attributes"]["id"] for one in debate.extra["others"]] == ["c1", "c2", "c3", "c4"]


def test_an_edge_without_ends_is_kept_and_told(tmp_path: Path) -> None:
    """Found by fuzzing: an edge without an id was taken for what another without a target leads to."""
    xml = '<arggraph><adu id="a"/><adu id="b"/><edge src="a" trg="b" type="und"/><edge src="a" type="und"/><edge/></arggraph>'
    debate, found = read(tmp_path, xml)
    assert debate is not None
    assert len(debate.relations) == 1
    assert [one.code for one in found] == ["W127", "W127", "N130"]
    assert "2 units without words" in found[-1].message


def test_an_edge_of_an_unknown_type_says_so(tmp_path: Path) -> None:
    xml = '<arggraph><adu id="a"/><adu id="b"/><edge id="c" src="a" trg="b" type="foo"/></arggraph>'
    _, found = read(tmp_path, xml)
    assert [one.message for one in found if one.code == "W127"] == [
        'edge "c" has the type "foo", which isn\'t known: it is kept as extra'
    ]


def test_a_trivial_graph_may_have_line_ends_of_old(tmp_path: Path) -> None:
    """It was one claim."""
    debate = imported(tmp_path, "1 The\r2 Señor\r#\r2 1 supports\r", format="tgf")
    assert ([claim.text for claim in debate.claims], len(debate.relations)) == (["The", "Señor"], 1)


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(20))
    started = time.process_time()
    for declared in (f'<!ENTITY a0 "x">{bomb}', '<!ENTITY a20 SYSTEM "file:///etc/passwd">'):
        debate, found = read(tmp_path, f"<!DOCTYPE arggraph [{declared}]><arggraph>&a20;</arggraph>")
        assert debate is None
        assert [one.code for one in found] == ["E129"]
    assert time.process_time() - started < 2


@pytest.mark.parametrize("around", ["<corpus>{}</corpus>", "<arggraph>{}</arggraph>"])
def test_several_argument_graphs_in_a_file_are_refused_since_each_has_ids_of_its_own(
    around: str, tmp_path: Path
) -> None:
    """A claim of the second graph attacked one of the first, which has the same id as its own."""
    one = '<arggraph><adu id="a1">{}</adu><adu id="{}">{}</adu><edge id="c{}" src="{}" trg="a1" type="reb"/></arggraph>'
    graphs = [one.format("Zoos save species.", "a2", "Lions suffer.", 1, "a2")]
    graphs += [one.format("Dams are good.", "a3", "They leak.", 2, "a3")]
    debate, found = read(tmp_path, around.format("\n".join(graphs)))
    assert debate is None
    assert [(told.code, told.at.line) for told in found] == [("E129", 2 if around.startswith("<c") else 1)]
    assert len(imported(tmp_path, f"<corpus>{graphs[0]}</corpus>").relations) == 1


def test_a_document_type_outside_the_file_is_not_looked_for(tmp_path: Path) -> None:
    xml = '<!DOCTYPE arggraph SYSTEM "http://nowhere.invalid/arggraph.dtd"><arggraph><adu id="a"/></arggraph>'
    assert len(imported(tmp_path, xml).claims) == 1


def test_sadface_has_the_counts_that_it_should(shared: Path, tmp_path: Path) -> None:
    wanted = json.loads((shared / "samples/small/counts.json").read_text())["sadface.json"]
    debate = imported(tmp_path, (shared / "samples/small/sadface.json").read_bytes())
    supports = [relation for relation in debate.relations if relation.kind is Kind.SUPPORTS]
    assert debate.title == "Harbour"
    assert len(debate.claims) == wanted["atoms"]
    assert [len(relation.origins) for relation in supports] == [wanted["support_pairs"]]
    assert [relation.why for relation in supports] == ["Expert Opinion"]
    assert sum(relation.kind is Kind.REBUTS for relation in debate.relations) == wanted["attack_groups"]
    assert kinds_undercut(debate) == [Kind.SUPPORTS] * wanted["undercuts"]
    (quote,) = [quote for claim in debate.claims for quote in claim.quotes]
    assert (quote.text, quote.source) == ("People on foot buy more", "r1")


@pytest.mark.parametrize("name", ["reinstatement1.tgf"])
def test_tgf_is_read_as_its_competitions_mean_it(name: str, shared: Path, tmp_path: Path) -> None:
    debate = imported(tmp_path, (shared / "samples/tgf" / name).read_bytes())
    assert [(r.kind, r.origins[0][-1], r.target[-1]) for r in debate.relations] == [
        (Kind.UNDERCUTS, "1", "2"),
        (Kind.UNDERCUTS, "2", "3"),
    ]


def test_that_nodes_of_tgf_have_no_label_is_told(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "1\n2 Two words\n\n3\n#\n1 2\n")
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["1", "Two words", "3"]
    assert [(one.code, one.at.line, one.message[:7]) for one in found] == [("N130", 1, "2 nodes")]


def test_an_argument_may_attack_itself(tmp_path: Path) -> None:
    (relation,) = imported(tmp_path, "1\n2\n#\n1 1\n").relations
    assert relation.origins == (relation.target,)


def test_a_trivial_graph_is_known_however_late_its_edges_begin(tmp_path: Path) -> None:
    nodes = "".join(f"{n} {'words ' * 20}\n" for n in range(1000))
    debate = imported(tmp_path, f"{nodes}#\n1 999\n")
    assert debate.origin is not None
    assert (debate.origin.format, len(debate.claims), len(debate.relations)) == ("tgf", 1000, 1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("undermines", "rebuts"), ("objection", "rebuts"), ("con", "rebuts"), ("opposes", "rebuts"), ("undercut", "undercuts"),
        ("support", "supports"), ("Argument from Sign", "supports"),
    ],
)  # fmt: skip
def test_what_a_scheme_of_sadface_is_called_says_whether_it_is_for_or_against(
    name: str, kind: str, tmp_path: Path
) -> None:
    """Undermining, objecting and opposing were read as support."""
    nodes = [{"id": one, "type": "atom", "text": one} for one in "ab"] + [{"id": "s", "type": "scheme", "name": name}]
    edges = [{"id": "1", "source_id": "a", "target_id": "s"}, {"id": "2", "source_id": "s", "target_id": "b"}]
    debate = imported(tmp_path, json.dumps({"resources": [], "nodes": nodes, "edges": edges}))
    assert [str(one.kind) for one in debate.relations] == [kind]


def test_nodes_without_words_are_told(tmp_path: Path) -> None:
    """They were shown as if somebody said their ids."""
    nodes = [{"nodeID": "5", "type": "I", "text": ""}, {"nodeID": "6", "type": "I", "text": "x"}]
    _, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": []}))
    assert [(one.code, "1 node without" in one.message) for one in found] == [("N130", True)]


def test_a_scheme_of_sadface_whose_name_tells_no_direction_is_kept_and_told(tmp_path: Path) -> None:
    """It was read as support."""
    nodes = [{"id": one, "type": "atom", "text": one} for one in "ab"] + [
        {"id": "s", "type": "scheme", "name": "Preference"}
    ]
    edges = [{"id": "1", "source_id": "a", "target_id": "s"}, {"id": "2", "source_id": "s", "target_id": "b"}]
    whole = {"resources": [], "nodes": nodes, "edges": edges}
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    assert (debate.relations, [one.code for one in found]) == ((), ["W127"])
    assert "neither for nor against" in found[0].message
    assert json.loads(written(debate, "sadface"))["nodes"] == nodes


def test_a_citation_of_a_resource_that_is_not_there_is_no_quote_of_the_file(tmp_path: Path) -> None:
    """It was quoted as the file's own words."""
    cited = [{"resource_id": "r1", "text": "there"}, {"resource_id": "r9", "text": "gone"}, {"text": "of nothing"}]
    atom = {"id": "a", "type": "atom", "text": "a", "sources": cited}
    whole = {"resources": [{"id": "r1", "metadata": {"title": "R"}}], "nodes": [atom], "edges": []}
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    assert [(quote.text, quote.source) for quote in debate.claims[0].quotes] == [("there", "r1")]
    assert [one.code for one in found] == ["W127", "W127"]
    assert json.loads(written(debate, "sadface"))["nodes"] == [atom]


def test_a_joint_of_joints_has_all_their_words(tmp_path: Path) -> None:
    """A joint that leads to a joint lost its words."""
    edges = [("e1", "j2"), ("j1", "j2"), ("e2", "j1"), ("e3", "j1"), ("j2", "a"), ("j2", "j1")]  # the last: a circle
    xml = "".join(f'<edu id="e{n}"><![CDATA[{word}]]></edu>' for n, word in enumerate(("", "because", "shops", "lose")))
    xml += '<joint id="j1"/><joint id="j2"/><adu id="a" type="pro"/>'
    xml += "".join(f'<edge id="c{n}" src="{a}" trg="{b}" type="seg"/>' for n, (a, b) in enumerate(edges))
    (claim,) = imported(tmp_path, f"<arggraph>{xml}</arggraph>").claims
    assert claim.text == "because shops lose"


@pytest.mark.parametrize(
    "data",
    [
        '{"nodes": [{"nodeID": "n5", "type": "I", "text": " "}, {"nodeID": "2", "type": "I", "text": "x"}], "edges": []}',
        '{"resources": [], "nodes": [{"id": "n5", "type": "atom", "text": ""}], "edges": []}',
        '<arggraph><edu id="e"> </edu><adu id="n5"/><edge id="c" src="e" trg="n5" type="seg"/></arggraph>',
    ],
)
def test_a_node_without_words_says_so(data: str, tmp_path: Path) -> None:
    """Its id was its words."""
    debate, _ = read(tmp_path, data)
    assert debate is not None
    assert debate.claims[0].text == "(no words: n5)"


def test_a_resource_of_sadface_is_called_as_its_metadata_does(tmp_path: Path) -> None:
    """What stands under "core", where the document's own title is read, was not."""
    about = {"core": {"title": "Pets", "author": "Amy Tan", "date": "May 2017"}, "url": "https://e.org/p"}
    atom = {"id": "a", "type": "atom", "text": "A", "sources": [{"resource_id": "r", "text": "words"}]}
    resource = {"id": "r", "content": "words", "title": "old", "metadata": about}
    debate = imported(tmp_path, json.dumps({"resources": [resource], "nodes": [atom], "edges": []}))
    source = debate.source["r"]
    assert (source.title, source.authors, source.published) == ("Pets", ("Amy Tan",), "2017-05")
    assert source.url == "https://e.org/p"
    assert debate.extra["resources"] == [resource]


@pytest.mark.parametrize("core", [True, False])
def test_what_a_sadface_document_says_of_itself_is_said(core: bool, tmp_path: Path) -> None:
    """Its claim was no thesis, its description nowhere, and a year, a number as in BibTeX, left the resource undated."""
    about = {"title": "Roads", "description": "What is said\nof the road.", "claim": "b"}
    resource = {
        "id": "r",
        "content": "It is old.",
        "metadata": {"core": {"year": 2019, "journal": "Road Weekly", "author": "Mason, Ada"}},
    }
    nodes = [
        {"id": "a", "type": "atom", "text": "It is old", "sources": [{"resource_id": "r", "text": "It is old."}]},
        {"id": "b", "type": "atom", "text": "Close it", "sources": []}, {"id": "c", "type": "atom", "text": "Keep it", "sources": []},
        {"id": "s", "type": "scheme", "name": "inference"}, {"id": "t", "type": "scheme", "name": "disagreement"},
    ]  # fmt: skip
    ends = (("a", "s"), ("s", "b"), ("c", "t"), ("t", "b"))
    edges = [{"id": f"e{n}", "source_id": one, "target_id": other} for n, (one, other) in enumerate(ends)]
    whole = {"metadata": {"core": about} if core else about, "resources": [resource], "nodes": nodes, "edges": edges}
    debate = imported(tmp_path, json.dumps(whole))
    assert (debate.title, debate.summary) == ("Roads", "What is said of the road.")
    assert [claim.role for claim in debate.claims] == [None, Role.THESIS, None]
    source = debate.source["r"]
    assert (source.published, source.outlet, source.authors) == ("2019", "Road Weekly", ("Mason, Ada",))
    assert [(one.kind, one.why) for one in debate.relations] == [(Kind.SUPPORTS, None), (Kind.REBUTS, None)]
    assert canonical(json.loads(written(debate, "sadface"))) == canonical(whole)


def test_what_joins_segments_needs_no_id_of_its_own(tmp_path: Path) -> None:
    """The second edge with an id was put aside, and its unit had no words."""
    data = (
        '<arggraph id="g"><edu id="e1">Skis harm</edu><edu id="e2">the hill</edu><adu id="a1" type="pro"/><adu id="a2" type="pro"/>'
        '<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c1" src="e2" trg="a2" type="seg"/>'
        '<edge id="c1" src="a2" trg="a1" type="sup"/></arggraph>'
    )
    debate, found = read(tmp_path, data)
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["Skis harm", "the hill"]
    assert [(one.kind, one.origins, one.target) for one in debate.relations] == [(Kind.SUPPORTS, ("map/a2",), "map/a1")]
    assert found == ()
    assert written(debate, "arggraph").count('id="c1"') == 3


def test_what_a_trivial_graph_says_again_or_of_no_node_is_kept_and_told(tmp_path: Path) -> None:
    """It was left out with errors, and gone from what was written back; both halves of a mutual attack count as one."""
    data = "1 A\n2 B\n1 C\n#\n1 2\n1 2\n2 1 -\n1 2 -\n2 1\n1 9\n8 1 supports\n"
    debate, found = read(tmp_path, data)
    assert debate is not None
    told = [(one.code, one.at.line) for one in found]
    assert sorted(told, key=str) == [("N130", 6), ("N130", 8), ("W127", 10), ("W127", 11), ("W127", 3)]
    assert [(claim.id, claim.text) for claim in debate.claims] == [("1", "A"), ("2", "B")]
    assert [(one.kind, one.origins[0][-1], one.target[-1]) for one in debate.relations] == [
        (Kind.UNDERCUTS, "1", "2"), (Kind.REBUTS, "2", "1"), (Kind.UNDERCUTS, "2", "1"),
    ]  # fmt: skip
    again = written(debate, "tgf")
    nodes, edges = (part.split("\n") for part in again.split("#\n"))
    assert sorted(filter(None, nodes)) == ["1 A", "1 C", "2 B"]
    assert sorted(filter(None, edges)) == sorted(data.split("#\n")[1].split("\n")[:-1])


def test_a_trivial_graph_without_its_line_says_that_it_has_no_edges(tmp_path: Path) -> None:
    _, found = read(tmp_path, "1 A\n2 B\n", "map.tgf")
    assert [(one.code, "no line" in one.message) for one in found] == [("W132", True)]


def test_attacks_in_another_format_are_no_trivial_graph_whatever_the_file_is_called(tmp_path: Path) -> None:
    """“att(a,b).” became a claim."""
    debate, found = read(tmp_path, "arg(a).\narg(b).\natt(a,b).\n", "map.tgf")
    assert debate is None
    assert [(one.code, "ASPARTIX" in one.message) for one in found] == [("E128", True)]


def test_the_label_of_an_edge_may_stand_in_quotation_marks(tmp_path: Path) -> None:
    debate = imported(tmp_path, '1 "A"\n2 "B"\n#\n1 2 "supports"\n')
    assert [(one.kind, one.extra["label"]) for one in debate.relations] == [(Kind.SUPPORTS, '"supports"')]


def test_edges_without_end_that_say_nothing_new_are_refused(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "1 A\n2 B\n#\n" + "1 2\n" * 20_000)
    assert debate is None
    assert found[0].code == "E128" or found[-1].code == "E128"


def test_a_unit_may_have_words_of_its_own(tmp_path: Path) -> None:
    """They were gone, also from what was written back."""
    data = (
        '<arggraph id="g"><edu id="e">Seg</edu><adu id="a1" type="pro">Own &amp; whole</adu><adu id="a2" type="pro">Own</adu>'
        '<edge id="s" src="e" trg="a2" type="seg"/><edge id="c" src="a2" trg="a1" type="sup"/></arggraph>'
    )
    debate, found = read(tmp_path, data)
    assert debate is not None
    assert found == ()
    assert [claim.text for claim in debate.claims] == ["Own & whole", "Seg"]
    again = written(debate, "arggraph")
    assert '<adu id="a1" type="pro">Own &amp; whole</adu>' in again
    assert '<adu id="a2" type="pro">Own</adu>' in again
    assert again.count("<edu") == 1


def test_the_voice_of_an_atom_may_be_a_mere_name_or_several(tmp_path: Path) -> None:
    about = [
        {"voice": "Poe"},
        {"voice": {"speaker": ["Poe", "Roe"]}},
        {"speaker": 7},
        {"voice": None},
        {"voice": ["Poe"]},
    ]
    nodes = [{"id": f"n{n}", "type": "atom", "text": "T", "metadata": one} for n, one in enumerate(about)]
    debate, found = read(tmp_path, json.dumps({"resources": [], "nodes": nodes, "edges": []}))
    assert debate is not None
    said = [claim.voice.speaker if claim.voice else None for claim in debate.claims]
    assert said == ["Poe", "Poe, Roe", "a speaker that isn't understood", None, "Poe"]
    assert [one.code for one in found] == ["W127"]


def test_a_disagreement_of_sadface_leads_to_both_who_disagree(tmp_path: Path) -> None:
    """So SADFace's own program draws it: no relation came of it."""
    document = {
        "metadata": {"core": {"id": "d"}},
        "resources": [],
        "nodes": [
            {"id": "a", "type": "atom", "text": "It is safe", "sources": [], "metadata": {}},
            {"id": "s", "type": "conflict", "name": "disagree", "metadata": {}},
            {"id": "b", "type": "atom", "text": "It is not safe", "sources": [], "metadata": {}},
        ],
        "edges": [
            {"id": "e1", "source_id": "s", "target_id": "a"},
            {"id": "e2", "source_id": "s", "target_id": "b"},
        ],
    }
    debate, found = read(tmp_path, json.dumps(document))
    assert debate is not None
    assert [(one.kind, one.origins, one.target) for one in debate.relations] == [(Kind.REBUTS, ("map/a",), "map/b")]
    assert not found
    assert canonical(json.loads(written(debate, "sadface"))) == canonical(document)


def test_words_and_remarks_between_elements_are_kept_and_said(tmp_path: Path) -> None:
    """They were lost without a word."""
    text = '<arggraph id="m">loose <!-- a -- >\n<edu id="e">One</edu> words<adu id="a" type="pro"/>\n<!-- b & c -->'
    text = text.replace("a -- >", "a -->") + '<edge id="c" src="e" trg="a" type="seg"/></arggraph>'
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert (debate.extra["text"], debate.extra["remarks"]) == ("loose words", ["a", "b & c"])
    assert [(one.code, one.at.line) for one in found] == [("W127", 1), ("N130", 1)]
    again = imported(tmp_path, written(debate, "arggraph"))
    assert again.extra["text"] == "loose words"
    assert again.extra["remarks"] == ["a", "b & c"]


@pytest.mark.parametrize("format", ["aif", "sadface"])
def test_very_many_schemes_between_few_claims_are_a_graph(format: str, tmp_path: Path) -> None:
    """More than nine schemes a claim, and ten thousand of them, were called hardly a node that says anything."""
    claims, schemes = 120, 11_000
    ends = [(n % claims, (n * 7 + n // claims + 1) % claims) for n in range(schemes)]
    if format == "aif":
        nodes = [{"nodeID": f"c{n}", "text": f"Claim {n} is so.", "type": "I"} for n in range(claims)]
        nodes += [{"nodeID": f"s{n}", "text": "", "type": "RA"} for n in range(schemes)]
        edges = [{"edgeID": f"i{n}", "fromID": f"c{one}", "toID": f"s{n}"} for n, (one, _) in enumerate(ends)]
        edges += [{"edgeID": f"o{n}", "fromID": f"s{n}", "toID": f"c{one}"} for n, (_, one) in enumerate(ends)]
        document: dict[str, Any] = {"nodes": nodes, "edges": edges, "locutions": []}
    else:
        nodes = [{"id": f"c{n}", "text": f"Claim {n} is so.", "type": "atom"} for n in range(claims)]
        nodes += [{"id": f"s{n}", "type": "scheme", "name": "support"} for n in range(schemes)]
        edges = [{"id": f"i{n}", "source_id": f"c{one}", "target_id": f"s{n}"} for n, (one, _) in enumerate(ends)]
        edges += [{"id": f"o{n}", "source_id": f"s{n}", "target_id": f"c{one}"} for n, (_, one) in enumerate(ends)]
        document = {"metadata": {}, "resources": [], "nodes": nodes, "edges": edges}
    debate = imported(tmp_path, json.dumps(document), format=format)
    assert len(debate.claims) == claims
    assert len(debate.relations) == len({*ends})


def atoms(*nodes: dict[str, Any], edges: str = "") -> dict[str, Any]:
    """A document of SADFace; `edges` as `a>s s>b`."""
    ends = [edge.split(">") for edge in edges.split()]
    lines = [{"id": f"e{n}", "source_id": one, "target_id": other} for n, (one, other) in enumerate(ends)]
    return {"metadata": {}, "resources": [], "nodes": list(nodes), "edges": lines}


SAFE = {"id": "a", "type": "atom", "text": "It is safe"}


@pytest.mark.parametrize(
    ("more", "text"), [({}, "(no words: b)"), ({"canonical_text": "It has brakes"}, "It has brakes")]
)
def test_an_atom_of_sadface_without_a_text_is_an_atom(more: dict[str, Any], text: str, tmp_path: Path) -> None:
    """It was told to be a scheme without a name, and its relations were lost."""
    scheme = {"id": "s", "type": "scheme", "name": "support"}
    document = atoms(SAFE, {"id": "b", "type": "atom", **more}, scheme, edges="b>s s>a")
    debate, found = read(tmp_path, json.dumps(document))
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["It is safe", text]
    assert [(one.kind, one.origins, one.target) for one in debate.relations] == [(Kind.SUPPORTS, ("map/b",), "map/a")]
    assert not found
    assert canonical(json.loads(written(by_way_of_toml(tmp_path, debate), "sadface"))) == canonical(document)


def test_atoms_without_a_text_are_given_one_where_somebody_edits_the_claim(tmp_path: Path) -> None:
    debate = imported(tmp_path, json.dumps(atoms(SAFE, {"id": "b", "type": "atom", "canonical_text": "It hsa brakes"})))
    mended = replace(debate, claims=(debate.claims[0], replace(debate.claims[1], text="It has brakes")))
    again = imported(tmp_path, written(mended, "sadface"))
    assert [claim.text for claim in again.claims] == ["It is safe", "It has brakes"]


def test_a_document_of_sadface_without_a_single_node_of_its_own_is_refused(tmp_path: Path) -> None:
    """As its editor writes nodes for Cytoscape: they were kept, and an empty debate was opened. What is refused keeps nothing."""
    nodes = [{"data": {"id": one, "type": "atom", "content": "It is safe"}} for one in "abc"]
    debate, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": []}))
    assert debate is None
    assert [one.code for one in found] == ["E128"]


def test_a_conflict_of_sadface_that_is_drawn_both_ways_is_between_its_two_atoms(tmp_path: Path) -> None:
    both = atoms(
        SAFE,
        {"id": "b", "type": "atom", "text": "It is not safe"},
        {"id": "s", "type": "scheme", "name": "conflict"},
        edges="a>s s>b b>s s>a",
    )
    debate, found = read(tmp_path, json.dumps(both))
    assert debate is not None
    assert [(one.kind, one.origins, one.target) for one in debate.relations] == [(Kind.REBUTS, ("map/a",), "map/b")]
    assert not found
    assert canonical(json.loads(written(by_way_of_toml(tmp_path, debate), "sadface"))) == canonical(both)

"""Edges from one claim to another are relations: in tables whose ends are words, in graphs of JSON, in lists within a claim's row."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.attribution import undrawn
from debate_tui.model.debate import Debate
from debate_tui.model.library import UNDRAWN
from tests.formats import imported, read
from tests.read.rows.test_shapes import relations

DRAWN = [("Tax hurts the poor", "undercuts", "We should tax it"), ("It pays for us", "supports", "We should tax it")]


def drawn(debate: Debate) -> list[tuple[str, str, str]]:
    return sorted((start, str(kind), end) for start, kind, end in relations(debate))


@pytest.mark.parametrize(
    "header", ["From,Relation,To", "source,type,target", "Source,Label,Target", "source_text,relation,target_text"]
)
def test_a_list_of_edges_between_words_is_a_table_of_claims(header: str, tmp_path: Path) -> None:
    """It was refused: it has no column of claims."""
    rows = "Tax hurts the poor,attacks,We should tax it\nIt pays for us,supports,We should tax it\n"
    debate = imported(tmp_path, f"{header}\n{rows}")
    assert drawn(debate) == sorted(DRAWN)
    assert [one.text for one in debate.claims] == ["Tax hurts the poor", "It pays for us", "We should tax it"]
    assert all(not source.authors for source in debate.sources)


def test_what_an_edge_says_besides_is_said_of_neither_claim(tmp_path: Path) -> None:
    table = "From,Relation,To,Author,Id\nTax hurts the poor,attacks,We should tax it,Ann,e1\n"
    debate = imported(tmp_path, table)
    assert all(not source.authors for source in debate.sources)
    assert debate.claims[0].extra == {"Author": "Ann", "Id": "e1"}


@pytest.mark.parametrize(
    "table",
    [
        "source,target,type\na1,a2,supports\na3,a2,attacks\n",
        "source,target,type\nAnn Lee,Bo Li,supports\nBo Li,Cy Poe,attacks\n",
        "source,target,type\nTax hurts the poor,We should tax it,Directed\nIt pays for us,We should tax it,Directed\n",
    ],
)
def test_edges_between_ids_or_names_or_without_words_for_what_they_do_are_refused(table: str, tmp_path: Path) -> None:
    debate, (found,) = read(tmp_path, table)
    assert debate is None
    assert "edges between ids" in found.message
    assert "id, claim, relation, to" in found.hint


NODES = [{"id": "a", "text": "We should tax it"}, {"id": "b", "text": "Tax hurts the poor"}, {"id": "c", "text": "It pays for us"}]  # fmt: skip
GRAPHS: dict[str, Any] = {
    "d3": {
        "nodes": NODES,
        "links": [{"source": "b", "target": "a", "type": "attacks"}, {"source": "c", "target": "a", "type": "pro"}],
    },
    "networkx": {
        "directed": True,
        "graph": {"name": "x"},
        "edges": [{"source": 1, "target": 0, "label": "attacks"}, {"source": 2, "target": 0, "label": "supports"}],
        "nodes": [{"id": number, "label": one["text"]} for number, one in enumerate(NODES)],
    },
    "numbered": {
        "nodes": [{"name": one["text"]} for one in NODES],
        "links": [{"source": 1, "target": 0, "type": "attacks"}, {"source": 2, "target": 0, "type": "supports"}],
    },
    "cytoscape": {
        "elements": {
            "nodes": [{"data": one, "position": {"x": 1, "y": 2}} for one in NODES],
            "edges": [
                {"data": {"id": "e", "source": "b", "target": "a", "relation": "attacks"}},
                {"data": {"id": "f", "source": "c", "target": "a", "relation": "supports"}},
            ],
        }
    },
    "json graph format": {
        "graph": {
            "nodes": {one["id"]: {"label": one["text"]} for one in NODES},
            "edges": [
                {"source": "b", "target": "a", "relation": "attacks"},
                {"source": "c", "target": "a", "relation": "supports"},
            ],
        }
    },
    "vis.js": {
        "nodes": [{"id": one["id"], "label": one["text"]} for one in NODES],
        "edges": [{"from": "b", "to": "a", "label": "attacks"}, {"from": "c", "to": "a", "label": "supports"}],
    },
    "claims and relations": {
        "topic": "Tax",
        "claims": NODES,
        "relations": [{"from": "b", "to": "a", "type": "attacks"}, {"from": "c", "to": "a", "type": "supports"}],
    },
    "attacks and supports": {"arguments": NODES, "attacks": [["b", "a"]], "supports": [["c", "a"]]},
    "lists in a claim": [
        NODES[0],
        {**NODES[1], "relations": [{"type": "attacks", "target": "a"}]},
        {**NODES[2], "supports": [{"id": "a"}]},
    ],
}


@pytest.mark.parametrize("name", GRAPHS)
def test_a_graph_in_json_is_its_nodes_words_and_its_edges(name: str, tmp_path: Path) -> None:
    """They were refused, and of claims with relations beside them none was drawn."""
    debate = imported(tmp_path, json.dumps(GRAPHS[name]))
    assert drawn(debate) == sorted(DRAWN)
    assert len(debate.claims) == len(NODES)


def test_nodes_and_edges_keep_what_a_table_would_say_of_claims_under_such_names(tmp_path: Path) -> None:
    graph = {
        "zqtop": 1,
        "nodes": [
            {"id": "a", "text": "We should tax it", "title": "zqtitle", "parent": "zqparent", "author": "Ann"},
            {"id": "b", "text": "Tax hurts the poor", "kind": "zqkind", "position": {"x": "zqx"}},
        ],
        "edges": [
            {"id": "zqid", "source": "b", "target": "a", "type": "rebuts", "author": "zqwho", "reason": "It is so."},
            {"source": "zqfrom", "target": "a", "type": "rebuts"},
            ["zqodd"],
        ],
    }
    debate = imported(tmp_path, json.dumps(graph))
    assert [one.why for one in debate.relations] == ["It is so."]
    assert {source.authors for source in debate.sources} == {("Ann",), ()}
    extras = [debate.extra, *(one.extra for one in debate.claims), *(one.extra for one in debate.relations)]
    kept = json.dumps(extras, default=str)
    assert [word for word in ("zqtop", "zqtitle", "zqparent", "zqkind", "zqx", "zqid", "zqwho", "zqfrom", "zqodd") if word not in kept] == []  # fmt: skip
    assert debate.extra[UNDRAWN] == 2  # the edge from nowhere, and the odd one


@pytest.mark.parametrize(
    "graph",
    [
        {"nodes": [{"id": 1, "name": "Ann Lee"}, {"id": 2, "name": "Bo Li"}], "links": [{"source": 1, "target": 2, "type": "supports"}]},
        {"nodes": NODES, "links": [{"source": "a", "target": "b", "value": 3}]},
        {"nodes": NODES, "edges": [{"source": "x", "target": "y", "type": "attacks"}]},
    ],
)  # fmt: skip
def test_a_graph_of_people_or_without_relations_or_of_other_nodes_is_no_debate(graph: Any, tmp_path: Path) -> None:
    debate, found = read(tmp_path, json.dumps(graph))
    assert debate is None
    assert [one.code for one in found] == ["E128"]


@pytest.mark.parametrize("seed", range(6))
def test_each_edge_of_a_graph_is_drawn_once_with_its_two_ends(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    ids = [f"n{number}" for number in range(10)]
    edges = [
        (a, kind, b) for a in ids for b in ids if a < b for kind in ("supports", "rebuts") if chance.random() < 0.4
    ]
    nodes = [{"id": id, "text": f"The claim of {id}"} for id in ids]
    links = [{"source": a, "target": b, "type": kind} for a, kind, b in edges]
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "links": links}))
    assert drawn(debate) == sorted((f"The claim of {a}", kind, f"The claim of {b}") for a, kind, b in edges)
    table = "\n".join(["from,to,relation", *(f"The claim of {a},The claim of {b},{kind}" for a, kind, b in edges)])
    assert drawn(imported(tmp_path, table, "list.csv")) == drawn(debate)


def test_what_stands_beside_the_claims_of_one_object_is_kept_once_whatever_its_size(tmp_path: Path) -> None:
    """It was copied into the extra of each claim, and from some 500 claims on the file was refused."""
    for many in (3, 900):
        record = {
            "discussion": {"id": 1, "title": "zqtitle"},
            "claims": [{"id": f"1.{n}", "text": f"The claim of {n}."} for n in range(many)],
            "comments": [{"id": f"1.{n}", "body": "zqbody"} for n in range(many)],
        }
        debate = imported(tmp_path, json.dumps(record), f"{many}.json")
        assert len(debate.claims) == many
        assert debate.extra["discussion"] == record["discussion"]
        assert len(debate.extra["comments"]) == many
        assert all(not one.extra.keys() & {"discussion", "comments"} for one in debate.claims)


def test_the_locations_of_kialos_api_tell_what_each_claim_does_to_its_parent(tmp_path: Path) -> None:
    claims = [{"id": "7.0", "text": "Zoos should be banned."}, {"id": "7.1", "text": "They are cruel."}, {"id": "7.2", "text": "They educate."}]  # fmt: skip
    places = [("7.0", None, 0), ("7.1", "7.0", 1), ("7.2", "7.0", -1)]
    locations = [{"id": one, "targetId": one, "parentId": parent, "relation": does} for one, parent, does in places]
    debate = imported(tmp_path, json.dumps({"discussion": {"id": 7}, "claims": claims, "locations": locations}))
    assert drawn(debate) == [
        ("They are cruel.", "supports", "Zoos should be banned."),
        ("They educate.", "undercuts", "Zoos should be banned."),
    ]


@pytest.mark.parametrize(
    "tree",
    [
        {"text": "Dams are good.", "children": [{"text": "They give power.", "type": "pro", "children": [{"text": "Not in drought.", "type": "con"}]}, {"text": "They leak.", "type": "con", "children": []}]},
        {"claim": "Dams are good.", "pros": [{"claim": "They give power.", "cons": ["Not in drought."]}], "cons": [{"claim": "They leak."}]},
        [{"id": 5, "statement": "Dams are good.", "supporting": [{"text": "They give power.", "objections": ["Not in drought."]}], "counterarguments": ["They leak."]}],
    ],
)  # fmt: skip
def test_claims_within_a_claim_lead_to_it_as_their_list_or_they_themselves_say(tree: Any, tmp_path: Path) -> None:
    """Three of four claims were extra of the first, which the account didn't tell."""
    debate = imported(tmp_path, json.dumps(tree))
    assert drawn(debate) == [
        ("Not in drought.", "undercuts", "They give power."),
        ("They give power.", "supports", "Dams are good."),
        ("They leak.", "undercuts", "Dams are good."),
    ]


def test_what_a_reply_does_to_the_claim_above_it_is_unknown_and_nothing_within_a_tree_is_lost(tmp_path: Path) -> None:
    tree = {"claim": "Dams are good", "author": "Ann", "zqk": 1, "pros": ["They pay us"], "replies": [{"text": "Hm, so what?", "author": "Cy", "to": "zqto"}]}  # fmt: skip
    debate, found = read(tmp_path, json.dumps([tree, tree | {"claim": "Trams are good"}]))
    assert debate is not None
    assert len(debate.relations) == 2
    assert len([one for one in found if one.code == "W127"]) == 2
    assert debate.extra[UNDRAWN] == 2
    assert {one.text: one.source for one in debate.claims if one.text == "Hm, so what?"} == {"Hm, so what?": "cy"}
    assert "zqto" in json.dumps([one.extra for one in debate.claims], default=str)


def test_of_a_tree_below_a_thesis_every_argument_is_read_with_or_without_others_below_it(tmp_path: Path) -> None:
    """The second was kept as a row that has no claim."""
    tree = {"thesis": "Dams are good.", "arguments": [{"text": "They give power.", "stance": "pro", "counterarguments": [{"text": "Not in drought."}]}, {"text": "They leak.", "stance": -1}]}  # fmt: skip
    debate = imported(tmp_path, json.dumps(tree))
    assert drawn(debate) == [
        ("Not in drought.", "undercuts", "They give power."),
        ("They give power.", "supports", "Dams are good."),
        ("They leak.", "undercuts", "Dams are good."),
    ]


def test_rows_of_a_list_of_which_only_some_are_trees_are_all_claims(tmp_path: Path) -> None:
    rows = [{"text": "Dams are good.", "cons": ["They leak a lot."]}, {"text": "Trams are good.", "author": "Ann"}]
    debate = imported(tmp_path, json.dumps(rows))
    assert [one.text for one in debate.claims] == ["Dams are good.", "They leak a lot.", "Trams are good."]


def test_of_head_and_tail_nobody_knows_which_leads_to_which(tmp_path: Path) -> None:
    """Graph theory and corpora of relations call the opposite ends so."""
    edges = [{"head": "b", "tail": "a", "type": "attacks"}]
    debate, found = read(tmp_path, json.dumps({"nodes": NODES, "edges": edges}))
    assert debate is None
    assert [one.code for one in found] == ["E128"]


@pytest.mark.parametrize("odd", [{"": 0}, {"data": [1]}, {"metadata": None}])
def test_odd_members_of_nodes_and_edges_are_kept(odd: Any, tmp_path: Path) -> None:
    edges = [
        {"source": "b", "target": "a", "type": "attacks", **odd},
        {"parentId": "a", "targetId": "b", "relation": [1]},
    ]
    debate = imported(tmp_path, json.dumps({"nodes": [{**one, **odd} for one in NODES], "edges": edges}))
    assert drawn(debate) == DRAWN[:1]


def test_a_child_without_words_hides_none_of_the_others(tmp_path: Path) -> None:
    """A deleted claim made one key of its siblings, with their speakers and all below them."""
    tree = {
        "text": "Tax is good",
        "pros": [
            {"text": "It helps us", "author": "Bo", "cons": [{"text": "Not all of us"}]},
            "It is fair to all",
            None,
        ],
        "cons": [{"text": ""}, {"text": "It hurts us"}],
    }
    debate = imported(tmp_path, json.dumps(tree))
    assert [claim.text for claim in debate.claims] == [
        "Tax is good",
        "It helps us",
        "Not all of us",
        "It is fair to all",
        "It hurts us",
    ]
    assert len(debate.relations) == 4
    assert debate.claims[0].extra["cons"] == '[{"text": ""}]'


def test_the_heading_of_a_claim_in_a_tree_is_not_where_it_is_from(tmp_path: Path) -> None:
    tree = {
        "title": "Dams",
        "text": "Dams are good",
        "children": [{"title": "A", "text": "They pay off", "relation": 1}],
    }
    debate = imported(tmp_path, json.dumps(tree))
    assert len(debate.sources) == 1
    assert [claim.extra["node title"] for claim in debate.claims] == ["Dams", "A"]


def test_newspapers_that_are_for_a_claim_are_no_claims(tmp_path: Path) -> None:
    """“The Guardian” undercut it."""
    table = (
        "source,relation,target\nNew York Times,supports,Tax is good for us\nThe Guardian,attacks,Tax is good for us\n"
    )
    debate, found = read(tmp_path, table)
    assert debate is None
    assert [one.code for one in found] == ["E128"]


def test_edges_between_claims_written_as_titles_are_drawn(tmp_path: Path) -> None:
    debate, _ = read(tmp_path, "source,relation,target\nTax Is Bad Now,attacks,Tax Is Good For Us\n")
    assert debate is not None
    assert len(debate.relations) == 1


@pytest.mark.parametrize("name", ["argument_units", "units", "components", "adus", "argument_components"])
def test_units_beside_the_whole_text_are_the_claims(name: str, tmp_path: Path) -> None:
    """The whole text was the one claim, and they were keys of it."""
    essay = {
        "id": "e1",
        "text": "Full text",
        name: NODES[:2],
        "relations": [{"type": "supports", "src": "b", "trg": "a"}],
    }
    debate = imported(tmp_path, json.dumps(essay))
    assert [one.text for one in debate.claims] == [one["text"] for one in NODES[:2]]
    assert [(str(one.kind), one.target) for one in debate.relations] == [("supports", debate.claims[0].full_id)]
    assert debate.extra["text"] == "Full text"


def test_edges_may_stand_under_their_ids(tmp_path: Path) -> None:
    nodes = {one["id"]: {"text": one["text"]} for one in NODES}
    debate = imported(
        tmp_path, json.dumps({"nodes": nodes, "edges": {"e1": {"source": "b", "target": "a", "type": "attack"}}})
    )
    (relation,) = debate.relations
    assert (str(relation.kind), dict(relation.extra)) == ("undercuts", {"edge id": "e1"})


def test_relations_that_are_not_read_are_told_and_the_map_is_not_said_to_draw_none(tmp_path: Path) -> None:
    joint = {
        "statements": NODES,
        "relations": [{"premises": ["b", "c"], "conclusion": "a", "type": "support"}],
        "title": "On dams",
    }
    debate, found = read(tmp_path, json.dumps(joint))
    assert debate is not None
    assert debate.relations == ()
    assert [one.code for one in found] == ["W127"]
    assert debate.extra["relations"] == joint["relations"]
    assert "their file draws no relations" not in undrawn(debate)
    assert debate.title == "On dams"


def test_a_title_and_a_question_beside_the_claims_are_the_map_s(tmp_path: Path) -> None:
    record = {
        "debate": {"title": "Dams", "question": "Should we build dams?"},
        "arguments": [{"claim": "They pay.", "author": "Ann"}],
    }
    debate = imported(tmp_path, json.dumps(record))
    assert (debate.title, debate.question) == ("Dams", "Should we build dams?")

"""Several nodesets in one file, as corpora are handed on: a list, alone or under a key, one a line, or each under its name."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Kind
from tests.formats import by_way_of_toml, canonical, imported, read, written
from tests.read.aif.test_aif import nodesets
from tests.read.aif.test_programs import edges_of, nodes_of

ADA = {"participantID": 1, "firstname": "Ada", "surname": "Mason"}
BEN = {"participantID": 1, "firstname": "Ben", "surname": "Okafor"}


def nodeset(*ends: str, person: dict[str, Any] | None = None, **nodes: str) -> dict[str, Any]:
    """A nodeset; what stands in its node `l` is a person's."""
    said = {"locutions": [{"nodeID": "l", "personID": 1}], "participants": [person]} if person else {"locutions": []}
    return {"nodes": nodes_of(**nodes), "edges": edges_of(*ends), **said}


OLD = nodeset("l>y", "y>a", "b>r", "r>a", a="I Close it", b="I It is old", r="RA RA", l="L close it", y="YA Asserting", person=ADA)  # fmt: skip
NEW = nodeset("l>y", "y>a", "b>r", "r>a", a="I Close it", b="I It is new", r="CA CA", l="L close it", y="YA Asserting", person=BEN)  # fmt: skip
ASKED = nodeset("l>y", "y>a", a="I Close it", l="L close it?", y="YA Pure Questioning", person=BEN)


def voices(debate: Debate) -> dict[str, str | None]:
    return {claim.text: claim.voice.speaker if claim.voice else None for claim in debate.claims}


def headings(debate: Debate) -> Sequence[str]:
    return [issue.question for issue in debate.issues]


def held(held: str, sets: list[Any]) -> str:
    """A file that holds nodesets in one of the ways in which corpora do."""
    if held == "lines":
        return "\n".join(map(json.dumps, sets))
    under = {f"n{number}": one for number, one in enumerate(sets, 1)}
    return json.dumps({"list": sets, "key": {"about": "x", "corpus": sets}, "names": under, "keyed": {"nodesets": under}}[held])  # fmt: skip


def value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("way", ["list", "key", "names", "keyed", "lines"])
def test_a_corpus_is_one_debate_with_a_heading_for_each_nodeset(way: str, tmp_path: Path) -> None:
    """It was refused with the advice to save each nodeset as a file of its own."""
    text = held(way, [OLD, NEW, {"AIF": ASKED, "text": "x"}])
    debate = imported(tmp_path, text)
    names = ["n1", "n2", "n3"] if way in ("names", "keyed") else [f"Nodeset {n}: Close it" for n in (1, 2, 3)]
    assert headings(debate) == names
    on = {claim.text: [debate.issue[id].question for id in claim.issues] for claim in debate.claims}
    assert on == {"Close it": names, "It is old": names[:1], "It is new": names[1:2]}
    assert canonical(value(written(debate, "aif"))) == canonical(value(text))
    assert canonical(value(written(by_way_of_toml(tmp_path, debate), "aif"))) == canonical(value(text))


def test_a_node_that_stands_in_several_nodesets_is_one_claim_of_all_who_say_it(tmp_path: Path) -> None:
    """Each nodeset numbers its people anew; who asks in one of them doesn't say it there."""
    debate = imported(tmp_path, json.dumps([ASKED, OLD, NEW]))
    assert voices(debate) == {"Close it": "Ada Mason, Ben Okafor", "It is old": None, "It is new": None}
    assert voices(imported(tmp_path, json.dumps([ASKED, OLD])))["Close it"] == "Ada Mason"


def test_who_says_a_claim_in_one_nodeset_is_not_reported_for_another(tmp_path: Path) -> None:
    told = nodeset("m>z", "z>l", "l>y", "y>a", a="I Close it", l="L close it", y="YA Asserting", m="L Ben Okafor : Ada says so", z="YA Asserting", person=ADA)  # fmt: skip
    assert voices(imported(tmp_path, json.dumps(told)))["Close it"] == "Ada Mason (as Ben Okafor says)"
    assert voices(imported(tmp_path, json.dumps([told, OLD])))["Close it"] == "Ada Mason"


def test_nodes_with_one_id_and_other_words_are_kept_apart(tmp_path: Path) -> None:
    debate = imported(tmp_path, json.dumps([OLD, NEW]))
    assert [(one.kind, one.origins, one.target) for one in debate.relations] == [
        (Kind.SUPPORTS, ("map/b",), "map/a"),
        (Kind.REBUTS, ("map/b-2",), "map/a"),
    ]


def test_a_conflict_of_one_nodeset_attacks_the_inference_that_another_draws_too(tmp_path: Path) -> None:
    more = nodeset("b>s", "s>a", "c>k", "k>s", a="I Close it", b="I It is old", s="RA RA", c="I No", k="CA CA")
    debate, found = read(tmp_path, json.dumps([OLD, more]))
    assert debate is not None
    assert [(one.kind, one.target) for one in debate.relations] == [(Kind.SUPPORTS, "map/a"), (Kind.UNDERCUTS, "ra-r")]
    assert any("says again what" in one.message for one in found)
    assert canonical(json.loads(written(debate, "aif"))) == canonical([OLD, more])


def test_a_conflict_keeps_its_edge_to_the_inference_that_says_the_same_as_another(tmp_path: Path) -> None:
    """Written back, it attacked the first of them."""
    whole = nodeset("a>r", "r>b", "a>s", "s>b", "c>k", "k>s", a="I A", b="I B", c="I C", r="RA RA", s="RA RA", k="CA CA")  # fmt: skip
    whole["edges"] = [{**edge, "formEdgeID": None} for edge in whole["edges"]]
    assert canonical(json.loads(written(imported(tmp_path, json.dumps(whole)), "aif"))) == canonical(whole)


def test_nodesets_are_called_what_the_corpus_calls_them(tmp_path: Path) -> None:
    sets = [
        {**OLD, "nodesetID": 17918},
        {"AIF": NEW, "title": "Close it?"},
        {**nodeset(a="I Yes"), "title": "Close it?"},
    ]
    assert headings(imported(tmp_path, json.dumps(sets))) == ["Nodeset 17918: Close it", "Close it?", "Close it? (3)"]


def test_a_corpus_of_one_nodeset_is_read_as_that(tmp_path: Path) -> None:
    alone, listed = imported(tmp_path, json.dumps(OLD)), imported(tmp_path, json.dumps([OLD]))
    assert headings(listed) == headings(alone)
    assert voices(listed) == voices(alone)


def test_the_speech_of_a_corpus_is_told_in_one_line_for_each_kind(tmp_path: Path) -> None:
    _, found = read(tmp_path, json.dumps([OLD, NEW, ASKED]))
    assert [one.message for one in found if one.code == "N130"] == [
        "3 locutions: who speaks is read of them",
        "3 illocutions: who speaks is read of 2 of them, not of those that don't say what they lead to (Pure Questioning)",
    ]


def test_what_stands_among_nodesets_and_is_none_is_kept_and_told(tmp_path: Path) -> None:
    sets = [3, OLD, {"a": 1}, {"AIF": {}, "text": "Ada: close it"}, NEW]
    debate, found = read(tmp_path, json.dumps(sets))
    assert debate is not None
    told = [one.message.partition(" is ")[0] for one in found if one.code == "W127"]
    assert told == ["item 1", "item 3", "item 4"]
    assert [canonical(one) for one in json.loads(written(debate, "aif"))] == [canonical(one) for one in sets]


@given(st.lists(st.one_of(nodesets(), nodesets(), st.sampled_from([None, 3, {"a": []}])), min_size=1, max_size=4))
def test_any_corpus_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, sets: list[Any]) -> None:
    """Each nodeset holds what it holds alone, and nothing is lost or counted twice."""
    folder = tmp_path_factory.mktemp("map")
    if not any(isinstance(one, dict) and "nodes" in one for one in sets):
        return
    debate, found = read(folder, json.dumps(sets), format="aif")
    assert debate is not None
    assert not [one for one in found if one.severity == "error"]
    assert [canonical(one) for one in json.loads(written(debate, "aif"))] == [canonical(one) for one in sets]
    again = written(by_way_of_toml(folder, debate), "aif")
    assert [canonical(one) for one in json.loads(again)] == [canonical(one) for one in sets]
    alone = [
        imported(folder, json.dumps(one), format="aif") for one in sets if isinstance(one, dict) and "nodes" in one
    ]
    said = {(str(claim.extra.get("nodeID", claim.id)), claim.extra.get("text", claim.text)) for one in alone for claim in one.claims}  # fmt: skip
    assert len(said) <= len(debate.claims) <= sum(len(one.claims) for one in alone)
    assert len(debate.relations) <= sum(len(one.relations) for one in alone)


def test_blank_lines_behind_nodesets_a_line_each_take_no_time(tmp_path: Path) -> None:
    """They were tried in all ways, by the cube: here it would never end."""
    one = '{"AIF":{"nodes":[{"nodeID":"%d","type":"I","text":"Tax is %s"}],"edges":[]}}'
    text = "\n \n" + one % (1, "good") + "\n\n  " + one % (2, "bad") + "\n" * 50_000
    debate = imported(tmp_path, text)
    assert [claim.text for claim in debate.claims] == ["Tax is good", "Tax is bad"]
    assert debate.claims[1].at.line == 5


def test_a_list_in_which_nothing_is_a_nodeset_is_refused(tmp_path: Path) -> None:
    """Data sets hold nodes as columns: two of these were an empty debate, one alone was refused."""
    one = {"id": "m1", "nodes": {"nodeID": ["1"], "text": ["It is safe"], "type": ["I"]}, "edges": {"edgeID": []}}
    debate, found = read(tmp_path, "\n".join(json.dumps(one) for _ in range(2)))
    assert debate is None
    assert [told.code for told in found] == ["E128"]

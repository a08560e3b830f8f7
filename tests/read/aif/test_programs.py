"""AIF as programs other than AIFdb write it: OVA 2 and 3, modules that mine arguments, CISpaces, and corpora with analysts."""

import json
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.debate import Kind
from debate_tui.model.encounters import unanswered
from debate_tui.search.entries import debate_entries
from debate_tui.search.filters import MET
from tests.formats import canonical, imported, read, written


def nodes_of(**nodes: str) -> list[dict[str, Any]]:
    """Nodes by id, each as its type, a blank and its text."""
    return [
        {"nodeID": id, "type": type, "text": text}
        for id, (type, _, text) in ((i, n.partition(" ")) for i, n in nodes.items())
    ]


def edges_of(*ends: str) -> list[dict[str, Any]]:
    return [{"edgeID": str(n), "fromID": one.split(">")[0], "toID": one.split(">")[1]} for n, one in enumerate(ends)]


def speakers_of(tmp_path: Path, whole: dict[str, Any]) -> list[str | None]:
    claims = imported(tmp_path, json.dumps(whole)).claims
    return [claim.voice.speaker if claim.voice else None for claim in claims]


PEOPLE = [
    {"participantID": 1, "firstname": "Ada", "surname": "Mason"},
    {"participantID": 2, "firstname": "Ben", "surname": "Okafor"},
]


@pytest.mark.parametrize("key", ["nodeID", "id"])
def test_ova_names_the_participant_in_the_locution_itself(key: str, tmp_path: Path) -> None:
    """Without a list of locutions, and without a name in the text, nobody spoke. Participant 0 is nobody."""
    texts = (("L", 1, "We should close it"), ("YA", 0, "Asserting"), ("I", 0, "The road should be closed"))
    more = (("L", 2, "Ben Okafor: no"), ("YA", 0, "Asserting"), ("I", 0, "It should stay open"), ("L", 0, "Hm"))
    nodes = [
        {key: n, "type": type, "scheme": None, "participantID": person, "text": text, "x": 1, "y": 2, "visible": True}
        for n, (type, person, text) in enumerate((*texts, *more))
    ]
    people = [{"id" if key == "id" else "participantID": one["participantID"], **one} for one in PEOPLE]
    ends = [(0, 1), (1, 2), (3, 4), (4, 5), (6, 4)]
    if key == "id":
        edges: list[Any] = [{"from": nodes[a], "to": nodes[b], "visible": True} for a, b in ends]
    else:
        edges = [{"fromID": a, "toID": str(b), "visible": True} for a, b in ends]
    whole = {"nodes": nodes, "edges": edges, "participants": people, "analysis": {"txt": ""}}
    assert speakers_of(tmp_path, whole) == ["Ada Mason", "Ben Okafor"]


def test_what_an_analyst_says_of_who_speaks_is_no_speech(tmp_path: Path) -> None:
    """“kim: Ada Mason: …” leads by Analysing to what Ada Mason says, in AIFdb's files to nothing: kim was counted as a speaker."""
    nodes = nodes_of(
        a="L Ada Mason: close it", y="YA Asserting", i="I It should be closed", k="L kim: Ada Mason: close it",
        z="YA Analysing", b="L kim: Ben Okafor : hm", c="L kim: Ada Mason: close it",
    )  # fmt: skip
    edges = edges_of("a>y", "y>i", "k>z", "z>a")
    debate, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": edges}))
    assert debate is not None
    assert [claim.voice and claim.voice.speaker for claim in debate.claims] == ["Ada Mason"]
    assert any("4 locutions: who speaks is read of 1 of them" in one.message for one in found)


@pytest.mark.parametrize(
    ("person", "speaker"),
    [
        ("Ada Mason:", "Ada Mason"),
        ("Fraser:", "Fraser"),
        ("P1", None),
        ("7", None),
        (7, None),
        ("None", None),
        ("a", None),
    ],
)
def test_a_locution_s_person_is_a_name_where_no_participants_are_listed(
    person: object, speaker: str | None, tmp_path: Path
) -> None:
    """A module that mines arguments writes the name where AIFdb has a number."""
    nodes = nodes_of(l="L close it", y="YA Default Illocuting", i="I close it")
    whole = {"nodes": nodes, "edges": edges_of("l>y", "y>i"), "locutions": [{"nodeID": "l", "personID": person}]}
    assert speakers_of(tmp_path, whole) == [speaker]
    assert speakers_of(tmp_path, {**whole, "participants": PEOPLE}) == [None]


@pytest.mark.parametrize(
    ("nodeset", "told"),
    [
        ("{}", "nothing is analysed"),
        ("null", "nothing is analysed"),
        ('"{}"', "nothing is analysed"),
        (json.dumps('{"nodes": []}'), "a text with JSON in it"),
    ],
)
def test_xaif_of_a_mere_text_is_refused(nodeset: str, told: str, tmp_path: Path) -> None:
    """Its whole dialogue became one claim of a table."""
    whole = f'{{"AIF": {nodeset}, "dialog": true, "text": "Ada: Close it. Ben: No.", "OVA": []}}'
    debate, found = read(tmp_path, whole.encode())
    assert debate is None
    assert [(one.code, told in one.message) for one in found] == [("E128", True)]


def test_locutions_that_lead_nowhere_claim_nothing(tmp_path: Path) -> None:
    nodeset = {"nodes": nodes_of(a="L Ada: close it", b="L Ben: no"), "edges": [], "locutions": []}
    whole = {"AIF": nodeset, "text": ""}
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    assert debate.claims == ()
    assert any("nothing is claimed yet" in one.message for one in found)
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


def test_questions_are_neither_listed_nor_found_nor_written_as_unanswered(tmp_path: Path) -> None:
    nodes = nodes_of(
        a="L Ada Mason: is it?",
        y="YA Pure Questioning",
        i="I It is",
        b="L Ada Mason: it is",
        z="YA Asserting",
        j="I Yes",
    )
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges_of("a>y", "y>i", "b>z", "z>j")}))
    assert [debate.claims[number].text for number in unanswered(debate)] == ["Yes"]
    found = {item.text: facet.met for item, facet in debate_entries(debate) if item.kind == "claim"}
    assert {text: MET["unanswered"](met) for text, met in found.items()} == {"It is": False, "Yes": True}
    assert {text: (MET["met"](met), MET["unmet"](met)) for text, met in found.items()} == dict.fromkeys(
        found, (False, True)
    )
    pairings = json.loads(written(debate, "json"))["pairings"]
    assert {id for one in pairings for id in one["unanswered"]} <= {"map/j"}


def test_edges_may_have_a_source_and_a_target(tmp_path: Path) -> None:
    """As CISpaces writes them: none had ends."""
    nodes = nodes_of(a="I Close it", r="RA LCS", b="I It is dangerous", c="CA Con", d="I It is safe")
    edges = [
        {"edgeID": str(n), "source": one[0], "target": one[1], "formEdgeID": None}
        for n, one in enumerate(("br", "ra", "dc", "cb"))
    ]
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges}))
    assert [(one.kind, one.origins[0][-1], one.target[-1]) for one in debate.relations] == [
        (Kind.SUPPORTS, "b", "a"), (Kind.REBUTS, "d", "b"),
    ]  # fmt: skip
    again = json.loads(written(debate, "aif"))
    assert sorted(one["edgeID"] for one in again["edges"]) == ["0", "1", "2", "3"]
    assert edges[0] in again["edges"]

"""AIF as programs other than AIFdb write it: OVA 2 and 3, modules that mine arguments, CISpaces, and corpora with analysts."""

import json
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.debate import Kind, Voice
from debate_tui.model.encounters import unanswered
from debate_tui.search.entries import debate_entries
from debate_tui.search.filters import MET
from tests.builders import claim
from tests.builders import debate as debate_of
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
    unlisted = None if person == "None" else "somebody"
    assert speakers_of(tmp_path, {**whole, "participants": PEOPLE}) == [unlisted]


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


@pytest.mark.parametrize(
    ("acts", "speaker"),
    [
        (["Pure Questioning"], "nobody (Pure Questioning by Ada Mason)"),
        (["Pure Questioning", "Asserting"], "Ada Mason"),
        (["Challenging", "Pure Questioning"], "nobody (Challenging by Ada Mason, Pure Questioning by Ada Mason)"),
        ([], "Ada Mason"),
    ],
)
def test_a_locution_in_a_scheme_that_only_asks_says_nothing(acts: list[str], speaker: str, tmp_path: Path) -> None:
    """It stood among what nobody answers, as Ada Mason's."""
    nodes = nodes_of(l="L Ada Mason: is it so?", r="RA Default Inference", i="I It is")
    nodes += [{"nodeID": f"y{n}", "type": "YA", "text": act} for n, act in enumerate(acts)]
    nodes += nodes_of(**{f"c{n}": "I It is so" for n in range(len(acts))})
    ends = [f"l>y{n}" for n in range(len(acts))] + [f"y{n}>c{n}" for n in range(len(acts))]
    whole = {"nodes": nodes, "edges": edges_of("l>r", "r>i", *ends)}
    debate = imported(tmp_path, json.dumps(whole))
    assert debate.claims[0].voice is not None
    assert debate.claims[0].voice.speaker == speaker
    assert ("map/l" in {debate.claims[n].full_id for n in unanswered(debate)}) == (speaker == "Ada Mason")


def test_what_somebody_says_that_another_said_is_a_claim_of_both(tmp_path: Path) -> None:
    """Reported speech: the illocution of the one who reports leads to the locution of the other, which was kept aside."""
    nodes = nodes_of(
        a="L Ada Mason: Ben said that it is safe",
        y="YA Asserting",
        b="L Ben Okafor: it is safe",
        z="YA Asserting",
        i="I The road is safe",
        m="L Kim: Ada Mason: Ben said that it is safe",
        k="YA Analysing",
    )
    whole = {"nodes": nodes, "edges": edges_of("a>y", "y>b", "b>z", "z>i", "m>k", "k>a"), "locutions": []}
    debate = imported(tmp_path, json.dumps(whole))
    found = {claim.text: claim.voice.speaker if claim.voice else None for claim in debate.claims}
    assert found == {"Ben Okafor: it is safe": "Ada Mason", "The road is safe": "Ben Okafor (as Ada Mason says)"}
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


def test_the_table_of_locutions_may_give_people_what_they_claim(tmp_path: Path) -> None:
    """As in Araucaria's analyses, which have no locutions."""
    nodes = nodes_of(a="I Close it", r="RA Expert", b="I It is dangerous", c="I It is old")
    given = [{"nodeID": "b", "personID": "2"}, {"nodeID": "r", "personID": "1"}, {"nodeID": "c", "personID": "9"}]
    whole = {"nodes": nodes, "edges": edges_of("b>r", "r>a"), "locutions": given, "participants": PEOPLE}
    assert speakers_of(tmp_path, whole) == [None, "Ben Okafor", None]


def test_a_node_of_a_type_that_aif_does_not_have_is_a_claim_where_it_stands_in_a_scheme(tmp_path: Path) -> None:
    """A judgment led by way of an issue to what it was for: without the issue, nothing led there."""
    nodes = nodes_of(
        m="I It was proved",
        r="RA RA",
        q="ISSUE Is the witness credible?",
        s="RA RA",
        u="I She is",
        p="PA Preference",
        x="NOTE Aside",
        y="NOTE Within",
        z="CA CA",
    )
    whole = {
        "AIF": {"nodes": nodes, "edges": edges_of("u>s", "s>q", "q>r", "r>m", "y>z", "z>u", "p>s"), "locutions": []},
        "text": "case",
    }
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    said = {claim.text: claim.voice.speaker if claim.voice else None for claim in debate.claims}
    assert said == {
        "It was proved": None,
        "Is the witness credible?": "nobody (a question)",
        "She is": None,
        "Within": None,
    }
    assert [(one.kind.value, one.origins[0][-1], one.target[-1]) for one in debate.relations] == [
        ("supports", "q", "m"), ("supports", "u", "q"), ("rebuts", "y", "u"),
    ]  # fmt: skip
    told = [one.message for one in found if "of type" in one.message]
    assert sorted(told) == [
        '1 node of type "ISSUE" in schemes: read as claims that nobody makes, since they ask',
        '1 node of type "NOTE" in schemes: read as claims',
        'node of type "NOTE" "x" is nothing that a map has: it is kept as extra',
        'node of type "PA" "p" is nothing that a map has: it is kept as extra',
    ]
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


def test_that_nothing_ties_speech_to_claims_is_told(tmp_path: Path) -> None:
    """Nodesets without illocutions, as a shared task gave them out, were said to tell who speaks."""
    nodes = nodes_of(
        a="L Ada Mason: close it", i="I The road should be closed", t="TA Default Transition", b="L Ada Mason: now"
    )
    debate, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": edges_of("a>t", "t>b")}))
    assert debate is not None
    assert [claim.voice for claim in debate.claims] == [None]
    assert any("no illocution ties them to what is claimed" in one.message for one in found)


def test_who_agrees_stands_apart_from_whom_somebody_only_reports(tmp_path: Path) -> None:
    """Ben, on Ada's word alone, stood beside Kim, who says it."""
    nodes = nodes_of(a="L Ada Mason: Ben said so", y="YA Asserting", b="L Ben Okafor: it is safe", z="YA Asserting")
    nodes += nodes_of(
        i="I The road is safe", k="L Kim Lee: yes", g="YA Agreeing", c="CA Default Conflict", d="YA Disagreeing"
    )
    nodes += nodes_of(t="TA Default Transition", j="I It is not")
    ends = ("a>y", "y>b", "b>z", "z>i", "k>g", "g>i", "a>t", "t>d", "d>c", "j>c", "c>i", "t>k")
    debate, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": edges_of(*ends), "locutions": []}))
    assert debate is not None
    voices = {claim.text: claim.voice.speaker if claim.voice else None for claim in debate.claims}
    assert voices["The road is safe"] == "Ben Okafor (as Ada Mason says), Kim Lee"
    told = [one.message for one in found if one.code == "N130"]
    assert told == [
        "2 locutions: who speaks is read of them",
        "4 illocutions: who speaks is read of 3 of them, not of 1 that leads to no claim",
        "1 transition between locutions",
    ]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Kim>Ada Ada>Ben", "Ben Lee (as Ada Lee says, as Kim Lee says)"),
        ("Kim>Ada Ada>Ben Cy>Ben", "Ben Lee (as Ada Lee says, as Kim Lee says; as Cy Lee says)"),
        ("Ada>Ben Cy>Ben", "Ben Lee (as Ada Lee, Cy Lee say)"),
        ("Ada>Ben Ben>Ada", "Ben Lee (as Ada Lee says)"),
        ("Ben>Ben", "Ben Lee"),
        ("Ed>Di Di>Cy Cy>Kim Kim>Ada Ada>Ben", "Ben Lee (as Ada Lee says, as Kim Lee says, as Cy Lee says, as others say)"),
    ],
)  # fmt: skip
def test_a_report_of_a_report_is_told_up_to_whoever_speaks(said: str, speaker: str, tmp_path: Path) -> None:
    """Only the last who reports was named: what Ada says of Ben stood on Kim's word."""
    names = dict.fromkeys("".join(said.replace(" ", ">")).split(">"))
    nodes = nodes_of(**{name: f"L {name} Lee: so they said" for name in names}, y="YA Asserting", i="I It is safe")
    nodes += nodes_of(**{f"y{n}": "YA Asserting" for n, _ in enumerate(said.split())})
    ends = [
        end
        for n, one in enumerate(said.split())
        for end in (f"{one[: one.find('>')]}>y{n}", f"y{n}{one[one.find('>') :]}")
    ]
    whole = {"nodes": nodes, "edges": edges_of(*ends, "Ben>y", "y>i")}
    debate = imported(tmp_path, json.dumps(whole))
    assert debate.claim["map/i"].voice == Voice(speaker)
    found = {item.text: facet.speakers for item, facet in debate_entries(debate) if item.kind == "claim"}
    assert found["It is safe"] == ("Ben Lee",)
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


def test_who_says_it_too_is_not_named_again_as_reported(tmp_path: Path) -> None:
    """“Ben Okafor (as Ada Mason says), Ben Okafor”; and Ada was found as a speaker of what she only reports."""
    nodes = nodes_of(a="L Ada Mason: Ben said so", y="YA Asserting", b="L Ben Okafor: it is safe", z="YA Asserting")
    nodes += nodes_of(i="I The road is safe", k="L Ben Okafor: I say so", g="YA Asserting", j="I It is old")
    both = (*(ends := ("a>y", "y>b", "b>z", "z>i")), "k>g", "g>i")
    assert speakers_of(tmp_path, {"nodes": nodes, "edges": edges_of(*both)})[1] == "Ben Okafor"
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges_of(*ends)}))
    found = {item.text: facet.speakers for item, facet in debate_entries(debate) if item.kind == "claim"}
    assert found["The road is safe"] == ("Ben Okafor",)
    assert "Ben Okafor" in {item.text for item, _ in debate_entries(debate) if item.kind == "speaker"}


def test_a_speaker_may_have_any_name_that_the_file_sets_apart(tmp_path: Path) -> None:
    """`sixbiscuit : He's not`, as AIFdb writes all speakers, spoke only where he came twice."""
    nodes = nodes_of(a="L xixoxixa : He dodges it", y="YA Asserting", i="I He dodges the question")
    nodes += nodes_of(b="L sixbiscuit : He's not", z="YA Asserting", j="I He answers", c="L Exactly")
    whole = {"nodes": nodes, "edges": edges_of("a>y", "y>i", "b>z", "z>j")}
    assert speakers_of(tmp_path, whole) == ["xixoxixa", "sixbiscuit"]
    nodes += nodes_of(d="L It is so", e="L And so", f="L note well : this")
    assert speakers_of(tmp_path, {**whole, "nodes": nodes}) == ["xixoxixa", "sixbiscuit"]
    nodes += nodes_of(g="L Again", h="L Once more", k="L No")
    assert speakers_of(tmp_path, {**whole, "nodes": nodes}) == [None, None]


def test_who_agrees_by_a_transition_says_it_too(tmp_path: Path) -> None:
    """Agreeing is anchored in the step from one locution to the next: who agrees was left out."""
    nodes = nodes_of(a="L Ada Mason: He dodges it", y="YA Asserting", i="I He dodges the question")
    nodes += nodes_of(t="TA Default Transition", b="L Ben Okafor: Exactly", g="YA Agreeing")
    whole = {"nodes": nodes, "edges": edges_of("a>y", "y>i", "a>t", "t>b", "t>g", "g>i")}
    assert speakers_of(tmp_path, whole) == ["Ada Mason, Ben Okafor"]


@pytest.mark.parametrize("key", ["AIF", "aif"])
def test_what_wraps_a_nodeset_may_be_called_in_small_letters(key: str, tmp_path: Path) -> None:
    """As programs around OVA and the Argument Mining Framework have it: it was refused."""
    nodes = nodes_of(a="I Close it", r="RA Default Inference", b="I It is dangerous")
    whole = {key: {"nodes": nodes, "edges": edges_of("b>r", "r>a"), "locutions": []}, "ova": {"nodes": []}, "text": "x"}
    debate = imported(tmp_path, json.dumps(whole))
    assert [claim.text for claim in debate.claims] == ["Close it", "It is dangerous"]
    assert len(debate.relations) == 1
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


ODD: list[Any] = [None, [], ["I"], {}, {"a": 1}, True, 1.5, -1, "", "x"]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("key", ["type", "text", "nodeID", "scheme", "timestamp", "participantID"])
def test_a_node_may_have_a_value_of_any_type(key: str, odd: Any, tmp_path: Path) -> None:
    """A list as a type ended in a traceback."""
    nodes = nodes_of(
        a="I Close it", r="RA Default Inference", b="I It is dangerous", l="L Ada Mason : close it", y="YA Asserting"
    )
    for place in range(len(nodes)):
        some = [{**one, key: odd} if n == place else one for n, one in enumerate(nodes)]
        whole = {"nodes": some, "edges": edges_of("b>r", "r>a", "l>y", "y>a"), "locutions": [], "participants": PEOPLE}
        debate, _ = read(tmp_path, json.dumps(whole))
        assert debate is not None
        assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("key", ["xaif", "xaif_key", "locutions", "participants", "text"])
def test_a_key_beside_nodes_and_edges_may_hold_anything(key: str, odd: Any, tmp_path: Path) -> None:
    """`"xaif": null` ended in a traceback, and an object under it was written around the nodeset."""
    whole = {"nodes": nodes_of(a="I Close it", r="RA x", b="I Why"), "edges": edges_of("b>r", "r>a"), key: odd}
    debate, _ = read(tmp_path, json.dumps(whole))
    assert debate is not None
    again = json.loads(written(debate, "aif"))
    assert again["nodes"]
    assert again[key] == odd


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ("Asserting>i", "1 illocution: who speaks is read of it"),
        ("Challenging>i", "1 illocution: who speaks is not read of it: it doesn't say what it leads to (Challenging)"),
        ("Arguing>r", "1 illocution: who speaks is not read of it: it leads to no claim"),
        (
            "Asserting>i Restating>j Challenging>i Arguing>r Arguing>r",
            "5 illocutions: who speaks is read of 2 of them, not of those that don't say what they lead to (Challenging), not of 2 that "
            "lead to no claim",
        ),
        ("Challenging>i Challenging>j", "2 illocutions: who speaks is read of none of them, not of those that don't say what they "
         "lead to (Challenging)"),
    ],
)  # fmt: skip
def test_the_account_counts_the_illocutions_of_which_who_speaks_is_read(acts: str, told: str, tmp_path: Path) -> None:
    """“Read of 5 of 6” counted the challenge that the rest of the sentence took out, and “of them” stood of one."""
    nodes = nodes_of(l="L Ada Mason: so", i="I It is safe", j="I It is old", r="RA x")
    ends = ["i>r", "r>j"]
    for n, (name, to) in enumerate(one.split(">") for one in acts.split()):
        nodes += nodes_of(**{f"y{n}": f"YA {name}"})
        ends += [f"l>y{n}", f"y{n}>{to}"]
    _, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": edges_of(*ends)}))
    assert [one.message for one in found if "illocution" in one.message] == [told]


@pytest.mark.parametrize(
    ("whole", "speaker"),
    [
        ({"locutions": [("l", 1), ("l", 2)], "participants": PEOPLE}, "Ada Mason or Ben Okafor"),
        ({"locutions": [("l", 1)], "participants": [PEOPLE[0], {**PEOPLE[1], "participantID": 1}]}, "Ada Mason or Ben Okafor"),
        ({"locutions": [("l", 1), ("l", 1)], "participants": [*PEOPLE, PEOPLE[0]]}, "Ada Mason"),
        ({"locutions": [("l", None)], "participants": [{"firstname": "Ada", "surname": "Mason"}]}, None),
        ({"locutions": [("l", "")], "participants": [{**PEOPLE[0], "participantID": None}]}, None),
    ],
)  # fmt: skip
def test_whoever_is_named_beside_another_is_not_passed_over(
    whole: dict[str, Any], speaker: str | None, tmp_path: Path
) -> None:
    """The last one spoke, without a word; and who has no id spoke all that is given to nobody."""
    given = [{"nodeID": node, "personID": person} for node, person in whole["locutions"]]
    nodes = nodes_of(l="L close it", y="YA Asserting", i="I close it")
    text = json.dumps({"nodes": nodes, "edges": edges_of("l>y", "y>i"), **whole, "locutions": given})
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert debate.claims[0].voice == (Voice(speaker) if speaker else None)
    assert any("one of several people" in one.message for one in found) == (speaker is not None and " or " in speaker)
    said = {"Ada Mason or Ben Okafor": "Ben Okafor", "Ada Mason": "Ada Mason or Ben Okafor", None: None}[speaker]
    named = imported(tmp_path, text.replace('"L", "text": "', '"L", "text": "Ben: ')).claims[0].voice
    assert said is None or named == Voice(said)


def test_the_participants_of_the_nodeset_go_before_those_of_its_wrapper(tmp_path: Path) -> None:
    nodes = nodes_of(l="L close it", y="YA Asserting", i="I close it", m="L no", z="YA Asserting", j="I no")
    inner = {"nodes": nodes, "edges": edges_of("l>y", "y>i", "m>z", "z>j"), "participants": PEOPLE[:1]}
    given = [{"nodeID": "l", "personID": 1}, {"nodeID": "m", "personID": 2}]
    around = [{**PEOPLE[1], "participantID": 1}, PEOPLE[1]]
    whole = {"AIF": {**inner, "locutions": given}, "participants": around, "text": ""}
    assert speakers_of(tmp_path, whole) == ["Ada Mason", "Ben Okafor"]


def test_a_first_name_of_two_people_is_neither_s(tmp_path: Path) -> None:
    """“Ada” in another's locution was whichever Ada came last."""
    people = [*PEOPLE, {"participantID": 3, "firstname": "Ada", "surname": "Lee"}]
    nodes = nodes_of(l="L Ada: close it", y="YA Asserting", i="I close it")
    whole = {"nodes": nodes, "edges": edges_of("l>y", "y>i"), "participants": people}
    assert speakers_of(tmp_path, {**whole, "locutions": [{"nodeID": "l", "personID": 2}]}) == ["Ben Okafor or Ada"]
    assert speakers_of(tmp_path, {**whole, "locutions": [{"nodeID": "l", "personID": 3}]}) == ["Ada Lee"]


@pytest.mark.parametrize(
    "speaker", ["nobody (a question)", "nobody (a rumour)", "nobody (Challenging by Ada, Asking by Bo)"]
)
def test_what_nobody_says_is_nobody_s_in_aif(speaker: str, tmp_path: Path) -> None:
    """It came back as the file's own claim, and nothing was said of it."""
    one = debate_of([claim("left/a", voice=Voice(speaker), text="Is it?"), claim("left/b", voice=Voice("Ada"))])
    again = imported(tmp_path, written(one, "aif"))
    assert [(one.text, one.voice) for one in again.claims if one.voice] == [
        ("Is it?", Voice(speaker)),
        ("Claim b of left.", Voice("Ada")),
    ]


def test_whom_the_file_does_not_name_is_somebody_and_not_the_file(tmp_path: Path) -> None:
    """“Who speaks is not read of” the locution, and “is read of” its illocution; and the claim was the file's own."""
    nodes = nodes_of(l="L close it", y="YA Asserting", i="I close it")
    whole = {"nodes": nodes, "edges": edges_of("l>y", "y>i"), "participants": PEOPLE}
    debate, found = read(tmp_path, json.dumps({**whole, "locutions": [{"nodeID": "l", "personID": 9}]}))
    assert debate is not None
    assert debate.claims[0].voice == Voice("somebody")
    assert [one.message for one in found] == [
        "1 locution: who speaks is not read of it", "1 illocution: who speaks is not read of it",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Ann Lee : no", "Ada Mason or Ann Lee"),
        ("AM : no", "Ada Mason"),
        ("Ada None : no", "Ada Mason"),
        ("My point: no", "Ada Mason"),
    ],
)
def test_another_s_name_in_a_locution_is_not_passed_over(words: str, speaker: str, tmp_path: Path) -> None:
    """The table alone was believed where the text names somebody whom it doesn't list."""
    nodes = nodes_of(l=f"L {words}", y="YA Asserting", i="I no")
    whole = {"nodes": nodes, "edges": edges_of("l>y", "y>i"), "participants": PEOPLE}
    assert speakers_of(tmp_path, {**whole, "locutions": [{"nodeID": "l", "personID": 1}]}) == [speaker]


def test_a_file_of_the_open_framework_for_mining_arguments_is_read_and_written_whole(tmp_path: Path) -> None:
    """As its modules hand it on: number ids, one participant over and over, a turn that was not parted, lists that are null, and what
    further modules add; of two names for one turn neither is believed alone."""
    turns = ["We should go", "|Wilma: Why", "Bob: Because I'm hungry", "Bob: So let's go"]
    nodes, edges = [], []
    for n, words in enumerate(turns):
        for number, type, text in (
            (3 * n, "L", words),
            (3 * n + 1, "I", words),
            (3 * n + 2, "YA", "Default Illocuting"),
        ):
            nodes.append({"nodeID": number, "text": text, "type": type})
        edges += [
            {"edgeID": 2 * n, "fromID": 3 * n, "toID": 3 * n + 2},
            {"edgeID": 2 * n + 1, "fromID": 3 * n + 2, "toID": 3 * n + 1},
        ]
    for n, (type, name, one, to) in enumerate(
        (("RA", "Default Inference", 7, 10), ("CA", "Default Conflict", 4, 10), ("MA", "Default Rephrase", 10, 1))
    ):
        nodes.append({"text": name, "type": type, "nodeID": 12 + n})
        edges += [
            {"fromID": one, "toID": 12 + n, "edgeID": 8 + 2 * n},
            {"fromID": 12 + n, "toID": to, "edgeID": 9 + 2 * n},
        ]
    person = {"firstname": "Bob", "participantID": 0, "surname": "None"}
    nodeset = {
        "nodes": nodes, "edges": edges, "locutions": [{"nodeID": 3 * n, "personID": 0} for n in range(4)],
        "participants": [person] * 4, "schemefulfillments": None, "descriptorfulfillments": None,
    }  # fmt: skip
    whole = {
        "AIF": nodeset, "OVA": [], "dialog": True, "text": {"txt": ' Bob None <span class="highlighted" id="0">We should go.</span>.<br><br>'},
        "propositionClassifier": {"nodes": [{"nodeID": 1, "propType": "policy"}]},
    }  # fmt: skip
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    assert [claim.voice and claim.voice.speaker for claim in debate.claims] == ["Bob", "Bob or Wilma", "Bob", "Bob"]
    drawn = [(one.kind, one.origins[0].split("/")[1], one.target.split("/")[1]) for one in debate.relations]
    assert drawn == [(Kind.SUPPORTS, "7", "10"), (Kind.REBUTS, "4", "10"), (Kind.REPHRASES, "10", "1")]
    assert [one.code for one in found] == ["N130", "N130"]
    assert "of 1 it is one of several people" in found[0].message
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


@pytest.mark.parametrize(
    "words", ["Look: it rains", "|Look out: it rains", "|ada: it rains", "|Ada: it rains", "| it rains"]
)
def test_what_is_no_other_s_name_leaves_a_locution_with_whom_it_is_given_to(words: str, tmp_path: Path) -> None:
    nodes = nodes_of(l=f"L {words}", y="YA Asserting", i="I it rains")
    whole = {"nodes": nodes, "edges": edges_of("l>y", "y>i"), "participants": PEOPLE, "locutions": [{"nodeID": "l", "personID": 1}]}  # fmt: skip
    assert speakers_of(tmp_path, whole) == ["Ada Mason"]

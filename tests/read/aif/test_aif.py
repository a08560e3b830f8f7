"""AIF and xAIF are read faithfully: counts that somebody else took, voices, oddities, and back to the same nodeset."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from debate_tui.edit.drafts import speakers
from debate_tui.model.attribution import attribution
from debate_tui.model.debate import Debate, Kind, Voice
from debate_tui.model.library import UNDRAWN
from debate_tui.read.aif.draft import looks_like_aif
from debate_tui.search.entries import debate_entries
from tests.counted import calls
from tests.formats import by_way_of_toml, canonical, imported, read, written

SAMPLES = ["small/aif-dialogue.json", "small/aif-empty.json", "small/xaif.json"]


def counts(debate: Debate) -> dict[str, int]:
    by_id = debate.relation

    def are(kind: Kind, target: Kind | None) -> int:
        ends = (by_id[r.target].kind if r.target in by_id else None for r in debate.relations if r.kind is kind)
        return sum(end is target for end in ends)

    supports = [r for r in debate.relations if r.kind is Kind.SUPPORTS]
    return {
        "I": sum(claim.extra.get("type") != "L" for claim in debate.claims),
        "L_in_schemes": sum(claim.extra.get("type") == "L" for claim in debate.claims),
        "support_pairs_with_L": sum(len(r.origins) for r in supports),
        "support_groups_with_L": len(supports),
        "linked_with_L": sum(len(r.origins) > 1 for r in supports),
        "attack_groups_with_L": are(Kind.REBUTS, None),
        "undercuts_of_support_with_L": are(Kind.UNDERCUTS, Kind.SUPPORTS),
        "undercuts_of_attack_with_L": are(Kind.UNDERCUTS, Kind.REBUTS) + are(Kind.UNDERCUTS, Kind.UNDERCUTS),
        "rephrase_pairs_with_L": sum(len(r.origins) for r in debate.relations if r.kind is Kind.REPHRASES),
        "voiced": sum(claim.voice is not None for claim in debate.claims if claim.extra.get("type") != "L"),
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_the_counts_are_right(name: str, shared: Path, tmp_path: Path) -> None:
    wanted = json.loads((shared / "samples" / "small" / "counts.json").read_text())[name.split("/")[1]]
    debate = imported(tmp_path, (shared / "samples" / name).read_bytes())
    ours = counts(debate)
    assert ours == {key: wanted[key] for key in ours}


@pytest.mark.parametrize("name", [*SAMPLES, "aif"])
def test_real_files_come_back_as_they_were(name: str, shared: Path, tmp_path: Path) -> None:
    path = shared / "samples" / name
    for file in path.iterdir() if path.is_dir() else [path]:
        data = file.read_bytes()
        debate = imported(tmp_path, data)
        was = json.loads(data)
        assert canonical(json.loads(written(debate, "aif"))) == canonical(was)
        assert canonical(json.loads(written(by_way_of_toml(tmp_path, debate), "aif"))) == canonical(was)


IDS = st.one_of(st.integers(0, 12), st.integers(0, 12).map(str), st.sampled_from(["a/../b", "", "é\x00", "3_a"]))
TYPES = st.sampled_from(["I", "I", "I", "RA", "RA", "CA", "CA", "MA", "L", "YA", "TA", "PA", "", "i"])
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(["Ada : yes", "  x  y ", "\x1b[2J", "\u202e"]))
MORE = {
    "timestamp": st.text(max_size=5),
    "scheme": st.sampled_from(["Default Inference", "From Sign"]),
    "x": st.none(),
}
NODES = st.one_of(
    st.fixed_dictionaries({"nodeID": IDS, "text": TEXTS, "type": TYPES}, optional={**MORE, "id": IDS}),
    st.fixed_dictionaries({"id": IDS, "text": TEXTS, "type": TYPES}, optional=MORE),
)
EDGES = st.fixed_dictionaries(
    {"fromID": IDS, "toID": IDS}, optional={"edgeID": IDS, "formEdgeID": st.one_of(st.none(), st.just("7"))}
)
ODD = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=2))


@st.composite
def nodesets(draw: st.DrawFn) -> dict[str, Any]:
    nodes = draw(st.lists(st.one_of(NODES, NODES, ODD), max_size=16))
    edges = draw(st.lists(st.one_of(EDGES, EDGES, EDGES, ODD), max_size=24))
    people = st.fixed_dictionaries({"nodeID": IDS, "personID": IDS}, optional={"start": st.none()})
    found = {"nodes": nodes, "edges": edges, "locutions": draw(st.lists(people, max_size=3))}
    assume(looks_like_aif(json.dumps(found).encode()))  # what has neither node nor edge, but something, is refused
    return found


@given(nodesets())
def test_any_nodeset_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, nodes: dict[str, Any]) -> None:
    folder = tmp_path_factory.mktemp("map")
    debate = imported(folder, json.dumps(nodes), format="aif")
    assert canonical(json.loads(written(debate, "aif"))) == canonical(nodes)
    assert canonical(json.loads(written(by_way_of_toml(folder, debate), "aif"))) == canonical(nodes)


@given(nodesets())
def test_nothing_is_left_out_in_silence(tmp_path_factory: pytest.TempPathFactory, nodes: dict[str, Any]) -> None:
    debate, found = read(tmp_path_factory.mktemp("map"), json.dumps(nodes), format="aif")
    assert debate is not None
    assert debate.left_out == ()
    assert not [one for one in found if one.severity == "error"]


def test_who_speaks_is_read_of_speech(shared: Path, tmp_path: Path) -> None:
    debate = imported(tmp_path, (shared / "samples" / "small" / "aif-dialogue.json").read_bytes())
    voices = {claim.id: claim.voice.speaker for claim in debate.claims if claim.voice}
    assert voices == {"1": "Ada Mason", "22": "Ben Okafor"}


def test_a_participant_s_name_goes_before_that_in_the_text(tmp_path: Path) -> None:
    nodes = [
        {"nodeID": 1, "text": "Close it", "type": "I"},
        {"nodeID": 2, "text": "AM : close it", "type": "L"},
        {"nodeID": 3, "text": "Asserting", "type": "YA"},
    ]
    edges = [{"edgeID": 1, "fromID": 1, "toID": 3}, {"edgeID": 2, "fromID": 3, "toID": 2}]  # reversed, as some are
    people = [{"participantID": 7, "firstname": "Ada", "surname": "Mason"}]
    whole = {"nodes": nodes, "edges": edges, "locutions": [{"nodeID": 2, "personID": "7"}], "participants": people}
    (claim,) = imported(tmp_path, json.dumps(whole)).claims
    assert claim.voice is not None
    assert claim.voice.speaker == "Ada Mason"


def test_a_claim_may_support_attack_and_rephrase_itself(tmp_path: Path) -> None:
    nodes = [{"nodeID": "1", "text": "x", "type": "I"}]
    nodes += [{"nodeID": str(n), "text": "", "type": type} for n, type in ((2, "RA"), (3, "CA"), (4, "MA"))]
    edges = [{"fromID": a, "toID": b} for n in "234" for a, b in (("1", n), (n, "1"))]
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges}))
    assert [relation.kind for relation in debate.relations] == [Kind.SUPPORTS, Kind.REBUTS, Kind.REPHRASES]


def test_lines_are_those_of_the_nodes(tmp_path: Path) -> None:
    text = '{\n "edges": [\n  {"fromID": "1", "toID": "9"}],\n "nodes": [{"nodeID": "1", "text": "é", "type": "I"}, {"nodeID": "2"}]}'
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert (debate.claims[0].at.line, debate.claims[0].at.column) == (4, 12)
    assert [(one.at.line, one.at.column) for one in found] == [(3, 3), (4, 55)]


def test_ova_names_ids_differently_and_has_whole_nodes_at_the_ends_of_edges(tmp_path: Path) -> None:
    nodes = [
        {"id": 1, "type": "I", "text": "a", "x": 1},
        {"id": 2, "type": "RA", "text": "Default Inference"},
        {"id": 3, "type": "I", "text": "b"},
    ]
    edges = [{"from": nodes[0], "to": nodes[1]}, {"from": nodes[1], "to": nodes[2]}]
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges, "participants": []}))
    assert [claim.text for claim in debate.claims] == ["a", "b"]
    assert [(one.kind, len(one.origins)) for one in debate.relations] == [(Kind.SUPPORTS, 1)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Mason : It is", "Ada Mason"), (" Ada: It is", "Ada"), ("Ada:It is", ""), ("Ada\nMason : It is", ""),
        (f"{'a' * 61} : It is", ""), (": It is", ""), ("It is", ""), ("Ada :", ""),
    ],
)  # fmt: skip
def test_the_name_before_the_colon_of_a_locution(tmp_path: Path, text: str, speaker: str) -> None:
    nodes = [
        {"nodeID": "1", "type": "L", "text": text}, {"nodeID": "2", "type": "YA", "text": "Asserting"},
        {"nodeID": "3", "type": "I", "text": "It is"},
    ]  # fmt: skip
    edges = [{"edgeID": str(n), "fromID": str(n), "toID": str(n + 1), "formEdgeID": None} for n in (1, 2)]
    (claim,) = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges})).claims
    assert (claim.voice.speaker if claim.voice else "") == speaker


def nodeset(*nodes: tuple[str, str], edges: str) -> bytes:
    """A nodeset of nodes with ids and types, and of edges "one>other"."""
    ends = [edge.split(">") for edge in edges.split()]
    return json.dumps(
        {
            "nodes": [{"nodeID": id, "text": f"Text {id}", "type": type} for id, type in nodes],
            "edges": [{"edgeID": f"e{n}", "fromID": a, "toID": b} for n, (a, b) in enumerate(ends)],
        }
    ).encode()


def test_each_step_of_a_scheme_with_two_conclusions_has_an_id_of_its_own(tmp_path: Path) -> None:
    """Both had the same, so that the second undercut was taken for the first one told again."""
    nodes = ("1", "I"), ("2", "I"), ("3", "I"), ("4", "I"), ("r", "RA"), ("q", "CA")
    debate = imported(tmp_path, nodeset(*nodes, edges="1>r r>2 r>3 4>q q>r"))
    undercut = [relation.target for relation in debate.relations if relation.kind is Kind.UNDERCUTS]
    assert len(undercut) == 2
    assert {debate.relation[id].target for id in undercut} == {
        claim.full_id for claim in debate.claims if claim.text in ("Text 2", "Text 3")
    }


def test_an_edge_from_a_scheme_to_itself_comes_back_once(tmp_path: Path) -> None:
    data = nodeset(("1", "I"), ("2", "I"), ("q", "CA"), edges="1>q q>2 q>q")
    edges = json.loads(written(imported(tmp_path, data), "aif"))["edges"]
    assert len(edges) == 3


@pytest.mark.parametrize("odd", ["nodes", "edges"])
def test_nodes_and_edges_that_are_no_lists_are_refused(odd: str, tmp_path: Path) -> None:
    """Their texts were lost without a word."""
    whole = {"nodes": [{"nodeID": "1", "text": "One", "type": "I"}], "edges": []} | {odd: {"1": {"text": "Lost"}}}
    debate, found = read(tmp_path, json.dumps(whole).encode())
    assert debate is None
    assert [(one.code, odd in one.message) for one in found] == [("E128", True)]


def test_an_analyst_who_points_at_everything_says_nothing_of_it(tmp_path: Path) -> None:
    """AIFdb's older corpora have a locution "analyses" with an edge to every node: it was a premise of every scheme."""
    nodes = [
        {"nodeID": "0", "text": "Bob: analyses", "type": "L"}, {"nodeID": "1", "text": "A", "type": "I"},
        {"nodeID": "2", "text": "B", "type": "I"}, {"nodeID": "3", "text": "RA", "type": "RA"},
        {"nodeID": "4", "text": "Asserting", "type": "YA"}, {"nodeID": "5", "text": "LA : A", "type": "L"},
        {"nodeID": "6", "text": "CA", "type": "CA"},
    ]  # fmt: skip
    ends = "0>0 0>1 0>2 0>3 0>4 0>5 0>6 2>3 3>1 5>4 4>1 6>2"
    edges = [{"edgeID": str(n), "fromID": one[0], "toID": one[2]} for n, one in enumerate(ends.split())]
    debate, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": edges}).encode())
    assert debate is not None
    assert [(claim.text, claim.voice and claim.voice.speaker) for claim in debate.claims] == [("A", "LA"), ("B", None)]
    assert [len(one.origins) for one in debate.relations] == [1]
    assert any("has no premise" in one.message for one in found)
    again = json.loads(written(debate, "aif"))
    assert {(one["fromID"], one["toID"]) for one in again["edges"]} == {(one[0], one[2]) for one in ends.split()}


@pytest.mark.parametrize(
    ("scheme", "text", "why"),
    [
        ("72", "Default Inference", None), ("0", "RA", None), ("From Sign", "RA", "From Sign"), (None, "RA", None),
        (None, "Example", "Example"), ("12", "Expert Opinion", "Expert Opinion"), (None, "Con", None), ("", "RA-node", None),
        ("12", "12", None), ("Default Inference", "Example", None),
    ],
)  # fmt: skip
def test_the_number_of_a_scheme_is_no_reason(scheme: str | None, text: str, why: str | None, tmp_path: Path) -> None:
    """OVA's files number the schemes: the number stood there as the reason of the relation."""
    nodes = [
        {"id": "1_1", "type": "I", "scheme": "0", "text": "a"}, {"id": "2_1", "type": "I", "scheme": "0", "text": "b"},
        {"id": "3_1", "type": "RA", "scheme": scheme, "text": text},
    ]  # fmt: skip
    edges = [{"from": nodes[0], "to": nodes[2]}, {"from": nodes[2], "to": nodes[1]}]
    (relation,) = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges, "analysis": {}})).relations
    assert relation.why == why


def spoken(tmp_path: Path, *said: tuple[str, str]) -> list[str | None]:
    """The speaker of each of several claims, given the locution and the illocution by which each is said."""
    nodes, edges = [], []
    for n, (locution, act) in enumerate(said):
        nodes += [{"nodeID": f"l{n}", "type": "L", "text": locution}, {"nodeID": f"y{n}", "type": "YA", "text": act}]
        nodes += [{"nodeID": f"i{n}", "type": "I", "text": f"Claim {n}"}]
        edges += [{"fromID": f"l{n}", "toID": f"y{n}"}, {"fromID": f"y{n}", "toID": f"i{n}"}]
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges}))
    return [claim.voice.speaker if claim.voice else None for claim in debate.claims]


def test_who_asks_challenges_or_disagrees_does_not_say_it(tmp_path: Path) -> None:
    """Opponents stood as speakers of what they attack."""
    saying = (
        "Asserting", "Arguing", "Restating", "Agreeing", "Conceding", "Popular Conceding", "Assertive Questioning",
        "RhetoricalQuestioning", "Default Illocuting", "",
    )  # fmt: skip
    others = (
        "Pure Questioning", "PureQuestioning", "Directive Questioning", "Challenging", "Pure Challenging", "Disagreeing",
        "Assertive Challenging", "Rhetorical Challenging", "Ironic Asserting", "Analysing", "Offering",
    )  # fmt: skip
    found = spoken(tmp_path, *(("Ada Mason: x", act) for act in (*saying, *others)))
    assert found == ["Ada Mason"] * len(saying) + [f"nobody ({act} by Ada Mason)" for act in others]


def test_the_account_names_the_illocutions_by_which_nobody_says_a_claim(tmp_path: Path) -> None:
    nodes = [{"nodeID": "1", "type": "L", "text": "Ada Mason : is it?"}, {"nodeID": "3", "type": "I", "text": "It is"}]
    nodes += [{"nodeID": "2", "type": "YA", "text": "Pure Questioning"}]
    edges = [{"edgeID": str(n), "fromID": str(n), "toID": str(n + 1)} for n in (1, 2)]
    debate, found = read(tmp_path, json.dumps({"nodes": nodes, "edges": edges}))
    assert debate is not None
    assert debate.claims[0].voice == Voice("nobody (Pure Questioning by Ada Mason)")
    (told,) = [one.message for one in found if "illocution" in one.message]
    assert "(Pure Questioning)" in told


def test_nobody_is_no_speaker(tmp_path: Path) -> None:
    """“nobody (Challenging by Ada Mason)” stood among the speakers, and was said to be reported by the file."""
    nodes = [{"nodeID": "1", "type": "L", "text": "Ada Mason : why?"}, {"nodeID": "3", "type": "I", "text": "It is"}]
    nodes += [{"nodeID": "2", "type": "YA", "text": "Challenging"}]
    edges = [{"edgeID": str(n), "fromID": str(n), "toID": str(n + 1)} for n in (1, 2)]
    debate = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges}))
    source = debate.sources[0]
    assert attribution(debate, debate.claims[0]) == "nobody (Challenging by Ada Mason), in the file"
    assert speakers(debate, source.id) == ()
    found = [(item.kind, facet.speakers) for item, facet in debate_entries(debate) if item.kind in ("speaker", "claim")]
    assert found == [("claim", ())]
    assert "nobody" not in written(replace(debate, origin=None), "aif")


def sharing(said: dict[str, str], act: str, claims: list[str], by: str = "L") -> str:
    """A nodeset in which one illocution leads from these locutions, by way of transitions if `by` says so, to all these claims."""
    nodes = [{"nodeID": "y", "type": "YA", "text": act}]
    edges = []
    for n, (speaker, words) in enumerate(said.items()):
        nodes.append({"nodeID": f"l{n}", "type": "L", "text": f"{speaker} : {words}"})
        edges.append((f"l{n}", "y") if by == "L" else (f"t{n}", f"l{n}"))
        if by == "TA":
            nodes.append({"nodeID": f"t{n}", "type": "TA", "text": "Default Transition"})
            edges.append((f"t{n}", "y"))
    nodes += [{"nodeID": f"i{n}", "type": "I", "text": text} for n, text in enumerate(claims)]
    edges += [("y", f"i{n}") for n in range(len(claims))]
    return json.dumps({"nodes": nodes, "edges": [{"fromID": one, "toID": other} for one, other in edges]})


@pytest.mark.parametrize(
    ("said", "act", "claims", "speakers"),
    [
        ({"Ada": "The road is shut", "Ben": "the road is  open."}, "Asserting", ["The road is open", "The road is shut."], ["Ben", "Ada"]),
        ({"Ada": "The road is shut", "Ben": "Not so: the road is shut"}, "Asserting", ["The road is shut", "It's open"], ["Ada", "somebody"]),
        ({"Ada": "No", "Ben": "No", "Cy": "Yes"}, "Agreeing", ["No", "Yes"], ["Ada, Ben", "Cy"]),
        ({"Ada": "No", "Ben": "No way"}, "Asserting", ["It is shut"], ["Ada, Ben"]),
        ({"Ada": "No"}, "Asserting", ["It is shut", "It is not open"], ["Ada", "Ada"]),
        ({"Ada": "Is it shut?", "Ben": "Why?"}, "Pure Questioning", ["Is it shut?", "It is open"], ["nobody (Pure Questioning by Ada)", "nobody (Pure Questioning)"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", ["L", "TA"])
def test_of_an_illocution_that_people_share_each_says_their_own_words(
    said: dict[str, str], act: str, claims: list[str], speakers: list[str], by: str, tmp_path: Path
) -> None:
    """Each claim was said by everybody."""
    debate, found = read(tmp_path, sharing(said, act, claims, by))
    assert debate is not None
    assert [claim.voice and claim.voice.speaker for claim in debate.claims] == speakers
    told = [one.message for one in found if "several people share" in one.message]
    assert [one.split(" of ")[0] for one in told] == (["1 claim"] if "somebody" in speakers else [])


def test_an_illocution_of_very_many_takes_no_longer_than_its_edges(tmp_path: Path) -> None:
    def of(many: int) -> int:
        said = {f"Ada {n}": f"Word {n}" for n in range(many)}
        text = sharing(said, "Asserting", [f"Word {n}" for n in range(many)])
        return calls(lambda: imported(tmp_path, text))

    assert of(800) < 2.5 * of(400)


def test_who_answers_a_question_says_what_was_asked(tmp_path: Path) -> None:
    """The asker was its speaker: the answer "yes" leads to it by the transition."""
    texts = {
        "l": "Ada Mason : is it?",
        "q": "Pure Questioning",
        "m": "Ben Okafor : yes",
        "a": "Agreeing",
        "i": "It is",
        "t": "",
    }
    types = {"l": "L", "q": "YA", "m": "L", "a": "YA", "i": "I", "t": "TA"}
    nodes = [{"nodeID": id, "type": types[id], "text": text} for id, text in texts.items()]
    edges = [{"fromID": a, "toID": b} for a, b in ("lq", "qi", "lt", "tm", "ta", "ai")]
    (claim,) = imported(tmp_path, json.dumps({"nodes": nodes, "edges": edges})).claims
    assert claim.voice is not None
    assert claim.voice.speaker == "Ben Okafor"


def test_one_word_before_a_colon_is_a_name_where_every_locution_has_one(tmp_path: Path) -> None:
    assert spoken(tmp_path, ("Ada: x", "Asserting"), ("Ben: y", "Asserting")) == ["Ada", "Ben"]
    assert spoken(tmp_path, ("Look: x", "Asserting"), ("I say so", "Asserting")) == [None, None]


def test_words_before_a_colon_are_a_speaker_only_where_they_look_like_one_or_come_again(tmp_path: Path) -> None:
    texts = (
        "My point is simple: close it", "as the Bible says: no", "[00:12:30] Ben Okafor: x", "Ursula von der Leyen: x",
        "user one: x", "user one: y", "AudienceMember 20230330QT27: x", "12:30 no name",
    )  # fmt: skip
    assert spoken(tmp_path, *((text, "Asserting") for text in texts)) == [
        None, None, "Ben Okafor", "Ursula von der Leyen", "user one", "user one", "AudienceMember 20230330QT27", None,
    ]  # fmt: skip


def test_conflicts_that_all_attack_each_other_take_no_longer_than_their_edges(tmp_path: Path) -> None:
    """Sixty of them took seconds, and a hundred and twenty were never done."""
    many = [f"c{n}" for n in range(60)]
    ends = (
        "1>c0 c0>2 "
        + " ".join(f"1>{one}" for one in many)
        + " "
        + " ".join(f"{a}>{b}" for a in many for b in many if a != b)
    )
    nodes = [("1", "I"), ("2", "I"), *((one, "CA") for one in many)]
    spent = calls(lambda: read(tmp_path, nodeset(*nodes, edges=ends)))
    assert spent < 400 * len(ends.split())


def test_of_very_many_undercuts_it_is_said_that_some_are_left_out(tmp_path: Path) -> None:
    """At most four of a scheme's steps were undercut, without a word."""
    ends = [str(n) for n in range(50)]
    nodes = [*((one, "I") for one in ends), ("r", "RA"), *((f"c{n}", "CA") for n in ends)]
    inference = " ".join(f"r>{one}" for one in ends[1:])
    for attackers, left_out in ((ends[:2], False), (ends, True)):
        attacks = " ".join(f"{one}>c{one} c{one}>r" for one in attackers)
        debate, found = read(tmp_path, nodeset(*nodes, edges=f"0>r {inference} {attacks}"))
        assert debate is not None
        undercuts = sum(relation.kind is Kind.UNDERCUTS for relation in debate.relations)
        assert (undercuts < 49 * len(attackers)) == left_out
        assert any("only the first" in one.message for one in found) == left_out


def test_a_participant_does_not_take_the_names_of_others_away(tmp_path: Path) -> None:
    """One locution that was given to a person made the one-word names before the colons of all others nobody's."""
    nodes, edges = [], []
    for n, name in enumerate(("Ann", "Bob", "Cy")):
        nodes += [
            {"nodeID": f"l{n}", "type": "L", "text": f"{name} : x"},
            {"nodeID": f"y{n}", "type": "YA", "text": "Asserting"},
        ]
        nodes += [{"nodeID": f"i{n}", "type": "I", "text": f"Claim {n}"}]
        edges += [{"fromID": f"l{n}", "toID": f"y{n}"}, {"fromID": f"y{n}", "toID": f"i{n}"}]
    people = [{"participantID": 7, "firstname": "Bob", "surname": "Brown"}]
    given = [{"nodeID": "l1", "personID": 7}]
    text = json.dumps({"nodes": nodes, "edges": edges, "locutions": given, "participants": people})
    assert [claim.voice and claim.voice.speaker for claim in imported(tmp_path, text).claims] == [
        "Ann",
        "Bob Brown",
        "Cy",
    ]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [("cp1252", "Thé Señor", "Windows-1252"), ("mac_roman", "Théâtre", "Mac OS Roman"), ("utf-8", "Thé", "")],
)
def test_json_in_another_code_keeps_its_letters(code: str, text: str, told: str, tmp_path: Path) -> None:
    """They became �, and what was said of it was untrue."""
    debate, found = read(
        tmp_path,
        json.dumps({"nodes": [{"nodeID": "1", "type": "I", "text": text}], "edges": []}, ensure_ascii=False).encode(
            code
        ),
    )
    assert debate is not None
    assert debate.claims[0].text == text
    assert [(one.code, told in one.message) for one in found] == ([("W132", True)] if told else [])


def test_a_slip_in_utf_8_does_not_change_all_other_letters(tmp_path: Path) -> None:
    data = '{"nodes": [{"nodeID": "1", "type": "I", "text": "Thé Señor über"}], "edges": []}'.encode().replace(
        b"T", b"\xe9"
    )
    debate, found = read(tmp_path, data)
    assert debate is not None
    assert debate.claims[0].text == "�hé Señor über"
    assert [(one.code, one.at.column) for one in found] == [("W132", 50)]


def test_words_that_say_what_follows_are_no_speaker(tmp_path: Path) -> None:
    """“Question 1” and “Conclusion” spoke."""
    said = ["Question 1: who", "Conclusion: so", "Conclusion: thus", "Reply 2: no", "Premises: a", "Evidence: b"]
    assert spoken(tmp_path, *((words, "Asserting") for words in said)) == [None] * len(said)
    assert spoken(tmp_path, ("Ada Mason: a", "Asserting"), ("Claim: b", "Asserting")) == ["Ada Mason", None]
    nodes = [{"nodeID": str(n), "type": "L", "text": text} for n, text in enumerate(("Ada Mason: a", "Claim: b"))]
    _, found = read(tmp_path, json.dumps({"nodes": [*nodes, {"nodeID": "x", "type": "I", "text": "y"}], "edges": []}))
    assert any(one.message.startswith("2 locutions: who speaks is read of 1 of them, ") for one in found)


@pytest.mark.parametrize(("names", "text", "speaker"), [
    ({"firstname": "Bob", "surname": "None"}, "Bob: x", "Bob"), ({"firstname": "Bob", "surname": "nan"}, "x", "Bob"),
    ({"firstname": "null", "surname": "None"}, "x", "somebody"), ({"firstname": "Bob", "surname": "Lee"}, "|Wilma: x", "Bob Lee or Wilma Ray"),
    ({"firstname": "Bob", "surname": "Lee"}, "Bob: x", "Bob Lee"), ({"firstname": "Bob", "surname": "Lee"}, "Answer: x", "Bob Lee"),
])  # fmt: skip
def test_who_speaks_has_no_name_that_a_program_made_up(
    names: dict[str, str], text: str, speaker: str | None, tmp_path: Path
) -> None:
    """Each speaker of a pipeline was “Bob None”; and where words and table differ, the table alone was believed."""
    nodes = [{"nodeID": "1", "type": "L", "text": text}, {"nodeID": "2", "type": "YA", "text": "Asserting"}]
    nodes += [{"nodeID": "3", "type": "I", "text": "x"}]
    edges = [{"edgeID": str(n), "fromID": str(n), "toID": str(n + 1)} for n in (1, 2)]
    people = [{"participantID": 0, **names}, {"participantID": 1, "firstname": "Wilma", "surname": "Ray"}]
    whole = {"nodes": nodes, "edges": edges, "locutions": [{"nodeID": "1", "personID": 0}], "participants": people}
    voice = imported(tmp_path, json.dumps(whole)).claims[0].voice
    assert (voice and voice.speaker) == speaker


def test_a_scheme_with_very_many_premises_and_conclusions_leads_to_as_many_as_can_be_drawn(tmp_path: Path) -> None:
    """Two thousand of each, in 224 KB, took a quarter of a minute, by the square."""
    many = range(500)
    nodes = [{"nodeID": f"{side}{n}", "text": f"{side} {n}", "type": "I"} for side in "pc" for n in many]
    nodes.append({"nodeID": "r", "text": "RA", "type": "RA"})
    ends = [*((f"p{n}", "r") for n in many), *(("r", f"c{n}") for n in many)]
    whole = {"nodes": nodes, "edges": [{"edgeID": str(n), "fromID": a, "toID": b} for n, (a, b) in enumerate(ends)]}
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    drawn = len(debate.relations)
    assert 100 < drawn < 500
    assert any(
        f"{500 - drawn} conclusions of theirs are not drawn" in one.message for one in found if one.code == "W127"
    )
    assert debate.extra[UNDRAWN] == 500 - drawn
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


_OWN = {"nodes": ("id", "offset", "document", "written", "into", "out", "claim", "name", "applies"), "edges": ("place", "written", "taken", "name", "origin", "target", "form")}  # fmt: skip
"""What the reader calls parts of its nodes and edges, and AIF doesn't."""


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, keys in _OWN.items() for key in keys])
@pytest.mark.parametrize("value", ["s2", 0, None])
def test_a_key_that_is_called_as_a_field_of_the_readers_own_is_kept(
    kind: str, key: str, value: Any, tmp_path: Path
) -> None:
    nodes = [{"nodeID": f"n{n}", "text": f"node {n} says so", "type": "I"} for n in range(2)]
    nodes.append({"nodeID": "s2", "text": "Default Inference", "type": "RA"})
    edges = [{"edgeID": "1", "fromID": "n0", "toID": "s2"}, {"edgeID": "2", "fromID": "s2", "toID": "n1"}]
    whole: dict[str, Any] = {"nodes": nodes, "edges": edges}
    whole[kind][0][key] = value
    debate = imported(tmp_path, json.dumps(whole))
    assert [(one.origins, one.target) for one in debate.relations] == [(("map/n0",), "map/n1")]
    assert canonical(json.loads(written(debate, "aif"))) == canonical(whole)


@pytest.mark.parametrize(
    ("edges", "drawn"),
    [
        ("a>k k>b b>k k>a", [(("map/a",), "map/b")]),
        (
            "a>k b>k c>k k>a k>b k>c",
            [(("map/b", "map/c"), "map/a"), (("map/a", "map/c"), "map/b"), (("map/a", "map/b"), "map/c")],
        ),
        ("a>k b>k k>c", [(("map/a", "map/b"), "map/c")]),
        ("a>k a>k k>a k>a", [(("map/a",), "map/a")]),
    ],
)
def test_a_conflict_that_leads_back_to_where_it_comes_from_is_against_the_others(
    edges: str, drawn: list[tuple[tuple[str, ...], str]], tmp_path: Path
) -> None:
    """Two claims that one node sets against each other were each against itself, together with the other."""
    data = nodeset(("a", "I"), ("b", "I"), ("c", "I"), ("k", "CA"), edges=edges)
    debate, found = read(tmp_path, data)
    assert debate is not None
    assert sorted((one.origins, one.target) for one in debate.relations) == sorted(drawn)
    assert {one.kind for one in debate.relations} == {Kind.REBUTS}
    assert not found
    assert canonical(json.loads(written(by_way_of_toml(tmp_path, debate), "aif"))) == canonical(json.loads(data))


def test_a_conflict_drawn_both_ways_that_somebody_makes_a_support_is_one(tmp_path: Path) -> None:
    debate = imported(tmp_path, nodeset(("a", "I"), ("b", "I"), ("k", "CA"), edges="a>k k>b b>k k>a"))
    support = replace(debate.relations[0], kind=Kind.SUPPORTS)
    again = imported(tmp_path, written(replace(debate, relations=(support,)), "aif"))
    assert [(one.kind, one.origins, one.target) for one in again.relations] == [(Kind.SUPPORTS, ("map/a",), "map/b")]
    none = imported(tmp_path, written(replace(debate, relations=()), "aif"))
    assert not none.relations


def test_a_number_of_aif_may_be_written_with_a_point(tmp_path: Path) -> None:
    """As data frames write columns with gaps: the ends met no node."""
    data = nodeset(("1", "I"), ("2", "I"), ("3", "RA"), edges="1>3 3>2")
    raw = json.loads(data)
    for node in raw["nodes"]:
        node["nodeID"] = int(node["nodeID"])
    for edge in raw["edges"]:
        edge |= {end: float(edge[end]) for end in ("fromID", "toID")}
    debate, found = read(tmp_path, json.dumps(raw))
    assert debate is not None
    assert [(one.kind, one.origins, one.target) for one in debate.relations] == [(Kind.SUPPORTS, ("map/1",), "map/2")]
    assert not found
    back = written(by_way_of_toml(tmp_path, debate), "aif")
    assert canonical(json.loads(back)) == canonical(raw)
    assert '"toID": 3.0' in back


@pytest.mark.parametrize("made", [int, float, str, lambda id: f" {id} "])
def test_what_is_added_to_a_nodeset_has_an_id_of_its_own_however_ids_are_written(
    made: Callable[[str], Any], tmp_path: Path
) -> None:
    """A rebuttal that was added had the number of an inference, and was read again as its premise."""
    raw = json.loads(nodeset(*[(str(n), "I") for n in range(1, 5)], ("5", "RA"), edges="1>5 5>2"))
    for node in raw["nodes"]:
        node["nodeID"] = made(node["nodeID"])
    for edge in raw["edges"]:
        edge |= {end: made(edge[end]) for end in ("fromID", "toID")}
    debate = imported(tmp_path, json.dumps(raw))
    names = [claim.full_id for claim in debate.claims]
    added = replace(debate.relations[0], kind=Kind.REBUTS, origins=(names[2],), target=names[3], id="", extra={})
    again = imported(tmp_path, written(replace(debate, relations=(*debate.relations, added)), "aif"), "again")
    assert [(one.kind, one.origins[0][-1], one.target[-1]) for one in again.relations] == [
        (Kind.SUPPORTS, names[0][-1], names[1][-1]),
        (Kind.REBUTS, names[2][-1], names[3][-1]),
    ]

"""A map that was read from a file and then edited is written as it is now, in the format of that file; what has no place is told."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Kind, Relation, Voice
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write.writers import WRITERS
from tests.formats import canonical, imported, written
from tests.read.aif.test_aif import nodesets

FILES = {
    "aif-dialogue.json": "aif", "xaif.json": "aif", "sadface.json": "sadface", "arggraph.xml": "arggraph", "labels.tgf": "tgf",
}  # fmt: skip
RELATION = re.compile(r"\[\[relation\]\]\n(?:.+\n)+")


def says(debate: Debate) -> tuple[list[str], list[str]]:
    """The claims with their speakers, and the relations, in words."""

    def step(relation: Relation) -> object:
        to = debate.claim.get(relation.target)
        end = to.text if to else step(debate.relation[relation.target])
        return relation.kind.value, sorted(debate.claim[one].text for one in relation.origins), end

    voices = [(claim.text, claim.voice.speaker if claim.voice else None) for claim in debate.claims]
    return sorted(map(repr, voices)), sorted(map(repr, map(step, debate.relations)))


def edits(text: str, format: str) -> Iterator[str]:
    """The text of a map, each time with another relation, claim or speaker changed."""
    kinds = [kind.value for kind in Kind]
    for match in RELATION.finditer(text):
        for kind in kinds if format != "tgf" else kinds[:3]:
            yield text[: match.start()] + re.sub(r'kind = "\w+"', f'kind = "{kind}"', match[0]) + text[match.end() :]
        ends = re.search(r'from = "([^"]*)"\nto = "([^"]*/[^"]*)"', match[0])
        if ends:
            turned = match[0].replace(ends[0], f'from = "{ends[2]}"\nto = "{ends[1]}"')
            yield text[: match.start()] + turned + text[match.end() :]
        if "\nid = " not in match[0]:
            yield text[: match.start()] + text[match.end() :]
    for match in re.finditer(r'^text = "[^"]*"$', text, re.MULTILINE):
        yield text[: match.start()] + 'text = "Quite other words"' + text[match.end() :]
    if format in ("aif", "sadface"):
        for match in re.finditer(r"^voice = .*\n", text, re.MULTILINE):
            yield text[: match.start()] + text[match.end() :]
        for match in re.finditer(r"\[\[claim\]\]\n(?:.+\n)+", text):
            voiced = re.sub(r"(?m)^voice = .*\n", "", match[0]) + 'voice = { speaker = "Zed Quill" }\n'
            yield text[: match.start()] + voiced + text[match.end() :]


@pytest.mark.parametrize("name", FILES)
def test_an_edited_map_is_read_back_from_its_own_format_as_it_is(name: str, shared: Path, tmp_path: Path) -> None:
    """A kind, a direction or a speaker that somebody corrected was the old one again, and no word said so."""
    format = FILES[name]
    debate = imported(tmp_path, (shared / "samples" / "small" / name).read_bytes(), name)
    count = 0
    for text in edits(written(debate, "toml"), format):
        edited = imported(tmp_path, text, "edited.toml")
        assert says(imported(tmp_path, written(edited, format), "again")) == says(edited), text
        count += 1
    assert count > 10


@given(nodes=nodesets(), number=st.integers(0, 20), kind=st.sampled_from(Kind), voice=st.sampled_from([None, Voice("Zed Quill")]))  # fmt: skip
def test_any_nodeset_with_a_relation_or_a_speaker_changed_is_read_back_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, nodes: dict[str, Any], number: int, kind: Kind, voice: Voice | None
) -> None:
    """A new node got the id at which an edge ended that led to no node, and so became what that edge led from."""
    folder = tmp_path_factory.mktemp("map")
    debate = imported(folder, json.dumps(nodes), format="aif")
    claims, relations = [*debate.claims], [*debate.relations]
    if not claims:
        return
    place = number % len(claims)
    claims[place] = replace(claims[place], voice=voice)
    if relations and (one := relations[number % len(relations)]).target in debate.claim:
        relations[number % len(relations)] = replace(one, kind=kind)
    edited = replace(debate, claims=tuple(claims), relations=tuple(relations))
    now, again = says(edited), says(imported(folder, written(edited, "aif"), "again", format="aif"))
    assert [{*one} for one in now] == [{*one} for one in again]


def test_a_scheme_keeps_its_name_where_only_its_ends_were_changed(tmp_path: Path) -> None:
    nodes = [{"nodeID": id, "type": "I", "text": id.upper()} for id in "abc"]
    nodes += [{"nodeID": "r", "type": "RA", "text": "Expert Opinion", "timestamp": "2020"}]
    whole = {"nodes": nodes, "edges": [{"fromID": "a", "toID": "r"}, {"fromID": "r", "toID": "b"}]}
    text = written(imported(tmp_path, json.dumps(whole)), "toml").replace('to = "map/b"', 'to = "map/c"')
    (relation,) = imported(tmp_path, written(imported(tmp_path, text, "e.toml"), "aif"), "again").relations
    assert (relation.target, relation.why, relation.extra["timestamp"]) == ("again/c", "Expert Opinion", "2020")


def test_nodes_whose_id_is_called_id_come_back_so(tmp_path: Path) -> None:
    """Those of OVA 2: the scheme's name was lost, and each node got a nodeID."""
    nodes = [{"id": n, "type": type, "text": text, "scheme": "5"} for n, type, text in [(1, "I", "A"), (2, "RA", "Expert Opinion"), (3, "I", "B")]]  # fmt: skip
    edges = [{"from": nodes[0], "to": nodes[1]}, {"from": nodes[1], "to": nodes[2]}]
    whole = {"nodes": nodes, "edges": edges, "analysis": {"txt": ""}}
    assert canonical(json.loads(written(imported(tmp_path, json.dumps(whole)), "aif"))) == canonical(whole)


@pytest.mark.parametrize("name", FILES)
def test_what_was_added_to_an_imported_map_and_has_no_place_in_its_format_is_told(
    name: str, shared: Path, tmp_path: Path
) -> None:
    """The account said nothing of a map that came from a file of the format, as if all of it came back."""
    format = FILES[name]
    debate = imported(tmp_path, (shared / "samples" / "small" / name).read_bytes(), name)
    assert WRITERS[format].left_out(Extract(debate)) == ""
    text = written(debate, "toml").replace("\nquestion = ", '\nsummary = "Which?"\nquestion = ', 1)
    text = text.replace("\n[[claim]]\n", '\n[[position]]\nid = "p"\nlabel = "P"\n\n[[source]]\nid = "s"\ntitle = "T"\nauthors = ["Ann Lee"]\n\n[[claim]]\nterms = ["way"]\n', 1)  # fmt: skip
    told = WRITERS[format].left_out(Extract(imported(tmp_path, text, "edited.toml")))
    assert "1 position" in told
    assert "1 term" in told
    assert ("1 summary" in told) == (format != "sadface")
    assert "1 source" in told


@pytest.mark.parametrize(
    "where",
    [{"metadata": {"core": {"title": "Harbour"}}}, {"metadata": {"title": "Harbour"}}, {"title": "Harbour"}, {"metadata": {"core": {"id": "1"}}}, {}],
)  # fmt: skip
@pytest.mark.parametrize(("title", "summary"), [("The quay", "Of ships."), ("Harbour", ""), ("map", "")])
def test_a_title_that_somebody_corrects_is_that_of_the_sadface_document(
    where: dict[str, Any], title: str, summary: str, tmp_path: Path
) -> None:
    """It was the old one again, without a word."""
    nodes = [{"id": "a", "type": "atom", "text": "Close it.", "sources": [], "metadata": {}}]
    document: dict[str, Any] = {"metadata": {}, "resources": [], "nodes": nodes, "edges": [], **where}
    debate = imported(tmp_path, json.dumps(document))
    was = json.loads(written(debate, "sadface"))
    assert canonical(was) == canonical(document)
    again = imported(tmp_path, written(replace(debate, title=title, summary=summary), "sadface"))
    assert (again.title, again.summary) == (title, summary)
    (tmp_path / "Hang back.json").write_text(json.dumps(document))
    [opened] = read_library([tmp_path / "Hang back.json"]).debates
    assert canonical(json.loads(written(opened, "sadface"))) == canonical(document), (
        "its id has the suffix, its title hasn't"
    )


def test_of_a_doubled_node_no_other_takes_the_place_of_a_claim_that_is_gone(shared: Path, tmp_path: Path) -> None:
    """It was a claim again."""
    debate = imported(tmp_path, (shared / "samples" / "small" / "xaif.json").read_bytes())
    first, second = debate.claims
    assert (second.id, second.text) == ("2", "Close it.")
    again = imported(tmp_path, written(replace(debate, claims=(first,), relations=()), "aif"))
    assert [claim.id for claim in again.claims] == [first.id]
    nodes = json.loads(written(debate, "aif"))["AIF"]["nodes"]
    assert [node["nodeID"] for node in nodes].count(2) == 2

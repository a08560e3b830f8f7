"""Tests for what is said of claims whose file has relations that aren't drawn: not that nobody answers them."""

import json
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.attribution import none_meet, undrawn, unmet
from debate_tui.model.debate import Debate
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import UNDRAWN
from debate_tui.pages.document import document
from debate_tui.pages.extract import Extract
from debate_tui.pages.listing import name_of
from debate_tui.write.text import render
from tests.formats import by_way_of_toml, imported, written
from tests.pages.test_focus import page

_TEXTS = ("The dam should go.", "Fish come back.", "Power is lost.")


def aif(*schemes: tuple[str, str, tuple[str, ...], tuple[str, ...]], key: str = "nodeID") -> str:
    """A nodeset of three claims (1 to 3) and schemes: type, id, where they come from, where they lead."""
    nodes: list[dict[str, Any]] = [{key: str(n), "text": text, "type": "I"} for n, text in enumerate(_TEXTS, 1)]
    nodes += [{key: id, "text": "", "type": type} for type, id, _, _ in schemes]
    ends = [
        pair for _, id, into, out in schemes for pair in (*((one, id) for one in into), *((id, one) for one in out))
    ]
    edges = [{"edgeID": f"e{n}", "fromID": origin, "toID": to} for n, (origin, to) in enumerate(ends)]
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []})


def bare_aif() -> str:
    whole = json.loads(aif())
    return json.dumps(whole | {"edges": [{"edgeID": "1", "fromID": "2", "toID": "1"}]})


def disagreement() -> str:
    """A nodeset in which somebody disagrees with the first claim, in a transition of speech."""
    whole = json.loads(aif(("RA", "5", ("3",), ("2",))))
    speech = [
        ("6", "L", "Ann Lee: The dam should go."),
        ("7", "TA", ""),
        ("8", "YA", "Disagreeing"),
        ("9", "L", "Bo Ng: No."),
        ("10", "YA", "Asserting"),
    ]
    whole["nodes"] += [{"nodeID": id, "text": text, "type": type} for id, type, text in speech]
    ends = (("6", "7"), ("7", "9"), ("7", "8"), ("8", "1"), ("6", "10"), ("10", "1"))
    whole["edges"] += [{"edgeID": f"s{n}", "fromID": origin, "toID": to} for n, (origin, to) in enumerate(ends)]
    return json.dumps(whole)


def sadface(name: str, *ends: tuple[str, str]) -> str:
    nodes: list[dict[str, Any]] = [{"id": f"a{n}", "type": "atom", "text": text} for n, text in enumerate(_TEXTS, 1)]
    nodes += [{"id": "s", "type": "scheme", "name": name}]
    edges = [{"id": f"e{n}", "source_id": origin, "target_id": to} for n, (origin, to) in enumerate(ends)]
    return json.dumps({"nodes": nodes, "edges": edges})


def arggraph(*edges: tuple[str, str, str]) -> str:
    units = "".join(f'<adu id="a{n}" type="pro">{text}</adu>' for n, text in enumerate(_TEXTS, 1))
    drawn = "".join(f'<edge id="c{n}" src="{s}" trg="{t}" type="{type}"/>' for n, (s, t, type) in enumerate(edges, 1))
    return f"<arggraph>{units}{drawn}</arggraph>"


def tgf(*edges: str) -> str:
    return "\n".join([*(f"{n} {text}" for n, text in enumerate(_TEXTS, 1)), "#", *edges, ""])


def kialo(*rows: str) -> str:
    return "\n".join(["Discussion Title: Dams", "", f"1. {_TEXTS[0]}", *rows, ""])


UNDRAWN_IN = [
    ("tgf", tgf("2 1 weakens"), 1),
    ("tgf", tgf("2 1 supports", "3 1 weakens", "9 1 attacks", "1 9 attacks"), 2),
    ("aif", aif(("PA", "5", ("3",), ("1",))), 1),
    ("aif", aif(("CA", "5", (), ("1",)), ("RA", "6", ("2",), ("1",))), 1),
    ("aif", aif(("CA", "5", ("2", "3"), ())), 1),
    ("aif", aif(("RA", "5", ("2",), ("1",)), ("PA", "6", ("3",), ("5",))), 1),
    ("aif", aif(("RA", "5", ("2",), ()), ("CA", "6", ("3",), ("5",))), 1),
    ("aif", bare_aif(), 1),
    ("aif", disagreement(), 1),
    ("sadface", sadface("wobble", ("a2", "s"), ("s", "a1")), 1),
    ("sadface", sadface("conflict", ("s", "a1")), 1),
    ("sadface", sadface("support", ("a2", "s"), ("s", "a1"), ("a3", "a1")), 1),
    ("arggraph", arggraph(("a2", "a1", "sup"), ("a3", "a1", "odd")), 1),
    ("arggraph", arggraph(("a2", "a1", "sup"), ("a3", "c1", "reb")), 1),
    ("arggraph", arggraph(("a9", "a1", "reb")), 1),
    ("kialo/1", kialo("1.1. Pro: Fish come back.", "1.2. Con: -> See 7.9."), 1),
    ("kialo/1", kialo("1.1. Pro: Fish come back.", "1.2. Nobody swims."), 1),
    ("kialo/1", kialo("1.1. Für: Fish come back.", "1.2. Wider: Nobody swims."), 2),
    ("argdown", "[T]: A.\n\n<A>\n\n(1) [P]: B.\n----\n(2) [T]\n\n<B>\n\n(1) [P]\n----\n  _ [U]: No.\n(2) [T]\n", 1),
]


@pytest.mark.parametrize(("format", "text", "many"), UNDRAWN_IN)
def test_of_claims_with_relations_that_are_not_drawn_nobody_says_that_nobody_meets_them(
    format: str, text: str, many: int, tmp_path: Path
) -> None:
    """“Nobody in this debate meets it”, “its file draws none”, “against it: nothing”: the file has what may be just that."""
    debate = imported(tmp_path, text)
    assert debate.origin
    assert debate.origin.format == format
    again = imported(tmp_path, written(debate, format.partition("/")[0]), name="again")
    for one in (debate, again, by_way_of_toml(tmp_path, debate)):
        assert one.extra.get(UNDRAWN, 0) == many
        why = "not every relation of its file is drawn"
        assert undrawn(one) == why
        assert unmet(one, one.claims[0]) == f"no answer to it is drawn: {why}"
        assert none_meet(one, "") == f"Nothing is drawn between these claims: {why.replace('its', 'their')}."
        assert name_of(one, Gathering.UNANSWERED, 2) == "2 claims to which no answer is drawn"
    assert UNDRAWN not in written(debate, format.partition("/")[0])
    assert ": nothing" not in "\n".join(page(debate, claim.full_id) for claim in debate.claims).replace(
        "nothing drawn", ""
    )


def view(one: Debate, of: Gathering, issues: tuple[str, ...] = ()) -> str:
    return "\n".join(render(document(Extract(one, of, issues=issues)), 200))


def test_lists_without_an_entry_say_why_there_is_none(tmp_path: Path) -> None:
    """“There are no clashes in this debate”, of a file with an attack that isn't drawn; a Kialo export can't hold agreements."""
    debate = imported(tmp_path, tgf("2 1 supports", "3 1 weakens"))
    for of, noun in ((Gathering.CLASHES, "clashes"), (Gathering.AGREEMENTS, "agreements")):
        told = f"There are no {noun} drawn in this debate: not every relation of its file is drawn."
        assert told in view(debate, of)
    assert "There are no conflicts of fact in this debate." in view(debate, Gathering.FACTS)
    tree = imported(tmp_path, kialo("1.1. Pro: Fish come back."), name="tree")
    assert "There are no agreements in this debate: a Kialo export has none." in view(tree, Gathering.AGREEMENTS)
    assert "There are no clashes in this debate." in view(tree, Gathering.CLASHES)


def test_a_part_without_relations_is_not_said_to_be_of_a_file_that_draws_none(tmp_path: Path) -> None:
    """“Its file draws none”, of a claim on an issue within which nothing is related."""
    debate = imported(tmp_path, kialo("1.1. Pro: Fish come back.", "2. Close it.", "2.1. Con: Shops gain."))
    assert debate.relations
    part = Extract(debate, issues=(debate.issues[0].id,))
    assert not undrawn(part.seen)


def test_what_leads_nowhere_answers_nobody(tmp_path: Path) -> None:
    """A premise of nothing, and what is said twice, are kept as well, but no claim may be answered by them."""
    for text in (
        aif(("CA", "5", ("2",), ())),
        aif(("RA", "5", ("2", "3"), ())),
        aif(("CA", "5", ("2",), ("1",)), ("CA", "6", ("2",), ("1",))),
        sadface("wobble", ("a2", "s")),
        arggraph(("a2", "a1", "reb"), ("a2", "a1", "reb"), ("a2", "a9", "reb")),
        tgf("2 1 rebuts", "2 1 rebuts", "2 9 wobbles"),
        kialo("1.1. Con: Fish come back.", "1.2. Con: -> See 1.1.", "1.1.1. Con: -> See 1.1."),
    ):
        debate = imported(tmp_path, text)
        assert debate.extra
        assert UNDRAWN not in debate.extra

"""A debate is made of a draft, whatever was read: references, duplicates, circles, and what is derived."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from debate_tui.model.debate import Conflict, Debate, Kind, Location, Mark, Origin, Saying, ends
from debate_tui.read.draft import Draft, Node
from debate_tui.read.library import read_library
from debate_tui.read.sound import finalise
from debate_tui.read.trouble import Trouble
from tests.formats import by_way_of_toml, read

AT = Location("a", 1, 1)


def node(name: str, /, **values: Any) -> Node:
    return Node(name, AT, values)


def graph(
    *relations: tuple[str, Sequence[str], str], claims: Sequence[str] = "abcdef", theses: str = "", **more: Any
) -> Debate:
    """A debate of one source, imported; relations are (kind, from, to), each named r0, r1, …"""

    def full(name: str) -> str:
        return name if name.startswith("r") else f"s/{name}"

    nodes = {
        "source": [node("source", id="s")],
        "claim": [
            node("claim", id=c, source="s", text=f"Text of {c}.", **({"role": "thesis"} if c in theses else {}))
            for c in claims
        ],
        "relation": [
            node("relation", id=f"r{n}", kind=kind, to=full(to), **{"from": tuple(map(full, origins))})
            for n, (kind, origins, to) in enumerate(relations)
        ],
    }
    head = node("debate", id="d", title="D", origin=node("origin", format="x"))
    trouble = Trouble()
    reading = finalise(Draft([head], nodes | more), trouble)
    assert reading
    assert [str(one) for one in trouble.all()] == []
    return reading.debate


def sides(debate: Debate) -> dict[str, str]:
    return {claim.id: claim.position for claim in debate.claims}


def issues(debate: Debate) -> dict[str, str]:
    return {claim.id: "".join(claim.issues) for claim in debate.claims}


def test_pro_and_con_follow_the_steps_to_the_thesis() -> None:
    debate = graph(
        ("supports", "b", "a"), ("rebuts", "c", "a"), ("rebuts", "d", "c"), ("undercuts", "e", "r0"), claims="abcde"
    )  # fmt: skip
    assert [(p.id, p.summary, p.derived) for p in debate.positions] == [
        ("pro", "For: Text of a.", True),
        ("con", "Against: Text of a.", True),
    ]
    assert sides(debate) == {"a": "pro", "b": "pro", "c": "con", "d": "pro", "e": "con"}
    assert [(i.id, i.question, i.derived) for i in debate.issues] == [
        ("b", "Text of b.", True),
        ("c", "Text of c.", True),
    ]
    assert issues(debate) == {"a": "bc", "b": "b", "c": "c", "d": "c", "e": "b"}


@pytest.mark.parametrize(
    ("against", "summary"),
    [
        (("undercuts", "c", "r0"), "Against what speaks for it: Text of a."),
        (("undercuts", "c", "b"), "Against what speaks for it: Text of a."),
        (("undercuts", "c", "a"), "Against: Text of a."),
        (("rebuts", "c", "a"), "Against: Text of a."),
    ],
)
def test_who_is_against_the_thesis_itself_and_who_only_against_what_speaks_for_it(
    against: tuple[str, str, str], summary: str
) -> None:
    """“Con – Against: The road should be closed”, where the page of that said that nothing is against it."""
    debate = graph(("supports", "b", "a"), against, claims="abc")
    assert [one.summary for one in debate.positions] == ["For: Text of a.", summary]


def test_several_theses_are_a_position_each_and_the_rest_is_other() -> None:
    debate = graph(("supports", "c", "a"), ("supports", "d", "b"), ("rebuts", "e", "b"), theses="ab")
    assert [p.id for p in debate.positions] == ["a", "b", "other"]
    assert sides(debate) == {"a": "a", "b": "b", "c": "a", "d": "b", "e": "other", "f": "other"}


def test_a_relation_to_itself_and_a_claim_without_any_make_no_thesis() -> None:
    debate = graph(("rephrases", "a", "a"), ("supports", "b", "a"), ("rebuts", "c", "a"), claims="abcd")
    assert sides(debate) == {"a": "pro", "b": "pro", "c": "con", "d": "other"}
    circle = graph(("undercuts", "a", "b"), ("undercuts", "b", "a"), ("supports", "c", "a"), claims="dabc")
    assert sides(circle) == {"a": "pro", "b": "con", "c": "pro", "d": "other"}


def test_a_circle_has_a_thesis_too() -> None:
    assert sides(graph(("undercuts", "a", "b"), ("undercuts", "b", "a"), claims="ab")) == {"a": "pro", "b": "con"}


def test_a_thesis_that_contradicts_is_contradicted() -> None:
    assert sides(graph(("rebuts", "a", "b"), claims="ab", theses="a")) == {"a": "pro", "b": "con"}


def test_a_claim_that_acts_on_two_branches_is_on_both_issues() -> None:
    """The other issue said that its side was silent; what leads to the claim stands on both, too."""
    debate = graph(
        ("supports", "b", "a"), ("rebuts", "c", "a"), ("supports", "d", "c"), ("undercuts", "d", "b"),
        ("supports", "e", "d"), ("rebuts", "f", "e"), claims="abcdef",
    )  # fmt: skip
    assert issues(debate) == {"a": "bc", "b": "b", "c": "c", "d": "cb", "e": "cb", "f": "cb"}


def test_the_issues_of_an_entangled_graph_are_found_in_bounded_work() -> None:
    """With each claim on each issue they would be the product of both."""
    tops, chain = [f"t{n}" for n in range(60)], [f"c{n}" for n in range(60)]
    steps = [("supports", [top], "a") for top in tops] + [("supports", chain[:1], top) for top in tops]
    steps += [("supports", [one], before) for before, one in pairwise(chain)]
    debate = graph(*steps, claims=["a", *tops, *chain])
    on = {claim.id: len(claim.issues) for claim in debate.claims}
    assert (on["c0"], on["c1"], on["c59"]) == (60, 1, 1)


def test_what_is_written_is_not_derived_again() -> None:
    debate = graph(("supports", "b", "a"), claims="ab", issue=[node("issue", id="i", question="?")])
    assert ([i.id for i in debate.issues], issues(debate)) == (["i"], {"a": "", "b": ""})


def test_a_map_whose_only_issue_is_broken_has_the_same_issues_once_it_was_written_and_read_again(
    tmp_path: Path,
) -> None:
    text = (
        'format = "debate/1"\n[debate]\nid = "d"\ntitle = "T"\nquestion = "?"\norigin = { format = "x" }\n[[issue]]\nid = "i"\n[[source]]\nid = "s"\n'
        '[[claim]]\nid = "a"\nsource = "s"\ntext = "A"\n[[claim]]\nid = "b"\nsource = "s"\ntext = "B"\n'
        '[[relation]]\nkind = "supports"\nfrom = "s/b"\nto = "s/a"\n'
    )
    debate, found = read(tmp_path, text, "d.toml")
    assert debate is not None
    assert [one.message for one in found] == ['issue "i" has no "question"']
    assert [(one.id, one.derived) for one in debate.issues] == [("b", True)]
    assert by_way_of_toml(tmp_path, debate).issues == tuple(replace(one, at=ANY) for one in debate.issues)


def test_a_map_all_of_whose_positions_are_broken_still_gives_each_claim_one(tmp_path: Path) -> None:
    """Found by fuzzing: the claim had the position "", which no map has, so that its export raised a KeyError."""
    text = (
        'format = "debate/1"\n[debate]\nid = "d"\ntitle = "T"\nquestion = "?"\norigin = { format = "x" }\n[[position]]\nid = "p"\n'
        '[[source]]\nid = "s"\n[[claim]]\nid = "a"\nsource = "s"\ntext = "A"\n'
    )
    debate, found = read(tmp_path, text, "d.toml")
    assert debate is not None
    assert [one.message for one in found] == ['position "p" has no "label"']
    assert [claim.position for claim in debate.claims] == [position.id for position in debate.positions]
    assert debate.positions[0].derived


def test_a_map_without_claims_has_nothing_derived() -> None:
    reading = finalise(Draft([node("debate", id="d", title="D", question="?")]), Trouble())
    assert reading
    assert (reading.debate.positions, reading.debate.issues) == ((), ())


def test_an_undercut_ends_at_those_who_draw_what_it_attacks() -> None:
    debate = graph(("rebuts", "b", "a"), ("undercuts", "c", "r0"), ("undercuts", "d", "r1"), ("qualifies", "e", "a"),
                   ("undercuts", "f", "r3"))  # fmt: skip
    met = {"".join(o[-1] for o in r.origins): ends(debate, r)[1] for r in debate.relations}
    assert met == {"b": ("s/a",), "c": ("s/b",), "d": ("s/c",), "e": ("s/a",), "f": ("s/e",)}


def test_reasons_that_go_round_stay() -> None:
    trouble = Trouble()
    claims = [node("claim", id=c, source="s", text=c, position="p") for c in "ab"]
    steps = [node("relation", kind="supports", to=f"s/{b}", **{"from": (f"s/{a}",)}) for a, b in ("ab", "ba")]
    nodes = {"position": [node("position", id="p", label="P")], "source": [node("source", id="s", position="p")]}
    head = node("debate", id="d", origin=node("origin", format="x"))
    reading = finalise(Draft([head], nodes | {"claim": claims, "relation": steps}), trouble)
    assert reading
    assert [one.code for one in trouble.all()] == ["W307"]
    assert [relation.kind for relation in reading.debate.relations] == [Kind.SUPPORTS, Kind.SUPPORTS]


@pytest.mark.parametrize(("origin", "told"), [(True, []), (False, ["E204", "E204", "E309", "W303", "W303"])])
def test_what_is_asked_of_a_mapper_is_not_asked_of_an_import(origin: bool, told: list[str]) -> None:
    trouble = Trouble()
    nodes = {
        "source": [node("source", id="s"), node("source", id="t")],
        "claim": [node("claim", id="a", source="s", text="A"), node("claim", id="b", source="t", text="B")],
        "relation": [node("relation", kind="rebuts", to="t/b", **{"from": ("s/a",)})],
    }
    head = node("debate", id="d", **({"origin": node("origin", format="x")} if origin else {}))
    assert finalise(Draft([head], nodes), trouble)
    assert sorted(one.code for one in trouble.all()) == told


def test_all_new_keys_arrive(tmp_path: Path) -> None:
    base = Path(__file__).parents[1] / "cli" / "base" / "debate.toml"
    (tmp_path / "debate.toml").write_text(
        base.read_text(encoding="utf-8").replace(
            "question =", 'origin = { format = "x/1", file = "y", sha256 = "0" }\nextra = { a = 1 }\nquestion =', 1
        )
    )
    (tmp_path / "more.toml").write_text("""
[extra]
day = 2024-05-01
b = [1, { c = true }]
[[claim]]
id = "x"
source = "council"
text = "X."
terms = ["trams", "rails"]
extra = { votes = 1.5 }
  [[claim.quote]]
  text = "its words"
  source = "chamber"
  marks = ["0-3 read", "4-9 high-lighted"]
[[relation]]
kind = "rephrases"
from = "council/x"
to = "council/cleaner"
extra = { n = 1 }
[[conflict]]
id = "k"
about = "Trams"
says = [{ claim = "council/x", value = "two" }]
note = "N."
""")
    library = read_library([tmp_path])
    (debate,) = library.debates
    assert library.diagnostics == ()
    assert debate.origin == Origin("x/1", "y", "0")
    assert debate.extra == {"a": 1, "day": "2024-05-01", "b": [1, {"c": True}]}
    claim = debate.claim["council/x"]
    assert (claim.role, claim.issues, claim.terms, claim.extra) == (None, (), ("trams", "rails"), {"votes": 1.5})
    (quote,) = claim.quotes
    assert (quote.source, quote.marks) == ("chamber", (Mark(0, 3, "read"), Mark(4, 9, "high-lighted")))
    assert (debate.relations[-1].kind, debate.relations[-1].extra) == (Kind.REPHRASES, {"n": 1})
    (conflict,) = debate.conflicts
    assert conflict == Conflict("k", "Trams", (Saying("council/x", "two"),), conflict.at, "N.")


@pytest.mark.parametrize(
    ("id", "source", "hint"),
    [
        ("ann/tea", "ann", 'write id = "tea" and source = "ann"'),
        ("ann/tea", None, 'write id = "tea" and source = "ann"'),
        ("ann/tea", "bo", 'write "ann-tea"'),
        ("https://ann.org/tea", None, 'write "https-ann-org-tea"'),
    ],
)
def test_a_full_id_as_the_id_of_a_claim_is_told_as_such(id: str, source: str | None, hint: str) -> None:
    """`write "ann-tea"` made another id of it, which nothing that names the claim leads to."""
    trouble = Trouble()
    values = {"id": id, "text": "Tea heals"} | ({"source": source} if source else {})
    nodes = {"source": [node("source", id="ann"), node("source", id="bo")], "claim": [node("claim", **values)]}
    finalise(Draft([node("debate", id="d", title="D", question="Q?")], nodes), trouble)
    (found,) = [one for one in trouble.found if one.code == "E209"]
    assert (found.hint or "").startswith(hint)

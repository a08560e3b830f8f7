"""The JSON export: the tables of the content format, closed in themselves, with quotes' states and the derived pairings."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import (
    Conflict,
    Debate,
    Kind,
    Mark,
    Origin,
    Quote,
    QuoteState,
    Saying,
    Source,
    Stance,
    Voice,
)
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write.json import write
from debate_tui.write.writers import Options
from tests.builders import AT, claim, debate, debates, issue, position, relation
from tests.conftest import REPO
from tests.plain_maps import met, plain_maps

Json = dict[str, Any]


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    one = draw(debates())
    positions = draw(st.permutations([p.id for p in one.positions]))[: draw(st.sampled_from((0, 2, 3)))]
    issues = draw(st.sampled_from([(), *[(i.id,) for i in one.issues]]))
    return Extract(one, positions=tuple(positions) if len(positions) > 1 else (), issues=issues)


def exported(extract: Extract) -> Json:
    made: Json = json.loads("".join(write(extract, Options())))
    return made


@given(extracts())
def test_every_id_that_is_named_is_there(extract: Extract) -> None:
    made = exported(extract)
    positions, issues, sources = ({row["id"] for row in made[kind]} for kind in ("position", "issue", "source"))
    claims = {f"{row['source']}/{row['id']}" for row in made["claim"]}
    relations = {row["id"] for row in made["relation"] if "id" in row}
    for row in made["stance"]:
        assert row["position"] in positions
        assert row["issue"] in issues
    for row in made["claim"]:
        assert row["position"] in positions
        assert row["source"] in sources
        assert set(row["issues"]) <= issues
        assert {quote.get("source", row["source"]) for quote in row["quote"]} <= sources
    for row in made["relation"]:
        origins = [row["from"]] if isinstance(row["from"], str) else row["from"]
        assert set(origins) <= claims
        assert row["to"] in claims | relations
    for row in made["pairings"]:
        assert row["issue"] in issues
        assert set(row["positions"]) == positions
        paired = {end for pair in row["pairs"] for end in (pair["claim"], *(p["claim"] for p in pair["partners"]))}
        on = {f"{c['source']}/{c['id']}" for c in made["claim"] if row["issue"] in c["issues"]}
        assert paired | set(row["alone"]) == on
        assert not paired & set(row["alone"])
        assert set(row["unanswered"]) <= on
    for row in made.get("conflict", ()):
        assert {saying["claim"] for saying in row["says"]} <= claims
    assert [row["claim"] for row in made["meetings"]] == [f"{c['source']}/{c['id']}" for c in made["claim"]]


@given(debates())
def test_the_whole_debate_is_in_the_whole_export(one: Debate) -> None:
    made = exported(Extract(one))
    for kind in ("position", "issue", "stance", "source", "claim", "relation"):
        assert len(made[kind]) == len(getattr(one, f"{kind}s"))
    assert len(made.get("conflict", ())) == len(one.conflicts)
    assert made.get("extra", {}) == one.extra
    assert made["debate"].get("origin", {}).get("format") == (one.origin.format if one.origin else None)
    texts = [[quote["text"] for quote in row["quote"]] for row in made["claim"]]
    assert texts == [[quote.text for quote in said.quotes] for said in one.claims]


@pytest.mark.parametrize(
    "what", ["export us-japan-alliance --format json", "export us-japan-alliance", "search alliance --json"]
)
def test_the_same_map_gives_the_same_bytes_in_every_process(what: str) -> None:
    """Nothing may stand in the order of a set, which is another one in each process."""
    command = [sys.executable, "-m", "debate_tui", *what.split()]
    one, other = (
        subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=60)
        for seed in "12"
    )
    assert one.stdout == other.stdout != b""


@given(plain_maps(), st.booleans())
def test_who_meets_whom_is_what_the_relations_say(one: Debate, some: bool) -> None:
    """Of the whole debate, whatever the extract leaves out."""
    naive = met(one)
    made = exported(Extract(one, positions=tuple(p.id for p in one.positions[:2]) if some else ()))
    told = {
        row["claim"]: {name: set(row[name]) for name in ("opposed", "limited", "agreed")} for row in made["meetings"]
    }
    assert told == {full_id: {name: naive[full_id][name] for name in told[full_id]} for full_id in told}
    for row in made["pairings"]:
        on = {c.full_id for c in one.claims if row["issue"] in c.issues and c.position in row["positions"]}
        assert set(row["unanswered"]) == {c for c in on if not naive[c]["opposed"] | naive[c]["limited"]}
        across = {
            frozenset((a.full_id, b.full_id))
            for a in one.claims
            for b in one.claims
            if {a.full_id, b.full_id} <= on
            and a.position != b.position
            and any(b.full_id in others for others in naive[a.full_id].values())
        }
        assert set(row["alone"]) == on - {claim for pair in across for claim in pair}


def test_the_keys_are_those_of_the_content_format() -> None:
    """What is documented in docs/format.md, and stable: a change here breaks somebody's script."""
    said = claim("left/a", voice=Voice("A minister", endorsed=False))
    quotes = (Quote("words", AT, "¶1", "sic", "before", "after", QuoteState.EXACT, ((0, 5),)),)
    step = relation(Kind.SUPPORTS, ("left/a", "left/c"), "left/d", "step", "A reason.")
    one = debate(
        [replace(said, quotes=quotes), claim("left/c"), claim("left/d"), claim("right/b")],
        [step, relation(Kind.REBUTS, "right/b", "left/a"), relation(Kind.UNDERCUTS, "right/b", "step")],
        positions=[position("left", "Left", "What it holds.")],
        issues=[issue("worth", "Is it worth it?", "Worth")],
        sources=[Source("left", "left", AT, "Lefty", "T", ("A", "B"), "F", "O", "2018~", "so", "https://e.org", "n")],
        stances=[Stance("left", "worth", "Yes.", AT)],
    )
    made = exported(Extract(one))
    assert list(made) == [
        "format", "debate", "position", "issue", "stance", "source", "claim", "relation", "meetings", "pairings",
    ]  # fmt: skip
    assert made["format"] == "debate/1"
    assert list(made["debate"]) == ["id", "title", "question", "summary"]
    assert made["position"][0] == {"id": "left", "label": "Left", "summary": "What it holds."}
    assert made["issue"] == [{"id": "worth", "question": "Is it worth it?", "label": "Worth"}]
    assert made["stance"] == [{"position": "left", "issue": "worth", "answer": "Yes."}]
    assert made["source"][0] == {
        "id": "left", "position": "left", "label": "Lefty", "title": "T", "authors": ["A", "B"], "affiliation": "F",
        "outlet": "O", "published": "2018~", "published_basis": "so", "url": "https://e.org", "note": "n",
    }  # fmt: skip
    assert made["claim"][0] == {
        "id": "a", "source": "left", "issues": ["worth"], "text": "Claim a of left.", "role": "premise",
        "position": "left", "voice": {"speaker": "A minister", "endorsed": False},
        "quote": [
            {"text": "words", "locator": "¶1", "note": "sic", "prefix": "before", "suffix": "after", "state": "exact"}
        ],
    }  # fmt: skip
    assert made["relation"] == [
        {"id": "step", "kind": "supports", "from": ["left/a", "left/c"], "to": "left/d", "why": "A reason.",
         "by": "mapper"},
        {"kind": "rebuts", "from": "right/b", "to": "left/a", "by": "mapper"},
        {"kind": "undercuts", "from": "right/b", "to": "step", "by": "mapper"},
    ]  # fmt: skip
    assert made["meetings"] == [
        {"claim": "left/a", "opposed": ["right/b"], "limited": [], "agreed": []},
        {"claim": "left/c", "opposed": ["right/b"], "limited": [], "agreed": []},
        {"claim": "left/d", "opposed": [], "limited": [], "agreed": []},
        {"claim": "right/b", "opposed": ["left/a"], "limited": [], "agreed": []},
    ]
    assert made["pairings"] == [
        {
            "issue": "worth",
            "positions": ["left", "right"],
            "pairs": [
                {
                    "claim": "right/b",
                    "partners": [
                        {"claim": "left/a", "kind": "rebuts", "direction": "both"},
                        {"claim": "left/a", "kind": "undercuts", "direction": "out", "step": "step"},
                        {"claim": "left/c", "kind": "undercuts", "direction": "out", "step": "step"},
                    ],
                }
            ],
            "alone": ["left/d"],
            "unanswered": ["left/d"],
        }
    ]


def test_a_source_whose_claim_stands_for_another_position_comes_along() -> None:
    one = debate([claim("left/a"), claim("right/b"), claim("third/guest", "left"), claim("third/own")])
    made = exported(Extract(one, positions=("left", "right")))
    assert [row["id"] for row in made["source"]] == ["left", "right", "third"]
    assert [row["id"] for row in made["claim"]] == ["a", "b", "guest"]


def test_a_quote_that_nobody_compared_says_so() -> None:
    (row,) = exported(Extract(debate([claim("left/a")])))["claim"]
    assert row["quote"] == [{"text": "words of a", "state": "unverified"}]


def test_an_open_voice_leaves_endorsed_out() -> None:
    (row,) = exported(Extract(debate([claim("left/a", voice=Voice("A minister"))])))["claim"]
    assert row["voice"] == {"speaker": "A minister"}


def test_an_old_map_is_exported_as_it_always_was() -> None:
    """Key for key what the version wrote that knew nothing of other formats' claims, quotes and relations."""
    (one,) = read_library([REPO / "tests" / "pages" / "map"]).debates
    golden = (REPO / "tests" / "write" / "golden" / "map.json").read_text(encoding="utf-8")
    assert json.dumps(json.loads(golden)) == json.dumps(exported(Extract(one)))


def test_what_other_formats_have_stands_under_the_names_of_the_format() -> None:
    said = replace(
        claim("left/a", issues=()),
        role=None,
        terms=("free riding",),
        quotes=(Quote("words of b", AT, source="right", marks=(Mark(0, 5, "read"),), extra={"cut": True}),),
    )
    conflict = Conflict("poll", "Support", (Saying("left/a", "67 per cent"), Saying("right/b", "69 %")), AT, "Odd.")
    one = debate([said, claim("right/b")], [relation(Kind.REPHRASES, "left/a", "right/b")])
    one = replace(one, conflicts=(conflict,), origin=Origin("kialo/2", "a.txt"), extra={"theme": "dark"})
    made = exported(Extract(one))
    row = made["claim"][0]
    assert (row["issues"], row["terms"], "role" in row) == ([], ["free riding"], False)
    assert row["quote"] == [
        {"text": "words of b", "state": "unverified", "source": "right", "marks": ["0-5 read"], "extra": {"cut": True}}
    ]
    assert made["relation"][0]["kind"] == "rephrases"
    says = [{"claim": "left/a", "value": "67 per cent"}, {"claim": "right/b", "value": "69 %"}]
    assert made["conflict"] == [{"id": "poll", "about": "Support", "says": says, "note": "Odd."}]
    assert (made["debate"]["origin"], made["extra"]) == ({"format": "kialo/2", "file": "a.txt"}, {"theme": "dark"})
    assert "conflict" not in exported(Extract(one, positions=("left",))), "one of its claims is left out"


def test_a_relation_goes_with_all_that_it_attacks() -> None:
    """An undercut of an undercut of a rebuttal names claims that only the relations below it name."""
    one = debate(
        [claim("left/a"), claim("right/b"), claim("left/c"), claim("left/d")],
        [
            relation(Kind.REBUTS, "left/a", "right/b", "r"),
            relation(Kind.UNDERCUTS, "left/c", "r", "u"),
            relation(Kind.UNDERCUTS, "left/d", "u", "v"),
        ],
    )
    assert [row["id"] for row in exported(Extract(one))["relation"]] == ["r", "u", "v"]
    assert exported(Extract(one, positions=("left",)))["relation"] == []

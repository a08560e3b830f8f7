"""Comparisons: the sharpest come first however the page is laid out, and what is counted on the pages is what the relations say."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Claim, Debate, Kind, Source, Stance, Voice
from debate_tui.model.library import Library
from debate_tui.pages.compare import Comparison, compare_page, compare_rows, sources_of
from debate_tui.pages.compose import compose
from debate_tui.state import Spot, State, places
from tests.builders import AT, claim, debate, issue, position, relation
from tests.model.test_encounters import owners
from tests.pages.test_alone import claims_in, comparisons, groups, shown_rows, text
from tests.plain_maps import plain_maps
from tests.tui.screens import harbour

SHARPEST = "✕↛◐≡"


@given(comparisons(), st.sampled_from((40, 60, 80, 120, 240)))
def test_kinds_come_sharpest_first_whatever_the_width(case: tuple[Debate, places.Compare], width: int) -> None:
    """With five positions, an agreement stood before a rebuttal."""
    for group in groups(shown_rows(*case)):
        if len(set(claims_in(group))) < 2:
            continue  # A claim alone: what is said of it is no pairing.
        lines = [plain(line) for row in group for line in lay_out(row, Measure(width))]
        kinds = [SHARPEST.index(mark) for line in lines for mark in re.findall(f"([{SHARPEST}]) [a-z]", line)]
        assert kinds == sorted(kinds)


def test_five_positions_are_read_kind_after_kind() -> None:
    names = ("one", "two", "three", "four", "five")
    kinds = (Kind.CONCURS, Kind.QUALIFIES, Kind.UNDERCUTS, Kind.REBUTS)
    one = debate(
        [claim(f"{name}/c") for name in names],
        [relation(kind, f"{name}/c", "one/c") for kind, name in zip(kinds, names[1:], strict=True)],
    )
    rows = shown_rows(one, places.Compare("d", "worth", names))
    (group,) = [group for group in groups(rows) if len(group) > 1]
    for width in (60, 120, 240):
        shown = " ".join(plain(line) for row in group for line in lay_out(row, Measure(width)))
        assert re.findall(f"[{SHARPEST}]", shown) == list(SHARPEST)


@given(plain_maps())
def test_the_list_of_issues_counts_what_crosses_between_positions(one: Debate) -> None:
    page = compose(State(Spot(places.Issues(places.Compare(one.id, one.issues[0].id)))), Library((one,)))
    steps = {r.id: r.origins for r in one.relations if r.id}
    for topic, row in zip(one.issues, page.rows, strict=True):
        said = {"clash": 0, "limit": 0, "agreement": 0}
        for drawn in one.relations:
            targets = [drawn.target] if drawn.target in one.claim else steps[drawn.target]
            ends = [(one.claim[a], one.claim[b]) for a in drawn.origins for b in targets]
            ends = [both for both in ends if all(end.full_id in owners(one) for end in both)]
            if any(a.position != b.position and topic.id in a.issues and topic.id in b.issues for a, b in ends):
                noun = {"rebuts": "clash", "undercuts": "clash", "qualifies": "limit", "concurs": "agreement"}
                if drawn.kind.value in noun:
                    said[noun[drawn.kind.value]] += 1
        plurals = {"clash": "clashes", "limit": "limits", "agreement": "agreements"}
        counts = [f"{n or 'no'} {noun if n == 1 else plurals[noun]}" for noun, n in said.items()]
        claims = sum(topic.id in c.issues for c in one.claims)
        whole = f"{claims or 'no'} claim{'' if claims == 1 else 's'}; between positions: {', '.join(counts)}"
        assert whole in text(row.cells[0])


@given(plain_maps())
def test_the_grid_counts_the_claims_of_each_position_and_those_that_speak_for_nobody(one: Debate) -> None:
    page = compose(State(Spot(places.Grid(places.Compare(one.id, one.issues[0].id)))), Library((one,)))
    for topic, row in zip(one.issues, page.rows, strict=True):
        for camp, cell in zip(one.positions, row.cells[1:], strict=True):
            mine = [c for c in one.claims if topic.id in c.issues and c.position == camp.id]
            own = [
                c
                for c in mine
                if not c.voice or c.voice.endorsed is not False or one.source[c.source].position != camp.id
            ]
            words = text(cell)
            assert (re.findall(r"(\d+) claim", words) or ["0"])[0] == str(len(mine))
            assert (re.findall(r"(\d+) of them not shared", words) or ["0"])[0] == str(len(mine) - len(own))
            assert ("Silent on this issue." in words) == ((camp.id, topic.id) not in one.stance and not own)


REPORTED = replace(claim("left/a"), voice=Voice("A minister", endorsed=False))


@pytest.mark.parametrize(
    ("claims", "stances", "words"),
    [
        ([claim("left/a")], [], "States no answer of its own; its claims are below."),
        ([claim("left/a")], [Stance("left", "worth", "Yes.", AT)], "Yes."),
        ([REPORTED], [], "Silent on this issue. What it only reports is below."),
        ([], [], "Silent on this issue."),
        ([], [Stance("left", "worth", "Yes.", AT)], "Yes."),
    ],
)
def test_what_stands_in_place_of_a_stance(claims: list[Claim], stances: list[Stance], words: str) -> None:
    one = debate(
        [*claims, claim("right/b")],
        positions=[position("left"), position("right")],
        issues=[issue("worth")],
        stances=stances,
    )
    first, *_ = shown_rows(one, places.Compare("d", "worth", ("left", "right")))
    assert text(first.cells[0]).strip() == words


def test_in_a_stack_a_second_partner_says_which_claim_it_is_about() -> None:
    """Right above it stands the first partner; in columns the hub's column says `the claim above`."""
    debate = harbour()
    page = compare_page(Comparison(debate, places.Compare("harbour", "use", ("tram", "road"))))
    [row] = [row for row in page.rows if row.continues]
    stacked = " ".join(" ".join(plain(line) for line in lay_out(row, Measure(40))).split())
    assert "◐ qualifies the claim above of Tram: A tram along the quay would carry more … ■ Keep" in stacked
    assert "above of" not in "".join(plain(line) for line in lay_out(row, Measure(100)))


def test_in_a_stack_of_three_positions_each_relation_names_the_claim_that_it_is_about() -> None:
    """“↛ undercuts ▴” stood right below a claim that it has nothing to do with."""
    one = debate(
        [claim("x/hub", text="The hub."), claim("y/first", text="First."), claim("z/second", text="Second.")],
        [relation(Kind.REBUTS, "y/first", "x/hub"), relation(Kind.UNDERCUTS, "z/second", "x/hub")],
    )
    rows = compare_page(Comparison(one, places.Compare(one.id, "worth", ("x", "y", "z")))).rows

    def lines(width: int) -> list[str]:
        return [plain(line) for row in rows for line in lay_out(row, Measure(width))]

    stacked = lines(40)
    [rebuts] = [line for line in stacked if "rebuts" in line]
    assert rebuts.startswith("── ✕ rebuts ─")
    said = " ".join(" ".join(stacked).split())
    assert re.search("↛ undercuts the claim above of [^:]+: The hub. .* Second.", said)
    [wide] = [line for line in lines(120) if "undercuts" in line]
    assert "above" not in wide


def test_sources_of_several_authors_are_told_apart() -> None:
    """“Ann Lee, Bo Li, Cy Ray” were two sources or three."""
    one = debate([claim("left/a"), claim("right/b")])
    sources = (
        Source("left", "left", AT, authors=("Ann Lee", "Bo Li")), Source("more", "left", AT, authors=("Cy Ray",)), one.sources[1],
    )  # fmt: skip
    one = replace(one, sources=sources)
    assert sources_of(one, "left") == "Ann Lee, Bo Li; Cy Ray"
    assert sources_of(one, "right") == one.sources[2].name


def test_linked_premises_name_each_other() -> None:
    """“jointly rebuts” stood above each, as if it were done to what stands beside them."""
    claims = [
        claim("day/sun", text="The sun is up."),
        claim("day/birds", text="Birds are singing."),
        claim("night/dark"),
    ]
    one = debate(claims, [relation(Kind.REBUTS, ["day/sun", "day/birds"], "night/dark")])
    place = places.Compare(one.id, one.issues[0].id, ("day", "night"))
    said = [plain(line).strip() for row in compare_rows(Comparison(one, place)) for line in lay_out(row, Measure(100))]
    words = " ".join(said)
    for other in ("“Birds are singing.”", "“The sun is up.”"):
        assert f"together with {other}, Day" in words

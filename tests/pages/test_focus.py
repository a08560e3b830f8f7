"""Focus: a claim's page tells what is for it and against it, each relation once, and how the reader gets up and down."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.ascent import argued
from debate_tui.model.attribution import none_meet, unmet
from debate_tui.model.debate import By, Debate, Kind, Voice, ends
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.pages.links import ALONE
from debate_tui.pages.spoken import heard
from debate_tui.read.library import read_library
from debate_tui.state import Sight, Spot, State, landed, opening, places, start, step
from tests.builders import claim, debate, debates, issue, position, relation

DIALOGUE = "samples/small/aif-dialogue.json"

KIALO = """Discussion Title: The town

1. The town should close its centre.
1.1. Pro:
Streets without cars sell more.
1.1.1. Con:
Sales fell in the next town.
1.1.1.1. Con:
That town lost its mine.
1.1.1.1.1. Pro:
A thousand jobs went.
1.2. Con:
Craftsmen can't deliver.
"""


def step_by(state: State, library: Library, action: str) -> State:
    return step(state, action, Sight(library, stops(compose(state, library))))


def page(of: Debate, id: str, width: int = 100) -> str:
    shown = compose(State(Spot(places.Claim(opening(of), id))), Library((of,)))
    return "\n".join(plain(line).rstrip() for row in shown.rows for line in lay_out(row, Measure(width)))


@given(debates())
def test_each_relation_of_a_claim_leads_to_the_other_end_and_the_heads_count_them(of: Debate) -> None:
    for one in of.claims:
        helped = against = 0
        other_ends = []
        for drawn in of.relations:
            origins, targets = ends(of, drawn)
            for origin in origins:
                for target in targets:
                    if one.full_id not in (origin, target):
                        continue
                    other_ends.append(origin if target == one.full_id else target)
                    acted_on = drawn.kind.symmetric or origin != one.full_id
                    helped += acted_on and drawn.kind in (Kind.SUPPORTS, Kind.CONCURS)
                    against += acted_on and drawn.kind in (Kind.REBUTS, Kind.UNDERCUTS, Kind.QUALIFIES)
        shown = compose(State(Spot(places.Claim(opening(of), one.full_id))), Library((of,)))
        leading = [at.claim for at in stops(shown) if at.spot and isinstance(at.spot.place, places.Claim)]
        facts = [s.claim for c in of.conflicts for s in c.says if any(t.claim == one.full_id for t in c.says)]
        assert sorted(leading) == sorted(other_ends + [id for id in facts if id != one.full_id])
        if helped or against:
            heads = [plain(line.runs) for row in shown.rows for cell in row.cells for line in cell.paragraphs]
            assert f"↑ For it: {helped or 'nothing'}" in heads
            undercut = {drawn.target for drawn in of.relations if drawn.kind is Kind.UNDERCUTS}
            steps = sum(
                drawn.id in undercut and drawn.kind is Kind.SUPPORTS and drawn.target == one.full_id
                for drawn in of.relations
                if drawn.id
            )
            besides = f"; {steps} steps to it are undercut" if steps > 1 else "; a step to it is undercut" * steps
            assert f"✕ Against it, or limiting it: {against or 'nothing'}{besides}" in heads
        else:
            assert none_meet(
                of, "Nothing on this map is for it or against it.", "Nothing is drawn for it or against it"
            ) in page(of, one.full_id)


def tree(tmp_path: Path) -> Library:
    (tmp_path / "town.txt").write_text(KIALO)
    library = read_library([tmp_path / "town.txt"])
    assert library.debates
    return library


def test_a_tree_opens_on_its_thesis_and_is_walked_down_and_up(tmp_path: Path) -> None:
    library = tree(tmp_path)
    of = library.debates[0]
    state = start(library)
    texts = {claim.full_id: claim.text for claim in of.claims}

    def here() -> str:
        assert isinstance(state.place, places.Claim)
        return texts[state.place.claim]

    assert here() == "The town should close its centre."
    at = landed(state.here, stops(compose(state, library)))
    assert at
    assert texts[at.claim] == "Streets without cars sell more.", "the cursor begins on what is for it"
    down = []
    for _ in range(4):
        state = step_by(state, library, "enter")
        down.append(here())
    assert down == [
        "Streets without cars sell more.",
        "Sales fell in the next town.",
        "That town lost its mine.",
        "A thousand jobs went.",
    ]
    for above, below in zip(down[-2::-1], down[:0:-1], strict=True):
        state = step_by(state, library, "ascend")
        assert here() == above
        at = landed(state.here, stops(compose(state, library)))
        assert at
        assert texts[at.claim] == below, "the cursor stands where the reader came from"
    state = step_by(step_by(state, library, "ascend"), library, "ascend")
    assert here() == "The town should close its centre."
    assert state.notice == "This is a thesis: nothing is above it."


def test_the_way_up_is_told_from_the_conclusion_down(tmp_path: Path) -> None:
    of = tree(tmp_path).debates[0]
    deepest = next(claim.full_id for claim in of.claims if claim.text == "A thousand jobs went.")
    first = page(of, deepest, 200).splitlines()[0].strip()
    assert (
        first
        == "The town should close its… ‹ ↑ 1 more ‹ ↛ Sales fell in the next… ‹ ↛ That town lost its mine. ‹ ↑ supports"
    )


def test_of_a_long_way_up_it_is_counted_what_the_claims_between_do() -> None:
    kinds = [Kind.UNDERCUTS if at % 3 else Kind.SUPPORTS for at in range(1, 40)]
    claims = [claim(f"s/c{at}", text=f"It is {at}.") for at in range(40)]
    of = debate(claims, [relation(kind, f"s/c{at}", f"s/c{at - 1}") for at, kind in enumerate(kinds, 1)])
    first = page(of, "s/c39", 200).splitlines()[0].strip()
    between = f"36 more ({kinds[:36].count(Kind.SUPPORTS)} ↑, {kinds[:36].count(Kind.UNDERCUTS)} ↛)"
    assert first == f"It is 0. ‹ {between} ‹ ↛ It is 37. ‹ ↛ It is 38. ‹ ↑ supports"
    shown = compose(State(Spot(places.Claim(opening(of), "s/c39"))), Library((of,)))
    assert next(line for line in heard(shown) if line.startswith("Up")) == (
        "Up from here: supports “It is 38.”, which undercuts “It is 37.”, which undercuts "
        "36 more (12\u00a0supports, 24\u00a0undercuts), up to “It is 0.”"
    )


def test_how_much_speaks_for_and_against_a_claim_in_turn_is_told_below_it(tmp_path: Path) -> None:
    of = tree(tmp_path).debates[0]
    assert "▸ 1 against or limiting it" in page(of, of.claims[0].full_id)


def test_a_map_with_positions_of_its_own_opens_on_the_overview() -> None:
    of = debate([claim("left/a"), claim("right/b")], [relation(Kind.REBUTS, "left/a", "right/b")])
    assert isinstance(start(Library((of,))).place, places.Overview)


def test_the_only_source_of_a_map_is_named_once_and_whoever_else_speaks_or_draws_beside_it() -> None:
    """Below each claim stood “a Kialo discussion, undated / the source draws this”, two of six lines."""
    claims = [replace(claim(f"talk/{id}"), role=None) for id in "abcd"]
    claims[2] = replace(claims[2], voice=Voice("Ben Okafor"))
    relations = [
        replace(relation(Kind.SUPPORTS, "talk/b", "talk/a"), by=By.SOURCE),
        replace(relation(Kind.SUPPORTS, "talk/c", "talk/a"), by=By.SOURCE),
        relation(Kind.SUPPORTS, "talk/d", "talk/a"),
    ]
    alone = page(debate(claims, relations), "talk/a")
    assert alone.count(ALONE) == 1
    b, c, d = (alone.index(f"Claim {id} of talk.") for id in "bcd")
    assert "— " not in alone[b:c]
    assert "Ben Okafor" in alone[c:]
    assert "drawn by the mapper" in alone[d:].replace("\N{NO-BREAK SPACE}", " ")
    both = page(debate([*claims, claim("paper/e")], relations), "talk/a")
    assert ALONE not in both
    assert both.replace("\N{NO-BREAK SPACE}", " ").count("the source draws this") == 2


def linked_premises() -> Debate:
    """Three premises that count together and a fourth reason, beside three claims against it."""
    claims = [replace(claim(f"talk/{id}"), role=None, quotes=()) for id in "abcdefgh"]
    joint = replace(relation(Kind.SUPPORTS, ("talk/b", "talk/c", "talk/d"), "talk/a"), why="It follows.")
    others = [relation(Kind.SUPPORTS, "talk/e", "talk/a")]
    others += [relation(Kind.UNDERCUTS, f"talk/{id}", "talk/a") for id in "fgh"]
    return debate(claims, [joint, *others])


def test_linked_premises_are_one_step_of_which_all_is_said_once() -> None:
    """“(3 linked premises, which count together)” and why stood below each, and which of six belong together was to be guessed."""
    text = page(linked_premises(), "talk/a")
    assert text.count("↑ jointly supports it") == 1
    assert text.count("+ and") == 2
    assert text.count("(3 linked premises, which count together)") == text.count("It follows.") == 1
    b, c, d, e = (text.index(f"Claim {id} of talk.") for id in "bcde")
    assert text.index("↑ jointly supports it") < b < text.index("+ and") < c < text.rindex("+ and") < d
    assert d < text.index("↑ supports it", d) < e


def test_where_for_and_against_alternate_a_premise_says_with_what_it_counts() -> None:
    """Below a claim against it, “and” would say that the premise speaks against it, too."""
    text = page(linked_premises(), "talk/a", 40).replace("\n ", "")
    assert "+ and" not in text
    for before, own in (("b", "c"), ("c", "d")):
        mark = f"jointly supports it, together with “Claim {before} of talk.”"
        assert " ".join(text.split()).count(mark) == 1
        assert f"Claim {own} of talk." in " ".join(text.split()).partition(mark)[2]


def test_on_a_narrow_page_what_is_for_a_claim_is_soon_in_sight() -> None:
    """At 40 by 12 neither a pro nor a con was on the first screen of a Kialo discussion."""
    of = linked_premises()
    of = replace(of, relations=tuple(replace(one, by=By.SOURCE, why="") for one in of.relations))
    lines = page(of, "talk/a", 40).splitlines()
    assert next(number for number, line in enumerate(lines) if "Claim b of talk." in line) <= 8
    assert "  ↑ For it: 4" in lines[3:6]
    told = " ".join(" ".join(lines).split())
    assert told.count(ALONE) == 1
    assert told.index(ALONE) > told.index("Claim h of talk.")


def test_an_issue_made_of_a_long_claim_is_one_line_among_the_ways_on() -> None:
    words = "a word and another " * 40
    one = issue("long", words)
    for derived, lines in ((True, 1), (False, 8)):
        of = debate([claim("talk/a", issues=("long",))], issues=[replace(one, question=words, derived=derived)])
        shown = page(of, "talk/a")
        assert (shown.index("Source: ") - shown.index("Compare: ") > 200) is (lines > 1)


def test_a_thesis_whose_reasons_are_undercut_does_not_pass_for_one_against_which_nothing_is(shared: Path) -> None:
    """“Con – Against: The road should be closed”, “Against it, or limiting it: nothing”, “nobody in this debate meets it”."""
    library = read_library([shared / DIALOGUE])
    of = library.debates[0]
    road = argued(of)
    assert road
    assert of.claim[road].text == "The road should be closed"
    opened = page(of, road)
    assert "✕ Against it, or limiting it: nothing; a step to it is undercut\n" in opened
    assert opened.count("▸ 1 against a step from it\n") == 2, "both linked premises lead on by that step"
    assert "against or limiting it" not in opened
    assert unmet(of, of.claim[road]) == "nobody in this debate meets it; a step to it is undercut"
    shown = compose(State(Spot(places.Listing(opening(of), Gathering.UNANSWERED))), library)
    listed = [plain(line).strip() for row in shown.rows for line in lay_out(row, Measure(100))]
    at = listed.index("The road should be closed")
    assert "not itself, but a step to it is undercut" in listed[at : at + 4]
    assert sum("a step to it" in line for line in listed) == 1


def test_a_claim_that_undercuts_two_steps_from_one_is_one_against_it() -> None:
    claims = [claim(f"talk/{id}") for id in "apqx"]
    steps = [replace(relation(Kind.SUPPORTS, "talk/p", f"talk/{to}"), id=f"s{to}") for to in "aq"]
    cuts = [relation(Kind.UNDERCUTS, "talk/x", f"s{to}") for to in "aq"]
    told = page(debate(claims, [*steps, *cuts]), "talk/a")
    assert "▸ 1 against a step from it\n" in told


def test_an_argument_without_an_attack_opens_on_its_conclusion(shared: Path) -> None:
    """It opened on an overview of a single position, “Pro”, which hid that it is an argument."""
    library = read_library([shared / "samples/aif/nodeset102.json"])
    of = library.debates[0]
    state = start(library)
    assert isinstance(state.place, places.Claim)
    assert of.claim[state.place.claim].text == "Why should we believe that he has got it right now?"
    assert "↑ For it: 2\n" in page(of, state.place.claim)


def test_claims_without_relations_open_on_the_overview() -> None:
    alone = debate([claim("a/one")], positions=[replace(position("pro", "Pro", "For: one"), derived=True)])
    assert isinstance(start(Library((alone,))).place, places.Overview)

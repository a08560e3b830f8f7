"""Lists: every claim stands under its own position, and agreement is told of who speaks."""

from debate_tui.layout.runs import plain
from debate_tui.model.attribution import unmet
from debate_tui.model.debate import Debate, Kind, Voice
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.pages.listing import listing_page
from debate_tui.state import Spot, State, places
from debate_tui.state.places import Compare
from tests.builders import claim, debate, position, relation


def listed(one: Debate, of: Gathering) -> list[str]:
    place = places.Listing(Compare(one.id, "", tuple(one.position)[:2]), of)
    page = compose(State(Spot(place)), Library((one,)))
    return [
        plain(words.runs).replace("\u00a0", " ") for row in page.rows for cell in row.cells for words in cell.paragraphs
    ]


def test_linked_premises_of_two_positions_stand_each_under_its_own() -> None:
    """The second stood under the name of the first: a claim of Beta was said to be Alpha's."""
    one = debate(
        [claim("a/x", text="Alpha premise."), claim("b/y", text="Beta premise."), claim("c/z", text="Gamma.")],
        [relation(Kind.REBUTS, ["a/x", "b/y"], "c/z")],
        [position("a", "Alpha"), position("b", "Beta"), position("c", "Gamma's")],
    )
    lines = listed(one, Gathering.CLASHES)
    at = lines.index("Beta premise.")
    assert lines[at - 2 : at] == ["together with:", "■ Beta"]
    assert lines[lines.index("Alpha premise.") - 1] == "■ Alpha"


def test_who_agrees_is_who_speaks_not_who_reports() -> None:
    """“agreed with by Ray”, where Ray reports a mayor and does not share what he says."""
    mayor = Voice("The mayor", endorsed=False)
    one = debate(
        [claim("a/own"), claim("b/mine", voice=mayor)],
        [relation(Kind.CONCURS, "a/own", "b/mine")],
        [position("a"), position("b")],
    )
    agreed = [line for line in listed(one, Gathering.UNANSWERED) if "agreed with" in line]
    assert len(agreed) == 2
    assert sum("by The mayor, reported by" in line and "not share" in line for line in agreed) == 1, agreed


def test_a_reason_from_another_position_is_told_where_nobody_meets_a_claim() -> None:
    """“There are no agreements”, “nobody in this debate meets it” of a claim for which another position had a reason."""
    claims = [claim("s/one", "s"), claim("t/two", "t"), claim("t/three", "t")]
    one = debate(claims, [relation(Kind.SUPPORTS, "t/two", "s/one"), relation(Kind.SUPPORTS, "t/three", "t/two")])
    label = one.position["t"].label
    assert unmet(one, one.claim["s/one"]) == f"nobody in this debate meets it; a reason for it comes from “{label}”"
    assert unmet(one, one.claim["t/two"]) == "nobody in this debate meets it"
    page = listing_page(one, places.Listing(Compare(one.id), Gathering.AGREEMENTS))
    said = " ".join(plain(line.runs) for row in page.rows for cell in row.cells for line in cell.paragraphs)
    assert "1 reason for claims of other positions: see their pages." in said

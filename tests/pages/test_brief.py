"""The page of a brief, and the brief as a debate that every format writes."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.brief import Brief, Briefs, Mark, changes, kept_claim, kept_pair
from debate_tui.model.debate import Debate, Kind, QuoteState, Voice
from debate_tui.model.diagnostics import Severity
from debate_tui.model.library import Library
from debate_tui.pages.brief import brief_page, briefs_page, mark_at, row_of
from debate_tui.pages.brief_map import Shown, brief_debate, size_words, told_of
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.state import Edit, Go
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, debates, quote, relation
from tests.tui.screens import harbour

HARBOUR = harbour()
CLASH = next(one for one in HARBOUR.relations if one.kind is Kind.REBUTS)
FOG = HARBOUR.claim["ferry/fog"]
OTHER = debate([claim("tram/thesis", position="tram", text="Another town's tram.")], id="town")


def brief(*marks: Mark) -> Brief:
    return Brief("two", "Round two", "two.toml", marks)


PAIR = Mark("harbour", kept_pair(HARBOUR, CLASH), AT, "Lead with it.")
ALONE = Mark("harbour", kept_claim(HARBOUR, FOG), AT)
TOWN = Mark("town", kept_claim(OTHER, OTHER.claims[0]), AT)


def text_of(found: Brief, *maps: Debate, width: int = 100) -> str:
    page = brief_page(found, Library(maps))
    lines = [plain(line) for row in (*page.head, *page.rows) for line in lay_out(row, Measure(width))]
    return "\n".join(lines)


def export(found: Brief, name: str, *maps: Debate) -> str:
    shown = Shown(found, Library(maps))
    return "".join(WRITERS[name].write(Extract(brief_debate(shown), brief=shown), Options()))


def test_the_page_has_the_marks_in_order_with_notes_and_whose_words() -> None:
    text = text_of(brief(PAIR, ALONE, TOWN), HARBOUR, OTHER)
    assert "Round two · 2 claims, 1 pair" in text
    assert f"3 of 3 · “{OTHER.title}”" in text, "of several debates, each mark says of which it is"
    assert "2 of 2 ─" in text_of(brief(PAIR, ALONE), HARBOUR, OTHER)
    assert (
        text.index(f"1 of 3 · “{HARBOUR.title}” · ✕ rebuts")
        < text.index("Note: Lead with it.")
        < text.index("A tram along the quay")
    )
    assert "Why (drawn by the mapper): One would carry" in text
    assert "The harbour master, reported (not shared by the author) in: A. Writer, “On the ferry”, 1 May" in text
    assert "Another town's tram." in text
    assert "the map since" not in text


def test_what_the_map_has_lost_stays_and_is_said() -> None:
    text = " ".join(
        text_of(brief(PAIR, ALONE, TOWN), replace(HARBOUR, claims=HARBOUR.claims[:-1], relations=())).split()
    )
    assert "2 marks changed in the map since · 1 mark of debates that are not at hand" in text
    assert "≠ The map no longer says that these meet so." in text
    assert (
        "≠ The claim of The harbour master, reported by Ferry (not shared by the author) is no longer in the map."
        in text
    )
    assert "In fog the ferry stays in port, as everybody there knows." in text
    assert "Another town's tram." in text
    assert "≠ Its debate is not at hand: whether the map has changed is not known." in text


def test_positions_of_several_debates_with_one_label_are_told_apart() -> None:
    twin = replace(OTHER, id="twin", title="The twin town")
    text = export(brief(TOWN, Mark("twin", kept_claim(twin, twin.claims[0]), AT)), "text", OTHER, twin)
    label = OTHER.positions[0].label
    assert f"{label} (“{OTHER.title}”)" in text
    assert f"{label} (“The twin town”)" in text


def test_enter_leads_to_the_pair_or_the_claim_and_else_to_the_file() -> None:
    rows = brief_page(brief(PAIR, ALONE, TOWN), Library((HARBOUR,))).rows
    left, right = (rows.target(1, side) for side in (0, 1))
    assert isinstance(left, Go)
    assert isinstance(right, Go)
    assert left.to.place.positions == ("tram", "road")
    assert right.to.place.positions == ("road", "tram")
    assert (left.to.claim, right.to.claim) == ("tram/thesis", "road/thesis")
    alone = rows.target(row_of(brief(PAIR, ALONE), 1), 0)
    assert isinstance(alone, Go)
    assert alone.to.claim == "ferry/fog"
    assert rows.target(row_of(brief(PAIR, ALONE), 2), 0) == Edit(AT)


def test_of_two_claims_of_one_source_it_is_said_which_meets_which() -> None:
    """It said that a discussion undercuts itself."""
    said = [
        claim("talk/no", position="con", text="It is better to challenge bad ideas than simply to ban them."),
        claim("talk/yes", position="pro", text="Ban it."),
    ]
    one = debate(said, [relation(Kind.UNDERCUTS, "talk/no", "talk/yes")])
    mark = Mark(one.id, kept_pair(one, one.relations[0]), AT)
    assert told_of(mark) == "“It is better to challenge bad ideas than\u00a0…” undercuts “Ban it.”"
    assert told_of(PAIR) == "Tram rebuts Road"


def test_a_row_tells_its_mark() -> None:
    found = brief(PAIR, ALONE)
    for number, mark in enumerate(found.marks):
        assert mark_at(found, row_of(found, number)) is mark
        assert mark_at(found, row_of(found, number) - 1) is mark
    assert mark_at(found, row_of(found, 2)) is None


def test_a_quote_is_verified_as_the_same_words_are_in_the_map_of_now() -> None:
    now = replace(
        HARBOUR,
        claims=tuple(
            replace(one, quotes=tuple(replace(each, state=QuoteState.EXACT, locator="p. 4") for each in one.quotes))
            for one in HARBOUR.claims
        ),
    )
    assert "✓ exact" in text_of(brief(ALONE), now)
    other = replace(now, claims=tuple(replace(one, quotes=(quote("other"),)) for one in now.claims))
    assert "○ unverified" in text_of(brief(ALONE), other)


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_has_the_words_the_speaker_and_the_note(name: str) -> None:
    text = export(brief(PAIR, ALONE, TOWN), name, HARBOUR, OTHER)
    flat = " ".join(re.sub(r"[|│]", " ", text).split())
    assert "In fog the ferry stays in port" in flat
    if name not in ("tgf", "sadface", "kialo", "arggraph", "argdown", "aif", "text"):  # what has no place for issues
        assert "Lead with it." in flat
        assert "harbour master" in flat
    for silence in ("Silent", "Nobody in this debate", "nobody in this debate", "without a counterpart"):
        assert silence not in text, "a brief knows of no silence"


def test_rows_of_a_table_say_nothing_of_silence() -> None:
    rows = list(csv.DictReader(io.StringIO(export(brief(PAIR, ALONE), "csv", HARBOUR).removeprefix("\ufeff"))))
    assert {row["row"] for row in rows} == {"debate", "position", "issue", "source", "claim", "relation"}
    assert {row["met"] for row in rows} == {""}


def test_in_json_order_and_notes_are_kept() -> None:
    found = json.loads(export(brief(ALONE, PAIR), "json", HARBOUR))
    assert [one["extra"] for one in found["issue"]] == [
        {"debate": "harbour"},
        {"debate": "harbour", "note": "Lead with it."},
    ]
    assert [one["question"] for one in found["issue"]][1] == "Tram rebuts Road. Note: Lead with it."


def possible(map: Debate) -> list[Mark]:
    alone = [Mark(map.id, kept_claim(map, one), AT, "a note") for one in map.claims]
    return alone + [Mark(map.id, kept_pair(map, drawn), AT) for drawn in map.relations]


@given(debates("d0"), debates("d1"), st.data())
def test_a_brief_of_several_debates_is_a_sound_map_of_its_own(one: Debate, other: Debate, data: st.DataObject) -> None:
    marks = possible(one) + possible(other)
    if not marks:
        return
    chosen = data.draw(st.lists(st.sampled_from(marks), min_size=1, max_size=5))
    shown = Shown(brief(*chosen), Library((one,)))
    made = brief_debate(shown)
    for claim_ in made.claims:
        assert claim_.source in made.source
        assert claim_.position in made.position
        assert all(claim_.source_of(each) in made.source for each in claim_.quotes)
        assert set(claim_.issues) <= made.issue.keys()
    for drawn in made.relations:
        assert all(origin in made.claim for origin in drawn.origins)
        assert drawn.target in made.claim or drawn.target in made.relation
    wanted = [sorted(one.text for side in mark.sides for one in side) for mark in chosen]
    got = [sorted({each.text for each in made.claims if issue.id in each.issues}) for issue in made.issues]
    assert [sorted(set(words)) for words in wanted] == got, "each mark has its own claims, in its order"
    assert {each.kind for mark in chosen for each in mark.kept.relations} == {each.kind for each in made.relations}


def test_an_exported_brief_opens_again(tmp_path: Path) -> None:
    for name in ("toml", "json"):
        path = tmp_path / f"brief.{name}"
        path.write_text(export(brief(PAIR, ALONE, TOWN), name, HARBOUR, OTHER))
        library = read_library([path])
        assert not [one for one in library.diagnostics if one.severity is Severity.ERROR]
        assert [one.text for one in library.debates[0].claims] == [
            "A tram along the quay would carry more people than the road does now.",
            "The port cannot do without the harbour road.",
            FOG.text,
            "Another town's tram.",
        ]


def test_one_claim_marked_before_and_after_a_change_is_two() -> None:
    now = debate([claim("left/a", text="Now."), claim("right/b")], [relation(Kind.REBUTS, "right/b", "left/a")])
    then = debate([claim("left/a", text="Then.", voice=Voice("A minister"))])
    marks = Mark("d", kept_claim(then, then.claims[0]), AT), Mark("d", kept_pair(now, now.relations[0]), AT)
    made = brief_debate(Shown(brief(*marks), Library(())))
    assert {one.full_id: one.text for one in made.claims} == {
        "left/a": "Then.",
        "right/b": "Claim b of right.",
        "left/a-2": "Now.",
    }
    assert made.relations[0].target == "left/a-2"


def test_briefs_are_found_by_a_part_of_their_name_or_begun() -> None:
    found = Briefs((brief(PAIR), Brief("x", "Saturday", "x.toml")), "two")

    def titles(typed: str) -> list[str]:
        rows = briefs_page(found, typed).rows
        return [plain(line).strip() for row in rows for line in lay_out(row, Measure(60))]

    assert "Round two ← marks go here" in titles("")
    assert "Saturday" not in titles("rou")
    assert "Begin a brief “rou”" in titles("rou")
    assert not any("Begin" in line for line in titles("ROUND two")), "it is there"


def test_of_two_claims_of_one_speaker_it_is_said_which_is_gone() -> None:
    one, other = claim("tram/quick", text="It is quick."), claim("tram/cheap", text="It is cheap.")
    map = debate([one, other], relations=[relation(Kind.UNDERCUTS, "tram/quick", "tram/cheap")], id="town")
    mark = Mark("town", kept_pair(map, map.relations[0]), AT)
    assert [*changes(mark, Library((debate([one], id="town"),)))] == [
        "The claim of Tram (“It is cheap.”) is no longer in the map."
    ]


def test_an_empty_brief_on_paper_has_no_headings_of_nothing() -> None:
    text = export(brief(), "text")
    assert "A brief of nothing yet" in text
    assert not re.search("Positions|Sources|How to read", text)


def test_a_mark_without_a_claim_is_not_counted_as_one() -> None:
    empty = Mark("harbour", debate(), AT)
    assert size_words(Brief("u", "u", "u.toml", (ALONE, empty))) == "1 claim, 1 mark without a claim"

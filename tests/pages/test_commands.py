"""The list of commands: what is typed filters it, and it says only what can be done where the reader is."""

import re
from dataclasses import replace

import pytest

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain, width
from debate_tui.model.debate import Debate, Origin
from debate_tui.pages.commands import commands_page, keys_with
from debate_tui.pages.compose import SCREENS, stops
from debate_tui.pages.shelf import help_page
from debate_tui.state import Do, Screen, places
from debate_tui.state.keymap import OURS
from debate_tui.state.keys import KEYS
from tests.builders import claim, debate


def actions(screen: Screen, query: str, of: Debate | None = None) -> list[str]:
    return [stop.target.action for stop in stops(commands_page(of, screen, query, OURS)) if isinstance(stop.target, Do)]


@pytest.mark.parametrize("screen", [screen for screen in SCREENS if not screen.typing])
def test_without_a_word_every_key_of_the_page_is_there(screen: Screen) -> None:
    cards = replace(debate([claim("aff/tag")]), origin=Origin("cards/1", "cards.docx", "0" * 64))
    assert sorted(actions(screen, "", cards)) == sorted(
        key.action for key in KEYS if screen in key.screens and key.action != "palette"
    )


def test_what_works_on_cards_alone_is_left_out_elsewhere() -> None:
    assert not {"answers", "hands"} & {*actions(places.Compare, "", debate([claim("day/sun")]))}


def test_what_the_footer_would_show_first_is_first_and_what_only_moves_about_last() -> None:
    of = {key.action: key for key in KEYS}
    for screen in (places.Overview, places.Compare, places.Source):
        found = [of[action] for action in actions(screen, "")]
        assert {key.group for key in found[-4:]} == {"Move"}
        assert all(key.footer and screen not in key.idle for key in found[:8])
    assert actions(places.Compare, "").index("next_position") < actions(places.Compare, "").index("issues")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("grid of issues", "grid"),
        ("q", "quit"),
        ("quit", "quit"),
        ("SEARCH", "search"),
        ("/", "search"),
        ("G", "bottom"),
        ("g", "top"),
    ],
)
def test_the_likeliest_is_first(typed: str, first: str) -> None:
    assert actions(places.Compare, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "action"),
    [("hardest", "clashes"), ("disagree", "clashes"), ("exit", "quit"), ("leave", "quit"), ("save", "export"),
     ("print", "export"), ("cite", "copy"), ("find", "search"), ("colour", "theme"), ("connect", "relate")],
)  # fmt: skip
def test_somebody_new_finds_it_by_their_own_word(typed: str, action: str) -> None:
    assert action in {key.action for key in keys_with(KEYS, typed)}


@pytest.mark.parametrize(
    ("typed", "action"),
    [("serch", "search"), ("agrements", "agreements"), ("positon", "next_position"), ("exprot", "export"), ("unawnsered", "unanswered")],
)  # fmt: skip
def test_a_slip_of_the_finger_finds_what_it_meant(typed: str, action: str) -> None:
    assert action in {key.action for key in keys_with(KEYS, typed)}
    assert len(keys_with(KEYS, typed)) < len(KEYS) / 4


def test_what_no_key_says_finds_none() -> None:
    assert not keys_with(KEYS, "zebra") + keys_with(KEYS, "xq") + keys_with(KEYS, "$%")


def test_what_only_moves_about_comes_last() -> None:
    """The list of commands began with the arrows."""
    groups = [{key.action: key.group for key in KEYS}[action] for action in actions(places.Compare, "")]
    assert groups[0] != "Move"
    assert groups.index("Move") == len(groups) - groups.count("Move")


@pytest.mark.parametrize(
    ("typed", "action"),
    [("clash", "clashes"), ("agree", "agreements"), ("who agrees", "agreements"), ("nobody answers", "unanswered")],
)
def test_the_help_has_the_likeliest_first(typed: str, action: str) -> None:
    """“clash” found the overview first, “agree” the clashes, which “disagree”, and “who agrees” nothing."""
    (first, *_) = stops(help_page(typed, OURS))
    assert isinstance(first.target, Do)
    assert first.target.action == action


def test_marks_are_found_by_the_beginnings_of_their_words_as_keys_are() -> None:
    """`g` found “limits without denying” and “paragraph”, for a letter within them."""
    said = [plain(words.runs) for row in help_page("g", OURS).rows for cell in row.cells for words in cell.paragraphs]
    assert not [words for words in said if "limits without" in words or "paragraph of" in words]
    said = [
        plain(words.runs) for row in help_page("EXACT", OURS).rows for cell in row.cells for words in cell.paragraphs
    ]
    assert [words for words in said if words.startswith("the quote is verified")]


def test_what_nothing_is_called_finds_nothing() -> None:
    page = commands_page(None, places.Compare, "xylophone", OURS)
    assert not stops(page)
    assert len(page.rows) == 1


@pytest.mark.parametrize("columns", [12, 20, 40, 59, 60, 80, 100])
def test_an_entry_is_a_line_whatever_the_width(columns: int) -> None:
    """At 40 columns most took two, at 20 four."""
    for row in commands_page(None, places.Compare, "", OURS).rows:
        (line,) = lay_out(row, Measure(columns))
        assert width(line) == columns
        assert len(lay_out(row, Measure(columns, gutters=False))) >= 1


def test_who_hears_an_entry_hears_all_of_it() -> None:
    for row in commands_page(None, places.Compare, "", OURS).rows:
        said = " ".join(plain(line).strip() for line in lay_out(row, Measure(30, gutters=False)))
        assert "…" not in said.replace("JSON, …", "")


def test_on_a_narrow_page_what_a_key_does_begins_near_it() -> None:
    """At 40 columns each entry had 14 for its key, most of which have one letter."""
    rows = [row for row in help_page("", OURS).rows if row.cells[0].target]
    wide, narrow = (sum(lay_out(row, Measure(columns)).height(99) for row in rows) for columns in (60, 40))
    assert narrow < 1.6 * wide
    for row in rows:
        [shown] = [one.shown for one in KEYS if one.action == row.cells[0].target.action]
        first = plain(next(iter(lay_out(row, Measure(40)))))
        assert re.match(rf"  {re.escape(shown)} {{2,}}\S", first), first

"""Titles of blocks: what they answer, by the conventions of debaters, and never by the English word “at”."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.titles import bare, goals, is_answers, number, without_part


@pytest.mark.parametrize(
    ("title", "goal"),
    [
        ("AT: Warming Good", ("Warming Good",)),
        ("A2: Trade", ("Trade",)),
        ("A2 Cap K – 2AC", ("Cap K",)),
        ("AT—Trade", ("Trade",)),
        ("A/T Trade", ("Trade",)),
        ("Ans: Trade", ("Trade",)),
        ("Ans. to Trade", ("Trade",)),
        ("Answers: Trade", ("Trade",)),
        ("2AC – AT Trade", ("Trade",)),
        ("AT: Trade---2AC", ("Trade",)),
        ("AT Trade #2", ("Trade #2",)),
        ("1. AT: Trade", ("Trade",)),
        ("***AT: Politics***", ("Politics",)),
        ("[AT: Politics]", ("Politics",)),
        ("(2AC) A2 Politics!", ("Politics",)),
        ("AT: “Warming good”", ("Warming good",)),
        ("AT: #1 – no link", ("no link",)),
        ("AT: 1", ("1",)),
        ("AT CP", ("CP",)),
        ("Politics Answers", ("Politics",)),
        ("Cap K – Aff Answers", ("Cap K",)),
        ("They Say: No War", ("No War",)),
        ("at - warming", ("warming",)),
        ("X AT: Bush", ("Bush",)),
        ("A/2: Trade", ("Trade",)),
        ("R/T: Trade", ("Trade",)),
        ("Frontline to Trade", ("Trade",)),
        ("AT: They Say – Trade", ("Trade",)),
        ("XT – AT: Trade", ("Trade",)),
        # As in a file of the college season of 2024–25:
        ("2ac/1ar at: licensing fails—at: complexity", ("complexity", "licensing fails")),
        ("2ac at: licensing fails—top level", ("licensing fails",)),
        ("i/l—at: ai solves journalism", ("ai solves journalism",)),
        ("1ar no link—at: open ai", ("open ai",)),
        ("2ac—at: squo solves licensing", ("squo solves licensing",)),
        ("1ar at: link/solvency doublebind", ("link/solvency doublebind",)),
        # No answers:
        ("Trade", ()),
        ("XT: Trade", ()),
        ("Hurt to the port", ()),
        ("The frontline in Gaza", ()),
        ("At the brink: war", ()),
        ("AT THE BRINK OF WAR", ()),
        ("States at war", ()),
        ("Looking at: evidence", ()),
        ("at-risk youth", ()),
        ("AT&T Monopoly", ()),
        ("Attack good", ()),
        ("No Answers", ()),
        ("Response to COVID", ()),
        ("AT", ()),
        ("Answers", ()),
        ("Aff Answers", ()),
    ],
)
def test_what_a_title_answers(title: str, goal: tuple[str, ...]) -> None:
    assert goals(title) == goal


@pytest.mark.parametrize("title", ["AT", "AT:", "Answers", "2AC – Answers", "Aff Answers", "AT: Trade", "A2"])
def test_a_title_may_say_that_answers_follow_without_saying_to_what(title: str) -> None:
    assert is_answers(title)


@pytest.mark.parametrize("title", ["Trade", "At the brink", "No Answers", "Answering machines"])
def test_other_titles_do_not(title: str) -> None:
    assert not is_answers(title)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("1. 2NC – Trade (Ext)", "Trade"),
        ("Trade---1NC Shell", "Trade"),
        ("Trade", "Trade"),
        ("2AC", "2AC"),
        ("COVID-19", "COVID-19"),
    ],
)
def test_a_bare_title(title: str, name: str) -> None:
    assert bare(title) == name


def test_the_number_of_a_part_is_not_its_name() -> None:
    assert [without_part(title) for title in ("Trade #2", "Trade 1/3", "Trade 2", "COVID-19", "Section 230")] == [
        "Trade", "Trade", "Trade", "COVID-19", "Section 230",
    ]  # fmt: skip
    assert [number(title) for title in ("2. No link", "#3 – No link", "No link", "a. No link")] == ["2", "3", "", ""]


@given(st.text(max_size=60))
def test_any_text_is_a_title(text: str) -> None:
    for goal in goals(text):
        assert goal.strip() == goal != ""
    bare(text), number(text), is_answers(text), without_part(text)

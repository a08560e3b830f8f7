"""Drafts on disk: each is recalled as it was left, less what the map no longer has; nonsense is passed over."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.edit.drafts import Draft, NewClaim, NewQuote, NewRelation
from debate_tui.model.debate import By, Kind, Location, Role, Voice
from debate_tui.state import opening
from debate_tui.state.places import Step, Writing
from debate_tui.user.drafts import drafts_journal, folded, recalled, written
from debate_tui.user.drafts import entry as noted
from debate_tui.user.journal import Entry, append
from debate_tui.user.memory import map_of
from tests.builders import claim, debate, relation

ONE = debate(
    [claim("left/a"), claim("right/b"), claim("left/c")],
    [relation(Kind.REBUTS, ["left/a", "left/c"], "right/b")],
)
NEAR = opening(ONE)
_TEXT = st.text(max_size=20)
CLAIMS = st.builds(
    NewClaim,
    st.sampled_from(["left", "right"]),
    st.builds(NewQuote, _TEXT, _TEXT, _TEXT, _TEXT),
    st.sampled_from([(), ("worth",)]),
    _TEXT,
    st.sampled_from([None, *Role]),
    st.none() | st.builds(Voice, _TEXT, st.sampled_from([None, True, False])),
    st.sampled_from(["", "right"]),
    _TEXT,
    _TEXT,
)
RELATIONS = st.builds(
    NewRelation,
    st.just("left/a"),
    st.just("right/b"),
    st.sampled_from([None, *Kind]),
    st.booleans(),
    st.sampled_from([None, *ONE.relations]),
    _TEXT,
    st.sampled_from([None, *By]),
    st.sampled_from([(), ("left/c",)]),
)


def keep(*entries: Entry) -> list[Writing]:
    path = drafts_journal()
    assert path
    path.unlink(missing_ok=True)
    append(path, [*entries])
    return [place for _, place in recalled(ONE, NEAR)]


def entry(place: Writing, id: str = "") -> Entry:
    """As the one explorer that there is notes it: each draft under the name of its kind."""
    return noted(place, map_of(ONE), id or type(place.draft).__name__)


def at(draft: Draft, typed: str = "so far") -> Writing:
    return Writing(NEAR, draft, Step.TEXT, typed, Writing(NEAR, draft, Step.ROLE, "fa"))


@given(CLAIMS | RELATIONS, _TEXT)
def test_what_was_left_is_recalled(draft: Draft, typed: str) -> None:
    assert keep(entry(at(draft, typed))) == [at(draft, typed)]


def test_the_latest_counts_and_what_was_written_is_forgotten() -> None:
    claim_draft, drawn = NewClaim("left", NewQuote("So.", "¶1")), NewRelation("left/a", "right/b")
    entries = [entry(at(claim_draft, "S")), entry(at(drawn)), entry(at(claim_draft, "So"))]
    assert keep(*entries) == [at(drawn), at(claim_draft, "So")]
    assert keep(*folded(entries)) == [at(drawn), at(claim_draft, "So")]
    assert keep(*entries, written(at(claim_draft), "NewClaim")) == [at(drawn)]


def test_a_journal_of_an_older_program_is_understood() -> None:
    new = entry(at(NewRelation("left/a", "right/b")))
    old = {name: value for name, value in new.items() if name not in ("id", "map")}
    assert keep(old) == [at(NewRelation("left/a", "right/b"))]
    assert keep(old, {name: value for name, value in old.items() if name in ("debate", "about")}) == []


def test_maps_of_one_id_have_drafts_of_their_own_until_one_is_gone(tmp_path: Path) -> None:
    """What was begun in one map stood in the other, and could be written into it."""
    files = [tmp_path / name for name in ("a.toml", "b.toml")]
    for file in files:
        file.touch()
    here, there = (replace(ONE, at=Location(str(file), 1, 1)) for file in files)
    path = drafts_journal()
    assert path
    append(path, [noted(at(NewRelation("left/a", "right/b")), map_of(here), "x")])
    assert [id for id, _ in recalled(here, NEAR)] == ["x"]
    assert [*recalled(there, NEAR)] == []
    files[0].rename(tmp_path / "moved.toml")
    assert [id for id, _ in recalled(there, NEAR)] == ["x"]


def test_what_the_map_no_longer_has_is_left_out() -> None:
    lost = NewRelation("left/a", "right/b", Kind.SUPPORTS, linked=("left/gone",))
    assert keep(entry(at(lost))) == [at(replace(lost, linked=()))]
    asked = NewClaim("left", NewQuote("So.", "¶1"), ("gone",), position="gone", text="So.")
    assert keep(entry(at(asked))) == [at(replace(asked, issues=(), position=""))]
    assert keep(entry(at(NewRelation("left/gone", "right/b")))) == []


@pytest.mark.parametrize("field", ["steps", "draft", "about"])
@pytest.mark.parametrize("value", [None, 7, [], {}, "x", [["text"]], [["no step", "x"]], {"source": "left"}])
def test_nonsense_is_passed_over(field: str, value: object) -> None:
    said = {**entry(at(NewClaim("left", NewQuote("So.", "¶1")))), field: value}
    assert len(keep(said)) == (field == "about")


def test_a_draft_of_a_map_that_can_not_be_asked_for_is_not_this_map_s() -> None:
    draft = entry(Writing(NEAR, NewRelation("left/a", "right/b"), Step.KIND))
    assert len(keep(draft)) == 1
    assert keep({**draft, "map": f"/{'a' * 5000}"}) == []

"""What was begun and isn't written: who leaves is told whether it is kept, and only what is kept is said to be."""

from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.edit.drafts import NewClaim, NewQuote
from debate_tui.state.places import Step, Writing
from debate_tui.tui.begun import Begun
from debate_tui.user.journal import Journal
from tests.user.test_drafts import NEAR, ONE

DRAFT = Writing(NEAR, NewClaim("left", NewQuote("So.", "¶1")), Step.TEXT, "so far")


def warned() -> str:
    begun = Begun(Journal())
    begun.keep(ONE, DRAFT)
    return begun.warning()


def test_what_is_on_disk_is_said_to_be_kept() -> None:
    assert warned() == "Begun and not written: 1, but kept for the next time. Once more leaves."


def test_what_could_not_be_put_on_disk_is_not_said_to_be_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a state folder that can't be written, the words were said to be kept, and were gone."""
    path = home / "state" / "debate-tui" / "drafts.jsonl"
    (home / "state").write_text("a file")
    told = f"Begun and not written: 1, and not kept: {path} can't be written. Once more leaves without."
    assert warned() == told
    begun = Begun(Journal())
    assert begun.trouble() == ""
    begun.keep(ONE, DRAFT)
    assert begun.unkept() == f"{path} can't be written"
    assert begun.trouble() == f"Kept only until you quit: {path} can't be written."
    assert begun.trouble() == "", "said once"
    monkeypatch.setenv("XDG_STATE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert warned() == "Begun and not written: 1. Once more leaves without."


def typed(words: str) -> Writing:
    return replace(DRAFT, query=words)


def began(begun: Begun) -> tuple[str | None, int]:
    place, times = begun.of(ONE, DRAFT.draft, NEAR)
    return (place.query if place else None), times


def test_two_explorers_on_one_sentence_keep_two_drafts() -> None:
    """The one that typed last was kept, the words of the other were gone."""
    one, other = Begun(Journal()), Begun(Journal())
    assert began(one) == began(other) == (None, 0)
    for words in ("a", "ab"):
        one.keep(ONE, typed(words))
        other.keep(ONE, typed(words.upper()))
    later = Begun(Journal())
    assert [began(later) for _ in range(3)] == [("AB", 2), ("ab", 2), ("AB", 2)]
    assert later.warning() == "Begun and not written: 2, but kept for the next time. Once more leaves."
    later.keep(ONE, typed("AB, gone on"))
    again = Begun(Journal())
    assert [began(again) for _ in range(2)] == [("AB, gone on", 2), ("ab", 2)]
    again.keep(ONE, typed("ab"))
    again.forget(ONE, typed("ab"))
    assert began(Begun(Journal())) == began(again) == ("AB, gone on", 1)


def test_what_another_explorer_types_on_while_its_draft_is_gone_on_with_is_not_lost() -> None:
    first, second = Begun(Journal()), Begun(Journal())
    first.keep(ONE, typed("first"))
    assert began(second) == ("first", 1)
    second.keep(ONE, typed("second"))
    first.keep(ONE, typed("first, longer"))
    second.keep(ONE, typed("second, longer"))
    third = Begun(Journal())
    assert {began(third)[0] for _ in range(2)} == {"first, longer", "second, longer"}

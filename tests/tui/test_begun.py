"""What was begun and isn't written: who leaves is told whether it is kept, and only what is kept is said to be."""

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
    monkeypatch.setenv("XDG_STATE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert warned() == "Begun and not written: 1. Once more leaves without."

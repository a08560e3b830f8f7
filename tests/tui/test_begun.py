"""What was begun and isn't written: who leaves is told whether it is kept, and only what is kept is said to be."""

import sys
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from debate_tui.edit.drafts import NewClaim, NewQuote
from debate_tui.state.places import Step, Writing
from debate_tui.tui.begun import Begun
from debate_tui.user.drafts import drafts_journal, entry
from debate_tui.user.journal import Journal, append
from debate_tui.user.memory import map_of
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


class Explorer(Begun):
    """One that can be left."""

    def __init__(self) -> None:
        self.journal = Journal()
        super().__init__(self.journal)


def test_two_explorers_on_one_sentence_keep_two_drafts() -> None:
    """The one that typed last was kept, the words of the other were gone."""
    one, other = Explorer(), Explorer()
    assert began(one) == began(other) == (None, 0)
    for words in ("a", "ab"):
        one.keep(ONE, typed(words))
        other.keep(ONE, typed(words.upper()))
    one.journal.close()
    other.journal.close()
    later = Explorer()
    assert [began(later) for _ in range(3)] == [("AB", 2), ("ab", 2), ("AB", 2)]
    assert later.warning() == "Begun and not written: 2, but kept for the next time. Once more leaves."
    later.keep(ONE, typed("AB, gone on"))
    later.journal.close()
    again = Explorer()
    assert [began(again) for _ in range(2)] == [("AB, gone on", 2), ("ab", 2)]
    again.keep(ONE, typed("ab"))
    again.forget(ONE, typed("ab"))
    assert began(Explorer()) == began(again) == ("AB, gone on", 1)


def test_what_another_explorer_has_in_hand_is_left_to_it_until_it_ends(home: Path) -> None:
    """A second explorer went on with what the first was writing, and said that it had been left."""
    first, second = Explorer(), Explorer()
    first.keep(ONE, typed("first"))
    assert began(second) == (None, 0)
    second.keep(ONE, typed("second"))
    first.keep(ONE, typed("first, longer"))
    third = Explorer()
    assert began(third) == (None, 0)
    second.journal.close()
    assert began(Explorer()) == ("second", 1)
    first.journal.close()
    last = Explorer()
    assert {began(last)[0] for _ in range(2)} == {"first, longer", "second"}
    assert [*(home / "state" / "debate-tui" / "running").iterdir()] == []


KILLED = """
import os, signal
from tests.tui.test_begun import ONE, Explorer, typed
explorer = Explorer()
explorer.keep(ONE, typed("until it was killed"))
print("kept", flush=True)
input()
"""


def test_what_a_killed_explorer_had_in_hand_is_gone_on_with() -> None:
    with Popen([sys.executable, "-c", KILLED], stdin=PIPE, stdout=PIPE, cwd=Path(__file__).parents[2]) as program:
        assert program.stdout
        assert program.stdout.readline() == b"kept\n"
        assert began(Explorer()) == (None, 0)
        program.kill()
    assert began(Explorer()) == ("until it was killed", 1)


@pytest.mark.parametrize("holder", ["", "../../drafts.jsonl", "0123456789abcdef", "x" * 16, None, 1, ["a"]])
def test_whom_nobody_knows_holds_nothing(holder: object) -> None:
    journal = drafts_journal()
    assert journal
    append(journal, [{**entry(DRAFT, map_of(ONE), "1"), "holder": holder}])
    assert began(Explorer()) == ("so far", 1)
    assert journal.is_file()


def test_where_nothing_can_be_locked_what_was_begun_is_kept_nevertheless(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr("debate_tui.disk.running.lock", lambda *_: None)
    first, second = Explorer(), Explorer()
    first.keep(ONE, typed("first"))
    assert began(second) == ("first", 1)
    second.keep(ONE, typed("second"))
    first.keep(ONE, typed("first, longer"))
    second.keep(ONE, typed("second, longer"))
    third = Explorer()
    assert {began(third)[0] for _ in range(2)} == {"first, longer", "second, longer"}
    for one in (first, second):
        one.journal.close()
    state = home / "state" / "debate-tui"
    (state / "running").rmdir()
    (state / "running").write_text("no folder")
    other = Explorer()
    other.keep(ONE, typed("other"))
    assert other.unkept() == ""

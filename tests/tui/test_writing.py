"""Writing from the explorer: a claim and a relation, chosen step by step, checked, written, and taken back to the byte."""

import os
import random
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.cli import main
from debate_tui.edit.drafts import NewClaim
from debate_tui.state import Spot, opening, places
from debate_tui.state.places import Step, Writing
from debate_tui.tui.begun import Begun
from debate_tui.tui.body import Size
from debate_tui.tui.remembering import Session
from tests.tui.screens import MAP, SIZES, written
from tests.tui.terminal import Terminal, terminal
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

FILE = Path("map/debate.toml")


def windows(file: bytes) -> bytes:
    return b"\xef\xbb\xbf" + file.replace(b"\n", b"\r\n")


@asynccontextmanager
async def writer(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int] = (100, 40),
    linear: bool = False,
    session: Session | None = None,
) -> AsyncIterator[Terminal]:
    """Somebody who reads the first source's text."""
    monkeypatch.chdir(folder)
    content = written(folder)
    async with terminal(
        content.verified(), size=size, content=content, session=session or Session(linear=linear)
    ) as reader:
        await reader.press("s", *(["down"] if linear else []), "enter")
        assert reader.screen is places.Source
        yield reader


async def to_check(reader: Terminal, text: str = "Trams run late.", meanwhile: Callable[[], object] = bool) -> None:
    """Everything chosen for a claim on the second sentence, with its own words typed; `meanwhile` happens before the check."""
    await reader.press("g", "j", "a")
    if step(reader) is None:  # the sentence was below a small screen: it is shown first
        assert "once more" in flat(reader.text)
        await reader.press("a")
    await reader.press("enter", "enter", "enter", "enter")
    await reader.type(text)
    meanwhile()
    await reader.press("enter")
    assert step(reader) is Step.CHECK


def step(reader: Terminal) -> Step | None:
    return reader.place.step if isinstance(reader.place, Writing) else None


def flat(text: str) -> str:
    return " ".join(text.split())


# A claim


async def test_every_choice_is_written_and_the_cursor_stands_on_the_claim(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("g", "j", "a")
        await reader.type("what does it")
        await reader.press("enter")
        await reader.type("fact")
        assert "prediction" not in reader.text, "the list is filtered by typing"
        await reader.press("enter")
        await reader.type("the mayor")
        await reader.press("enter", "down", "down", "enter", "down", "enter")
        await reader.type("Trams run late.")
        await reader.press("enter")
        assert 'question = "what does it"' in reader.text, "what will be written is shown"
        await reader.press("enter")
        assert reader.claim == "tram/trams-run-late"
        claim = reader.app.library.debate["harbour"].claim["tram/trams-run-late"]
        assert (claim.role, claim.position, claim.issues) == ("fact", "road", ("what-does-it",))
        assert claim.voice
        assert (claim.voice.speaker, claim.voice.endorsed) == ("the mayor", False)
        assert claim.quotes[0].state.verified


async def test_a_position_that_the_map_lacks_is_named_and_written_with_the_claim(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("g", "j", "a", "enter", "enter", "enter")
        assert step(reader) is Step.POSITION
        await reader.type("Neither tram nor road")
        assert "A new position, called “Neither tram nor road”" in flat(reader.text)
        await reader.press("enter")
        await reader.type("Trams run late.")
        await reader.press("enter")
        assert "Neither tram nor road (new)" in flat(reader.text)
        assert 'label = "Neither tram nor road"' in reader.text
        await reader.type("position")
        await reader.press("enter")
        await reader.type("keep")
        await reader.press("enter")
        assert 'position = "road"' in reader.text, "it can be changed"
        await reader.type("position")
        await reader.press("enter")
        await reader.type("Neither")
        await reader.press("enter", "enter")
        debate = reader.app.library.debate["harbour"]
        assert debate.claim["tram/trams-run-late"].position == "neither"
        assert debate.position["neither"].label == "Neither"
        await reader.press("u")
        assert FILE.read_text() == MAP


async def test_sentences_stay_marked_for_who_leaves_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The mark was gone, so that `a` in the same place began another claim on the last sentence alone."""
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("g", "V", "j", "a", "enter", "enter")
        await reader.press("ctrl+c")
        assert reader.screen is places.Source
        assert reader.app.view.state.marked is not None
        await reader.press("a")
        place = reader.place
        assert isinstance(place, Writing)
        assert place.step is Step.SPEAKER
        assert isinstance(place.draft, NewClaim)
        assert place.draft.quote.text == "A tram is quiet. It runs at night, too."


async def test_a_draft_on_several_sentences_goes_on_from_each_of_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After a restart nothing is marked, and nobody remembers what was."""
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("g", "V", "j", "a", "enter", "enter", "ctrl+c", "V", "a")
        assert step(reader) is Step.SPEAKER
        assert "V marks this one alone" in flat(reader.text)
        await reader.press("ctrl+c", "V", "a")
        assert step(reader) is Step.ISSUE


async def test_windows_line_ends_stay_and_taking_back_is_exact(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        FILE.write_bytes(windows(FILE.read_bytes()))
        before = FILE.read_bytes()
        await to_check(reader)
        await reader.press("enter")
        after = FILE.read_bytes()
        assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\n")
        await reader.press("u")
        assert FILE.read_bytes() == before
        await reader.press("R")
        assert FILE.read_bytes() == after


async def test_nothing_is_written_before_the_check_and_esc_and_ctrl_c_lose_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        assert FILE.read_text() == MAP
        await reader.press("escape")
        assert (step(reader), reader.typed) == (Step.TEXT, "Trams run late.")
        await reader.type(" Or so")
        await reader.press("ctrl+c")
        assert reader.screen is places.Source
        assert "a in the same place goes on with it" in flat(reader.text)
        await reader.press("a")
        assert (step(reader), reader.typed) == (Step.TEXT, "Trams run late. Or so")
        await reader.press(*["escape"] * 5)
        assert reader.screen is places.Source
        await reader.press("a", "enter", "enter", "enter", "enter")
        assert reader.typed == "Trams run late. Or so"
        await reader.press("ctrl+c", "ctrl+c")
        assert "Begun and not written: 1. Once more leaves without." in reader.text
        assert not reader.app.leaving
        await reader.press("ctrl+c")
        assert reader.app.leaving


async def test_what_was_chosen_can_be_changed_at_the_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        await reader.type("role")
        await reader.press("enter")
        assert step(reader) is Step.ROLE
        await reader.type("rebut")
        await reader.press("enter")
        assert step(reader) is Step.CHECK
        assert 'role = "rebuttal"' in reader.text


async def test_a_map_that_would_be_wrong_is_not_written_unless_it_is_mended_in_the_editor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The text was changed since it was read: the words that were marked are no longer in it."""
    async with writer(tmp_path, monkeypatch) as reader:
        other = "A tram is quiet. It costs little for what it does.\n"
        await to_check(reader, meanwhile=lambda: Path("map/sources/tram.txt").write_text(other))
        assert "E50" in reader.text
        assert "Write it ·" not in reader.text
        await reader.type("mend")
        await reader.with_editor("sed -i s/night/day/ map/debate.toml; true", "enter")
        assert FILE.read_text().count("Trams run late.") == 1
        assert "It runs at day, too." in FILE.read_text()


async def test_a_map_that_changed_under_the_check_is_checked_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        FILE.write_text(f"# by another hand\n{MAP}")
        await reader.press("enter")
        assert "The map was changed meanwhile" in reader.text
        assert "Trams run late." not in FILE.read_text()
        await reader.press("enter")
        assert FILE.read_text().startswith("# by another hand\n")
        assert "Trams run late." in FILE.read_text()


async def test_the_check_says_what_would_be_written_as_soon_as_the_map_is_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The page went on with line numbers of the map before, until Enter found out."""
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        place = reader.app.view.state.place
        assert isinstance(place, Writing)
        FILE.write_text(f"# by another hand\n{MAP}")
        reader.app.files.read_again()
        await reader.press("down", "up")
        now = reader.app.view.state.place
        assert isinstance(now, Writing)
        assert now.made
        assert place.made
        assert now.made.at.line == place.made.at.line + 1
        reader.app.writing.recheck()
        assert reader.app.view.state.notice == "", "nothing has changed since"


async def test_who_leaves_is_told_that_what_is_begun_cant_be_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It was said to be kept, on a full disk."""
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        monkeypatch.setattr(Begun, "unkept", lambda _: "the disk is full")
        await reader.press("ctrl+c")
        told = "Not written, and kept only until you quit, since the disk is full: a in the same place goes on with it."
        assert told in flat(reader.text)


async def test_what_another_hand_has_changed_since_is_not_taken_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        await reader.press("enter")
        mine = FILE.read_bytes() + b"# by another hand\n"
        FILE.write_bytes(mine)
        await reader.press("u")
        assert "was changed by another hand since" in flat(reader.text)
        assert FILE.read_bytes() == mine


async def test_that_something_was_taken_back_is_said_in_a_map_with_errors_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The page of the claim went with it; the look at the files behind that said “Read again. 1 error.” in its place."""
    async with writer(tmp_path, monkeypatch) as reader:
        FILE.write_text(MAP + '\n[[claim]]\nid = "halve"\nsource = "tram"\nrole = "thesiss"\n')
        reader.app.files.read_again()
        await to_check(reader)
        await reader.press("enter", "enter")
        assert reader.screen is places.Claim
        await reader.press("u")
        assert "Taken back: claim tram/trams-run-late" in flat(reader.text)
        for _ in range(3):
            await reader.app.files.look_again()
            await reader.pilot.pause()
        assert "Taken back: claim tram/trams-run-late" in flat(reader.text)


async def test_a_file_that_is_not_utf_8_is_not_touched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        before = FILE.read_bytes() + b"# caf\xe9\n"
        FILE.write_bytes(before)
        await to_check(reader)
        assert "Not written: map/debate.toml is not UTF-8 on line" in flat(reader.text)
        assert FILE.read_bytes() == before


async def test_a_lock_that_has_all_quotes_gets_the_new_one_and_loses_it_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = Path("map/quotes.lock")
    async with writer(tmp_path, monkeypatch) as reader:
        assert main(["lock", "map"]) == 0
        before = lock.read_bytes()
        await to_check(reader)
        assert "W511" not in reader.text
        assert "Into map/debate.toml, line " in reader.text
        assert "Into map/quotes.lock, line " in reader.text
        await reader.press("enter")
        after = lock.read_bytes()
        assert b"trams-run-late" in after
        assert main(["lock", "map"]) == 0
        assert lock.read_bytes() == after, "as the command would have written it"
        await reader.press("u")
        assert lock.read_bytes() == before
        assert FILE.read_text() == MAP


async def test_a_lock_that_another_program_changed_meanwhile_is_checked_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Enter was refused for ever, and nothing said that Esc helps."""
    lock = Path("map/quotes.lock")
    async with writer(tmp_path, monkeypatch) as reader:
        assert main(["lock", "map"]) == 0
        await to_check(reader)
        lock.write_bytes(lock.read_bytes() + b"\n# seen\n")
        await reader.press("enter")
        assert "The map was changed meanwhile" in flat(reader.text)
        await reader.press("enter")
        assert "Written: claim tram/trams-run-late" in flat(reader.text)
        assert lock.read_bytes().endswith(b"# seen\n")


async def test_nothing_is_written_into_a_map_that_was_emptied_meanwhile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A claim was written into a file without header, debate or source, and no problem told."""
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        FILE.write_bytes(b"")
        await reader.press("enter")
        assert "no longer holds the debate harbour" in flat(reader.text)
        await reader.press("enter", "enter")
        assert FILE.read_bytes() == b""


async def test_a_lock_that_was_behind_is_left_alone_and_the_warning_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = Path("map/quotes.lock")
    async with writer(tmp_path, monkeypatch) as reader:
        assert main(["lock", "map"]) == 0
        before = re.sub(rb'  "quiet .*\n', b"", lock.read_bytes())
        lock.write_bytes(before)
        await to_check(reader)
        assert "W511" in reader.text
        await reader.press("enter")
        assert "Trams run late." in FILE.read_text()
        assert lock.read_bytes() == before


# A relation


async def test_a_relation_is_drawn_from_one_page_to_another_and_taken_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("g", "n", "r", "o")
        assert "relation from “Trams make little noise.”" in reader.text, "it is remembered in the title"
        await reader.press("/")
        await reader.type("cheap")
        await reader.press("enter", "r")
        await reader.type("supp")
        await reader.press("down", "enter", "enter")
        assert step(reader) is Step.BY, "within one source it needs no why, but somebody draws it"
        await reader.press("enter")
        assert step(reader) is Step.CHECK
        await reader.press("enter")
        drawn = '\n[[relation]]\nkind = "supports"\nfrom = "tram/cheap"\nto = "tram/quiet"\nby = "mapper"\n'
        assert FILE.read_text() == MAP + drawn, "whoever goes on by Enter says nothing in the source's name"
        assert reader.screen is places.Claim
        assert reader.claim == "tram/quiet"
        await reader.press("u")
        assert FILE.read_text() == MAP


async def test_a_linked_premise_is_chosen_from_a_list_and_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("/")
        await reader.type("cheap")
        await reader.press("enter", "r", "c", "g", "tab")
        assert reader.claim == "road/sleep"
        await reader.press("r")
        await reader.type("reason for")
        await reader.press("enter")
        await reader.type("Both make it so.")
        await reader.press("enter")
        await reader.type("together")
        await reader.press("enter")
        assert step(reader) is Step.LINKED
        await reader.type("noise")
        await reader.press("enter")
        assert 'from = ["tram/cheap", "tram/quiet"]' in reader.text
        assert "“Trams are cheap.”, together with “Trams make little noise.”, is a reason for" in flat(reader.text)
        await reader.press("enter")
        assert 'from = ["tram/cheap", "tram/quiet"]\nto = "road/sleep"' in FILE.read_text()
        assert reader.app.library.debate["harbour"].relations[-1].origins == ("tram/cheap", "tram/quiet")
        await reader.press("u")
        assert FILE.read_text() == MAP


async def test_a_draft_outlives_a_killed_explorer_with_its_last_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    remembers = Session(remembers=True)
    async with writer(tmp_path, monkeypatch, session=remembers) as killed:
        await killed.press("g", "j", "a", "enter")
        await killed.type("fact")
        await killed.press("enter", "enter", "enter")
        await killed.type("Trams run l")
        shutil.copytree(os.environ["XDG_STATE_HOME"], tmp_path / "state")  # what kill -9 leaves
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    content = store.open([FILE.parent])
    async with terminal(content.verified(), size=(100, 40), content=content, session=remembers) as reader:
        await reader.press("s", "enter", "g", "j", "a")
        assert step(reader) is Step.TEXT
        assert reader.app.view.line.text == "Trams run l"
        await reader.type("ate.")
        await reader.press("enter", "enter")
        assert 'text = "Trams run late."\nrole = "fact"' in FILE.read_text()
    content = store.open([FILE.parent])
    async with terminal(content.verified(), size=(100, 40), content=content, session=remembers) as reader:
        await reader.press("s", "enter", "g", "j", "a")
        assert step(reader) is Step.ISSUE, "what is written is no draft any more"


async def test_between_two_sources_a_why_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("c", "r", "tab", "r", "down", "enter", "enter")
        assert step(reader) is Step.WHY
        assert "says why" in reader.text
        await reader.press("ctrl+c", "r")
        assert step(reader) is Step.WHY, "kept, and the first claim with it"


async def test_a_step_is_undercut_and_has_its_id_taken_back_with_that(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("/")
        await reader.type("cheap")
        await reader.press("enter", "r", "/")
        await reader.type("little noise")
        await reader.press("enter", "r")
        await reader.type("that it contradicts")
        assert "“Trams are cheap.” attacks, of “Trams make little noise.”, that it contradicts" in flat(reader.text)
        await reader.press("enter")
        await reader.type("Cheap is not quiet.")
        await reader.press("enter", "enter", "enter")
        assert 'to = "quiet-sleep"' in FILE.read_text()
        assert FILE.read_text().count('id = "quiet-sleep"') == 1
        assert not [one for one in reader.app.library.diagnostics if one.code.startswith("E")]
        await reader.press("u")
        assert FILE.read_text() == MAP


async def test_the_same_claim_twice_draws_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("c", "r", "r")
        assert "No relation is drawn." in reader.text
        await reader.press("i", "r")
        assert "A relation is drawn from claim to claim" in reader.text


async def test_another_format_is_refused_with_the_command_that_makes_a_map_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.tgf").write_text("1 Trams are quiet\n2 Trams are cheap\n#\n1 2 supports\n")
    content = store.open(["m.tgf"])
    async with terminal(content.verified(), size=(100, 40), content=content) as reader:
        await reader.press("r")
        assert "debate-tui import m.tgf -o m.toml makes a map to write into" in flat(reader.text), "at the first claim"
        assert reader.state.related is None


async def test_a_map_that_cant_be_written_into_is_copied_with_all_that_is_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    async with writer(tmp_path, monkeypatch) as reader:
        FILE.chmod(0o444)
        await reader.press("g", "j", "a")
        assert "map/debate.toml is read-only" in reader.text
        await reader.press("enter")
        copy = tmp_path / "data" / "debate-tui" / "harbour"
        assert f"Copied to {copy}" in reader.state.notice
        assert step(reader) is Step.ISSUE
        await reader.press("enter", "enter", "enter", "enter")
        await reader.type("Trams run late.")
        await reader.press("enter", "enter")
        assert reader.claim == "tram/trams-run-late"
        assert FILE.read_text() == MAP
        assert "Trams run late." in (copy / "debate.toml").read_text()
        assert (copy / "sources" / "tram.txt").read_bytes() == Path("map/sources/tram.txt").read_bytes()


async def test_the_copy_of_a_read_only_map_is_what_is_written_into_wherever_it_was_opened_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "data" / "debate-tui"
    (home / "other").mkdir(parents=True)
    (home / "other" / "debate.toml").write_text(MAP.replace("harbour", "other"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home.parent))
    monkeypatch.chdir(tmp_path)
    written(tmp_path)
    FILE.chmod(0o444)
    for number, paths in enumerate(([FILE.parent, home], [tmp_path, home], [home, FILE.parent])):
        content = store.open(paths)
        async with terminal(content.verified(), size=(100, 40), content=content) as reader:
            reader.app.move(
                replace(reader.state, here=Spot(places.Sources(opening(reader.app.library.debate["harbour"]))))
            )
            await reader.press("enter", "g", "j", "a", "enter")
            assert step(reader) is Step.ISSUE, (number, reader.text)
            await reader.press("enter", "enter", "enter", "enter")
            await reader.type("Trams run late.")
            await reader.press("enter", "enter")
            assert "Trams run late." in (home / "harbour" / "debate.toml").read_text()
        shutil.rmtree(home / "harbour")
    assert FILE.read_text() == MAP


async def test_what_is_taken_back_already_is_said_to_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        await reader.press("enter", "u", "u")
        assert "all that was written is taken back; R writes it again" in flat(reader.text)


async def test_who_goes_on_by_enter_has_the_author_share_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with writer(tmp_path, monkeypatch) as reader:
        await reader.press("g", "j", "a", "enter", "enter")
        await reader.type("Ann Lee")
        await reader.press("enter")
        assert step(reader) is Step.SHARED
        await reader.press("enter", "enter")
        await reader.type("Trams run late.")
        await reader.press("enter")
        assert 'voice = { speaker = "Ann Lee" }' in reader.text


# Everywhere


async def test_of_much_content_the_check_is_made_beside_the_keys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(store, "LARGE", 0)

    async def until(words: str) -> None:
        for _ in range(500):
            if words in flat(reader.text):
                return
            await reader.pilot.pause(0.02)
        raise AssertionError(reader.text)

    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        await until("Write it ·")
        await reader.press("enter")
        await until("Written: claim")
        assert reader.claim == "tram/trams-run-late"
        await reader.press("u")
        await until("Taken back: claim")
        assert FILE.read_text() == MAP


async def test_a_check_of_the_files_under_way_does_not_wipe_away_what_was_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It had seen the explorer's own change, and said “Read again: a file has changed.” in place of “Taken back”."""
    async with writer(tmp_path, monkeypatch) as reader:
        await to_check(reader)
        await reader.press("enter")
        monkeypatch.setattr(store.Store, "changed", lambda _: True)
        for words in ("Written: claim", "Taken back: claim", "Written again: claim"):
            assert words in flat(reader.text)
            await reader.app.files.look_again()
            await reader.pilot.pause()
            assert words in flat(reader.text)
            await reader.press("R" if words.startswith("Taken") else "u")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_can_be_done_at_every_size(size: Size, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch, (size.columns, size.lines)) as reader:
        await to_check(reader)
        await reader.press("enter")
        assert "Trams run late." in FILE.read_text()
        await reader.press("u")
        assert FILE.read_text() == MAP


async def test_it_is_heard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with writer(tmp_path, monkeypatch, (80, 24), linear=True) as reader:
        await reader.press("a")
        assert "Which issue is it on?" in reader.text
        assert "Quote: “A tram is quiet.”" in reader.text
        await reader.press("enter", "enter", "enter", "enter")
        await reader.type("Trams run late.")
        await reader.press("enter")
        assert "Note: [claim]" not in reader.text, "the file's own signs are said as they are"
        await reader.press("enter")
        assert "Trams run late." in FILE.read_text()


async def test_whatever_is_saved_over_the_map_the_screen_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A writer's map, saved with any bytes in any place: cut off, overwritten, doubled, emptied."""
    dice = random.Random(13)
    async with writer(tmp_path, monkeypatch) as reader:
        place = reader.place
        for _ in range(25):
            data = bytearray(MAP.encode())
            for _ in range(dice.randrange(1, 4)):
                at = dice.randrange(len(data) + 1)
                match dice.randrange(4):
                    case 0:
                        data = data[:at]
                    case 1:
                        data[at : at + dice.randrange(9)] = dice.randbytes(dice.randrange(9))
                    case 2:
                        data[at:at] = data[: dice.randrange(99)]
                    case _:
                        del data[at : at + dice.randrange(99)]
            FILE.write_bytes(data)
            await reader.app.files.look_again()
            await reader.pilot.pause()
            assert reader.place == place, data
            assert "A tram is quiet." in reader.text, data
        FILE.write_text(MAP)
        await reader.app.files.look_again()
        await to_check(reader)
        await reader.press("enter")
        assert "Trams run late." in FILE.read_text()


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_from_a_text_to_a_claim_that_is_related_and_back_in_a_real_terminal(tmp_path: Path) -> None:
    written(tmp_path)
    file = tmp_path / "map" / "debate.toml"
    homes = {f"XDG_{kind}_HOME": str(tmp_path / "home") for kind in ("STATE", "CACHE", "CONFIG", "DATA")}
    with Tmux(f"{PROGRAM} map", size=(100, 30), folder=tmp_path, **{**os.environ, **homes}) as reader:
        reader.until("Tram or road?")
        reader.keys("s")
        reader.until("On the road")
        reader.keys("Enter")
        reader.until("It runs at night, too.")
        reader.keys("g", "j", "V", "a")
        reader.until("Which issue is it on?")
        reader.keys("Enter", "Enter", "Enter", "Enter")
        reader.until("What does it say?")
        reader.type("Trams run late.")
        reader.keys("Enter")
        reader.until("Is it right?")
        reader.keys("Enter")
        reader.until("Written: claim tram/trams-run-late")
        reader.keys("r", "c")
        reader.until("relation from “Trams run late.”")
        reader.keys("g", "l", "r")
        reader.until("How do the two claims meet?")
        reader.type("undercuts")
        reader.keys("Enter")
        reader.until("What makes them meet?")
        reader.type("Who sleeps then?")
        reader.keys("Enter")
        reader.until("Is it right?")
        reader.keys("Enter")
        reader.until("Written: a relation")
        assert 'from = "tram/trams-run-late"\nto = "road/sleep"\nwhy = "Who sleeps then?"' in file.read_text()
        reader.keys("u")
        reader.until("Taken back: a relation")
        reader.keys("u")
        reader.until("Taken back: claim tram/trams-run-late")
        reader.keys("q", "q")
        assert reader.status() == 0
    assert file.read_text() == MAP

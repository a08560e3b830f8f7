"""Briefs in the explorer: what several sessions, editors and broken files do to what a reader marks."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.user.briefs import read_all
from tests.builders import claim, debate, relation
from tests.tui.screens import SIZES, harbour
from tests.tui.terminal import Terminal, terminal

LIBRARY = Library((harbour(), debate([claim("day/sun"), claim("night/moon")], id="sky")))


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "data" / "debate-tui" / "briefs"


async def shown(reader: Terminal, words: str) -> None:
    """Waits until the screen says so."""
    for _ in range(100):
        if words in reader.text:
            return
        await reader.pilot.pause(0.05)
    raise AssertionError(reader.text)


def count() -> int:
    [found] = read_all()
    return len(found.marks)


async def test_two_explorers_at_once_keep_both_marks() -> None:
    async with terminal(LIBRARY, "harbour") as one, terminal(LIBRARY, "sky") as other:
        await one.press("b", "B")
        await other.press("enter", "b")
        assert count() == 2
        await one.press("minus")
        await other.press("B")
        await shown(one, "1 of 1")
        assert count() == 1
        assert "Claim sun of day." in one.text, "marked in another debate, by another explorer"


async def test_what_an_editor_changes_is_shown(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B")
        path = folder / "brief.toml"
        path.write_text(path.read_text().replace("[[mark]]", '[[mark]]\nnote = "By hand"', 1))
        await shown(reader, "Note: By hand")


async def test_enter_leads_into_another_debate() -> None:
    async with terminal(LIBRARY, "sky") as reader:
        await reader.press("enter", "b")
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("B", "enter")
        assert isinstance(reader.place, places.Claim)
        assert reader.place.debate == "sky"
        await reader.press("backspace")
        assert isinstance(reader.place, places.Brief)


async def test_the_clash_of_a_list_is_marked_as_a_pair() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("C", "b")
        assert "Tram rebuts Road" in reader.state.notice
        await reader.press("U", "b")
        assert "2 of 2 (added): “Four hundred jobs hang on the lorries.” · Road" in reader.state.notice, (
            "in a list of claims, the claim"
        )


async def test_a_broken_brief_is_shown_with_its_place_and_never_written_over(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "brief.toml").write_text('format = "brief/1"\ntitle = "Mine\n')
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b")
        assert "Not marked: " in reader.state.notice
        assert "brief.toml:2:14: E124" in reader.state.notice
        await reader.press("B")
        assert "E124 not valid TOML" in reader.text
        fixed = folder.parent / "fixed"
        fixed.write_text('format = "brief/1"\ntitle = "Mine"\n')
        await reader.with_editor(f"cp {fixed} {folder / 'brief.toml'}", "enter")
        await shown(reader, "Nothing is marked yet.")
        await reader.press("B", "b")
        assert "In the brief “Mine”, 1 of 1 (added)" in reader.state.notice


async def test_a_note_of_several_lines_opens_in_the_editor(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b")
        path = folder / "brief.toml"
        path.write_text(path.read_text().replace("[[mark]]", '[[mark]]\nnote = "One\\nTwo"', 1))
        await reader.press("B")
        assert "Note: One" in reader.text
        assert "Two" in reader.text
        edited = folder.parent / "edited"
        edited.write_text(path.read_text().replace("Two", "Three"))
        await reader.with_editor(f"cp {edited} {path}", "a")
        await shown(reader, "Three")
        assert isinstance(reader.place, places.Brief)


async def test_the_brief_that_was_chosen_is_remembered() -> None:
    from debate_tui.tui.app import Explorer
    from debate_tui.tui.remembering import Session
    from debate_tui.tui.view import View
    from tests.builders import compared

    for wanted in ("1 of 1", "2 of 2"):
        app = Explorer(LIBRARY, View(compared(LIBRARY, "harbour")), session=Session(remembers=True))
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            reader = Terminal(app, pilot)
            if wanted == "1 of 1":
                await reader.press("B", "plus")
                await reader.type("Round two")
                await reader.press("enter", "backspace", "b")
            else:
                await reader.press("C", "j", "b")
            assert f"In the brief “Round two”, {wanted} (added)" in reader.state.notice
        app.remembering.close()


async def test_a_mark_is_copied_with_its_note_and_both_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        copied: list[str] = []
        monkeypatch.setattr(reader.app, "copy_to_clipboard", copied.append)
        await reader.press("b", "B", "a")
        await reader.type("First")
        await reader.press("enter", "y")
        assert "Tram rebuts Road, with citations" in reader.state.notice
        [text] = copied
        assert text.startswith("Note: First\n\nBuild the tram:\n")
        assert text.count("A. Writer, “On the") == 2


async def test_a_brief_is_exported_in_every_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with terminal(LIBRARY, "harbour", size=(160, 45)) as reader:
        await reader.press("b", "B", "x")
        assert "This brief → brief" in reader.text
        assert "1 of 1 · ✕ rebuts" in " ".join(reader.text.split("│")[-1:]) or "A brief of 1 pair" in reader.text
        await reader.press("backspace")
        await reader.export()
        assert "Note" not in (tmp_path / "brief.txt").read_text()
        assert "The port cannot do without the harbour road." in (tmp_path / "brief.txt").read_text()
        await reader.export("down", "down")
        assert "## Mark 1 of 1: Tram rebuts Road" in (tmp_path / "brief.md").read_text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_mark_and_its_note_are_legible_at_any_size(size: object) -> None:
    from debate_tui.tui.body import Size

    assert isinstance(size, Size)
    async with terminal(LIBRARY, "harbour", size=(size.columns, size.lines)) as reader:
        await reader.press("b", "B", "a")
        await reader.type("Mine")
        await reader.press("enter")
        assert "Noted." in reader.text
        await reader.press("g")
        assert "Mine" in reader.text


TWICE = Library(
    (
        debate(
            [claim("left/a"), claim("right/b")],
            [
                relation(Kind.QUALIFIES, "left/a", "right/b"),
                relation(Kind.UNDERCUTS, "left/a", "right/b"),
                relation(Kind.UNDERCUTS, "right/b", "left/a"),
            ],
            id="twice",
        ),
    )
)


async def test_of_two_claims_that_meet_in_several_ways_the_one_in_sight_is_marked() -> None:
    """Whichever was marked, the first of them was kept."""
    async with terminal(TWICE, "twice") as reader:
        await reader.press("C", "b", "j", "b", "L", "b")
    [brief] = read_all()
    kept = [mark.relation for mark in brief.marks]
    assert [(one.kind, one.origins[0]) for one in kept if one] == [
        (Kind.UNDERCUTS, "left/a"),
        (Kind.UNDERCUTS, "right/b"),
        (Kind.QUALIFIES, "left/a"),
    ]


async def test_a_note_that_can_not_be_kept_stays_on_its_line(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B", "a")
        await reader.type("precious")
        path = folder / "brief.toml"
        sound = path.read_text()
        path.write_text(f"{sound}broken = = =\n")
        await reader.press("enter")
        assert "Not noted: " in reader.state.notice
        assert isinstance(reader.place, places.Note)
        path.write_text(sound)
        await reader.press("enter")
        assert reader.state.notice == "Noted."
    assert 'note = "precious"' in path.read_text()


async def test_a_note_is_written_into_the_brief_that_it_was_begun_in(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B", "plus")
        await reader.type("Two")
        await reader.press("enter", "backspace", "b", "B", "a")
        await reader.type("for two")
        [other] = [path for path in folder.glob("*.toml") if path.name != "brief.toml"]
        other.rename(folder.parent / "away")
        await shown(reader, "is gone. Marks go into")
        await reader.press("enter")
        assert "Not noted: " in reader.state.notice
    assert "for two" not in (folder / "brief.toml").read_text()


async def test_linked_premises_are_copied_together(monkeypatch: pytest.MonkeyPatch) -> None:
    joint = relation(Kind.REBUTS, ("left/a", "left/c"), "right/b")
    library = Library((debate([claim("left/a"), claim("left/c"), claim("right/b")], [joint], id="joint"),))
    async with terminal(library, "joint") as reader:
        copied: list[str] = []
        monkeypatch.setattr(reader.app, "copy_to_clipboard", copied.append)
        await reader.press("C", "Y", "b", "B", "y")
    for text in copied:
        assert "Claim a of left." in text
        assert "together with" in text
        assert "Claim c of left." in text
        assert "jointly rebuts:" in text


async def test_moving_the_first_mark_up_says_why_nothing_happens() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B", "K")
        assert reader.state.notice == "It is the first mark already."
        await reader.press("J")
        assert reader.state.notice == "It is the last mark already."


@pytest.mark.parametrize(
    ("keys", "does"),
    [("B plus", "choose"), ("b B a", "keep"), ("x", "save"), ("question_mark", "run"), ("slash", "open")],
)
async def test_where_letters_are_typed_the_footer_says_what_enter_does(keys: str, does: str) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press(*keys.split())
        await reader.type("a")  # before that, a search and a chooser of briefs have nothing for Enter
        assert f"Enter {does}" in reader.text


async def test_a_brief_named_brief_is_not_named_twice() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B")
        assert "▸ Brief · Brief" not in reader.text


async def test_what_can_not_be_undone_now_can_be_once_the_other_hand_has_let_go(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B")
        path = folder / "brief.toml"
        ours = path.read_bytes()
        path.write_bytes(ours + b"# by another\n")
        for _ in range(2):
            await reader.press("u")
            assert "Not undone: " in reader.state.notice
            assert "has been changed since" in reader.state.notice
        path.write_bytes(ours)
        await reader.press("u")
        assert "Undone in brief.toml. 0 more to undo." in reader.state.notice

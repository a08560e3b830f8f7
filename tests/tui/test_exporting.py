"""Exporting from the explorer: every format of what is shown, under the name that is typed, with its beginning shown before."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from debate_tui.layout.runs import plain
from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.pages.document import Extract
from debate_tui.pages.exports import stem
from debate_tui.state import Portion, Save, Spot, State, go, places
from debate_tui.tui.body import Size
from debate_tui.tui.glimpses import Glimpse
from debate_tui.tui.saving import beginning, pieces
from debate_tui.write.writers import WRITERS, Options
from tests.builders import claim, debate, relation
from tests.tui.screens import Reader, harbour
from tests.tui.terminal import terminal

LIBRARY = Library((harbour(),))
HARBOUR = LIBRARY.debates[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def choices(*keys: str) -> list[Save]:
    reader = Reader(LIBRARY, Size(100, 30)).press(*keys, "export")
    targets = [stop.target for stop in stops(compose(reader.view.state, LIBRARY))]
    return [target for target in targets if isinstance(target, Save)]


def test_what_can_be_taken_away_of_a_page() -> None:
    every = [*WRITERS]
    assert [(one.portion, one.format) for one in choices()] == [
        (Portion.PAGE, "text"),
        *((Portion.COMPARISON, name) for name in every[1:]),
        *((Portion.DEBATE, name) for name in every),
    ]
    assert [(one.portion, one.format) for one in choices("enter")] == [
        (Portion.PAGE, "text"),
        *((Portion.DEBATE, name) for name in every),
    ]
    assert [one.name for one in choices("enter")][:2] == ["harbour-claim-tram-thesis", "harbour"]
    assert [(one.portion, one.name) for one in choices("help")] == [
        (Portion.PAGE, "harbour-help"),
        *((Portion.DEBATE, "harbour") for _ in every),
    ]


def test_of_a_brief_without_marks_nothing_is_taken_away() -> None:
    """“Exported this brief”: the file held the whole debate."""
    near = Reader(LIBRARY, Size(100, 30)).view.state
    state = go(near, Spot(places.Brief(near.place.comparison)))
    page = compose(go(state, Spot(places.Exports(near.place.comparison))), LIBRARY)
    assert [plain(paragraph.runs) for row in page.rows for cell in row.cells for paragraph in cell.paragraphs] == [
        "Nothing is marked yet, so there is no brief to export."
    ]
    text = "".join(pieces(state, Save(Portion.BRIEF, "text", "brief"), LIBRARY, Options()))
    assert "Build the tram" not in text
    assert "Nothing is marked yet." in text


@pytest.mark.parametrize("number", range(2 * len(WRITERS)))
async def test_a_file_holds_what_export_writes(number: int, folder: Path) -> None:
    chosen = choices()[number]
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.export(*["down"] * number)
        (file,) = folder.iterdir()
        called = WRITERS[chosen.format].called
        what = "this page" if chosen.portion is Portion.PAGE else f"{chosen.portion} as {called}"
        assert reader.state.notice.partition(";")[0] == f"Exported {what} to {file}"
    part = Extract(HARBOUR, "compare", ("tram", "road"), ("use",))
    whole = chosen.portion is Portion.DEBATE
    writer = WRITERS[chosen.format]
    assert file.read_text() == "".join(writer.write(Extract(HARBOUR) if whole else part, Options()))
    assert file.name == ("harbour" if whole else "harbour-use") + writer.extension


async def test_a_typed_name_is_the_files_and_may_have_a_folder_and_any_suffix(folder: Path) -> None:
    (folder / "hand outs").mkdir()
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("x", "down", "down", *"hand", "space", *"outs/my.harbour.html")
        assert "→ hand outs/my.harbour" in reader.text
        await reader.press("backspace", "tab", "shift+tab")
        await reader.press("escape")
        await reader.export("down", "down", *"hand", "space", *"outs/my.harbour.html")
        assert reader.state.notice.startswith("Exported this comparison as an HTML page to ")
        assert [path.name for path in (folder / "hand outs").iterdir()] == ["my.harbour.html"]
        await reader.export(*"my.harbour.md")
        assert reader.state.notice.startswith("Exported this comparison as GitHub's Markdown to "), (
            "of a page there is none"
        )
        await reader.export(*"my.harbour.csv", "down")
        assert reader.state.notice.startswith("Exported this comparison as "), "the cursor has the last word"
        assert not (folder / "my.harbour.csv").exists()
        await reader.export(*"nowhere/x")
        assert reader.state.notice.startswith("Not exported to ")
        assert reader.state.notice.endswith("No such file or directory")
        assert (reader.screen, reader.typed) == (places.Exports, "nowhere/x"), "what was typed is there to be mended"
        await reader.press("escape")
        await reader.export(*"~nobody-of-this-name/x")
        assert reader.state.notice.startswith("Not exported to ~nobody-of-this-name/x.txt: ")
    assert not (folder / "nowhere").exists()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("", ""), (" a ", "a"), ("a.md", "a"), ("a.TXT", "a"), (".md", ".md"), ("a.b", "a.b"), ("a.html.md", "a.html")],
)
def test_the_suffix_is_the_formats(typed: str, name: str) -> None:
    assert stem(typed) == name


async def test_beside_the_formats_is_the_beginning_of_the_file(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour", (160, 45)) as reader:
        await reader.press("x", *["down"] * 4)
        assert '{"' in reader.text, "JSON Lines"
        await reader.press("down")
        assert "<!DOCTYPE html>" in reader.text.replace("<!doctype", "<!DOCTYPE")
        assert [*folder.iterdir()] == []


@pytest.mark.parametrize(("size", "room"), [((119, 45), 14), ((160, 17), 4), ((80, 24), 7), ((59, 20), 5)])
async def test_beneath_the_formats_is_the_beginning_on_a_smaller_screen(size: tuple[int, int], room: int) -> None:
    async with terminal(LIBRARY, "harbour", size) as reader:
        await reader.press("x", *["down"] * 3)
        frame = reader.app.canvas.frame
        (shown,) = (region for region in frame.regions if region.name == "preview")
        rule, *lines = (plain(line) for line in shown.lines)
        assert len(lines) + 1 == room
        assert re.fullmatch("── The file begins so ─+", rule)
        assert lines[0].startswith(" row,id,claim,position"), "CSV, without its byte order mark"
        assert lines[0].endswith("…"), "a line that goes on beyond the edge says so"
        assert "▌ csv " in reader.text
        page = next(region for region in frame.regions if region.name == "page")
        assert page.y + len(page.lines) == shown.y


@pytest.mark.parametrize("size", [(40, 12), (40, 7)])
async def test_a_terminal_for_one_claim_only_has_no_room_for_it(size: tuple[int, int]) -> None:
    async with terminal(LIBRARY, "harbour", size) as reader:
        await reader.press("x", "down")
        assert [region.name for region in reader.app.canvas.frame.regions].count("preview") == 0


async def test_keys_are_answered_while_the_beginning_of_a_large_debate_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was left out: some formats count every claim before their first line."""
    ids = [f"s{n % 3}/c{n}" for n in range(201)]
    large = debate([claim(id) for id in ids], [relation(Kind.REBUTS, ids[0], ids[1])])
    going, began = Event(), []

    def slow(state: State, save: Save, library: Library, count: int) -> Sequence[str]:
        began.append(save.format)
        assert going.wait(20)
        return beginning(state, save, library, count)

    monkeypatch.setattr("debate_tui.tui.glimpses.beginning", slow)
    async with terminal(Library((large,)), "d", (160, 45)) as reader:
        await reader.press("x")
        await reader.press("down", "down")
        assert "▌ markdown " in reader.text, "while the text is being made"
        assert "…" in reader.text
        going.set()
        for _ in range(500):
            if f"# {large.title}" in reader.text:
                break
            await reader.pilot.pause(0.02)
        else:
            raise AssertionError(reader.text)
        assert began == ["text", "markdown"], "one at a time; what the cursor went past is left out"
        await reader.press("down")


async def test_keys_are_answered_while_a_file_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    going = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(*_: object) -> tuple[bool, str]:
        asyncio.run_coroutine_threadsafe(going.wait(), loop).result(20)
        return True, "Exported at last"

    monkeypatch.setattr("debate_tui.tui.exporting.Exporting._written", slow)
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("x", "enter")
        assert "Exporting …" in reader.text
        await reader.press("j")
        assert reader.claim == "road/jobs"
        going.set()
        await reader.pilot.pause(0.3)
        assert "Exported at last" in reader.text


def test_a_glimpse_is_of_one_reading_of_all_files_and_of_as_many_lines() -> None:
    """That of a large debate stayed when another file of the library broke, and was short on a terminal that had grown."""
    save, place, library = Save(Portion.DEBATE, "json", "harbour"), places.Library(), Library((harbour(),))
    made = Glimpse(save, place, library, 10, ("{",))
    assert made.shows(save, place, library, 10)
    assert not made.shows(save, place, library, 11)
    assert not made.shows(save, place, Library(library.debates), 10)

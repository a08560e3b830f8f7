"""Exporting from the explorer: every format of what is shown, under the name that is typed, with its beginning shown before."""

import asyncio
from pathlib import Path

import pytest

from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.pages.document import Extract
from debate_tui.pages.exports import stem
from debate_tui.state import Portion, Save
from debate_tui.tui.body import Size
from debate_tui.write.writers import WRITERS, Options
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


@pytest.mark.parametrize("number", range(2 * len(WRITERS)))
async def test_a_file_holds_what_export_writes(number: int, folder: Path) -> None:
    chosen = choices()[number]
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.export(*["down"] * number)
        (file,) = folder.iterdir()
        assert reader.state.notice == f"Exported to {file}"
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
        assert reader.state.notice.startswith("Exported to ")
        assert [path.name for path in (folder / "hand outs").iterdir()] == ["my.harbour.md"]
        await reader.export(*"nowhere/x")
        assert reader.state.notice.startswith("Not exported to ")
        assert reader.state.notice.endswith("No such file or directory")
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


async def test_keys_are_answered_while_a_file_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    going = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(*_: object) -> str:
        asyncio.run_coroutine_threadsafe(going.wait(), loop).result(20)
        return "Exported at last"

    monkeypatch.setattr("debate_tui.tui.exporting.Exporting._written", slow)
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("x", "enter")
        assert "Exporting …" in reader.text
        await reader.press("j")
        assert reader.claim == "road/jobs"
        going.set()
        await reader.pilot.pause(0.3)
        assert "Exported at last" in reader.text

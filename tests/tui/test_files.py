"""The explorer over files that change under it: the map in sight, the place and what was searched for outlast what is gone."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import example, given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.quotes.known import known
from debate_tui.state import MOVES, notice, places, renewed
from debate_tui.state.renewal import PATIENCE
from debate_tui.tui.body import Size
from debate_tui.tui.frame import frame
from debate_tui.tui.view import View, carried, followed, press
from tests.builders import compared
from tests.tui.screens import MAP, written
from tests.tui.terminal import Terminal, terminal


def flat(text: str) -> str:
    return " ".join(text.split())


STANCE = '[[stance]]\nposition = "tram"\nissue = "cost"\nanswer = "Little, over the years."\n'


async def look(reader: Terminal) -> None:
    """What the explorer does once a second."""
    await reader.app.files.look_again()
    await reader.pilot.pause()


@pytest_asyncio.fixture(params=["file", "folder", "library"])
async def reader(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Terminal]:
    """Somebody who has come to the second issue of the map, with a claim page behind them."""
    written(tmp_path / "maps")
    (tmp_path / "maps" / "a-first.toml").write_text(MAP.replace('id = "harbour"', 'id = "first"', 1))
    file = tmp_path / "maps" / "map" / "debate.toml"
    file.write_text(file.read_text() + '[[issue]]\nid = "cost"\nquestion = "What does it cost?"\n' + STANCE)
    path = {"file": file, "folder": file.parent, "library": tmp_path / "maps"}[request.param]
    content = store.open([path])
    library = content.verified()
    debate = next(d.id for d in library.debates if d.at.file == str(file))
    async with terminal(library, debate, size=(100, 30), content=content) as reader:
        await reader.press("right_square_bracket", "g", "right_square_bracket", "s", "backspace", "left_square_bracket")
        await reader.press("m", "c", "right_square_bracket")
        assert reader.place.issue == "cost"
        assert reader.state.back
        yield reader


def map_of(reader: Terminal) -> Path:
    return Path(reader.app.library.debate[reader.place.debate].at.file)


def _replaced(old: str, new: str) -> Callable[[Path], object]:
    return lambda file: file.write_text(file.read_text().replace(old, new, 1))


AWAY: dict[str, Callable[[Path], object]] = {
    "without its id": lambda file: file.write_text(file.read_text().replace('id = "harbour"\n', "", 1)),
    "empty": lambda file: file.write_text(""),
    "half-written": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "another debate": _replaced('id = "', 'id = "x-'),
    "a broken [debate]": _replaced("[debate]", "[debate"),
    "gone": lambda file: file.unlink(),
    "its folder gone": lambda file: shutil.rmtree(file.parent),
}


@pytest.mark.parametrize("how", AWAY)
async def test_the_screen_stays_and_the_place_returns(reader: Terminal, how: str) -> None:
    file = map_of(reader)
    whole, page, state = file.read_text(), reader.page, reader.state
    texts = {path: path.read_text() for path in file.parent.rglob("*.txt")}
    AWAY[how](file)
    for _ in range(3):
        await look(reader)
        assert reader.page == page
    assert "The last good map stays" in flat(reader.text) or "Read again" not in flat(reader.text)
    await reader.press("p")
    assert "error" in reader.page
    assert any(str(file) in str(problem) for problem in reader.app.library.diagnostics)
    await reader.press("p")

    file.parent.mkdir(exist_ok=True)
    for path, text in texts.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    aside = file.with_suffix(".new")  # as careful programs write
    aside.write_text(whole)
    aside.replace(file)
    await look(reader)
    assert reader.page == page
    assert (reader.state.here, reader.state.back) == (state.here, state.back)
    assert reader.app.files.renewal is not None
    assert not reader.app.files.renewal.losses
    await reader.press("backspace")
    assert reader.state.here == state.back[-1]


async def test_a_search_goes_on_over_the_new_map(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), content=content) as reader:
        await reader.press("slash")
        await reader.type("quiet")
        await reader.press("down")
        before = reader.page
        row = reader.state.cursor.row
        file = tmp_path / "map" / "debate.toml"
        file.write_text(file.read_text() + "# a remark\n")
        await look(reader)
        assert (reader.screen, reader.state.cursor.row, reader.typed, reader.page) == (
            places.Search,
            row,
            "quiet",
            before,
        )


async def test_the_cursor_stays_on_its_claim(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), content=content) as reader:
        await reader.press("G")
        claim = reader.claim
        assert claim
        file = tmp_path / "map" / "debate.toml"
        text = file.read_text()
        more = text[text.index("[[claim]]") : text.index("[[claim]]", text.index("[[claim]]") + 1)]
        new = "".join(more.replace('id = "', f'id = "new-{n}-', 1) for n in range(3))
        file.write_text(text.replace("[[claim]]", new + "[[claim]]", 1))
        await look(reader)
        assert len(reader.app.library.debates[0].claims) > 3
        assert reader.claim == claim


async def test_a_page_taken_away_on_purpose_goes_with_the_reader(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), content=content) as reader:
        await reader.press("j", "enter")
        assert reader.state.here.claim
        page = reader.page
        file = tmp_path / "map" / "debate.toml"
        file.write_text(file.read_text().replace(reader.state.here.claim.split("/")[1], "renamed"))
        await look(reader)
        assert reader.page == page
        assert "This claim is no longer in the map" in flat(reader.text)
        await reader.press("question_mark")
        await look(reader)
        assert any(claim.id == "renamed" for claim in reader.app.library.debates[0].claims)
        await reader.press("backspace")
        assert reader.screen is places.Compare


async def test_a_file_of_the_folder_taken_away_on_purpose_is_let_go_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.tui.app.EVERY", 600.0)  # it is looked at when the test says so
    content = written(tmp_path)
    file, more = tmp_path / "map" / "debate.toml", tmp_path / "map" / "more.toml"
    text = file.read_text()
    at = text.rindex("[[claim]]")
    end = text.index("[[relation]]")
    file.write_text(text[:at])
    more.write_text(text[at:end])
    content = store.open([tmp_path / "map"])
    async with terminal(content.verified(), content=content) as reader:
        claims = len(reader.app.library.debates[0].claims)
        more.unlink()
        for _ in range(PATIENCE):
            await look(reader)
            assert len(reader.app.library.debates[0].claims) == claims
        await look(reader)
        assert len(reader.app.library.debates[0].claims) == claims - 1


async def test_a_source_text_edited_while_the_map_is_open_is_compared_again(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), content=content) as reader:

        def states() -> set[str]:
            return {quote.state for claim in reader.app.library.debates[0].claims for quote in claim.quotes}

        assert states() == {"exact"}
        for path in (tmp_path / "map" / "sources").iterdir():
            path.write_text("Nothing of it.\n")
        await look(reader)
        assert states() == {"absent"}


async def test_a_claim_left_out_is_named(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), content=content) as reader:
        file = tmp_path / "map" / "debate.toml"
        file.write_text(file.read_text() + '[[claim]]\nid = "halve"\nsource = "tram"\nrole = "thesiss"\n')
        await look(reader)
        assert 'Left out: claim "halve"' in flat(reader.text)
        assert "p says where" in flat(reader.text)


VERSIONS = [
    MAP,
    MAP.replace('"night"', '"nights"'),
    MAP.replace('"quiet"', '"silent"').replace("tram/quiet", "tram/silent"),
    MAP.replace('"tram"', '"train"').replace("tram/", "train/"),
    MAP.replace('"harbour"', '"port"'),
    MAP[: MAP.index("[[claim]]")],
    MAP[: MAP.index("[[issue]]")],
    MAP[: MAP.index("[[position]]")],
    MAP.replace("[debate]", "[debate"),
    MAP + '[[issue]]\nid = "cost"\nquestion = "What does it cost?"\n' + STANCE,
    "",
]
STEPS = st.lists(st.sampled_from([*MOVES, *range(len(VERSIONS)), *range(len(VERSIONS))]), max_size=25)


@example(["export", 7])  # the positions of the comparison that is exported are gone
@example(["next_position", "export", 3])
@example(["export", "overview", 7, "overview"])  # back to the list of exports of a page that is gone
@given(STEPS)
def test_whatever_is_saved_meanwhile_every_key_finds_a_page(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str | int]
) -> None:
    file = tmp_path_factory.getbasetemp() / "versions.toml"
    file.write_text(MAP)
    size = Size(100, 30)
    library = known(store.open([file]).library())
    view = followed(View(compared(library)), library, size)
    renewal = None
    for number, done in enumerate(steps):
        if isinstance(done, int):
            file.write_text(VERSIONS[done])
            old, place = library, view.state.place
            renewal = renewed(old, known(store.open([file]).library()), view.state.about, number)
            library = renewal.library
            view = carried(view, old, library, size)
            assert notice(old, renewal)
            now = view.state.place
            assert type(now) is type(place)
            if type(place) is places.Claim:
                assert (now.debate, view.state.here.claim) == (place.debate, place.claim)
            if type(place) is places.Compare and place.issue:  # "": there was no issue to compare on
                assert now == place
        else:
            view = press(view, done, library, size)
        assert frame(view, library, size)
        place = view.state.place
        assert place.debate in library.debate or not place.debate


async def test_an_edit_is_shown_before_it_is_compiled_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process read and compiled it first, and both it and the explorer opened the whole map for one file."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    monkeypatch.setattr("debate_tui.store.again._LITTLE", 0)
    written(tmp_path)
    shutil.rmtree(tmp_path / "map" / "sources")
    file = tmp_path / "map" / "edited.toml"
    file.write_text('[[source]]\nid = "edited"\nposition = "tram"\ntitle = "Before"\n')
    store.open([tmp_path]).verified()
    content, shown = store.open([tmp_path]), list[bool]()
    apart = store.Store.apart

    async with terminal(content.verified(), content=content) as reader:

        def started(self: store.Store, *given: str) -> object:
            shown.append("After" in [source.title for source in reader.app.library.debates[0].sources])
            return apart(self, *given)

        monkeypatch.setattr(store.Store, "apart", started)
        file.write_text(file.read_text().replace("Before", "After"))
        await look(reader)
        for _ in range(500):
            if content.ready():
                break
            await reader.pilot.pause(0.02)
        assert shown == [True]
        assert content.ready()
        await look(reader)
        assert shown == [True]

"""The journey that the explorer is made for: from its start to a contradiction, both quotes, and a file to take away."""

from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.quotes.known import known
from debate_tui.tui.body import Size
from tests.conftest import REPO
from tests.tui.screens import SIZES
from tests.tui.terminal import terminal
from tests.tui.tmux import Tmux, needs_tmux

CORNERSTONE = (
    "The U.S.-Japan security alliance has been the cornerstone of Asia-Pacific regional order since the 1960s."
)
CONTRADICTION = (
    "Rather than being a foundation for peace, the U.S.-Japan alliance is instead the No.1 destabilizing factor"
)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", [size for size in SIZES if size.columns >= 80], ids=str)
async def test_from_the_start_to_the_claim_that_contradicts(
    size: Size, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library = known(store.open([REPO / "content"]).library())
    async with terminal(library, size=(size.columns, size.lines)) as reader:
        await reader.press("slash")
        await reader.type("the alliance is the cornerstone of regional order")
        await reader.press("enter")
        assert "✕ rebuts" in reader.text, "the claim in its comparison, beside the one that contradicts it"
        here = library.debates[0].claim[reader.claim]
        assert CORNERSTONE in flat(" ".join(quote.text for quote in here.quotes))
        both = flat(reader.text)
        assert "cornerstone" in both
        assert "destabilizing" in both
        assert "Solomon" in both
        assert "CGTN" in both

        await reader.press("enter")  # everything about the claim, with its quote in one piece
        assert CORNERSTONE in flat(reader.page)
        assert "Richard Solomon" in reader.text
        await reader.press("enter")  # along the relation: the claim that contradicts it
        assert CONTRADICTION in flat(reader.page)
        assert "CGTN" in reader.text
        await reader.press("backspace", "backspace")
        await reader.export()
        [file] = tmp_path.iterdir()
        assert file.name in flat(reader.text).replace(" ", "")

    exported = flat(" ".join(columns(file.read_text())))
    assert CORNERSTONE in exported
    assert CONTRADICTION in exported
    assert "Richard Solomon, “Japan Must Do More" in exported
    assert "CGTN" in exported


def columns(text: str) -> list[str]:
    """The left halves of all lines, then the right ones: a comparison set in two columns as running text."""
    halves = [line.partition(" │ ") for line in text.splitlines()]
    return [left for left, _, _ in halves] + [right for _, _, right in halves]


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_the_journey_in_a_real_terminal(tmp_path: Path) -> None:
    with Tmux(size=(100, 30), folder=tmp_path) as reader:
        reader.until("Who stands where")
        reader.keys("/").type("cornerstone of regional order")
        reader.until("the cornerstone of")
        reader.keys("Enter")
        reader.until(lambda text: "✕ rebuts" in text and "Solomon" in text and "No. 1" in text)
        reader.keys("x", "Enter")
        reader.until("Exported this page to")
        reader.keys("j", "q", "q")
        assert reader.status() == 0
    [file] = tmp_path.glob("*.txt")
    exported = flat(" ".join(columns(file.read_text())))
    assert CORNERSTONE in exported
    assert CONTRADICTION in exported

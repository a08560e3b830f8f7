"""What a long session keeps: counted, not weighed, so that it is the same on every machine. `benchmarks/soak.py` weighs it."""

import gc
import random
import re
import sys
from dataclasses import replace

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from debate_tui.layout.arrange import lay_out
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import Run
from debate_tui.model.library import Library
from debate_tui.state import MOVES
from debate_tui.tui.body import Size
from debate_tui.tui.environment import Colours
from debate_tui.tui.paint import painted
from debate_tui.tui.theme import palette
from debate_tui.tui.view import ALONG, carried
from tests.tui.screens import SIZES, Reader, harbour
from tests.tui.terminal import terminal

ACTIONS = sorted({*MOVES, *ALONG})


def alive(kind: type) -> int:
    gc.collect()
    return sum(type(one) is kind for one in gc.get_objects())


def read(reader: Reader, draw: random.Random, keys: int) -> None:
    """Random keys, queries, sizes and saves of the map."""
    for number in range(keys):
        if draw.random() < 0.03:
            reader.resize(draw.choice(SIZES))
        if draw.random() < 0.02:
            new = Library((replace(harbour(), title=f"The harbour, {number}"),))
            reader.view = carried(reader.view, reader.library, new, reader.size)
            reader.library = new
        if draw.random() < 0.02:
            reader.search(draw.choice(("tram", "road", "ferry fog", f"lorries {number}")))
        reader.press(draw.choice(ACTIONS))
        assert reader.frame


def test_a_long_session_keeps_a_few_screens_of_rows() -> None:
    lay_out.clear()
    rows, runs = alive(Row), alive(Run)
    draw = random.Random(8)
    reader = Reader(Library((harbour(),)), SIZES[0])
    read(reader, draw, 2500)
    assert alive(Row) - rows < 1500
    assert alive(Run) - runs < 15_000


@pytest.mark.parametrize("size", [Size(160, 45), Size(20, 5), Size(3, 1)])
def test_a_screen_of_any_size_keeps_as_much(size: Size) -> None:
    lay_out.clear()
    runs = alive(Run)
    draw = random.Random(8)
    reader = Reader(Library((harbour(),)), size)
    most = 0
    for _ in range(600):
        reader.press(draw.choice(ACTIONS))
        assert reader.frame
        most = max(most, lay_out.kept)
    assert 300 < most <= 8000
    assert alive(Run) - runs < 15_000


def freed(capfd: pytest.CaptureFixture[str]) -> int:
    """How many elements the tuples have that Python keeps to use again, which it does with 2,000 of each length up to 20."""
    sys._debugmallocstats()
    found = re.findall(r"(\d+) free (\d+)-sized PyTupleObjects", capfd.readouterr().err)
    return sum(int(many) * int(length) for many, length in found)


def test_lines_are_made_of_the_tuples_that_earlier_lines_were_made_of(capfd: pytest.CaptureFixture[str]) -> None:
    draw = random.Random(5)
    reader = Reader(Library((harbour(),)), SIZES[0])
    gc.collect()
    gc.disable()  # collecting gives back those that are kept
    try:
        for _ in range(400):
            reader.press(draw.choice(ACTIONS))
            painted(reader.frame.lines, palette(), Colours.ALL)
        assert freed(capfd) < 20_000
    finally:
        gc.enable()


async def test_what_is_on_the_screen_is_no_style_or_strip_to_remember() -> None:
    """Each place on the screen at which a text begins was a style of its own, and each strip has seven caches."""
    async with terminal(Library((harbour(),)), size=(100, 30)) as reader:
        caches = [method for kind in (Strip, Style) for method in vars(kind).values() if hasattr(method, "cache_info")]
        assert len(caches) > 2
        before, strips = [cache.cache_info().currsize for cache in caches], alive(Strip)
        for columns in (110, 80, 59, 130):
            await reader.resize(columns, 30)
            await reader.press("j", "i", "j", "c")
        assert max(now.cache_info().currsize - was for now, was in zip(caches, before, strict=True)) < 20
        assert alive(Strip) - strips < 3 * 30, "the ground, which Textual would paint"


async def test_what_has_changed_is_no_region_to_remember() -> None:
    caches = [method for method in vars(Region).values() if hasattr(method, "cache_info")]
    assert len(caches) > 5
    draw = random.Random(3)
    async with terminal(Library((harbour(),)), size=(100, 30)) as reader:
        canvas, kept, told = reader.app.canvas, [], 0
        for _ in range(300):
            at = draw.randrange(20)
            lines = [f"{'x' * draw.randrange(90)}{number}" for number in range(at)]
            new = replace(canvas.frame, lines=tuple((Run(line, ""),) for line in [*lines, *["y"] * (30 - at)]))
            told += bool(canvas.show(new, reader.app.palette))
            await reader.pilot.pause()
            kept.append(sum(cache.cache_info().currsize for cache in caches))
    assert told > 250
    assert max(kept) - kept[0] < 100

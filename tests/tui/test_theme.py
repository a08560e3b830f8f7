"""Themes: all that is read stands out from its ground, and what must be told apart can be, by colour or without."""

import re

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Cell, Row, Rule
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.tui.frame import SELECTED
from debate_tui.tui.paint import paint
from debate_tui.tui.theme import PALETTES, glyphed, style
from tests.tui.screens import harbour
from tests.tui.terminal import terminal

LIBRARY = Library((harbour(),))
OURS = ("dark", "light")
READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text."""

FRAMES = re.compile("[│┤├┼─▌▔▁▎▊▏▕▆▂━╸╺▀▄█ \u00a0]*\\Z")
"""What is looked at, not read: lines, bars, blocks."""


def luminance(color: Color, system: ColorSystem) -> float:
    """Relative luminance (WCAG 2.2), as a terminal of that many colours shows the colour."""
    parts = (part / 255 for part in color.downgrade(system).get_truecolor())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(look: Style, system: ColorSystem = ColorSystem.TRUECOLOR) -> float:
    assert look.color
    assert look.bgcolor
    low, high = sorted((luminance(look.color, system), luminance(look.bgcolor, system)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("theme", OURS)
def test_every_style_stands_out_from_its_ground(theme: str, system: ColorSystem) -> None:
    for role in {*PALETTES[theme], "a style that no theme has"} - {"rule"}:  # test below: nothing to be read is a rule
        for name in (role, role + SELECTED):
            assert contrast(style(theme, name), system) >= READABLE, name


def test_black_on_white_is_21() -> None:
    assert contrast(Style.parse("#000000 on #ffffff")) == pytest.approx(21)


def test_all_themes_have_the_same_styles() -> None:
    assert len({frozenset(styles) for styles in PALETTES.values()}) == 1


@pytest.mark.parametrize("hub", [0, 1])
def test_an_arrow_is_no_part_of_the_line_that_it_stands_on(hub: int) -> None:
    cells = [Cell((paragraph("a"),), rule=Rule()), Cell((paragraph("b"),), rule=Rule())]
    cells[1 - hub] = Cell((paragraph("b"),), rule=Rule((Run("✕ rebuts", "rebuts"),), hub))
    for width in (80, 20):
        lines = lay_out(Row(tuple(cells), 12, hub), Measure(width))
        [arrow] = [run for line in lines for run in line if run.text.strip() in tuple("▸◂▴")]
        assert arrow.style == "rebuts"


KEYS: tuple[tuple[str, ...], ...] = (
    (),
    ("a",),
    ("enter",),
    ("m",),
    ("i",),
    ("s",),
    ("s", "enter"),
    ("p",),
    ("d",),
    ("question_mark",),
    ("slash",),
    ("slash", "l", "o", "r"),
    ("slash", "s", "o", "u", "r", "c"),
    ("y",),
    ("colon",),
)


@pytest.mark.parametrize("theme", OURS)
@pytest.mark.parametrize("keys", KEYS, ids="-".join)
async def test_all_that_is_read_on_a_screen_stands_out(
    keys: tuple[str, ...], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("DEBATE_TUI_THEME", theme)
    async with terminal(LIBRARY, "harbour", (130, 40)) as reader:
        await reader.press(*keys)
        await reader.pilot.pause(0.3)
        screen = reader.app.screen
        parts = [part for strip in screen._compositor.render_strips() for part in strip]
        read = [(text, look) for text, look, _ in parts if look and look.bgcolor and not FRAMES.match(text)]
        assert read
        assert {(text, str(look)) for text, look in read if contrast(look) < READABLE} == set()


def test_positions_are_told_apart_with_sixteen_colours() -> None:
    names = [f"p{number}" for number in range(8)]
    looks = [style("ansi", name) for name in names]
    assert len({str(look) for look in looks}) == 8
    assert len({look.color.name for look in looks if look.color and not look.color.is_default}) >= 5
    for theme in OURS:
        assert len({str(style(theme, name)) for name in names}) == 8


def test_and_without_any_by_their_signs() -> None:
    signs = [glyphed("ansi", f"p{number}{selected}", "■ Label") for number in range(8) for selected in ("", SELECTED)]
    assert len(set(signs)) == 8
    assert all(sign.endswith(" Label") for sign in signs)
    assert len({len(sign) for sign in signs}) == 1
    assert glyphed("ansi", "claim", "■ a claim that begins so") == "■ a claim that begins so"
    line = (Run("■ One", "p0"), Run(" ", ""), Run("■ Two", "p1"))
    assert "".join(text for text, _ in paint(line, "ansi").parts) == "■ One ● Two"


def test_relations_are_told_apart_by_colour_or_sign() -> None:
    for theme in PALETTES:
        looks = {str(style(theme, kind.value)) for kind in Kind}
        assert len(looks) == len(Kind)

"""Themes: all that is read stands out from its ground, and what must be told apart can be, by colour or without."""

import math
import re

import pytest
from rich.color import Color
from rich.style import Style

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Cell, Row, Rule
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.pages.words import position_head
from debate_tui.tui.app import Explorer
from debate_tui.tui.environment import Colours
from debate_tui.tui.frame import SELECTED
from debate_tui.tui.paint import paint
from debate_tui.tui.remembering import Session
from debate_tui.tui.theme import Palette, _stands_out, glyphed, style
from debate_tui.tui.view import View
from debate_tui.user.themes import FRAMES as UNREAD
from debate_tui.user.themes import OURS, ROLES, STYLES, Theme, look
from debate_tui.user.themes import contrast as ratio
from tests.builders import compared, debate, position
from tests.tui.screens import harbour
from tests.tui.terminal import terminal

LIBRARY = Library((harbour(),))
ANSI = Palette(OURS[2])
READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text."""

FRAMES = re.compile("[│┤├┼┬┴┌┐└┘─▌▔▁▎▊▏▕▆▂━╸╺▀▄█ \u00a0]*\\Z")
"""What is looked at, not read: lines, bars, blocks."""


def contrast(look: Style, colours: Colours = Colours.ALL) -> float:
    """The contrast of a look, where it is least: terminals show the sixteen colours differently."""
    assert look.color
    assert look.bgcolor
    if colours is Colours.SIXTEEN:
        assert None not in (look.color.number, look.bgcolor.number)
        return _stands_out(look.color, look.bgcolor, colours)
    return ratio(look.color.get_truecolor().hex, look.bgcolor.get_truecolor().hex)


def test_every_style_stands_out_from_its_ground() -> None:
    for theme in OURS[:2]:
        for colours in Colours:
            for role in {"", "gutter", "a style that no theme has", *ROLES, *STYLES} - UNREAD - {"cursor-bar"}:
                for name in (role, role + SELECTED):
                    look = style(Palette(theme, colours), name)
                    assert contrast(look, colours) >= READABLE, (theme.name, colours, name, str(look))


@pytest.mark.parametrize("theme", OURS[:2], ids=["dark", "light"])
def test_a_pale_ground_stays_pale_in_256_colours(theme: Theme) -> None:
    for role in ("background", "cursor", "title"):
        ground = style(
            Palette(theme, Colours.MANY), "" + (SELECTED if role == "cursor" else "") if role != "title" else role
        ).bgcolor
        assert ground
        triplet = ground.get_truecolor()
        assert max(triplet) - min(triplet) < 40, (role, triplet.hex)
    plain, chosen = (style(Palette(theme, Colours.MANY), name).bgcolor for name in ("", SELECTED))
    assert plain != chosen


@pytest.mark.parametrize("theme", OURS[:2], ids=["dark", "light"])
def test_what_stands_back_is_grey_in_256_colours_under_the_cursor_too(theme: Theme) -> None:
    """Citations turned teal as the cursor came to them."""
    for role in ("dim", "citation"):
        for name in (role, role + SELECTED):
            colour = style(Palette(theme, Colours.MANY), name).color
            assert colour
            triplet = colour.get_truecolor()
            assert max(triplet) - min(triplet) < 12, (name, triplet.hex)


def test_black_on_white_is_21() -> None:
    assert contrast(Style.parse("#000000 on #ffffff")) == pytest.approx(21)


def test_all_themes_have_all_roles() -> None:
    for theme in OURS:
        assert set(theme.looks) == set(ROLES)


def test_in_the_terminal_s_own_colours_no_position_has_the_colour_of_a_clash_or_an_agreement() -> None:
    """The second position was red as clashes are, the third green as agreements: in the matrix a colour meant two things."""
    meant = {look(OURS[2].looks[kind.value]).colour for kind in Kind} - {"", "default"}
    accents = [OURS[2].looks[f"position-{n}"] for n in range(1, 9)]
    assert not meant & {look(accent).colour for accent in accents}
    assert len(set(accents)) == len(accents)
    assert [look(accent).colour for accent in accents].count("") == 2, "the fourth and the eighth have no hue"


@pytest.mark.parametrize("colours", [Colours.ALL, Colours.MANY])
@pytest.mark.parametrize("theme", OURS[:2], ids=lambda theme: theme.name)
def test_an_accent_means_one_position_and_nothing_else(theme: Theme, colours: Colours) -> None:
    """Reasons for were as blue as the first position, undercuts as orange as the second, “✓ attested” as green as the third.
    Of 256 colours so few are dark enough for a pale page that the seventh is as olive there as agreements are."""
    palette, last = Palette(theme, colours), 8 if colours is Colours.ALL else 6
    roles = [kind.value for kind in Kind] + ["verified", "why", "warning", "error", "reported"]
    for role in roles:
        near = {n: _apart(style(palette, role), style(palette, f"p{n - 1}")) for n in range(1, last + 1)}
        assert min(near.values()) >= 12, (role, near)


def _apart(one: Style, other: Style) -> float:
    """How far apart two colours are seen (CIE 1976 ΔE; 2.3 is just noticed)."""
    return math.dist(_lab(one), _lab(other))


def _lab(style: Style) -> tuple[float, float, float]:
    """A colour in CIE L*a*b*, for the white D65."""
    assert style.color
    parts = [part / 255 for part in style.color.get_truecolor()]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


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


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("keys", KEYS, ids="-".join)
async def test_all_that_is_read_on_a_screen_stands_out(
    keys: tuple[str, ...], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("DEBATE_TUI_THEME", theme)
    async with terminal(LIBRARY, "harbour", (130, 40)) as reader:
        await reader.press(*keys)
        await reader.pilot.pause(0.3)
        lines = reader.app.canvas.frame.lines
        parts = [part for line in lines for part in paint(line, reader.app.palette).parts]
        read = [(text, look) for text, look in parts if look and look.bgcolor and not FRAMES.match(text)]
        assert read
        assert {(text, str(look)) for text, look in read if contrast(look) < READABLE} == set()


def test_positions_are_told_apart_with_sixteen_colours() -> None:
    """By few colours, since others mean something, by how they are written, and by their signs."""
    names = [f"p{number}" for number in range(8)]
    looks = [style(ANSI, name) for name in names]
    assert len({str(look) for look in looks}) == 8
    for theme in OURS[:2]:
        assert len({str(style(Palette(theme), name)) for name in names}) == 8


def test_and_without_any_by_their_signs() -> None:
    signs = [glyphed(ANSI, f"p{number}{selected}", "■ Label") for number in range(8) for selected in ("", SELECTED)]
    assert len(set(signs)) == 8
    assert all(sign.endswith(" Label") for sign in signs)
    assert len({len(sign) for sign in signs}) == 1
    assert glyphed(ANSI, "claim", "■ a claim that begins so") == "■ a claim that begins so"
    line = (Run("■ One", "p0"), Run(" ", ""), Run("■ Two", "p1"))
    assert "".join(text for text, _ in paint(line, ANSI).parts) == "■ One ● Two"


def test_twelve_positions_are_told_apart_in_every_theme() -> None:
    """The ninth had the sign and the accent of the first: of twelve parties two were blue squares."""
    names = [f"p{n}" for n in range(12)]
    one = debate(positions=[position(id, f"Party {id}") for id in names])
    heads = [position_head(one, id)[0] for id in names]
    for theme in OURS:
        for colours in Colours:
            palette = Palette(theme, colours)
            seen = {(glyphed(palette, head.style, head.text)[0], str(style(palette, head.style))) for head in heads}
            assert len(seen) == 12
    assert len({glyphed(ANSI, head.style, head.text)[0] for head in heads}) == 12


def test_a_bar_on_a_line_of_time_has_the_sign_of_its_position_all_along() -> None:
    """In sixteen colours the bar of a year began with the position's sign, and went on in squares."""
    assert glyphed(ANSI, "p1", "■■■") == "●●●"
    assert glyphed(ANSI, "p1", "●●●") == "▽▽▽"
    assert glyphed(ANSI, "p1", "■ Label ■") == "● Label ■"


def test_relations_are_told_apart_by_colour_or_sign() -> None:
    for theme in OURS:
        looks = {str(style(Palette(theme), kind.value)) for kind in Kind}
        assert len(looks) == len(Kind)


def test_bars_are_told_from_the_page_in_sixteen_colours() -> None:
    """The title, the footer and lit quotes, whose grounds would be black on black, or white on white."""
    for theme in OURS[:2]:
        palette = Palette(theme, Colours.SIXTEEN)
        page = style(palette, "text").bgcolor
        for name in ("title", "foot", "foot_key", "quoted", "notice", "match"):
            bar = style(palette, name).bgcolor
            assert bar
            assert page
            assert bar.number != page.number, (theme.name, name)


def test_a_theme_of_the_user_s_is_made_readable_in_fewer_colours_and_left_as_it_is_in_all() -> None:
    looks = {**OURS[0].looks, "background": "#202020", "quote": "#8a8a8a", "claim": "#303030"}
    for colours in Colours:
        palette = Palette(Theme("mine", looks), colours)
        assert contrast(style(palette, "quote"), colours) >= READABLE
    assert contrast(style(Palette(Theme("mine", looks)), "claim")) < READABLE, "who wants it dark gets it"


async def test_the_key_goes_through_the_user_s_themes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    mine = Theme("mine", {**OURS[0].looks, "claim": "bold #abcdef"})
    session = Session("mine", themes=(*OURS[:2], mine, OURS[2]))
    app = Explorer(LIBRARY, View(compared(LIBRARY, "harbour")), session=session)
    async with app.run_test(size=(100, 30)) as pilot:
        assert app.palette.theme is mine
        assert style(app.palette, "claim").color == Color.parse("#abcdef")
        seen = []
        for _ in range(4):
            await pilot.press("t")
            seen.append(app.palette.theme.name)
        assert seen == ["ansi", "dark", "light", "mine"]

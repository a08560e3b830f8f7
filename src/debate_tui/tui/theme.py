"""What the styles of runs look like on this terminal: in a theme, and in as many colours as the terminal has."""

from functools import cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style

from debate_tui.text.wording import ACCENTS, SIGNS, sign_alone
from debate_tui.tui.environment import Colours, colours, theme_name
from debate_tui.tui.frame import SELECTED
from debate_tui.user.themes import OURS, READABLE, Theme, contrast, named

_POSITIONS = tuple(f"p{number}" for number in range(ACCENTS))


class Palette(NamedTuple):
    """A theme on a terminal that has so many colours."""

    theme: Theme = OURS[0]
    colours: Colours = Colours.ALL

    @property
    def signs(self) -> bool:
        """Whether each position has a sign of its own: in few colours, their accents fall together."""
        return self.theme.signs or self.colours is Colours.SIXTEEN


def palette(chosen: str = "", themes: tuple[Theme, ...] = OURS) -> Palette:
    """The palette to begin with on this terminal; `chosen`: the name of the theme that the user would have."""
    return on_terminal(named(theme_name(chosen, tuple(theme.name for theme in themes)), themes) or OURS[0])


def on_terminal(theme: Theme) -> Palette:
    """A theme in as many colours as this terminal has."""
    return Palette(theme, colours() or Colours.SIXTEEN)


def glyphed(palette: Palette, name: str, text: str) -> str:
    """`text` of a run in style `name`; where colours can't tell positions apart, each gets a sign of its own."""
    role = name.removesuffix(SELECTED)
    if not palette.signs or role not in _POSITIONS or not text.startswith(tuple(SIGNS)):
        return text
    behind = text.lstrip(text[:1])
    return sign_alone(text[:1], _POSITIONS.index(role)) * (len(text) - len(behind)) + behind


@cache
def style(palette: Palette, name: str) -> Style:
    """The Rich style of a run's style `name`; unknown names are plain text. What the theme makes readable in all colours
    stays readable in fewer."""
    theme, selected = palette.theme, name.endswith(SELECTED)
    role = name.removesuffix(SELECTED)
    words = theme.looks["cursor-bar"] if selected and role == "gutter" else theme.of(role)
    page = theme.looks["background"]
    look = Style.parse(words if " on " in words else f"{words} on {theme.looks['cursor'] if selected else page}")
    if palette.colours is Colours.ALL or None in (_hex(look.color), _hex(look.bgcolor)):
        return look
    return look + _reduced(look, Color.parse(page), " on " in words, palette.colours)


# Fewer colours

_SIXTEEN = tuple(
    zip(*(
        [f"#{digits}" for digits in shades.split()]
        for shades in (
            "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
            "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
            "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
        )
    ), strict=True)
)  # fmt: skip
"""The sixteen colours as terminals come with them: xterm's, the Linux console's (VGA) and Windows' (Campbell)."""


def _reduced(look: Style, page: Color, bar: bool, colours: Colours) -> Style:
    """A colour and its ground as a terminal with fewer colours has them, on a page of the ground `page`.

    Each is the nearest there is; the colour the nearest that stands out as text must, if it did so before. Where nothing
    stands out from the ground, it is the page's; a `bar` that would lie on the page's ground is the page the other way round.
    """
    colour, ground = look.color, look.bgcolor
    assert colour
    assert ground
    system = ColorSystem(colours)
    below, over = _ground(ground, system), _ground(page, system)
    least = min(READABLE, contrast(_hex(colour) or "", _hex(ground) or ""))
    near = _nearest(colour, below, least, colours)
    if bar and (near is None or (below.number == over.number and colours is Colours.SIXTEEN)):
        return Style(color=over, bgcolor=Color.from_ansi(0 if over.number else 15))
    if near is None:
        below, near = over, _nearest(colour, over, least, colours)
    return Style(color=near or colour.downgrade(system), bgcolor=below)


def _ground(colour: Color, system: ColorSystem) -> Color:
    """The ground nearest to a colour. Of 256 a grey is nearer to a pale one than what Rich takes: a bright cyan."""
    if system is not ColorSystem.EIGHT_BIT:
        return colour.downgrade(system)
    ours = colour.get_truecolor()
    return min(map(Color.from_ansi, range(16, 256)), key=lambda one: _distance(one.get_truecolor(), ours))


def _nearest(colour: Color, ground: Color, least: float, colours: Colours) -> Color | None:
    """The colour nearest to `colour` of those that stand out from the ground by at least `least`, wherever it is shown."""
    near = colour.downgrade(ColorSystem(colours))
    if _stands_out(near, ground, colours) >= least:
        return near
    ours = colour.get_truecolor()
    every = (Color.from_ansi(number) for number in (range(16) if colours is Colours.SIXTEEN else range(16, 256)))
    readable = (one for one in every if _stands_out(one, ground, colours) >= least)
    return min(readable, key=lambda one: _distance(one.get_truecolor(), ours), default=None)


def _distance(one: ColorTriplet, other: ColorTriplet) -> int:
    """How far two colours are apart. A grey is further from a bright colour than their numbers say, and a colour from what
    is nearly grey."""
    chroma, wanted = (max(of) - min(of) for of in (one, other))
    weight = 4 if wanted > _GREY or chroma > wanted else 0
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) + weight * (chroma - wanted) ** 2


_GREY = 32
"""Up to this difference of its parts (0 to 255), a colour is seen as a grey."""


def _stands_out(one: Color, ground: Color, colours: Colours) -> float:
    """The contrast of two colours, on the terminal where it is least."""
    return min(contrast(a, b) for a, b in zip(_shades(one, colours), _shades(ground, colours), strict=True))


def _shades(colour: Color, colours: Colours) -> tuple[str, ...]:
    """How terminals show one of their sixteen colours, or the one way in which they show any other."""
    return _SIXTEEN[colour.number or 0] if colours is Colours.SIXTEEN else (colour.get_truecolor().hex,)


def _hex(colour: Color | None) -> str | None:
    """A colour that was written as `#rrggbb`; None for one of the terminal's own."""
    return colour.triplet.hex if colour and colour.triplet else None

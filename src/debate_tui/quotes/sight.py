"""Decides whether the words of an HTML element are seen, by its attributes, its styles and the element around it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.quotes.styles import Style

_FAR = 900
"""Pixels. An element moved this far to the left or upwards is off any screen."""

_SMALLEST = 2
"""Pixels. Letters of this size or smaller can't be read."""

_BY_NAME = frozenset(
    """
    a11y-hidden accessibly-hidden d-none element-invisible hidden hidden-visually hide-visually invisible is-hidden
    is-visually-hidden screen-reader screen-reader-only screen-reader-text screenreader-only screenreader-text sr-only
    sr-only-focusable u-hidden u-visually-hidden vh visually-hidden visuallyhidden
    """.split()  # noqa: SIM905 - as a list of strings it would fill a page
)
"""Classes that by convention hide an element: known by name, since their style sheets are other files."""

_SHOWN_WIDER = re.compile(r"\b(?:\w+:|d-\w+-)(?:block|flex|grid|inline|contents|table)|\b\w+:(?:visible|not-sr-only)")
"""Classes that show an element on a wide screen which another class hides on a narrow one."""

_LENGTH = re.compile(r"(-?(?:\d++(?:\.\d*+)?|\.\d++))(px|r?em|ex|ch|pt|%|v[wh]|in|cm)?\Z")
_PIXELS = {None: 1.0, "px": 1.0, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "pt": 1.3, "%": 10.0, "vw": 10.0, "vh": 10.0, "in": 96.0, "cm": 38.0}  # fmt: skip
_NUMBER = re.compile(r"-?(?:\d++(?:\.\d*+)?|\.\d++)")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?\s*\)\Z")
_HSL_CLEAR = re.compile(r"hsla?\([^)]*[,/]\s*0?\.?0+%?\s*\)\Z")

Colour = tuple[int, int, int]
_CLEAR: Colour = (-1, -1, -1)
_COLOURS: dict[str, Colour] = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "blue": (0, 0, 255),
    "green": (0, 128, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "whitesmoke": (245, 245, 245),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """How the words of an element are shown, as far as it decides whether they are seen."""

    gone: bool = False
    """Hidden together with everything inside it."""
    invisible: bool = False
    """Hidden, but an element inside it may be visible again."""
    tiny: bool = False
    """Its letters have no size, but an element inside it may set one."""
    aside: bool = False
    """Its lines begin off the screen."""
    colour: Colour | None = None
    background: Colour | None = None
    """None if unknown, as is `colour`."""
    display: str = ""
    """Its `display` property; "" if not set."""
    raised: bool = False
    """Whether its words stand above the line, as footnote marks do."""

    @property
    def seen(self) -> bool:
        """Whether a reader sees the words."""
        alike = self.colour is not None and self.background is not None and _same(self.colour, self.background)
        return not (self.gone or self.invisible or self.tiny or self.aside or alike or self.colour == _CLEAR)


def within(outer: Sight, name: str, attributes: Mapping[str, str], style: Style) -> Sight:
    """The sight of an element `name`, from that of the element around it, `outer`, and its attributes and styles."""
    found = replace(outer, display="", raised=False) if outer.display or outer.raised else outer
    if name in ("html", "body"):
        # Styles that hide the whole page do so until its scripts have run, so they are ignored.
        style = {key: value for key, value in style.items() if "colo" in key or "background" in key}
    elif _hidden_by_attributes(name, attributes) and style.get("display") in (None, "none", "inherit"):
        return replace(found, gone=True)
    if "color" in attributes or "bgcolor" in attributes:
        given = {"color": attributes.get("color", ""), "background": attributes.get("bgcolor", "")}
        style = {**{key: value.lower() for key, value in given.items() if value}, **style}
    return _by_style(found, style) if style else found


def _hidden_by_attributes(name: str, attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        return True
    classes = attributes.get("class", "")
    return bool(classes) and not _BY_NAME.isdisjoint(classes.lower().split()) and not _SHOWN_WIDER.search(classes)


def _by_style(outer: Sight, style: Style) -> Sight:
    size, visibility, indent = style.get("font-size"), style.get("visibility"), style.get("text-indent")
    if size is None and (nothing := re.match(r"0\w*(?=[\s/])", style.get("font", ""))):
        size = nothing[0]
    background = style.get("background-color", style.get("background"))
    painted = style.get("-webkit-text-fill-color", style.get("color"))
    if "text" in style.get("background-clip", style.get("-webkit-background-clip", "")):
        painted = "by its background"
    away = style.get("position") in ("absolute", "fixed")
    return replace(
        outer,
        gone=outer.gone or _gone(style, away),
        invisible=visibility in ("hidden", "collapse") if visibility not in (None, "inherit") else outer.invisible,
        tiny=_tiny(size, outer.tiny),
        aside=_pixels(indent) <= -_FAR if indent not in (None, "inherit") else outer.aside,
        colour=_colour(painted) if painted not in (None, "inherit") else outer.colour,
        background=_behind(background, outer.background) if not away or background else None,
        display=style.get("display", ""),
        raised=style.get("vertical-align") == "super",
    )


def _gone(style: Style, away: bool) -> bool:
    """Whether the styles hide an element with everything inside it; `away`: its position is absolute or fixed."""
    get = style.get
    if get("display") == "none" or get("content-visibility") == "hidden" or get("mso-hide") == "all":
        return True
    if _is_zero(get("opacity")) or "opacity(0" in get("filter", "") or "scale(0)" in get("transform", ""):
        return True
    if (away and _clipped(get("clip", ""))) or get("clip-path", "") in _NOTHING:
        return True
    sides = ("left", "top", "right", "bottom", "inset") if away or get("position") in ("relative", "sticky") else ()
    if any(_pixels(part) <= -_FAR for side in (*sides, *_MARGINS) for part in get(side, "").split()):
        return True
    moved = re.match(r"translate(?:x|y|3d)?\(([^)]*)\)", get("transform", ""))
    if moved and any(_pixels(part.strip()) <= -_FAR for part in moved[1].split(",")):
        return True
    return _without_room(style)


_MARGINS = ("margin", "margin-left", "margin-top")


def _without_room(style: Style) -> bool:
    """Whether the element is a box without size that clips its content; with padding it has a size."""
    if not any(
        "hidden" in style.get(key, "") or "clip" in style.get(key, "")
        for key in ("overflow", "overflow-x", "overflow-y")
    ):
        return False
    if any(key.startswith("padding") and any(map(_pixels, value.split())) for key, value in style.items()):
        return False
    sizes = (style.get(side, "") for side in ("width", "height", "max-width", "max-height"))
    return any(_LENGTH.match(one[:40]) is not None and 0 <= _pixels(one) <= 1 for one in sizes)


_NOTHING = frozenset({"inset(50%)", "inset(100%)", "circle(0)", "circle(0px)", "circle(0%)", "polygon(0 0,0 0,0 0)", "polygon(0 0, 0 0, 0 0)", "polygon(0px 0px, 0px 0px, 0px 0px)", "polygon(0 0,0 0,0 0,0 0)", "polygon(0 0, 0 0, 0 0, 0 0)"})  # fmt: skip


def _clipped(clip: str) -> bool:
    """Whether `clip` leaves one pixel at most, as `rect(0 0 0 0)` and `rect(1px, 1px, 1px, 1px)` do."""
    if not clip.startswith("rect("):
        return False
    numbers = [float(one) for one in _NUMBER.findall(clip)]
    return len(numbers) == 4 and (abs(numbers[2] - numbers[0]) <= 1 or abs(numbers[1] - numbers[3]) <= 1)


def _is_zero(value: str | None) -> bool:
    number = _NUMBER.match(value or "")
    return number is not None and float(number[0]) <= (0.02 if not (value or "").endswith("%") else 2)


def _tiny(size: str | None, outer: bool) -> bool:
    if size is None or size == "inherit":
        return outer
    length = _LENGTH.match(size)
    if length is None:
        return outer and size in ("smaller", "larger")
    # A size relative to a tiny one is tiny.
    if outer and length[2] in ("em", "%", "ex", "ch"):
        return True
    return (float(length[1]) * 0.16 if length[2] == "%" else _pixels(size)) <= _SMALLEST


def _pixels(value: str | None) -> float:
    """A length in pixels, roughly; 0 for anything else."""
    length = _LENGTH.match((value or "")[:40])
    return float(length[1]) * _PIXELS[length[2]] if length else 0.0


def _behind(value: str | None, outer: Colour | None) -> Colour | None:
    if value is None or value in ("none", "inherit", "initial", "unset"):
        return outer
    colour = _colour(value)
    return outer if colour == _CLEAR else colour


def _colour(value: str | None) -> Colour | None:
    """The colour that a CSS value names; None if it is not understood."""
    value = (value or "").strip()
    if value == "transparent" or _HSL_CLEAR.match(value):
        return _CLEAR
    if value in _COLOURS:
        return _COLOURS[value]
    if re.fullmatch(r"#[0-9a-f]{3,4}|#(?:[0-9a-f]{2}){3,4}", value):
        digits = value[1:] if len(value) > 5 else "".join(2 * digit for digit in value[1:])
        return _CLEAR if digits[6:] == "00" else (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))
    rgb = _RGB.match(value)
    if rgb is None:
        return None
    if rgb[4] is not None and not rgb[4].strip("0."):
        return _CLEAR
    return int(rgb[1][:3]), int(rgb[2][:3]), int(rgb[3][:3])


def _same(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 8 for a, b in zip(one, other, strict=True))

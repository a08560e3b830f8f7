"""Themes: what each role of a page looks like, in our themes and in the user's, and how well it stands out from its ground."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from debate_tui.frozen import dataclass

READABLE = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""

ROLES = {
    "background": "the ground of everything; a colour alone",
    "cursor": "the ground of what the cursor is on; a colour alone",
    "cursor-bar": "the bar beside what the cursor is on",
    "text": "all that has no role of its own",
    "question": "the question of the debate, or of an issue",
    "heading": "headings",
    "strong": "words that stand out",
    "stance": "what a position answers; in its accent, where no colour is given",
    "claim": "claims",
    "read": "claims that you have read",
    "quote": "the sources' own words",
    "aloud": "words of a card that are read aloud",
    "citation": "who says so, where and when",
    "dim": "what stands back",
    "note": "the mapper's notes",
    "reported": "that an author reports a claim and doesn't share it",
    "why": "the reason for a relation",
    "verified": "that a quote was found in its source",
    "quoted": "the quotes within a source's text",
    "marked": "marked sentences",
    "here": "where you are, in a list",
    "rule": "lines and borders",
    "key": "keys",
    "match": "words that were looked for",
    "similar": "words that are like those",
    "rebuts": "clashes",
    "undercuts": "attacks on a ground",
    "qualifies": "limits",
    "concurs": "agreements",
    "rephrases": "other words for the same",
    "supports": "reasons for",
    "error": "errors",
    "warning": "warnings",
    "title": "the top line",
    "title-note": "the right of the top line",
    "title-error": "errors in the content, there",
    "footer": "the bottom line",
    "footer-key": "its keys",
    "notice": "messages, in its place",
    **{f"position-{n}": f"the accent of the debate's {nth} position" for n, nth in
       enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"], 1)},
}  # fmt: skip
"""The roles that have a colour, as config files name them, and what each is."""

STYLES = {
    "muted": "dim", "unproven": "dim", "flag": "reported", "omitted": "warning", "mark": "marked", "title_note": "title-note", "title_error": "title-error", "foot": "footer",
    "foot_key": "footer-key", **{f"p{n}": f"position-{n + 1}" for n in range(8)},
}  # fmt: skip
"""The styles of runs that have another name than their role."""

STANCE = "stance-"
"""What begins the styles of positions' answers; behind it comes the style of the position (`p0`)."""

FRAMES = frozenset({"rule", "background", "cursor"})
"""The roles of nothing that is read: their contrast is free."""

_DARK = {
    "background": "#12161d", "cursor": "#1f2b3b", "cursor-bar": "bold #ffd866",
    "text": "#d5dae3", "question": "bold #ffffff", "heading": "bold #ffffff", "strong": "bold #eef1f6",
    "stance": "", "claim": "bold #f1f3f8", "read": "#c6cdd9", "quote": "#a8c2dd", "aloud": "bold #ffffff on #1d4b57", "citation": "#8d97a8",
    "dim": "#8d97a8", "note": "#d9b36c", "reported": "bold #ffb454", "why": "#cc99cc", "verified": "#56d364",
    "quoted": "#f1f3f8 on #3a4a2a", "marked": "#12161d on #cc99cc", "here": "bold #ffd866", "rule": "#3d4656",
    "key": "bold #ffd866", "match": "bold #12161d on #ffd866", "similar": "bold #ffd866 underline",
    "rebuts": "bold #ff7676", "undercuts": "bold #ff79c6", "qualifies": "bold #e0bd00", "concurs": "bold #56d364",
    "rephrases": "bold #a9bcc4", "supports": "bold #eef1f6", "error": "bold #ff7676", "warning": "bold #ffb84d",
    "title": "bold #f1f3f8 on #1d2733", "title-note": "#ffb454 on #1d2733", "title-error": "bold #ff9a92 on #1d2733", "footer": "#a3adbd on #1d2733",
    "footer-key": "bold #ffd866 on #1d2733", "notice": "bold #12161d on #ffd866", "position-1": "bold #6cb6ff",
    "position-2": "bold #ff9a4d", "position-3": "bold #7ee0a2", "position-4": "bold #d2a8ff",
    "position-5": "bold #ff8fa3", "position-6": "bold #6fdfdf", "position-7": "bold #f0d96b",
    "position-8": "bold #c5c8ff",
}  # fmt: skip
_LIGHT = {
    "background": "#fbfaf7", "cursor": "#e9eef5", "cursor-bar": "bold #8a4b00",
    "text": "#23282f", "question": "bold #000000", "heading": "bold #000000", "strong": "bold #101418",
    "stance": "", "claim": "bold #101418", "read": "#3b424b", "quote": "#24527a", "aloud": "bold #000000 on #bfe8f0", "citation": "#5d6672",
    "dim": "#5d6672", "note": "#7a5200", "reported": "bold #8a4b00", "why": "#6a3f78", "verified": "#3f6a00",
    "quoted": "#101418 on #dcebc4", "marked": "#101418 on #dccbf2", "here": "bold #8a4b00", "rule": "#c3c7cd",
    "key": "bold #8a4b00", "match": "bold #000000 on #ffd866", "similar": "bold #8a4b00 underline",
    "rebuts": "bold #b3201a", "undercuts": "bold #a3127a", "qualifies": "bold #8a5a00", "concurs": "bold #3f6a00",
    "rephrases": "bold #42545c", "supports": "bold #101418", "error": "bold #b3201a", "warning": "bold #8a4b00",
    "title": "bold #101418 on #dfe4ea", "title-note": "#6b3a00 on #dfe4ea", "title-error": "bold #97140f on #dfe4ea", "footer": "#454d57 on #dfe4ea",
    "footer-key": "bold #6b3a00 on #dfe4ea", "notice": "bold #000000 on #ffd866", "position-1": "bold #0b57a4",
    "position-2": "bold #a84600", "position-3": "bold #17692b", "position-4": "bold #6f2cb0",
    "position-5": "bold #a8204a", "position-6": "bold #0a6a6a", "position-7": "bold #6e5a00",
    "position-8": "bold #3f459e",
}  # fmt: skip
# For terminals with sixteen colours or none (NO_COLOR). Readable on any background, since the text keeps the terminal's
# own foreground wherever a colour is not certain to stand out. Of the five that do, red and green mean clashes and
# agreements; the other three are positions'.
_ANSI = {
    "background": "default", "cursor": "default", "cursor-bar": "bold",
    "text": "default", "question": "bold underline", "heading": "bold underline", "strong": "bold",
    "stance": "default", "claim": "bold", "read": "default", "quote": "default italic", "aloud": "bold underline", "citation": "default",
    "dim": "default", "note": "default italic", "reported": "bold", "why": "default italic", "verified": "green",
    "quoted": "underline", "marked": "reverse", "here": "bold reverse", "rule": "default dim", "key": "bold",
    "match": "bold reverse", "similar": "bold underline", "rebuts": "bold red", "undercuts": "red",
    "qualifies": "bold", "concurs": "bold green", "rephrases": "default italic", "supports": "default",
    "error": "bold red", "warning": "red", "title": "bold reverse", "title-note": "reverse", "title-error": "bold reverse",
    "footer": "reverse", "footer-key": "bold reverse underline", "notice": "bold reverse", "position-1": "bold blue",
    "position-2": "bold cyan", "position-3": "bold magenta", "position-4": "bold", "position-5": "bold blue italic",
    "position-6": "bold cyan italic", "position-7": "bold magenta italic", "position-8": "bold italic",
}  # fmt: skip

COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
"""The terminal's own colours; each has a bright one, too (`bright_red`)."""

ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse")


class Look(NamedTuple):
    """What a role looks like."""

    attributes: tuple[str, ...] = ()
    colour: str = ""
    """`#rrggbb`, one of the terminal's own colours, or `default`; empty for the text's own."""
    ground: str = ""
    """The same; empty for the theme's own."""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    name: str
    looks: Mapping[str, str]
    """By role, its look as a config file writes it."""
    signs: bool = False
    """Whether each position has a sign of its own, since colours alone can't tell them apart."""

    def of(self, style: str) -> str:
        """The look of a run's style; a style that no theme knows is plain text."""
        if style.startswith(STANCE):
            words = self.looks["stance"]
            accent = look(self.looks[STYLES[style.removeprefix(STANCE)]]).colour
            return words if look(words).colour else f"{words} {accent}".strip()
        return self.looks.get(STYLES.get(style, style)) or self.looks["text"]


OURS = (Theme("dark", _DARK), Theme("light", _LIGHT), Theme("ansi", _ANSI, signs=True))
"""The themes that need no config file: two of our own, and one that leaves all to the terminal's own colours."""


def named(name: str, themes: tuple[Theme, ...]) -> Theme | None:
    """The theme with a name; None if there is none."""
    return next((theme for theme in themes if theme.name == name), None)


def look(text: str) -> Look:
    """A look as a config file writes it: `bold italic #rrggbb on #rrggbb`.

    Raises:
        ValueError: it isn't one; the message says which word.
    """
    words = text.split()
    on = words.index("on") if "on" in words else len(words)
    grounds = words[on + 1 :]
    attributes: list[str] = []
    colours: list[str] = []
    for word in words[:on]:
        (attributes if word in ATTRIBUTES else colours).append(word)
    if len(colours) > 1 or (on < len(words) and len(grounds) != 1):
        raise ValueError((colours[1:] or [text.strip()])[0])
    return Look(tuple(attributes), *(_colour(word) for word in (*colours, *[""][len(colours) :], *grounds)))


def _colour(word: str) -> str:
    """A colour; `#rgb` is written out as `#rrggbb`.

    Raises:
        ValueError: it is none.
    """
    digits = word.removeprefix("#").lower()
    if word.startswith("#") and len(digits) in (3, 6) and not set(digits) - set("0123456789abcdef"):
        return f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)
    if word and word not in ("default", *COLOURS, *(f"bright_{name}" for name in COLOURS)):
        raise ValueError(word)
    return word


# Contrast


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rrggbb`), from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour (`#rrggbb`), from 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrasts(theme: Theme) -> Iterator[tuple[str, str, str, float]]:
    """Of each role that is read: its name, its colour, the ground on which it stands out least, and by how much.

    Those without a contrast that can be known are left out: in the terminal's own colours, whatever these are.
    """
    for role, written in theme.looks.items():
        if role in FRAMES:
            continue
        of = look(written)
        grounds = (
            [of.ground]
            if of.ground
            else [theme.looks["cursor"], *([theme.looks["background"]] if role != "cursor-bar" else [])]
        )
        known = [ground for ground in grounds if ground.startswith("#") and of.colour.startswith("#")]
        if known:
            worst = min(known, key=lambda ground: contrast(of.colour, ground))
            yield role, of.colour, worst, contrast(of.colour, worst)

"""What is written of a changed line is what makes the old line the new one on the screen, colours and all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import Line, Run
from debate_tui.layout.runs import width as width_of
from debate_tui.tui.changes import changes, update
from debate_tui.tui.environment import Colours
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import Pen, painted, steady
from debate_tui.tui.theme import Palette
from debate_tui.user.themes import OURS, ROLES

WIDTH = 40
STYLES = sorted({"", *ROLES, "gutter", "p0", "p7", "claim*", "gutter*", "quote*", "title*"})

Cell = tuple[str, frozenset[str], str, str]

WORDS = {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "7": "reverse"}
ENDS = {"22": {"bold", "dim"}, "23": {"italic"}, "24": {"underline"}, "27": {"reverse"}}


class Terminal:
    """One line of a terminal that knows CHA, CUP and SGR (ECMA-48)."""

    def __init__(self) -> None:
        self.cells: list[Cell] = [(" ", frozenset(), "", "")] * WIDTH

    def write(self, sent: str) -> None:
        x, on, ink, ground = 0, frozenset[str](), "", ""
        for numbers, kind, char in re.findall(r"\x1b\[([\d;]*)([mGH])|(.)", sent):
            if kind in ("G", "H"):
                x = int(numbers.rpartition(";")[2]) - 1
            elif kind == "m":
                rest = numbers.split(";")
                while rest:
                    code = rest.pop(0)
                    if code == "0":
                        on, ink, ground = frozenset(), "", ""
                    elif code in WORDS:
                        on |= {WORDS[code]}
                    elif code in ENDS:
                        on -= ENDS[code]
                    elif code in ("38", "48"):
                        count = {"2": 4, "5": 2}[rest[0]]
                        colour, rest = ";".join([code, *rest[:count]]), rest[count:]
                        ink, ground = (colour, ground) if code == "38" else (ink, colour)
                    elif code[:-1] in ("3", "9"):
                        ink = "" if code == "39" else code
                    else:
                        assert code[:-1] in ("4", "10")
                        ground = "" if code == "49" else code
            elif char:
                for part in range(cell_len(char)):
                    self.cells[x] = (char if part == 0 else "", *self.seen(char, on, ink), ground)
                    x += 1

    @staticmethod
    def seen(char: str, on: frozenset[str], ink: str) -> tuple[frozenset[str], str]:
        """Of a blank, only what lies under or behind it is seen."""
        if char != " " or on & {"underline", "reverse"}:
            return on, ink
        return frozenset(), ""


@st.composite
def lines(draw: st.DrawFn) -> Line:
    texts = st.text(st.sampled_from("ab  │─é日本✓▌"), min_size=1, max_size=12)
    runs = draw(st.lists(st.builds(Run, texts, st.sampled_from(STYLES)), max_size=6))
    kept: list[Run] = []
    room = WIDTH
    for run in runs:
        if run.width <= room:
            kept.append(run)
            room -= run.width
    return (*kept, Run(" " * room, "text")) if room else tuple(kept)


def shown(line: Line, theme: Palette, system: Colours | None) -> list[Cell]:
    terminal = Terminal()
    terminal.write(painted([line], theme, system))
    return terminal.cells


def screen(line: Line, typed: tuple[int, int] = (0, 0)) -> Frame:
    return Frame((), (line,), typed)


@pytest.mark.parametrize(
    ("theme", "system"),
    [
        *((Palette(theme), Colours.ALL) for theme in OURS),
        *((Palette(theme, few), few) for theme in OURS for few in (Colours.MANY, Colours.SIXTEEN)),
    ],
)
@given(before=lines(), after=lines())
def test_what_is_written_makes_the_old_line_the_new_one(
    theme: Palette, system: Colours, before: Line, after: Line
) -> None:
    terminal = Terminal()
    terminal.cells = shown(before, theme, system)
    terminal.write(update(screen(before), screen(after), theme, system))
    assert terminal.cells == shown(after, theme, system)
    terminal.write(update(None, screen(before), theme, system))
    assert terminal.cells == shown(before, theme, system)


@given(line=lines())
def test_nothing_is_written_of_a_line_that_is_the_same(line: Line) -> None:
    assert changes(line, line) == []
    assert update(screen(line), screen(line), Palette(), Colours.ALL) == ""
    assert changes(line, tuple(Run(run.text, run.style) for run in line)) == []


@given(before=lines(), after=lines())
def test_changes_are_apart_and_within_the_line(before: Line, after: Line) -> None:
    assert width_of(before) == width_of(after) == WIDTH
    at = -1
    for start, end in changes(before, after):
        assert at < start < end <= WIDTH
        at = end


def test_one_letter_is_one_change() -> None:
    before = (Run("The road is long.", "claim"), Run(" │ ", "rule"), Run("It is not.", "claim"))
    after = (Run("The toad is long.", "claim"), Run(" │ ", "rule"), Run("It is now.", "claim"))
    assert changes(before, after) == [(4, 5), (28, 29)]
    assert changes((Run("a", "claim"),), (Run("a", "claim*"),)) == [(0, 1)]
    assert changes((Run("日本", "claim"),), (Run("日木", "claim"),)) == [(2, 4)]


@pytest.mark.parametrize("words", ["ट्राम", "❤️", "אב"])
def test_a_line_on_which_terminals_may_disagree_is_written_as_a_whole(words: str) -> None:
    before = (Run("The road", "claim"), Run(words, "claim"), Run(" end", "claim"))
    after = (Run("The toad", "claim"), Run(words, "claim"), Run(" end", "claim"))
    assert changes(before, after) == [(0, width_of(after))]
    assert changes(after, (Run("x" * width_of(after), "claim"),)) == [(0, width_of(after))]


ATTRIBUTES = st.fixed_dictionaries(
    {name: st.booleans() for name in ("bold", "dim", "italic", "underline", "reverse")}
    | {name: st.sampled_from((None, "default", "red", "#12161d", "color(200)")) for name in ("color", "bgcolor")}
)


@given(parts=st.lists(st.tuples(st.sampled_from(("ab", "c", "   ", "d ")), st.none() | st.builds(lambda kw: Style(**kw), ATTRIBUTES)), max_size=8))  # fmt: skip
@pytest.mark.parametrize("system", [ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR])
def test_a_pen_writes_what_rich_would(system: ColorSystem, parts: list[tuple[str, Style | None]]) -> None:
    ours, richs, pen = Terminal(), Terminal(), Pen(system)
    steady(pen, parts, (), 0)
    ours.write(pen.done())
    richs.write("".join(look.render(text, color_system=system) if look else text for text, look in parts))
    assert ours.cells == richs.cells


def test_without_colours_nothing_is_coloured() -> None:
    pen = Pen(None)
    steady(pen, [("a", Style(bold=True, color="red"))], (), 0)
    assert pen.done() == "\x1b[1ma\x1b[0m", "what is bold is bold without colours, too"

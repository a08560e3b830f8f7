"""Painting: turns a line of a frame into text and escape sequences, with each field at its own column."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rich.color import Color, ColorSystem
from rich.style import Style

from debate_tui.frozen import dataclass
from debate_tui.layout.cells import cell_len, disputed
from debate_tui.layout.runs import Line, plain
from debate_tui.text.direction import MARK, fenced, turns
from debate_tui.tui.environment import Colours
from debate_tui.tui.theme import Palette, glyphed, style

Part = tuple[str, Style | None]
"""Text and its style."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A line of the screen. `fields`: the columns at which its fields begin, if terminals may disagree on its width."""

    parts: tuple[Part, ...]
    fields: tuple[int, ...] = ()


def paint(line: Line, palette: Palette) -> Painted:
    """What to write for a line of a frame. The line begins at the first column of the screen."""
    words = plain(line)
    texts = [glyphed(palette, run.style, run.text) for run in line]
    if turns(words):
        texts = [fenced(text) for text in texts]
        # The direction mark goes behind a blank: tmux drops a zero-width mark at the start of a line.
        blank = texts[0][: texts[0].startswith(" ")]
        texts[0] = blank + MARK + texts[0].removeprefix(blank).removeprefix(MARK)
    parts = tuple([(text, style(palette, run.style)) for text, run in zip(texts, line, strict=True)])
    return Painted(parts, tuple(_fields(line)) if disputed(words) else ())


def painted(lines: Iterable[Line], palette: Palette, colours: Colours | None) -> str:
    """The lines of a frame as text with escape sequences, to be written to the terminal from its top left corner."""
    system = ColorSystem(colours) if colours else None
    each = (paint(line, palette) for line in lines)
    pen = Pen(system)
    for number, line in enumerate(each):
        pen.move("\r\n" if number else "")
        steady(pen, line.parts, line.fields, 0)
    return pen.done()


def _fields(line: Line) -> Iterator[int]:
    """The columns at which a field begins: a cell, a border, or the text behind a gap."""
    at = 0
    yield at
    for before, run in pairwise(line):
        at += before.width
        gap = before.width > 1 and before.text.isspace()
        if gap or before.cell != run.cell or (before.style == "rule") != (run.style == "rule"):
            yield at


def steady(pen: "Pen", parts: Sequence[Part], fields: Sequence[int], x: int) -> None:
    """Write `parts` from column `x` on, with each of `fields` at its own column.

    Terminals disagree about the width of emoji, Indic scripts and combining marks. A field with such text is blanked
    first, and the cursor is set to the next field's column after it: so nothing else moves, whatever width was drawn.
    """
    if not fields:  # they don't disagree
        for part, look in parts:
            pen.write(part, look)
        return
    for start, field in _grouped(parts, fields, x):
        text = "".join(part for part, _ in field)
        if not disputed(text):
            for part, look in field:
                pen.write(part, look)
            continue
        width = sum(cell_len(part) for part, _ in field)
        pen.write(" " * width, field[-1][1])
        pen.move(column(start))
        inked = len(text.rstrip())
        for part, look in field:
            if inked > 0:
                pen.write(part[:inked], look)
            inked -= len(part)
        pen.move(column(start + width))


def _grouped(parts: Sequence[Part], fields: Sequence[int], x: int) -> Iterator[tuple[int, list[Part]]]:
    """The parts of each field, with the column at which the field begins."""
    begins = set(fields)
    field: list[Part] = []
    start = at = x
    for part in parts:
        if at in begins and field:
            yield start, field
            start, field = at, []
        field.append(part)
        at += cell_len(part[0])
    if field:
        yield start, field


_ATTRIBUTES = {"bold": (1, 22), "dim": (2, 22), "italic": (3, 23), "underline": (4, 24), "reverse": (7, 27)}
"""The attributes that themes use, with the parameters of SGR (ECMA-48, 8.3.117) that turn each on and off."""


def column(at: int) -> str:
    """The sequence CHA, which moves the cursor to a column of its line; `at` counts from 0."""
    return f"\x1b[{at + 1}G"


_SEEN_ON_BLANKS = frozenset({"underline", "reverse"})


class Pen:
    """Writes text in styles, and of each style only what differs from the one before."""

    def __init__(self, system: ColorSystem | None) -> None:
        """`system`: the colours of the terminal; None for none, where bold, underlined and reverse text is still that."""
        self._system = system
        self._out: list[str] = []
        self._look: _Look = _PLAIN
        """The attributes that are on, and the parameters of the foreground and of the background."""

    def write(self, text: str, style: Style | None) -> None:
        look = _look(style, self._system) if style else _PLAIN
        if text.isspace() and not (look[0] | self._look[0]) & _SEEN_ON_BLANKS:
            look = (*self._look[:2], look[2])
        if text:
            self._turn(look)
        self._out.append(text)

    def erase(self, style: Style | None) -> None:
        """Erase the line from the cursor on, in the ground of a style."""
        self._turn(_look(style, self._system) if style else _PLAIN)
        self._out.append("\x1b[K")

    def _turn(self, look: "_Look") -> None:
        if look != self._look:
            self._out.append(_turning(self._look, look))
            self._look = look

    def move(self, sequence: str) -> None:
        """Write what moves the cursor; the style goes on behind it."""
        self._out.append(sequence)

    def done(self) -> str:
        """All that was written, and the end of its styles."""
        return "".join(self._out) + ("\x1b[0m" if self._look != _PLAIN else "")


_Look = tuple[frozenset[str], str, str]
_PLAIN: _Look = (frozenset(), "", "")


@lru_cache(maxsize=256)
def _look(style: Style, system: ColorSystem | None) -> _Look:
    on = frozenset(name for name in _ATTRIBUTES if getattr(style, name))
    return on, _colour(style.color, system, True), _colour(style.bgcolor, system, False)


def _colour(colour: Color | None, system: ColorSystem | None, foreground: bool) -> str:
    return ";".join(colour.downgrade(system).get_ansi_codes(foreground)) if colour and system else ""


@lru_cache(maxsize=1024)
def _turning(old: _Look, new: _Look) -> str:
    """The sequence that turns one look into another."""
    return f"\x1b[{';'.join(_turned(old, new))}m"


def _turned(old: _Look, new: _Look) -> Iterator[str]:
    """The parameters of SGR that turn one look into another."""
    off = {str(_ATTRIBUTES[name][1]) for name in old[0] - new[0]}
    yield from sorted(off)
    for name in new[0]:
        on, ends = _ATTRIBUTES[name]
        if name not in old[0] or str(ends) in off:  # 22 turns off both bold and dim
            yield str(on)
    if old[1] != new[1]:
        yield new[1] or "39"
    if old[2] != new[2]:
        yield new[2] or "49"

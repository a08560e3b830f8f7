"""Breaks the paragraphs of a telling into lines, each kind of paragraph with its own words or signs before it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from debate_tui.layout.breaks import EVEN, NO_BREAK, plain_breaks
from debate_tui.layout.cells import cell_len, is_plain
from debate_tui.layout.strings import broken
from debate_tui.text.direction import kept, turns
from debate_tui.write.telling import Part, Told
from debate_tui.write.text import to_ascii
from debate_tui.write.writers import Options


class Shape(NamedTuple):
    """How paragraphs of one kind are set: `first` before the first line, where {} is the number; `rest` before every other,
    by default as many blanks; `end` behind the last; `apart`: with a blank line above."""

    first: str = ""
    rest: str | None = None
    end: str = ""
    apart: bool = False


def set_out(paragraphs: Iterable[Told], shapes: Mapping[Part, Shape], options: Options) -> Iterator[str]:
    """Yields the lines of each paragraph as one piece, each line with its line end and at most `options.width` wide."""
    for part, text, number in paragraphs:
        first, rest, end, apart = shapes[part]
        if number:
            first = first.format(f"{number}.")
        lead = "\n" if apart else ""
        yield f"{lead}{set_lines(f'{text}{end}', first, _hanging(first) if rest is None else rest, options)}"


def _hanging(first: str) -> str:
    """As many blanks as `first` is wide."""
    return " " * _cells(first)


def set_lines(text: str, first: str, rest: str, options: Options) -> str:
    """The lines of one paragraph, each with its line end."""
    if options.ascii_only:
        text, first, rest = to_ascii(text), to_ascii(first), to_ascii(rest)
    even = text if text.isascii() else text.replace(NO_BREAK, EVEN)
    plain = is_plain(even)
    # Nearly all paragraphs are such, and there are very many of them: `broken` would look at each once more.
    if plain and (spans := plain_breaks(even, options.width - _cells(first), options.width - _cells(rest))):
        shown = text if even is text else text.replace(NO_BREAK, " ")
        between = f"\n{rest}"
        return f"{first}{between.join([shown[start:end] for start, end in spans])}\n"
    lines = broken(text, options.width, first, rest) or [first.rstrip()]
    return "\n".join(lines if plain or not turns(text) else map(kept, lines)) + "\n"


_cells = lru_cache(maxsize=1024)(cell_len)

"""The writers of the formats that a debate is exported in.

A new format is a module in this package with a function `write(extract, options)`, and a line in `text.formats`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from debate_tui.read.formats import FORMATS as READ
from debate_tui.text.formats import FORMATS, Format
from debate_tui.text.wording import counted, listed

if TYPE_CHECKING:
    from debate_tui.pages.document import Extract  # not at run time: this module is imported at every start

WIDTH = 100
"""Default width in terminal cells: two columns that read well and still fit mail and paper. It does not depend on the
terminal, so that the output is the same wherever the command runs."""


class Options(NamedTuple):
    """How an export is written. A format ignores the options that it does not heed (`Writer.heeds`)."""

    width: int = WIDTH
    """Of a line at most, in terminal cells, from `text.NARROWEST` to `text.WIDEST`."""
    ascii_only: bool = False
    """Whether only ASCII characters are written."""
    heard: Callable[[float], None] = lambda _: None
    """Called now and then with the share of the work that is done, 0 to 1."""
    processes: int = 1
    """How many processes compose it: see `write.processes`."""


class Writer(Format):
    """A format with what writes it."""

    __slots__ = ()

    def write(self, extract: "Extract", options: Options) -> Iterator[str]:
        """Yields the export in pieces, the last with a line end at its end; equal arguments give equal text."""
        pieces: Iterator[str] = import_module(f"debate_tui.write.{self.module}").write(extract, options)
        return pieces

    def left_out(self, extract: "Extract") -> str:
        """What the format has no place for, so that the export lacks it, and what a part of a debate lacks in a format that is read
        again; "" where there is nothing to tell."""
        told = getattr(import_module(f"debate_tui.write.{self.module}"), "left_out", None)
        lost = told(extract) if told else ()
        said = [f"left out, for {self.called} has no place for it: {listed(lost, 20)}"] if lost else []
        if self.name in READ and (missing := extract.cut):
            said.append(f"left out, since not all of their claims are in this part: {counted(missing, 'relation')}")
        return "; ".join(said)


T = TypeVar("T")

_TIMES = 500
"""How often the progress of one part of the work is told at most."""


def followed(items: Collection[T], options: Options, first: float = 0, last: float = 1) -> Iterator[T]:
    """`items`; now and then, `options.heard` is told of them, as a part of the work between the shares `first` and `last`."""
    count = len(items)
    step = -(-count // _TIMES)
    for number, item in enumerate(items, 1):
        yield item
        if number % step == 0 or number == count:
            options.heard(first + (last - first) * number / count)


def ended(lines: Iterable[str]) -> Iterator[str]:
    """`lines`, each with its line end."""
    return (f"{line}\n" for line in lines)


WRITERS = {format.name: Writer(*format) for format in FORMATS}
"""Writers by name; the first is the default of `export`."""

TEXT = WRITERS["text"]
"""The format that is written where none can be chosen: from the explorer, or instead of it without a terminal."""

"""The table of formats that a debate is exported in. A new one is a module here, with `write(extract, options)`, and a line in `WRITERS`."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from debate_tui.pages.document import Extract  # the table of options reads this one, at every start

WIDTH = 100
"""Terminal cells where no other width is asked for: two columns that read well, that mail and paper still hold, and the same
bytes wherever the command runs."""


class Options(NamedTuple):
    """How an export is written; what a format does not heed (`Writer.heeds`) leaves it as it is."""

    width: int = WIDTH
    """Of a line at most, in terminal cells, from `text.NARROWEST` to `text.WIDEST`."""
    ascii_only: bool = False


class Writer(NamedTuple):
    """A format that a debate is exported in."""

    name: str
    """After `--format`."""
    called: str
    """In a sentence: as …"""
    extension: str
    """Of a file in this format, with its dot."""
    module: str
    """In this package. It is imported when something is written: what one format needs, another does without."""
    heeds: tuple[str, ...]
    """The options of `export` that make a difference, but for those that choose what of the debate is exported."""

    def write(self, extract: "Extract", options: Options) -> Iterator[str]:
        """The export in pieces, as it is made: text that ends with a line end, the same for the same arguments."""
        pieces: Iterator[str] = import_module(f"debate_tui.write.{self.module}").write(extract, options)
        return pieces


_TABLE = (
    Writer("text", "plain text", ".txt", "plain", ("--view", "--width", "--ascii")),
    Writer("json", "JSON", ".json", "json", ("--ascii",)),
)
WRITERS = {writer.name: writer for writer in _TABLE}
"""By name, the one that is written where none is asked for first."""

TEXT = WRITERS["text"]
"""What is written where no format can be asked for: by the explorer, and where there is no terminal for it."""

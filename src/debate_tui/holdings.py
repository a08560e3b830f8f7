"""What a library holds: the content at some paths, read, searched, and watched for changes with its texts and locks."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.library import LARGE, Library
from debate_tui.quotes.beside import Beside, beside
from debate_tui.stamps import Stamp, size, stamp, stamps

if TYPE_CHECKING:
    from debate_tui.search import Searcher
    from debate_tui.shelf import Shelf


class Holdings:
    """The content at some paths."""

    def __init__(self, paths: Sequence[Path], sources: Path | None = None) -> None:
        """`sources`: the folder of the sources' texts, else what lies beside each debate."""
        self._paths = tuple(paths)
        self._sources = sources
        self._beside = Beside()
        self._maps, self._evidence = stamps(self._paths), self._look_beside()

    @property
    def large(self) -> bool:
        return size(self._maps) > LARGE

    def library(self) -> Library:
        """The debates as they are written."""
        if self.large:
            return self._shelf().library()
        from debate_tui.load.library import read_library  # reading takes time to import: `shelf` may do without

        return read_library(self._paths)

    def verified(self) -> Library:
        """The debates with what is known about their quotes."""
        from debate_tui.quotes.known import known

        library = self.library()
        self._beside = beside(library.debates, self._sources)
        self._evidence = self._look_beside()  # before it is read: what changes meanwhile has changed afterwards
        return known(library, self._sources)

    def searcher(self, library: Library) -> "Searcher":
        """A searcher over `library`, as it was read here last."""
        if self.large:
            return self._shelf().searcher()
        from debate_tui.search import Searcher  # not before a search: the first screen need not wait for it

        return Searcher(library)

    def changed(self) -> bool:
        """Whether a map, or what its quotes are compared with, came, went or changed since the last time that this was asked.

        Texts and locks are those of the debates that `verified` read last.
        """
        before = self._maps, self._evidence
        self._maps, self._evidence = stamps(self._paths), self._look_beside()
        return before != (self._maps, self._evidence)

    def _shelf(self) -> "Shelf":
        from debate_tui.shelf import Shelf  # with it comes the search engine

        return Shelf(self._paths)

    def _look_beside(self) -> list[Stamp]:
        return [stamp(path) for path in self._beside.paths()]

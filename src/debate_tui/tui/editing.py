"""Editing a map from the explorer: finds where the current item is written, and adds a claim on marked sentences."""

from pathlib import Path

from debate_tui.disk.atomic import write
from debate_tui.edit.add_claim import CannotAddError, appended, skeleton
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.model.library import Library
from debate_tui.pages.compose import marked_sentences
from debate_tui.state import Edit, State, Stop, places
from debate_tui.state.keymap import Keys
from debate_tui.tui.lending import Edited


def location(state: State, at: Stop | None, library: Library) -> Location | None:
    """Where the item under the cursor, else the page's own, is written in a file; None if it comes from none."""
    if at and isinstance(at.target, Edit):
        return at.target.at
    here, there = state.here, at.spot if at else None
    if isinstance(here.place, places.Library) and there:
        here = there
    debate = library.debate.get(here.place.debate)
    if debate is None or isinstance(here.place, places.Library | places.Problems):
        return None
    claim = here.claim if isinstance(here.place, places.Claim) else there.claim if there else ""
    if claim in debate.claim:
        return debate.claim[claim].at
    for place in (there.place if there else here.place, here.place):
        if isinstance(place, places.Source | places.Sources) and place.source in debate.source:
            return debate.source[place.source].at
    if isinstance(here.place, places.Overview):
        return debate.at
    listed = there if isinstance(here.place, places.Grid | places.Issues) else here
    issue = listed.place.issue if listed else ""
    return debate.issue[issue].at if issue in debate.issue else debate.at


@dataclass(frozen=True, slots=True)
class Added:
    """A claim that was appended to a file: where it begins, and the file's bytes before and after."""

    at: Location
    before: bytes
    after: bytes

    @property
    def path(self) -> Path:
        return Path(self.at.file)

    def untouched(self) -> bool:
        """Whether the file is still as it was right after the claim was appended.

        Raises:
            OSError: the file can't be read.
        """
        return self.path.read_bytes() == self.after

    def take_back(self) -> None:
        """Restore the file as it was before the claim was appended.

        Raises:
            OSError: the file can't be written; it stays as it is.
        """
        write(self.path, self.before, replace=True)


def add_claim(state: State, library: Library) -> Added | str:
    """Append a claim on the marked sentences to the file of their source; or say in words why that isn't possible.

    Raises:
        OSError: the file can't be read or written; it stays as it was.
    """
    place = state.place
    if not isinstance(place, places.Source):
        return _where(state.keys)
    debate = library.debate[place.debate]
    source = debate.source[place.source]
    if not source.sentences:
        return "Adding needs the text: open the map with its texts in a folder “sources” beside it."
    chosen = marked_sentences(state, library)
    if not chosen:
        return _where(state.keys)
    sentences = [source.sentences[number] for number in chosen]
    if len({sentence.paragraph for sentence in sentences}) > 1:
        return "A quote stands in one paragraph: mark fewer sentences."
    path = Path(source.at.file)
    before = path.read_bytes()
    try:
        after, line = appended(before, skeleton(debate, source, sentences))
    except CannotAddError as error:
        return f"Not added: {path} {error}."
    write(path, after, replace=True)
    return Added(Location(str(path), line, 1), before, after)


def _where(keys: Keys) -> str:
    sources, enter, mark, add = map(keys.shown, ("sources", "enter", "mark", "add_claim"))
    return f"A claim is added from a source's text: {sources}, {enter}, then {mark} marks sentences and {add} adds."


def outcome(added: Added, done: Edited) -> str:
    """What to say after the editor was opened on an added claim; empty if the user has written something.

    If not, the claim is taken out of the file again, unless the editor may still be open on it.
    """
    try:
        if not added.untouched():
            return ""
        if done.open_still:
            return f"Your editor ended at once: the claim is at {added.at}, to be written, or deleted, there."
        added.take_back()
    except OSError as error:
        return f"{added.at.file}: {error.strerror or error}"
    return f"Nothing added: {done.trouble or 'nothing was written.'}"

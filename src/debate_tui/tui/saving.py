"""What goes into a file: the page as text, a comparison, a brief or the debate in any format, in pieces."""

from collections.abc import Iterator, Sequence
from itertools import chain

from debate_tui.layout.rows import BLANK, text_row
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived
from debate_tui.model.library import Library
from debate_tui.pages.brief_map import Shown, brief_debate
from debate_tui.pages.compose import compose
from debate_tui.pages.document import Extract
from debate_tui.state import Place, Portion, Save, Spot, State, places
from debate_tui.tui.taking import page_names
from debate_tui.write.text import lines
from debate_tui.write.writers import TEXT, WRITERS, Options


def page_pieces(state: State, library: Library, options: Options) -> Iterator[str]:
    """The page as text, in pieces: of a comparison and a grid what `export` prints, of other pages what they show, under the
    names of the debate and of the page."""
    place = state.place
    if debate := library.debate.get(place.debate):
        match place:
            case places.Compare() if place.issue:
                return TEXT.write(Extract(debate, "compare", place.positions, (place.issue,)), options)
            case places.Grid():
                return TEXT.write(Extract(debate, "grid"), options)
    page = compose(state, library)
    above = text_row(*(paragraph(Run(name, "heading")) for name in page_names(state, library)))
    return lines(chain((above, BLANK), page.head, page.rows), options)


def pieces(state: State, save: Save, library: Library, options: Options) -> Iterator[str]:
    """What is to be saved of the page that `state` shows, as text in pieces."""
    extract = _extract(state, save, library)
    return WRITERS[save.format].write(extract, options) if extract else page_pieces(state, library, options)


def left_out(state: State, save: Save, library: Library) -> str:
    """What the format has no place for, of what is to be saved; "" where there is nothing to tell."""
    extract = _extract(state, save, library)
    return WRITERS[save.format].left_out(extract) if extract else ""


def _extract(state: State, save: Save, library: Library) -> Extract | None:
    """What is to be saved of a debate; None where it is the page."""
    place = state.place
    if save.portion is Portion.BRIEF and state.briefs and state.briefs.brief:
        shown = Shown(state.briefs.brief, library)
        return Extract(brief_debate(shown), brief=shown)
    debate = library.debate.get(place.debate)
    if save.portion in (Portion.PAGE, Portion.BRIEF) or debate is None:
        return None
    if save.portion is Portion.COMPARISON and isinstance(place, places.Compare):
        return Extract(debate, "compare", place.positions, (place.issue,))
    return Extract(debate)


def beginning(state: State, save: Save, library: Library, count: int) -> Sequence[str]:
    """The first `count` lines of what would be saved, without a byte order mark."""
    if save.portion is Portion.PAGE:
        return _first(page_pieces(state, library, Options()), count)
    if save.portion is Portion.BRIEF:
        return _first(pieces(state, save, library, Options()), count)
    return _beginning(library.debate[state.place.debate], state.place, save, count)


@derived(2)
def _beginning(debate: Debate, place: Place, save: Save, count: int) -> Sequence[str]:
    return _first(pieces(State(Spot(place)), save, Library((debate,)), Options()), count)


def _first(pieces: Iterator[str], count: int) -> Sequence[str]:
    found: list[str] = []
    for piece in pieces:
        found += piece.removeprefix("\ufeff").splitlines()
        if len(found) >= count:
            break
    return found[:count]

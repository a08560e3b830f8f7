"""What the reader takes away from a page: a claim with its quotes and citation, or the page as plain text."""

from debate_tui.model.attribution import attribution, citation, voice_words
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.library import Library
from debate_tui.pages.compose import SCREENS, compose
from debate_tui.pages.document import Extract
from debate_tui.pages.words import NOT_SHARED
from debate_tui.state import State, Stop, places
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.write.plain import lines
from debate_tui.write.writers import TEXT, Options


def claim_under(state: State, at: Stop | None, library: Library) -> tuple[Debate, Claim] | None:
    """The claim that the page is about, or that the cell under the cursor (`at`) leads to, with its debate; None where there is none."""
    here = state.here if isinstance(state.place, places.Claim) else at.spot if at else None
    debate = library.debate.get(state.place.debate or (here.place.debate if here else ""))
    claim = debate.claim.get(here.claim) if debate and here else None
    return (debate, claim) if debate and claim else None


def claim_text(debate: Debate, claim: Claim) -> str:
    """The claim, each quote in quotation marks, and who says so where."""
    lines = [] if claim.held else [f"({NOT_SHARED[2:]})"]
    lines.append(claim.text)
    for quote in claim.quotes:
        lines += [f"“{one_line(quote.text).strip()}”", f"— {citation(debate, claim, quote)}"]
        if quote.note:
            lines.append(f"[{quote.note}]")
    if not any(claim.source_of(quote) == claim.source for quote in claim.quotes):
        said = attribution(debate, claim)
        lines.append(f"(claimed by {said})" if claim.quotes else f"— {said}, no quote")
    return "\n".join(safe(line) for line in lines) + "\n"


def whose(debate: Debate, claim: Claim) -> str:
    """A claim by who speaks in it: `a claim of Ken Jimbo, reported by Solomon (shared by the author)`."""
    return f"a claim of {voice_words(claim, debate.source[claim.source])}"


def page_text(state: State, library: Library) -> tuple[str, str]:
    """A name for a file, without its extension, and the page as text: what `export` prints of a comparison or a
    grid; of other pages, what is on them."""
    place, about = state.place, ""
    debate = library.debate.get(place.debate)
    match place:
        case places.Compare() if debate and place.issue:
            extract = Extract(debate, "compare", place.positions, (place.issue,))
            return f"{debate.id}-{place.issue}", "".join(TEXT.write(extract, Options()))
        case places.Grid() if debate:
            return f"{debate.id}-grid", "".join(TEXT.write(Extract(debate, "grid"), Options()))
        case places.Claim():
            about = place.claim.replace("/", "-")
        case places.Source():
            about = place.source
    page = compose(state, library)
    parts = (place.debate or "debate-tui", SCREENS[type(place)].name, about)
    return "-".join(part for part in parts if part), "".join(lines((*page.head, *page.rows), Options()))

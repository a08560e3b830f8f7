"""A small folder of card files, of which two hold both sides of an argument: for the tests of answers and of shared passages."""

from pathlib import Path

from debate_tui import store
from debate_tui.model.library import Library
from tests.read.cards.documents import BLOCK, HAT, POCKET, TAG, UNDERLINE, cite, document, par, run

SURVEY = ", town clerk, “A quay for everyone,” https://example.org/quay/survey"
PASSAGE = (
    "The council met on Monday to hear the survey. ",
    "Car-free streets see more trade",
    " and, as was said at length by the surveyors, ",
    "longer visits",
    ", with spending up 40 percent in two years. ",
    "Shops that feared the change ",
    "now ask for more of it",
    ", although three of them closed. ",
    "Deliveries moved to the morning, and the noise fell with them.",
)
"""What Mason wrote, in the pieces in which it is marked."""


def mason(read: set[int], underlined: set[int], pieces: range = range(9), change: tuple[str, str] = ("", "")) -> str:
    """A card of some of the passage; `read` and `underlined` are numbers of pieces, `change` is what is put for what."""
    texts = ((n, PASSAGE[n].replace(*change) if change[0] else PASSAGE[n]) for n in pieces)
    runs = (
        run(text, UNDERLINE if n in read | underlined else "", read="cyan" if n in read else "") for n, text in texts
    )
    return par(*runs)


def card(tag: str, who: str, rest: str, body: str) -> tuple[str, str, str]:
    return (
        par(tag, style=TAG),
        cite(who, rest),
        body if body.startswith("<") else par(run(body, UNDERLINE, read="cyan")),
    )


AFF = (
    par("1AC", style=POCKET),
    par("Advantages", style=HAT),
    par("Trade", style=BLOCK),
    *card("Closing the road raises trade", "Mason 24", SURVEY, mason({1, 3}, {4, 6})),
    *card("2. Delivery noise falls after the closure", "Mason 24", SURVEY, mason({8}, set(), range(6, 9))),
    par("2AC", style=POCKET),
    par("AT: Spending", style=BLOCK),
    *card(
        "Closure doesn’t cost the town money", "Okafor 23", " (Ben, professor)", "It recovers its outlay in two years."
    ),
)
NEG = (
    par("1NC", style=POCKET),
    par("Spending DA", style=BLOCK),
    *card(
        "The closure costs the town money", "Post 24", " https://example.org/post/costs", "Our members fear the cost."
    ),
    par("2NC", style=POCKET),
    par("AT—Trade #2", style=BLOCK),
    *card("1. Closing the road doesn’t raise trade", "Silva 22", ", “Counting tills”", "No rise in takings was found."),
    *card(
        "Shops closed after the change",
        "Mason 24",
        SURVEY,
        mason({5, 7}, {4}, range(3, 8), ("40 percent", "forty per cent")),
    ),
    par("2NC – AT: Mason", style=BLOCK),
    *card("The survey asked winners only", "Lee 24", "", "Nobody asked those who had closed their shops by then."),
    par("At the bridge: history", style=BLOCK),
    *card("The bridge is old", "Grey 19", "", "It was built long before the town had any need of it."),
)


def folder(path: Path) -> Library:
    """The library of the two files, written below `path`."""
    (path / "Aff Quay.docx").write_bytes(document(*AFF))
    (path / "Neg Quay.docx").write_bytes(document(*NEG))
    return store.open([path]).verified()

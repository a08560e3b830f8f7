"""The pages that are not about one debate: the library, the problems found in it, and help."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from debate_tui.layout.parts import Page, Rows, composed, listed
from debate_tui.layout.rows import BLANK, Row, Rule, introduction, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.debate import Kind
from debate_tui.model.diagnostics import Diagnostic, Severity, by_severity
from debate_tui.model.library import Library
from debate_tui.pages.commands import far, in_key_column, key_column, key_rows, keys_with
from debate_tui.pages.timeline import years
from debate_tui.pages.words import GLYPHS, MEANINGS, NOT_SHARED, counted, size_words
from debate_tui.state import Edit, Go, Spot, opening, places
from debate_tui.state.keymap import Keys


def library_page(library: Library, read: Mapping[str, int], keys: Keys) -> Page:
    """The debates of a library, each with its question, what it consists of, when its sources are from, and how many
    of its claims have been read (`read`, by the id of the debate)."""
    head = text_row(paragraph(Run(counted(len(library.debates), "debate"), "heading")))
    debates = library.debates
    none = composed(
        text_row(
            paragraph(f"No debate was found. {keys.shown('problems')} shows what was wrong.", style="text"), rule=Rule()
        )
    )

    def target(at: int) -> Go:
        return Go(Spot(places.Overview(opening(debates[at]))))

    def row(at: int) -> Row:
        debate = debates[at]
        done = f"{read[debate.id]} of {counted(len(debate.claims), 'claim')} read" if read.get(debate.id) else ""
        counts = " · ".join(part for part in (size_words(debate), years(debate), done) if part)
        words = [paragraph(Run(debate.title, "claim"))]
        words += [paragraph(Run(debate.question, "text"))] if debate.question != debate.title else []
        words.append(paragraph(Run(counts, "muted")))
        return text_row(*words, target=target(at), rule=Rule())

    return Page((head,), Rows(listed(len(debates), row, target) if debates else none), "Library")


def problems_page(library: Library) -> Page:
    """The errors, warnings and notes on a library's files; Enter opens the place in the reader's editor."""
    head = text_row(paragraph(Run(problem_count(library.diagnostics), "heading")))
    found = library.diagnostics
    none = composed(text_row(paragraph("Nothing is wrong with the content.", style="text"), rule=Rule()))
    rows = listed(
        len(found),
        lambda at: text_row(*_problem(found[at]), rule=Rule(), target=Edit(found[at].at)),
        lambda at: Edit(found[at].at),
    )
    from debate_tui.model.states import marked  # only here: the start doesn't need it

    read = any(marked(debate) for debate in library.debates)
    more = [composed(text_row(paragraph(_READINGS, style="muted"), rule=Rule()))] if read else []
    return Page((head,), Rows(rows if found else none, *more), "Problems")


_READINGS = (
    "What the reading of a card leaves out isn't counted here: a card's page tells it, and debate-tui check lists it."
)


def problem_count(diagnostics: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings, 3 notes`; notes only where there are any."""
    of = by_severity(diagnostics)
    shown = [one for one in Severity if of[one] or one is not Severity.NOTE]
    return ", ".join(counted(of[one], one.value) for one in shown)


def _problem(diagnostic: Diagnostic) -> Iterator[Paragraph]:
    style = {Severity.ERROR: "error", Severity.WARNING: "warning"}.get(diagnostic.severity, "note")
    yield paragraph(Run(f"{diagnostic.at}", "muted"))
    yield paragraph(Run(f"{diagnostic.severity} {diagnostic.code} ", style), Run(diagnostic.message, "text"))
    if diagnostic.hint:
        yield paragraph(Run(diagnostic.hint, "muted"), first="  ")


def help_page(query: str, keys: Keys) -> Page:
    """The keys that have the key, or all the words, in `query`, by group, and the marks of relations; Enter runs a key.

    Of what is typed, the group with the likeliest key comes first, and in each the likeliest."""
    at_the_top, at_the_end = _introduction(keys)
    rows = [] if query.strip() else [at_the_top]
    found = keys_with(keys.table, query)
    nearest = {
        group: min(far(key, query) for key in found if key.group == group) for group in {key.group for key in found}
    }
    found.sort(key=lambda key: (nearest[key.group], _GROUPS.index(key.group), far(key, query)))
    for group, alike in groupby(found, key=lambda key: key.group):
        rows.append(text_row(rule=Rule((Run(group, "heading"),))))
        rows += key_rows(alike, keys)
    told = _marks(key_column(keys))
    begun = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in query.split()]
    if marks := [mark for mark in told if all(word.search(mark) for word in begun)]:
        rows.append(text_row(rule=Rule((Run("Marks", "heading"),))))
        rows += [told[mark] for mark in marks]
    if not rows:
        rows.append(text_row(paragraph(Run("No key and no mark has these words. Fewer find more.", "text"))))
    if not query.strip():
        rows.append(at_the_end)
    return Page((), Rows(composed(*rows, BLANK)), "Help")


_GROUPS = ("Lists", "Go", "Move", "Search", "Cards", "Compare", "Show", "Text", "Write", "Take away", "Brief")
"""In the order of help: first what answers a newcomer's questions; that arrows move needs no looking up."""


def _introduction(keys: Keys) -> tuple[Row, Row]:
    """What a comparison is: at the top or, on a narrow page, where it would leave no room for the first keys, at the end."""
    enter, back, search = map(keys.shown, ("enter", "back", "search"))
    words = paragraph(
        "A comparison sets positions side by side on one issue. Under each position stands its answer; below, each claim "
        f"stands beside those that it collides or agrees with. {enter} opens a claim, {back} returns, {search} finds anything.",
        style="text",
    )
    return introduction(words, Rule())


_SIGNS = (
    ("◂ ▸", "point from the mark over a claim to the claim that it does this to, or that does it"),
    (
        "✓",
        "the quote is verified: its words were found in the source (exact, normalised …), or so the lock says (attested)",
    ),
    ("○", "the quote is unverified: neither the source's text nor a lock to compare it with is at hand"),
    ("≠", "what sources say differently about the same thing"),
    ("≠", "beside a quote: it is altered, the source or the record of it has other words"),
    ("∅", "the quote is absent: the source doesn't have it"),
    ("?", "the quote is ambiguous: the source has it in more than one place"),
    ("↑", "the claim above: this one meets the one further up, too"),
    ("¶", "paragraph of the source"),
    ("[…]", "words left out; in brackets of its own line, a note of the mapper's"),
    ("(derived)", "made by rule: the map has none of its own"),
    ("(mapper)", "behind “Why”: the map's writer infers the relation; (source): the text itself draws it"),
)
"""Signs that pages use, and what they mean."""


def _marks(column: int) -> dict[str, Row]:
    """What each mark means, by the words of it; `column`: cells for the mark."""
    told = {f"{kind.value}: {MEANINGS[kind]}": (GLYPHS[kind], kind.value) for kind in Kind}
    told[NOT_SHARED[2:]] = (NOT_SHARED[0], "flag")
    told |= {words: (glyph, "text") for glyph, words in _SIGNS}
    return {
        words: in_key_column(Run(glyph, style), Run(words, "text"), column) for words, (glyph, style) in told.items()
    }

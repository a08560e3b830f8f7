"""Exports: what can be taken away of the page that the reader comes from, in which formats, and what the files are called."""

from collections.abc import Iterable, Iterator, Sequence

from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.debate import Debate
from debate_tui.state import Place, Portion, Save, places
from debate_tui.text.formats import FORMATS, Format

_SUFFIXES = tuple({format.extension for format in FORMATS})


def exports_page(debate: Debate | None, of: Place, screen: str, typed: str) -> Page:
    """A row for each format of the page `of`, of the comparison that it shows and of the whole debate; Enter writes a file.

    `screen`: the name of that page's screen, or of the brief ("" of one without marks); `typed`: what the reader calls the file, "" for what it is called by itself.
    """
    rows = Rows(composed(*_rows(debate, of, screen, typed)))
    return Page((), rows, "Export")


def _rows(debate: Debate | None, of: Place, screen: str, typed: str) -> Iterator[Row]:
    text, *others = FORMATS
    if isinstance(of, places.Brief) and not screen:
        yield text_row(paragraph(Run("Nothing is marked yet, so there is no brief to export.", "text")))
        return
    if isinstance(of, places.Brief):
        yield from _portion(Portion.BRIEF, FORMATS, screen, typed)
        return
    yield from _portion(Portion.PAGE, [text], _page_name(of, screen), typed)
    if debate is None:
        return
    if isinstance(of, places.Compare) and of.issue:
        yield from _portion(Portion.COMPARISON, others, f"{debate.id}-{of.issue}", typed)
    yield from _portion(Portion.DEBATE, FORMATS, debate.id, typed)


def _portion(portion: Portion, formats: Sequence[Format], name: str, typed: str) -> Iterator[Row]:
    """The rows of what is exported under one name: its suffix by format."""
    title = (Run(portion.capitalize(), "heading"), Run(f" → {stem(typed) or name}", "text"))
    for number, format in enumerate(formats):
        first = f"{format.name:<9} {format.extension:<9} "
        cell = Paragraph((Run(format.called, "text"),), Run(first, "key"), Run(" " * len(first)))
        yield text_row(cell, target=Save(portion, format.name, name), rule=None if number else Rule(title))


def _page_name(of: Place, screen: str) -> str:
    about = ""
    match of:
        case places.Compare() if of.issue:
            return f"{of.debate}-{of.issue}"
        case places.Listing():
            return f"{of.debate}-{of.of.value}"
        case places.Claim():
            about = of.claim.replace("/", "-")
        case places.Source():
            about = of.source
    return "-".join(part for part in (of.debate or "debate-tui", screen, about) if part)


def stem(typed: str) -> str:
    """What was typed as the name of a file, without the suffix of a format, which the chosen format adds."""
    typed = typed.strip()
    return typed[: len(typed) - len(_ending(typed))]


def _ending(typed: str) -> str:
    """The suffix of a format with which a name ends; "" without one."""
    return next((one for one in _SUFFIXES if typed.lower().endswith(one) and len(typed) > len(one)), "")


def meant(choices: Iterable[Save], chosen: Save, typed: str) -> Save | None:
    """What is meant by a name that was typed while `chosen` was under the cursor: of the same, else of what else is to be
    taken away, the first format with its suffix; None where no format has it, or the chosen one has."""
    fitting = [format.name for format in FORMATS if format.extension == _ending(typed.strip())]
    if chosen.format in fitting:
        return None
    found = sorted((one for one in choices if one.format in fitting), key=lambda one: one.portion is not chosen.portion)
    return next(iter(found), None)

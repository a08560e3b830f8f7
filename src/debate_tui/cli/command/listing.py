"""`list`: prints the debates at hand, and how large they are."""

from collections.abc import Sequence

from debate_tui.cli.console import Style, paint, print_json
from debate_tui.cli.debates import complain_of_none, library_at, report_unread
from debate_tui.cli.parser import Given
from debate_tui.model.debate import Debate
from debate_tui.text.direction import kept

DESCRIPTION = "List the debates at hand: --library or DEBATE_TUI_LIBRARY, your own library, the bundled ones."
NOTES = """\
exit status: 0 fine, 1 there is no debate, or something could not be read

examples:
  debate-tui list
  debate-tui list --library maps --json
"""

_COUNTS = ("positions", "issues", "sources", "claims", "relations")


def run(given: Given) -> int:
    library = library_at(given.library)
    unread = report_unread(library)
    if given.json:
        print_json({"debates": [_as_json(debate) for debate in library.debates]})
    elif library.debates:
        print_debates(library.debates)
    else:
        complain_of_none()
    return int(unread or not library.debates)


def print_debates(debates: Sequence[Debate]) -> None:
    """Print one line for each debate. The title is last, so that its width on the terminal shifts nothing."""
    width = max(len("id"), *(len(debate.id) for debate in debates))
    print(paint("  ".join(["id".ljust(width), *_COUNTS, "title"]), Style.DIM))
    for debate in debates:
        counts = (f"{count:{len(name)}}" for name, count in _counts(debate).items())
        print(kept("  ".join([debate.id.ljust(width), *counts, paint(debate.title, Style.STRONG)])))


def _counts(debate: Debate) -> dict[str, int]:
    return {name: len(getattr(debate, name)) for name in _COUNTS}


def _as_json(debate: Debate) -> dict[str, object]:
    named = {"id": debate.id, "title": debate.title, "question": debate.question, "file": debate.at.file}
    return {**named, **_counts(debate)}

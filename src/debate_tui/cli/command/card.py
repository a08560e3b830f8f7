"""`card`: prints a card beside the cards that answer it, or the passage that it shares with another card, word by word."""

from collections.abc import Iterator
from pathlib import Path

from debate_tui import store
from debate_tui.cli.debates import find_debate, read, report_unread
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.cli.writing import write_file
from debate_tui.model.answering import answers
from debate_tui.model.card_index import card_index
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library, files_of, is_card_file
from debate_tui.pages.answers import answers_page
from debate_tui.pages.hands import hands_page
from debate_tui.pages.spoken import heard
from debate_tui.state import opening, places
from debate_tui.text.direction import kept
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import listed, shown
from debate_tui.write.text import lines, to_ascii
from debate_tui.write.writers import Options

DESCRIPTION = (
    "Print a card beside the cards that answer it, of all files at hand; or who else cut its passage, word by word."
)
NOTES = """\
Without --tag, the cards of the file, each with how many answer it.

exit status: 0 fine, 1 no such file or card, or not written, 2 wrong usage

examples:
  debate-tui card aff-quay --library cards
  debate-tui card aff-quay --tag "raises trade" --library cards
  debate-tui card aff-quay --tag "raises trade" --library cards --passage -o passage.txt
"""


def run(given: Given) -> int:
    if given.passage and given.tag is None:
        raise CommandError("--passage compares one card: --tag says which", "", WRONG_USAGE)
    library, debate = find_debate(given.words[0], given.library)
    if given.library and given.words[0] != debate.id:  # a path: what the libraries hold is at hand, too
        library = read(store.open([given.words[0], *given.library]))
        debate = library.debate[debate.id]
    unread = report_unread(library)
    if not is_card_file(debate):
        raise CommandError(
            f"{shown(debate.id)} is no file of cards", "what meets a claim of a map: export --view claim"
        )
    for other in filter(is_card_file, library.debates):
        card_index(other)
    write_file(given.output or Path("-"), _printed(library, debate, given), given.force, lambda: files_of(debate))
    return int(unread)


def _printed(library: Library, debate: Debate, given: Given) -> Iterator[str]:
    if given.tag is None:
        return _all(library, debate)
    claim = _card(debate, given.tag)
    near = opening(debate)
    if given.passage:
        page = hands_page(library, places.Hands(near, claim))
    else:
        page = answers_page(library, places.Answers(near, claim))
    if given.linear:
        return (f"{to_ascii(line) if given.ascii else kept(line)}\n" for line in heard(page))
    return lines((*page.head, *page.rows), Options(given.width, given.ascii))


def _all(library: Library, debate: Debate) -> Iterator[str]:
    """A line for each card: how many answer it, its tag and its id."""
    yield "answers  tag\n"
    for claim in debate.claims:
        count = len(answers(library, debate.id, claim.full_id))
        yield kept(safe(f"{count or '–':>7}  {one_line(claim.text)}  [{claim.full_id}]")) + "\n"


def _card(debate: Debate, name: str) -> str:
    """The full id of the card that a name means.

    Raises:
        CommandError: it means none, or several.
    """
    ids = [claim.full_id for claim in debate.claims]
    if name in ids:
        return name
    words = name.casefold().split()
    tags = [(id, claim.text) for id, claim in zip(ids, debate.claims, strict=True)]
    found = [(id, text) for id, text in tags if all(word in text.casefold() for word in words)] if words else []
    if len(found) == 1:
        return found[0][0]
    if found:
        raise CommandError(f"{len(found)} cards have {shown(name)} in their tag", listed((id for id, _ in found), 5))
    near = nearest(name, ids)
    raise CommandError(f"no card {shown(name)} in {shown(debate.id)}", f'did you mean "{near}"?' if near else "")

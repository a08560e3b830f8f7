"""`check`: lints content, compares quotes with the texts or the lock, and prints problems as compilers do."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui import store
from debate_tui.cli.console import heard, print_json
from debate_tui.cli.debates import STANDARD_INPUT, complain_of_none, folder_of_texts, library_at, place_of, read
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.cli.problems import as_json, counted, print_problems
from debate_tui.model.attribution import quotes_of
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, Severity, by_file, by_severity
from debate_tui.model.library import Library
from debate_tui.model.states import marked, quote_count
from debate_tui.quotes.beside import has_evidence
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import shown

if TYPE_CHECKING:
    from debate_tui.cli.verified import Checked
    from debate_tui.quotes.omitted.reading import Left
    from debate_tui.quotes.share import Budget

    _Found = tuple[Sequence[Checked], Mapping[Debate, Sequence[Left]]]
    """What was found out about quotes: as compared with their sources, and as they are read aloud."""

DESCRIPTION = (
    "Say what is wrong with the content and its quotes, and where. Each code is explained in docs/diagnostics.md, "
    "each state of a quote in docs/quotes.md."
)
NOTES = """\
Quotes are compared with DIR/<source id>.txt, .md, .html or .pdf; without --sources, with the texts in the folder
`sources` beside the debate's file. A source without a text is checked against the lock (see lock --help).

exit status: 0 fine, or warnings only; 1 errors (with --strict, warnings too), or nothing to check; 2 wrong usage

examples:
  debate-tui check                                  all debates at hand
  debate-tui check maps/harbour.toml                one map
  debate-tui check maps --strict                    a folder of maps, where warnings count
  debate-tui check harbour-road --sources articles  a debate by its id; its quotes against the articles
  debate-tui check maps --sources articles --fix    correct the quotes that are altered, one by one
"""


def run(given: Given) -> int:
    _refuse(given)
    named = [_place(name, given.library) for name in given.words]
    if given.fix and (stream := next(filter(_is_stream, named), None)):
        raise CommandError(f"--fix corrects files, and {shown(str(stream))} is none", "", WRONG_USAGE)
    content = store.open(named or store.default_libraries(given.library))
    library = read(content, anew=True)
    given.evidence += store.evidence(library.debates, given.sources)
    checked = _check_quotes(library, given)
    if given.fix and _fix(checked, given):
        library = read(content, anew=True)
        checked = _check_quotes(library, given)
    left = _left_out(library)
    diagnostics = _diagnostics(library, (checked, left), given)
    count = by_severity(diagnostics)
    if not heard():
        pass  # Standard output is closed: only the exit status is wanted.
    elif given.json:
        print_json(_as_json(library, (checked, left), diagnostics))
    else:
        _print(library, checked, diagnostics, given)
    if count[Severity.ERROR] or not library.debates:
        return 1
    return int(given.strict and count[Severity.WARNING] > 0)


def _refuse(given: Given) -> None:
    """Refuse wrong usage that the table of options can't express.

    Raises:
        CommandError: the usage is wrong.
    """
    folder_of_texts(given.sources)
    if given.yes and not given.fix:
        raise CommandError("--yes goes with --fix", "", WRONG_USAGE)
    asks = given.fix and not given.yes
    if asks and not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        raise CommandError("--fix asks, and there is no terminal to ask on", "--yes corrects all", WRONG_USAGE)


def _place(name: str, extra: Sequence[str]) -> Path:
    """The path `name` or, if there is none, the file or folder of the debate with that id.

    Raises:
        CommandError: there is neither, but a debate with a similar id.
    """
    if name == "-":
        return Path(STANDARD_INPUT)
    if os.path.lexists(name) or os.sep in name or name.endswith(".toml"):
        return Path(name)
    debates = library_at(extra).debate
    debate = debates.get(name)
    if debate is None:
        if near := nearest(name, debates):
            raise CommandError(f"no debate and no file {shown(name)}", f'did you mean "{near}"?')
        return Path(name)
    return place_of(debate)


def _is_stream(path: Path) -> bool:
    return str(path) == STANDARD_INPUT or (path.exists() and not (path.is_file() or path.is_dir()))


def _check_quotes(library: Library, given: Given) -> "tuple[Checked, ...]":
    """Check the quotes of the debates that have a text or a lock. If none has, the checker isn't even imported."""
    debates = [debate for debate in library.debates if given.max_words or has_evidence(debate, given.sources)]
    if not debates:
        return ()
    from debate_tui.cli.verified import check_all

    return check_all(debates, given.sources, _budget(given))


def _budget(given: Given) -> "Budget":
    from debate_tui.quotes.share import Budget

    return Budget(given.max_share, given.max_words)


def _fix(checked: "Sequence[Checked]", given: Given) -> bool:
    if not any(one.evidence.folder for one in checked):
        raise CommandError("--fix needs the sources' texts", "--sources DIR says where they are", WRONG_USAGE)
    from debate_tui.cli.fixing import fix_all

    return fix_all(checked, ask=not given.yes)


def _left_out(library: Library) -> "dict[Debate, list[Left]]":
    """What is not read aloud of the marked quotes of each debate that has some. Where none has, the finder isn't imported."""
    some = [debate for debate in library.debates if marked(debate)]
    if not some:
        return {}
    from debate_tui.cli.progress import Progress
    from debate_tui.quotes.omitted.reading import left_out

    with Progress("checking readings", sum(len(debate.claims) for debate in some)) as progress:
        return {debate: list(left_out(debate, progress.advance)) for debate in some}


def _diagnostics(library: Library, found: "_Found", given: Given) -> tuple[Diagnostic, ...]:
    """All diagnostics, by file. With `--max-words`, the linter's own warnings of long quotes (W402) are left out."""
    linted = (one for one in library.diagnostics if not (given.max_words and one.code == "W402"))
    checked, left = found
    said = [*linted, *(diagnostic for one in checked for diagnostic in one.diagnostics)]
    if left:
        from debate_tui.quotes.omitted.reading import complaints

        said += (diagnostic for debate, readings in left.items() for diagnostic in complaints(debate, readings))
    return by_file(said)


def _print(library: Library, checked: "Sequence[Checked]", diagnostics: Sequence[Diagnostic], given: Given) -> None:
    print_problems(diagnostics, sys.stdout)
    if diagnostics:
        print()
    elif not library.debates:
        complain_of_none()
    compared = [one for one in checked if one.compared]
    if compared:
        from debate_tui.cli.verified import states, table

        for one in compared:
            print(*table(one, _budget(given), given.quotes), sep="\n", end="\n\n")
    alone = sum(map(quote_count, library.debates)) - sum(quote_count(one.debate) for one in compared)
    if alone:
        print(f"{counted(alone, 'quote')} unverified: neither texts (--sources DIR) nor a lock to compare with")
    total = _total(diagnostics, len(library.debates))
    if compared and (found := states(check for one in compared for check in one.checks)):
        total += f"; {counted(sum(quote_count(one.debate) for one in compared), 'quote')}: {found}"
    print(total)


def _total(diagnostics: Iterable[Diagnostic], debates: int) -> str:
    count = by_severity(diagnostics)
    kinds = (Severity.ERROR, Severity.WARNING, *((Severity.NOTE,) if count[Severity.NOTE] else ()))
    return f"{', '.join(counted(count[kind], kind) for kind in kinds)} in {counted(debates, 'debate')}"


def _as_json(library: Library, found: "_Found", diagnostics: Iterable[Diagnostic]) -> dict[str, object]:
    checked, left = found
    omitted: list[dict[str, object]] = []
    for debate, readings in left.items():
        from debate_tui.quotes.omitted.reading import as_json as omitted_as_json

        omitted += omitted_as_json(debate, readings)
    quotes: list[dict[str, object]] = []
    sources: list[dict[str, object]] = []
    by_debate = {one.debate.id: one for one in checked}
    for debate in library.debates:
        if one := by_debate.get(debate.id):
            from debate_tui.cli.verified import quotes_as_json, sources_as_json

            quotes += quotes_as_json(one)
            sources += sources_as_json(one)
        else:
            quotes += _unverified(debate)
    return {
        "diagnostics": [as_json(one) for one in diagnostics],
        "quotes": quotes,
        "sources": sources,
        "omitted": omitted,
    }


def _unverified(debate: Debate) -> Iterable[dict[str, object]]:
    """The quotes of a debate that was not checked, as JSON, in the order of its sources."""
    for source in debate.sources:
        for claim, quote in quotes_of(debate, source.id):
            yield {
                "debate": debate.id,
                "source": source.id,
                "claim": claim.full_id,
                "text": quote.text,
                "state": quote.state,
                **dict.fromkeys(("start", "end", "place", "distance")),
                "diff": [],
                "notes": [],
            }

"""`export`: prints a debate, or a part of it, in one of the formats of `write.writers`, or writes it into a file."""

import shlex
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from debate_tui import store
from debate_tui.cli.debates import find_debate, folder_of_texts, library_at, place_of, read_for, report_unread
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.options import VIEWS
from debate_tui.cli.parser import Given
from debate_tui.cli.problems import print_problems
from debate_tui.cli.progress import Progress
from debate_tui.cli.writing import to_stdout, write_file
from debate_tui.disk.collecting import without_collection
from debate_tui.model.brief import Brief
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, Severity, keeps_from_reading
from debate_tui.model.library import Library, files_of
from debate_tui.pages.brief_map import Shown, brief_debate
from debate_tui.pages.document import Extract
from debate_tui.quotes.known import known
from debate_tui.text.safe import safe
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import counted, listed, shown
from debate_tui.write.processes import at_hand
from debate_tui.write.writers import TEXT, WIDTH, WRITERS, Options, Writer

DESCRIPTION = """\
Print a debate, or a part of it: as text, the pages of the explorer with full citations; or as Markdown or HTML to hand out,
as rows, as JSON, or in another program's format."""
NOTES = """\
exit status: 0 fine, 1 no such debate, not written, or something of its files left out, 2 wrong usage

examples:
  debate-tui export us-japan-alliance
  debate-tui export us-japan-alliance --issue order --positions invest,indict --width 80
  debate-tui export us-japan-alliance --view grid --ascii -o grid.txt
  debate-tui export us-japan-alliance --format json
  debate-tui export us-japan-alliance --issue threat --positions indict,bind -o handout.html
  debate-tui export us-japan-alliance --issue threat --format linear
  debate-tui export --brief "Round two" --format markdown
"""


def run(given: Given) -> int:
    if given.brief is not None:
        return _brief(given)
    texts = folder_of_texts(given.sources)
    library, debate = find_debate(given.words[0], given.library)
    incomplete = report_unread(library) | _report_errors(library, debate)
    given.evidence += store.evidence((debate,), texts)
    store.keep_unpacked(debate)
    checked = known(Library((debate,)), texts)
    # The codes E53… are texts and locks that can't be read.
    print_problems(one for one in checked.diagnostics if one.code.startswith("E53"))
    debate = checked.debates[0]
    positions = _positions(debate, given.positions)
    issues = tuple(_known(i, [issue.id for issue in debate.issues], "issue") for i in given.issue)
    extract = Extract(debate, given.view, positions, issues)
    _write(given, extract)
    return int(incomplete)


def _report_errors(library: Library, debate: Debate) -> bool:
    """Say on standard error that something in the debate's files is wrong, and what of it is not in the export."""
    place, files = place_of(debate), files_of(debate)

    def is_its_own(one: Diagnostic) -> bool:
        return one.at.file in files or Path(one.at.file).parent == place

    wrong = [one for one in library.diagnostics if one.severity is Severity.ERROR and not keeps_from_reading(one)]
    if not (count := sum(map(is_its_own, wrong))):
        return False
    out = f"; left out: {listed(debate.left_out, 5)}" if debate.left_out else ""
    where = f"debate-tui check {shlex.quote(str(place))} says where"
    print(safe(f"{debate.id}: {counted(count, 'error')}{out}; {where}"), file=sys.stderr)
    return True


def _brief(given: Given) -> int:
    """Export a brief, compared with the debates that it was marked in, as far as they are at hand."""
    if given.words or given.positions is not None or given.issue or given.view != VIEWS[0]:
        what = "a DEBATE" if given.words else "--positions, --issue or --view"
        raise CommandError(f"--brief exports a whole brief, without {what}", "", WRONG_USAGE)
    from debate_tui.user.briefs import at_path, read_all  # what edits briefs comes with it

    brief = at_path(given.brief) or _chosen(given.brief, read_all())
    print_problems(brief.diagnostics)
    if not brief.sound:
        return 1
    texts = folder_of_texts(given.sources)
    library = library_at(given.library)
    ids = dict.fromkeys(mark.debate for mark in brief.marks)
    debates = known(Library(tuple(library.debate[id] for id in ids if id in library.debate)), texts)
    whole = Shown(brief, debates)
    _write(given, Extract(brief_debate(whole), brief=whole))
    return int(any(one.severity is Severity.ERROR for one in brief.diagnostics))


def _chosen(name: str, briefs: Sequence[Brief]) -> Brief:
    """The brief of this name or, regardless of case, this title."""
    for brief in briefs:
        if name == brief.name:
            return brief
    for brief in briefs:
        if name.casefold() == brief.title.casefold():
            return brief
    names = [brief.name for brief in briefs]
    hint = _hint(name, names, "brief") if names else "b in the explorer puts a claim into one"
    raise CommandError(f"no brief {shown(name)}", hint)


def _writer(given: Given) -> Writer:
    """The writer of the chosen format; of the first with the suffix of the file where none was chosen, else of text."""
    if given.format is not None:
        return WRITERS[given.format]
    suffix = "" if given.output is None else given.output.suffix.lower()
    return next((one for one in WRITERS.values() if one.extension == suffix), TEXT)


def _write(given: Given, extract: Extract) -> None:
    debate, writer = extract.debate, _writer(given)
    processes = at_hand(debate, len(extract.claim_numbers))
    if processes > 1:
        store.keep_unpacked(debate, now=True)
    # A bar amid what is printed on the same terminal would tear it.
    aside = not sys.stdout.isatty() or not (given.output is None or to_stdout(given.output))
    # Nothing that an export makes refers back to itself, so that it goes when it is written.
    with without_collection(), Progress(f"exporting {debate.id}", 1000) as progress:
        options = Options(given.width, given.ascii, processes=processes)
        options = options._replace(heard=progress.reach) if aside else options
        pieces = writer.write(extract, options)
        write_file(given.output or Path("-"), pieces, given.force, lambda: read_for(debate, given.sources))
    if given.output is not None and not to_stdout(given.output):
        named = given.output.suffix.lower() == writer.extension  # else nobody has said which format it would be
        called = "" if named or given.format is not None else f", as {writer.called}: no format has its suffix"
        print(safe(f"{debate.id} written to {shown(str(given.output), 1000)}{called}"), file=sys.stderr)
    if given.view != VIEWS[0] and "--view" not in writer.heeds:
        print(f"--format {writer.name} has no views: the whole was exported", file=sys.stderr)
    if given.ascii and "--ascii" not in writer.heeds:
        print(f"--format {writer.name} is not transliterated: --ascii changes nothing", file=sys.stderr)
    if given.width != WIDTH and "--width" not in writer.heeds:
        print(f"--format {writer.name} has no width: --width changes nothing", file=sys.stderr)
    if lost := writer.left_out(extract):
        print(safe(lost), file=sys.stderr)


def _positions(debate: Debate, given: str | None) -> tuple[str, ...]:
    if given is None:
        return ()
    known = [position.id for position in debate.positions]
    chosen = tuple(_known(name.strip(), known, "position") for name in given.split(",") if name.strip())
    if len(dict.fromkeys(chosen)) < 2 or len(dict.fromkeys(chosen)) < len(chosen):
        raise CommandError(
            "--positions takes two or more different positions", f"positions: {listed(known)}", WRONG_USAGE
        )
    return chosen


def _known(name: str, known: Sequence[str], noun: str) -> str:
    if name not in known:
        several = name.replace(",", " ").split()
        if len(several) > 1 and set(several) <= set(known):
            hint = f"one at a time: {' '.join(f'--{noun} {one}' for one in several)}"
        else:
            hint = _hint(name, known, noun)
        raise CommandError(f"no {noun} {shown(name)} in this debate", hint)
    return name


def _hint(name: str, known: Collection[str], noun: str) -> str:
    near = nearest(name, known)
    return f'did you mean "{near}"?' if near else f"{noun}s: {listed(known)}"

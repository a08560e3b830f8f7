"""`export`: a debate, or a part of it, as plain text or as JSON, to standard output or into a file."""

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from debate_tui.cli.console import json_text
from debate_tui.cli.debates import find_debate, folder_of_texts, report_unread
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import from_to
from debate_tui.cli.problems import print_problems
from debate_tui.cli.writing import to_stdout, write_file
from debate_tui.display import safe
from debate_tui.library import Library
from debate_tui.load.suggest import nearest
from debate_tui.model import Debate
from debate_tui.pages.document import Extract, document
from debate_tui.quotes.known import known
from debate_tui.text import NARROWEST, WIDEST, render
from debate_tui.wording import listed, shown

DEFAULT_WIDTH = 100
"""Terminal cells: two columns that read well, and the same bytes wherever the command runs."""

_EXAMPLES = """\
exit status: 0 fine, 1 no such debate or not written, 2 wrong usage

examples:
  debate-tui export us-japan-alliance
  debate-tui export us-japan-alliance --issue order --positions invest,indict --width 80
  debate-tui export us-japan-alliance --view grid --ascii -o grid.txt
  debate-tui export us-japan-alliance --format json
"""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    parser = subparsers.add_parser(
        "export",
        description="Print a debate, or a part of it, as plain text: the pages of the explorer with full citations.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("debate", metavar="DEBATE", help="an id (see list) or a path")
    add("--format", choices=("text", "json"), default="text", help="text (the default) or json")
    add(
        "--view", choices=("compare", "grid", "sources"), default="compare", help="compare (the default), grid, sources"
    )
    add("--positions", metavar="A,B", help="two or more positions, left to right; all where left out")
    add("--issue", metavar="ID", action="append", default=[], help="only this issue; may be repeated")
    width = f"columns of the text, {NARROWEST} to {WIDEST}; {DEFAULT_WIDTH} where left out"
    add("--width", metavar="N", type=from_to(NARROWEST, WIDEST), default=DEFAULT_WIDTH, help=width)
    add("--ascii", action="store_true", help="ASCII only: marks and other scripts are transliterated")
    add("--sources", metavar="DIR", type=Path, help="the sources' texts, to say which quotes are in them")
    add("-o", "--output", metavar="FILE", type=Path, help="write FILE instead of standard output")
    add("--force", action="store_true", help="let -o replace a file that is there")


def run(args: argparse.Namespace) -> int:
    texts = folder_of_texts(args.sources)
    library, debate = find_debate(args.debate, args.library)
    unread = report_unread(library)
    checked = known(Library((debate,)), texts)
    # Texts and locks that cannot be read.
    print_problems(one for one in checked.diagnostics if one.code.startswith("E53"))
    debate = checked.debates[0]
    positions = _positions(debate, args.positions)
    issues = tuple(_known(i, [issue.id for issue in debate.issues], "issue") for i in args.issue)
    extract = Extract(debate, args.view, positions, issues)
    text = as_json(extract, args.ascii) if args.format == "json" else as_text(extract, args.width, args.ascii)
    if args.output is None:
        sys.stdout.write(text)
    else:
        write_file(args.output, text, args.force)
        if not to_stdout(args.output):
            print(safe(f"{debate.id} written to {shown(str(args.output), 1000)}"), file=sys.stderr)
    return int(unread)


def as_text(extract: Extract, width: int = DEFAULT_WIDTH, ascii_only: bool = False) -> str:
    """The extract as plain text, `width` terminal cells wide at most."""
    return "\n".join(render(document(extract), width, ascii_only)) + "\n"


def as_json(extract: Extract, ascii_only: bool) -> str:
    from debate_tui.formats.tables import tables

    return json_text(tables(extract), ascii_only) + "\n"


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
        raise CommandError(f"no {noun} {shown(name)} in this debate", _hint(name, known, noun))
    return name


def _hint(name: str, known: Collection[str], noun: str) -> str:
    near = nearest(name, known)
    return f'did you mean "{near}"?' if near else f"{noun}s: {listed(known)}"

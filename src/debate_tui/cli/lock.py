"""`lock`: records the quotes that verify against the texts, so that they can be checked without them."""

import argparse
import sys
from pathlib import Path
from typing import Any

from debate_tui.cli.debates import find_debate, report_unread
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.problems import counted, print_problems
from debate_tui.cli.writing import write_file
from debate_tui.wording import shown

_EXAMPLES = """\
exit status: 0 all quotes verified and recorded; 1 some were not, no such debate, or not written

The lock is written beside the debate: quotes.lock for debate.toml, harbour.quotes.lock for harbour.toml.
docs/quotes.md says what it proves, and what it gives away of the texts.

examples:
  debate-tui lock us-japan-alliance --sources ~/articles
  debate-tui lock maps/harbour.toml --sources articles -o -
"""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    parser = subparsers.add_parser(
        "lock",
        description="Record which quotes stand in the sources' texts, in digests, to check them where the texts are not.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("debate", metavar="DEBATE", help="an id (see list) or a path")
    texts = "the texts, DIR/<source id>.txt, .md, .html or .pdf; else the folder `sources` beside the debate's file"
    add("--sources", metavar="DIR", type=Path, help=texts)
    add("-o", "--output", metavar="FILE", type=Path, help="write FILE instead; - is standard output")
    add("--force", action="store_true", help="let -o replace a file that is there")


def run(args: argparse.Namespace) -> int:
    from debate_tui.quotes.beside import lock_path, texts_folder
    from debate_tui.quotes.check import check_quotes, make_lock
    from debate_tui.quotes.lock import write
    from debate_tui.quotes.texts import read_texts

    library, debate = find_debate(args.debate, args.library)
    unread = report_unread(library)
    folder = texts_folder(debate, args.sources)
    if folder is None or not folder.is_dir():
        what = "no texts to lock with" if folder is None else f"--sources {shown(str(folder))} is no folder"
        raise CommandError(what, "--sources DIR says where they are", WRONG_USAGE)
    read = read_texts(folder, [source.id for source in debate.sources])
    print_problems(read.diagnostics)
    if read.unread and not read.texts:
        raise CommandError(
            f"no text in {shown(str(folder))} to lock {debate.id} with", "what is wrong with each is said above"
        )
    if not read.texts:
        raise CommandError(
            f"no text for any source of {debate.id} in {shown(str(folder))}",
            "a text has the name of its source's id: cgtn.txt",
        )
    lock = make_lock(debate, read.texts)
    text = write(lock)
    path = args.output or lock_path(debate)
    if str(path) == "-":
        sys.stdout.write(text)
    else:
        write_file(path, text, replace=args.output is None or args.force)
    report = check_quotes(debate, read.texts)
    left = [check for check in report.checks if not check.verdict.state.verified]
    at_fault = {check.quote.at for check in left}
    there = {source.at for source in debate.sources if source.id in read.unread}
    print_problems(
        one for one in report.diagnostics if one.at in at_fault or (one.code == "W510" and one.at not in there)
    )
    recorded = sum(len(source.quotes) for source in lock.sources)
    where = "" if str(path) == "-" else f" in {shown(str(path))}"
    print(f"{counted(recorded, 'quote')} recorded{where}, {len(left)} left out", file=sys.stderr)
    return int(bool(left) or unread)

"""`check`: lints content, and prints what is wrong with it in compiler style."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from debate_tui.cli.console import print_json
from debate_tui.cli.debates import complain_of_none
from debate_tui.cli.problems import counted, print_problems
from debate_tui.diagnostics import Diagnostic, Severity
from debate_tui.library import Library
from debate_tui.load import default_paths, read_library

_EXAMPLES = """\
exit status: 0 fine, or warnings only; 1 errors (with --strict, warnings too), or nothing to check

examples:
  debate-tui check                      all debates at hand
  debate-tui check maps/harbour.toml    one map
  debate-tui check maps --strict        a folder of maps, where warnings count
"""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    parser = subparsers.add_parser(
        "check",
        description="Say what is wrong with the content, and where. Each code is explained in docs/diagnostics.md.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="a map, or a folder of maps; else all debates at hand"
    )
    parser.add_argument("--strict", action="store_true", help="warnings exit with 1, too")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    library = read_library(args.paths or default_paths(args.library))
    count = Counter(diagnostic.severity for diagnostic in library.diagnostics)
    if args.json:
        print_json({"diagnostics": [_as_json(diagnostic) for diagnostic in library.diagnostics], "quotes": []})
    else:
        print_problems(library.diagnostics, error=False)
        if library.diagnostics:
            print()
        elif not library.debates:
            complain_of_none()
        print(_summary(library, count))
    if count[Severity.ERROR] or not library.debates:
        return 1
    return int(args.strict and count[Severity.WARNING] > 0)


def _summary(library: Library, count: Counter[Severity]) -> str:
    errors, warnings = (counted(count[severity], severity) for severity in (Severity.ERROR, Severity.WARNING))
    return f"{errors}, {warnings} in {counted(len(library.debates), 'debate')}"


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "file": diagnostic.at.file,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }

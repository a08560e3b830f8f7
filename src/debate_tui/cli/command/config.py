"""`config`: prints a commented config file, writes it where it belongs, or says what is wrong with the user's own."""

import os
import sys
from pathlib import Path

from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.cli.problems import print_problems
from debate_tui.cli.writing import write_file
from debate_tui.disk.folders import config_file
from debate_tui.model.diagnostics import Severity
from debate_tui.text.wording import counted, shown

DESCRIPTION = (
    "Print a config file in which each setting stands as a comment with what holds without it: the keys of the explorer by "
    "action, and the roles that a theme of your own gives colours to. Keep of it what you change."
)
NOTES = """\
The explorer starts whatever the file says: what it can't follow is passed over, and said. docs/config.md explains the
file; docs/schemas/config.schema.json is its schema, for editors.

exit status: 0 fine, or warnings only; 1 errors, or the file can't be written; 2 wrong usage

examples:
  debate-tui config                 print it
  debate-tui config --write         begin with it, in your config folder
  debate-tui config --check         what is wrong with yours, line by line
  debate-tui config --check a.toml  or with another file
"""


def run(given: Given) -> int:
    if given.words and not given.check:
        raise CommandError(f"{shown(given.words[0])} goes with --check", "see debate-tui config --help", WRONG_USAGE)
    if given.check:
        return _check(given.words[0] if given.words else _place())
    from debate_tui.user.sample import sample

    if not given.write:
        sys.stdout.write(sample())
        return 0
    path = Path(_place())
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_file(path, sample(), replace=False)
    except CommandError as error:
        there = "debate-tui config --check says what is wrong with it" if path.is_file() else error.hint
        raise CommandError(error.message, there) from None
    print(path)
    return 0


def _place() -> str:
    path = config_file()
    if path is None:
        raise CommandError("there is no home folder to keep a config file in", "set HOME or XDG_CONFIG_HOME")
    return path


def _check(path: str) -> int:
    """Report what is wrong with a config file, on standard output; 1 if it has errors."""
    from debate_tui.user.settings import read

    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise CommandError(f"there is no {shown(path, 1000)}", "debate-tui config --write begins one") from None
    _, problems = read(Path(path))
    print_problems(problems, sys.stdout)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"{path}: {counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}")
    return int(errors > 0)

"""The table of commands, and which of them the arguments name.

A command is one module here, with `register(subparsers)`, which adds its parser, and `run(args) -> int`, and one
line in `COMMANDS`. Only the module of the command that is run is imported. `search` has `asked(arguments)` instead: it is
to be as quick as typing, and argparse alone would take a tenth of its time.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from debate_tui import __version__
from debate_tui.cli.console import PROGRAM


class Command(NamedTuple):
    module: str
    usage: str
    summary: str


COMMANDS = {
    "list": Command("listing", "list", "the debates at hand, and how large they are"),
    "search": Command(
        "search", "search QUERY…", "claims, quotes, people, sources and issues, found by nearly the words"
    ),
    "export": Command("export", "export DEBATE", "a debate as plain text or JSON"),
    "check": Command("check", "check [PATH…]", "what is wrong with the content and its quotes, and where"),
    "lock": Command("lock", "lock DEBATE", "record what was verified, to check it where the texts are not"),
}

_HELP = """\
usage: {program} [--library PATH]… [--sources DIR] [DEBATE]
       {program} COMMAND …

Opposing positions side by side, every claim standing on verbatim quotes. DEBATE, an id or a path (of a folder of
debates, too), opens in the explorer; without a terminal it is printed as text.

commands:
{commands}

options:
  --library PATH    look for debates in PATH, too; may be repeated, before or after the command
                    (else the paths in DEBATE_TUI_LIBRARY, separated by "{separator}")
  --sources DIR     read the sources' texts, too: DIR/<source id>.txt, .md, .html or .pdf (else a folder "sources"
                    beside the debate's file)
  --version         print the version
  -h, --help        print this; {program} COMMAND --help says more about a command

examples:
  {program}                               explore the debates at hand
  {program} us-japan-alliance             open one of them
  {program} maps/harbour.toml             open a map of your own
  {program} maps                          open a folder of maps
  {program} search destabalizing factor   find a claim, in spite of typos
  {program} export us-japan-alliance      print a debate as plain text
  {program} check maps --strict           lint all maps of a folder, for CI
  {program} check maps --sources texts    compare the quotes with the sources' texts
"""


def parse(arguments: Sequence[str]) -> Callable[[], int]:
    """What the arguments ask for, ready to be run."""
    at = _first_word(arguments)
    word = None if at is None else arguments[at]
    if at is not None and word == "search":
        before = arguments[:at]
        if "--version" in before or not {"-h", "--help"}.isdisjoint(before):
            return about("--version" in before)
        from debate_tui.cli.command.search import asked

        return asked([*before, *arguments[at + 1 :]])
    from debate_tui.cli import parser

    return parser.command(word, arguments) if word in COMMANDS else parser.explorer(arguments)


def _first_word(arguments: Sequence[str]) -> int | None:
    """Where the first argument stands that is no option, nor an option's value."""
    words = iter(enumerate(arguments))
    for at, word in words:
        if word == "--":
            return None
        if word in ("--library", "--sources"):
            next(words, None)
        elif not word.startswith("-"):
            return at
    return None


def about(version: bool) -> Callable[[], int]:
    """Prints the version, or the help."""
    text = f"{PROGRAM} {__version__}\n" if version else help_text()
    return lambda: sys.stdout.write(text) * 0


def help_text() -> str:
    width = max(len(command.usage) for command in COMMANDS.values())
    commands = "\n".join(f"  {command.usage:{width}}   {command.summary}" for command in COMMANDS.values())
    return _HELP.format(program=PROGRAM, commands=commands, separator=os.pathsep)

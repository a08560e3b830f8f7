"""The table of commands, and which of them the arguments name.

A command is one module here, with `register(subparsers)`, which adds its parser, and `run(args) -> int`, and one
line in `COMMANDS`. Only the module of the command that is run is imported.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from debate_tui import __version__
from debate_tui.cli.console import PROGRAM
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.load.suggest import nearest
from debate_tui.load.trouble import shown


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


class Parser(argparse.ArgumentParser):
    """argparse in our voice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        hint = f"see {self.prog} --help"
        known = [option for action in self._actions for option in action.option_strings]
        unknown = message.removeprefix("unrecognized arguments: ").split() if message.startswith("unrec") else []
        near = next((near for word in unknown if word.startswith("--") and (near := nearest(word, known))), None)
        if near:
            hint = f'did you mean "{near}"? {hint}'
        raise CommandError(message, hint, WRONG_USAGE)


class CommandParser(Parser):
    """A command's parser: it takes `--library` as well."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        add_library(self, "library_after")


def add_library(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument(
        "--library", dest=name, metavar="PATH", type=Path, action="append", default=[],
        help="look for debates in PATH, too; may be repeated",
    )  # fmt: skip


def parse(arguments: Sequence[str]) -> Callable[[], int]:
    """What the arguments ask for, ready to be run."""
    word = _first_word(arguments)
    parser = Parser(prog=PROGRAM, add_help=False)
    add_library(parser, "library")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    if word not in COMMANDS:
        return _explorer(parser, arguments)
    command = import_module(f"debate_tui.cli.{COMMANDS[word].module}")
    subparsers = parser.add_subparsers(dest="command", parser_class=CommandParser)
    command.register(subparsers)
    args, unknown = parser.parse_known_args(arguments)
    if unknown:
        subparsers.choices[word].error(f"unrecognized arguments: {' '.join(unknown)}")
    if args.version or args.help:
        return _about(args)
    args.library += args.library_after
    return lambda: int(command.run(args))


def _first_word(arguments: Iterable[str]) -> str | None:
    """The first argument that is no option, nor an option's value."""
    words = iter(arguments)
    for word in words:
        if word == "--":
            return None
        if word in ("--library", "--sources"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _explorer(parser: Parser, arguments: Sequence[str]) -> Callable[[], int]:
    parser.add_argument("words", nargs="*", metavar="DEBATE")
    parser.add_argument("--sources", metavar="DIR", type=Path)
    args = parser.parse_args(arguments)
    if args.version or args.help:
        return _about(args)
    if len(args.words) > 1:
        near = nearest(args.words[0], list(COMMANDS))
        hint = f'did you mean "{near}"?' if near else f"commands: {', '.join(COMMANDS)}"
        raise CommandError(f"{shown(args.words[0])} is no command", hint, WRONG_USAGE)
    from debate_tui.cli.explore import explore

    return lambda: explore(args.library, next(iter(args.words), None), args.sources)


def _about(args: argparse.Namespace) -> Callable[[], int]:
    text = f"{PROGRAM} {__version__}\n" if args.version else help_text()
    return lambda: sys.stdout.write(text) * 0


def help_text() -> str:
    width = max(len(command.usage) for command in COMMANDS.values())
    commands = "\n".join(f"  {command.usage:{width}}   {command.summary}" for command in COMMANDS.values())
    return _HELP.format(program=PROGRAM, commands=commands, separator=os.pathsep)

"""argparse in our voice, for the commands and for the explorer; `search`, which must be quick, reads its own words."""

import argparse
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from debate_tui.cli.commands import COMMANDS, about
from debate_tui.cli.console import PROGRAM
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.numbers import LARGEST, whole
from debate_tui.load.suggest import nearest
from debate_tui.wording import shown


class Parser(argparse.ArgumentParser):
    """argparse in our voice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})
        self.register("type", Path, home_expanded)

    def error(self, message: str) -> NoReturn:
        hint = f"see {self.prog} --help"
        known = [option for action in self._actions for option in action.option_strings]
        unknown = message.removeprefix("unrecognized arguments: ").split() if message.startswith("unrec") else []
        near = next((near for word in unknown if word.startswith("--") and (near := nearest(word, known))), None)
        if near:
            hint = f'did you mean "{near}"? {hint}'
        raise CommandError(message, hint, WRONG_USAGE)


def home_expanded(text: str) -> Path:
    """`~` is expanded here, as no shell does it in `--sources=~/texts`."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 (which leaves it where there is no home)


def from_to(least: int, most: int = LARGEST) -> Callable[[str], int]:
    """The type of an option that takes a whole number."""

    def number(text: str) -> int:
        try:
            return whole(text, least, most)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return number


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


def command(word: str, arguments: Sequence[str]) -> Callable[[], int]:
    """What the arguments ask of the command `word`, which is the first word among them, ready to be run."""
    parser = _parser()
    module = import_module(f"debate_tui.cli.command.{COMMANDS[word].module}")
    subparsers = parser.add_subparsers(dest="command", parser_class=CommandParser)
    module.register(subparsers)
    args, unknown = parser.parse_known_args(arguments)
    if unknown:
        subparsers.choices[word].error(f"unrecognized arguments: {' '.join(unknown)}")
    if args.version or args.help:
        return about(args.version)
    args.library += args.library_after
    return lambda: int(module.run(args))


def explorer(arguments: Sequence[str]) -> Callable[[], int]:
    """What the arguments ask of the explorer, ready to be run."""
    parser = _parser()
    parser.add_argument("words", nargs="*", metavar="DEBATE")
    parser.add_argument("--sources", metavar="DIR", type=Path)
    args = parser.parse_args(arguments)
    if args.version or args.help:
        return about(args.version)
    if len(args.words) > 1:
        near = nearest(args.words[0], list(COMMANDS))
        hint = f'did you mean "{near}"?' if near else f"commands: {', '.join(COMMANDS)}"
        raise CommandError(f"{shown(args.words[0])} is no command", hint, WRONG_USAGE)
    from debate_tui.cli.command.explore import explore

    return lambda: explore(args.library, next(iter(args.words), None), args.sources)


def _parser() -> Parser:
    parser = Parser(prog=PROGRAM, add_help=False)
    add_library(parser, "library")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    return parser

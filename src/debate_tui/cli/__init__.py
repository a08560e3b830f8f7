"""The command line: finds the command that the arguments name, runs it, and returns its exit status."""

import sys
from collections.abc import Sequence

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.console import PROGRAM, close, complain, give_up, set_up
from debate_tui.cli.error import CommandError
from debate_tui.cli.parser import Given, read

INTERRUPTED = 130
"""The exit status that shells report for a program ended by Ctrl-C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (None: the process's own arguments), and return the exit status.

    0 fine, 1 the content has errors or nothing was found, 2 wrong usage, 130 interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    set_up()
    status = 0
    try:
        status = _run(arguments)
    except CommandError as error:
        complain(error.message, error.hint)
        status = error.status
    except SystemExit as end:  # a signal before the explorer's event loop runs, or raised by a dependency
        status = _status(end)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as error:
        # Reading content never raises OSError, so this is output that can't be written, or a path that can't even be looked at,
        # as in a folder that is closed to us. A broken pipe is no failure.
        status = give_up(status, error)
    return close(status)


def _status(end: SystemExit) -> int:
    """The exit status given to `sys.exit`. As in Python, anything but a number is a message to print, and means 1."""
    if end.code is None or isinstance(end.code, int):
        return end.code or 0
    complain(str(end.code))
    return 1


def _run(arguments: Sequence[str]) -> int:
    at = _first_word(arguments)
    if at is None or arguments[at] not in COMMANDS:
        given = read(EXPLORER, PROGRAM, arguments)
        if given.version or given.help:
            return _about(given.version)
        return _start(EXPLORER, given)
    name, before, behind = arguments[at], arguments[:at], arguments[at + 1 :]
    if asked := {"--version", "--help", "-h"}.intersection(before):
        return _about("--version" in asked)
    given = read(COMMANDS[name], f"{PROGRAM} {name}", [*before, *behind])
    if given.help:
        from debate_tui.cli.help import command_page

        return _print(command_page(name))
    return _start(COMMANDS[name], given)


def _first_word(arguments: Sequence[str]) -> int | None:
    """The index of the first argument that is neither an option nor an option's value; None if there is none."""
    valued = {name for option in EXPLORER.options if option.takes for name in option.names}
    words = iter(enumerate(arguments))
    for at, word in words:
        if word == "--":
            return None
        if word in valued:
            next(words, None)
        elif not word.startswith("-"):
            return at
    return None


def _about(version: bool) -> int:
    """Print the version, or the program's help."""
    if version:
        from debate_tui import __version__

        return _print(f"{PROGRAM} {__version__}\n")
    from debate_tui.cli.help import program_page

    return _print(program_page())


def _print(text: str) -> int:
    sys.stdout.write(text)
    return 0


def _start(command: Command, given: Given) -> int:
    def run(given: Given) -> int:
        # Not with importlib: a search would import it for this line alone.
        found = __import__(f"debate_tui.cli.command.{command.module}", fromlist=["run"])
        return int(found.run(given))

    if not command.answers:
        return run(given)
    from debate_tui.cli.answers import answered

    return answered(command.module, given, run)

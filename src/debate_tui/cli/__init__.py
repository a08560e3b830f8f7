"""The command line: finds the command that the arguments name, runs it, and ends with its status."""

import sys
from collections.abc import Sequence

from debate_tui.cli.console import close, complain, give_up, set_up
from debate_tui.cli.error import CommandError

INTERRUPTED = 130
"""What shells report for a program that Ctrl-C ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 fine, 1 the content has errors or nothing was found, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    set_up()
    status = 0
    try:
        status = _run(arguments)
    except CommandError as error:
        complain(error.message, error.hint)
        status = error.status
    except SystemExit as end:  # argparse, after --help; a signal; or a library that gives up
        status = _status(end)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as error:
        # Reading content never raises: this is output that cannot be written. A broken pipe: whoever was reading has read enough.
        status = give_up(status, error)
    return close(status)


def _status(end: SystemExit) -> int:
    """The exit status that `sys.exit` was given; as in Python, anything but a number is a message, and a failure."""
    if end.code is None or isinstance(end.code, int):
        return end.code or 0
    complain(str(end.code))
    return 1


def _run(arguments: Sequence[str]) -> int:
    if not arguments:
        # Straight to the explorer: argparse costs 14 ms.
        from debate_tui.cli.explore import explore

        return explore((), None)
    from debate_tui.cli.commands import parse

    return parse(arguments)()

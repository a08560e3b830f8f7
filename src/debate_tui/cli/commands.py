"""The table of commands: what each is for, which options it takes, and its module in `cli.command`.

Each module has `DESCRIPTION` and `NOTES` for the help pages, and `run(given) -> int`, which returns the exit status.
Only the module of the command that runs is imported.
"""

from typing import NamedTuple

from debate_tui.cli import options as of
from debate_tui.cli.options import Option, Words


class Command(NamedTuple):
    module: str
    summary: str
    options: tuple[Option, ...]
    """In the order in which its help lists them."""
    words: Words | None = None
    answers: bool = False
    """Whether it only prints what follows from its arguments and the content, so that this may be remembered."""


_ALL = (of.HELP, of.LIBRARY)

COMMANDS = {
    "list": Command("listing", "the debates at hand, and how large they are", (*_ALL, of.JSON), answers=True),
    "search": Command(
        "search",
        "claims, quotes, people, sources and issues, found by nearly the words",
        (*_ALL, of.DEBATE, of.KIND, of.POSITION, of.SOURCE, of.LIMIT, of.JSON),
        of.QUERY,
    ),
    "export": Command(
        "export",
        "a debate as text, Markdown, HTML, rows or JSON",
        (
            *_ALL,
            of.BRIEF,
            of.FORMAT,
            of.VIEW,
            of.POSITIONS,
            of.ISSUE,
            of.WIDTH,
            of.ASCII,
            of.SAID_OF,
            of.EXPORTED_TO,
            of.FORCE,
        ),
        of.EXPORTED,
        answers=True,
    ),
    "card": Command(
        "card",
        "a card beside the cards that answer it, or who else cut its passage; else all cards",
        (*_ALL, of.TAG, of.PASSAGE, of.HEARD, of.WIDTH, of.ASCII, of.EXPORTED_TO, of.FORCE),
        of.A_DEBATE,
        answers=True,
    ),
    "import": Command(
        "importing",
        "files in other formats as maps, and an account of what was read",
        (of.HELP, of.FROM, of.COLUMN, of.IMPORTED_TO, of.FORCE, of.JSON),
        of.FILES,
    ),
    "check": Command(
        "check",
        "what is wrong with the content and its quotes, and where",
        (*_ALL, of.CHECKED_AGAINST, of.QUOTES, of.FIX, of.YES, of.MAX_SHARE, of.MAX_WORDS, of.STRICT, of.JSON),
        of.MAPS,
        answers=True,
    ),
    "lock": Command(
        "lock",
        "record what was verified, to check it where the texts are not",
        (*_ALL, of.LOCKED_WITH, of.LOCKED_IN, of.FORCE),
        of.A_DEBATE,
    ),
    "new": Command(
        "new", "start a debate from a template or a worked example", (*_ALL, of.EXAMPLE, of.STARTED_IN), of.NEW_ID
    ),
    "config": Command(
        "config",
        "your keys and colours: a commented config file, or what is wrong with yours",
        (of.HELP, of.CONFIG_CHECKED, of.CONFIG_WRITTEN),
        of.CONFIG,
    ),
    "completion": Command(
        "completion", "completion of commands, options and ids for your shell", (*_ALL, of.IDS_OF, of.IDS_IN), of.SHELL
    ),
}

EXPLORER = Command(
    "explore",
    "Opposing positions side by side, every claim standing on verbatim quotes.",
    (of.ANY_LIBRARY, of.ALL_SOURCES, of.FRESH, of.LINEAR, of.VERSION, of.ANY_HELP),
    of.OPENED,
)
"""What the program does without a command: open the explorer."""

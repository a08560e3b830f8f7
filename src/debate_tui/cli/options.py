"""The table of options, read by the parser, the help pages, completion and the man page.

`commands.COMMANDS` says which command takes which option. Entries are NamedTuples and little is imported here, since
every search reads this table when it starts.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from debate_tui.cli.numbers import whole
from debate_tui.store import COLUMNS, FORMATS
from debate_tui.text.wording import shown
from debate_tui.write.writers import TEXT, WRITERS
from debate_tui.write.writers import WIDTH as DEFAULT_WIDTH

if TYPE_CHECKING:
    from pathlib import Path

NARROWEST, WIDEST = 40, 240
"""The bounds of `--width`: the same as in `debate_tui.write.text`, which is slow to import; a test compares the two."""


Of = Literal["", "file", "folder", "map", "debate", "position", "issue", "source", "brief"]
"""What a value names, so that a shell can complete it.

A map is the id of a debate, or a path; the next four are ids of things in the libraries; a brief is one of the user's own."""


class Option(NamedTuple):
    names: tuple[str, ...]
    """The option as typed, its long name last."""
    help: str
    value: str = ""
    """The name of its value in help; empty for a flag, and where the `choices` are shown instead."""
    read: Callable[[str], Any] = str
    """Converts the typed text to the value for the command; raises ValueError, whose message says what is wrong."""
    of: Of = ""
    choices: tuple[str, ...] = ()
    """The values allowed; if empty, all that `read` accepts."""
    begun: tuple[str, ...] = ()
    """How its values begin, for a shell to complete that far."""
    default: Any = None
    repeated: bool = False
    listed: bool = False
    """Whether its value is a list, with commas between."""

    @property
    def key(self) -> str:
        """The attribute of `Given` that holds its value: `max_share` for `--max-share`."""
        return self.names[-1].removeprefix("--").replace("-", "_")

    @property
    def takes(self) -> str:
        """Its value as help shows it: `PATH`, or `{text,json}`; empty for a flag."""
        return self.value or (f"{{{','.join(self.choices)}}}" if self.choices else "")


class Words(NamedTuple):
    """The arguments that a command takes besides options."""

    name: str
    help: str
    of: Of = ""
    choices: tuple[str, ...] = ()
    required: bool = True
    many: bool = False
    dashed: bool = False
    """Whether an argument may begin with one dash: in a search, `-word` excludes a word."""
    unless: tuple[str, ...] = ()
    """The keys of options each of which makes these arguments unnecessary."""


def path(text: str) -> "Path":
    """`text` as a path. `~` is expanded, since shells don't expand it in `--sources=~/texts`."""
    from pathlib import Path

    return Path(expanded(text))


def output(text: str) -> "Path":
    """The path of a file that is to be written, or of a folder that is there for it.

    Raises:
        ValueError: it is empty, or the name of a folder that isn't there: a file of another name would be written.
    """
    if not text.strip():
        raise ValueError('"" is the name of no file')
    if text.endswith(os.sep) and not os.path.isdir(expanded(text)):  # noqa: PTH112 (cheap to import)
        raise ValueError(f"{shown(text)}: there is no such folder")
    return path(text)


def expanded(text: str) -> str:
    """`text` with `~` expanded, as a string: importing pathlib would take a search as long as reading its index."""
    return os.path.expanduser(text)  # noqa: PTH111 (unlike pathlib, it leaves `~` if there is no home)


def share(text: str) -> float:
    """A percentage, with or without its sign, as a share from 0 to 1.

    Raises:
        ValueError: it is no number, or not from 0 to 100.
    """
    try:
        found = float(text.removesuffix("%")) / 100
    except ValueError:
        raise ValueError(f"{shown(text)} is no number") from None
    if not 0 <= found <= 1:
        raise ValueError(f"{shown(text)} is not from 0 to 100")
    return found


def column(text: str) -> tuple[str, str]:
    """What a column is and how it is called, of `claim=TextContent`.

    Raises:
        ValueError: it has no such form, or the first word is none of `COLUMNS`.
    """
    role, _, name = text.partition("=")
    if not name.strip():
        raise ValueError(f"{shown(text)} isn't of the form claim=TextContent: what it is, =, its name in the file")
    if role.strip().lower() not in COLUMNS:
        raise ValueError(f"a column is no {shown(role)}: it is {', '.join(COLUMNS[:-1])} or {COLUMNS[-1]}")
    return role.strip().lower(), name.strip()


def _sources(help: str) -> Option:
    return Option(("--sources",), help, "DIR", path, "folder")


def _formats() -> str:
    """The names of the formats, for the help: `text or json; …`."""
    *others, last = WRITERS
    return f"{', '.join(others)} or {last}; where left out, by the suffix of -o FILE, else {TEXT.name}"


def _output(help: str) -> Option:
    return Option(("-o", "--output"), help, "FILE", output, "file")


HELP = Option(("-h", "--help"), "show this help message and exit")
VERSION = Option(("--version",), "print the version")
LIBRARY = Option(
    ("--library",), "look for debates in PATH, too; may be repeated", "PATH", expanded, "file", repeated=True
)
JSON = Option(("--json",), "print JSON")
FORCE = Option(("--force",), "let -o replace a file that is there")
ASCII = Option(("--ascii",), "ASCII only: marks and other scripts are transliterated")
QUOTES = Option(("--quotes",), "print each quote, in the order of its source, with its state")
FIX = Option(
    ("--fix",), "put the source's words where a quote altered them, and mend locators and prefixes, after asking"
)
YES = Option(("--yes",), "with --fix: do not ask")
STRICT = Option(("--strict",), "warnings exit with 1, too")
MAX_SHARE = Option(
    ("--max-share",), "warn where more of a source's words is quoted (33.3 per cent)", "PERCENT", read=share
)
MAX_WORDS = Option(("--max-words",), "warn where a quote has more words (45)", "N", read=partial(whole, least=1))
LIMIT = Option(("--limit",), "how many results at most (10)", "N", read=partial(whole, least=1), default=10)
WIDTH = Option(
    ("--width",),
    f"columns of the text, {NARROWEST} to {WIDEST}; {DEFAULT_WIDTH} where left out",
    "N",
    read=partial(whole, least=NARROWEST, most=WIDEST),
    default=DEFAULT_WIDTH,
)
FORMAT = Option(("--format",), _formats(), choices=(*WRITERS,))
VIEWS = (
    "compare",
    "grid",
    "issues",
    "sources",
    "claim",
    "overview",
    "clashes",
    "limits",
    "agreements",
    "facts",
    "unanswered",
)
"""The views of an export; a test compares the lists among them with `model.encounters.Gathering`."""

VIEW = Option(("--view",), f"{VIEWS[0]} (the default), {', '.join(VIEWS[1:])}", choices=VIEWS, default=VIEWS[0])
POSITIONS = Option(
    ("--positions",), "two or more positions, left to right; all where left out", "A,B", of="position", listed=True
)
BRIEF = Option(
    ("--brief",), "a brief instead of a debate: one of yours by its name or title, or a file", "NAME", of="brief"
)
ISSUE = Option(("--issue",), "only this issue; may be repeated", "ID", of="issue", repeated=True)
DEBATE = Option(("--debate",), "only in this debate; may be repeated, as the others", "ID", of="debate", repeated=True)
KIND = Option(
    ("--kind",),
    "only claim, quote, card, source, speaker, issue, position, answer, note, term or conflict (of fact)",
    "KIND",
    choices=("claim", "quote", "card", "source", "speaker", "issue", "position", "answer", "note", "term", "conflict"),
    repeated=True,
)
POSITION = Option(("--position",), "only what this position holds", "ID", of="position", repeated=True)
SOURCE = Option(("--source",), "only what this source says", "ID", of="source", repeated=True)
IDS_OF = Option(
    ("--ids",),
    "print the ids of this kind (debate, position, issue, source or brief) that there are, one a line; the scripts ask "
    "for them",
    "KIND",
    choices=("debate", "position", "issue", "source", "brief"),
)
IDS_IN = Option(("--debate",), "with --ids: only of this debate; may be repeated", "ID", of="map", repeated=True)

TAG = Option(("--tag",), "the card: the id of its tag, or words of it; all cards of the file where left out", "WORDS")
PASSAGE = Option(("--passage",), "with --tag: instead, the passage that it shares with another card, word by word")

HEARD = Option(("--linear",), "with --tag: for screen readers, one thing a line, in words")

CONFIG_CHECKED = Option(("--check",), "say what is wrong with your config file, or with FILE")
CONFIG_WRITTEN = Option(("--write",), "write it as your config file, where there is none")

FROM = Option(
    ("--from",),
    f"the format of the files, where it isn't to be recognised by what they hold: {', '.join(FORMATS)}",
    "FORMAT",
    choices=FORMATS,
)

COLUMN = Option(
    ("--column",),
    f"of a table: which of its columns is which, as claim=TextContent says; may be repeated: {', '.join(COLUMNS)}",
    "WHAT=NAME",
    column,
    begun=tuple(f"{one}=" for one in COLUMNS),
    repeated=True,
)

CHECKED_AGAINST = _sources("the sources' texts, to compare the quotes with")
SAID_OF = _sources("the sources' texts, to say which quotes are in them")
LOCKED_WITH = _sources(
    "the texts, DIR/<source id>.txt, .md, .html or .pdf; else the folder `sources` beside the debate's file"
)
EXPORTED_TO = _output("write FILE instead of standard output")
EXAMPLE = Option(("--example",), "a small worked debate, to look at and to change, instead of the template")
STARTED_IN = Option(("-o", "--output"), "make this folder instead of one in your own library", "DIR", path, "folder")
IMPORTED_TO = _output("write the map into FILE, or the maps into that folder")
LOCKED_IN = _output("write FILE instead; - is standard output")

# Options of the program without a command; the line breaks of their help are set by hand.
ANY_LIBRARY = LIBRARY._replace(
    help="look for debates in PATH, too; may be repeated, before or after the command\n"
    f'(else the paths in DEBATE_TUI_LIBRARY, separated by "{os.pathsep}")'
)
ALL_SOURCES = _sources(
    'read the sources\' texts, too: DIR/<source id>.txt, .md, .html or .pdf (else a folder "sources"\n'
    "beside the debate's file)"
)
FRESH = Option(
    ("--fresh",), "begin where the debate begins, not where you left off, with nothing read; drafts and briefs stay"
)
LINEAR = Option(("--linear",), "for screen readers: one thing a line, in words, the cursor on what is read")
ANY_HELP = HELP._replace(help="print this; debate-tui COMMAND --help says more about a command")

A_DEBATE = Words("DEBATE", "an id (see list) or a path", "map")
EXPORTED = A_DEBATE._replace(unless=("brief",))
NEW_ID = Words("ID", "the id of the new debate: lower-case letters, digits and hyphens")
FILES = Words("FILE", "a file in a format that is read; - is standard input", "file", many=True)
MAPS = Words(
    "PATH",
    "a map (- is standard input), a folder of maps, or a debate's id; else all debates at hand",
    "map",
    required=False,
    many=True,
)
QUERY = Words(
    "QUERY",
    "what to look for; options that filter may stand alone",
    many=True,
    dashed=True,
    unless=("debate", "kind", "position", "source"),
)
CONFIG = Words("FILE", "with --check: a config file; yours where left out", "file", required=False)
SHELL = Words("SHELL", "bash, zsh or fish", choices=("bash", "zsh", "fish"), unless=("ids",))
OPENED = Words("DEBATE", "an id or a path, of a folder of debates, too", "map", required=False, many=True)
"""One word only; with more, the first is taken for a misspelt command, and an error says so."""

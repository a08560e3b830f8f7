"""The man page, made from the tables of commands and options.

`make docs` writes it to docs/debate-tui.1; a test checks that the file is current.
"""

import re
from collections.abc import Iterable, Iterator

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.console import PROGRAM
from debate_tui.cli.help import EXAMPLES, asked, told
from debate_tui.cli.options import Option

_OPENING = f"""\
{EXPLORER.summary} DEBATE, an id or a path (of a folder of debates, too), opens in the explorer; without a terminal it is printed as text.
In the explorer, ? shows all keys."""

_ENVIRONMENT = {
    "DEBATE_TUI_LIBRARY": 'Paths to look for debates in, separated by ":", where no --library is given.',
    "DEBATE_TUI_THEME": "dark, light or ansi (the terminal's own): the colours of the explorer.",
    "DEBATE_TUI_MOUSE": "off leaves the mouse to the terminal; on takes it in GNU screen, too, where Esc waits for the next key then.",
    "NO_COLOR": "Where it is set and not empty, nothing has colours.",
    "VISUAL, EDITOR": "What e and a in the explorer open a map with.",
}

_STATUS = """\
0 fine; 1 the content has errors, or what was asked for is not there; 2 wrong usage; 130 interrupted. Each command says below what it means by them."""


def dated(page: str) -> str:
    """The date of a man page; "" where it has none."""
    found = re.search(r'^\.TH \S+ 1 "([^"]*)"', page, re.MULTILINE)
    return found[1] if found else ""


def page(date: str) -> str:
    """The man page in roff, with the macros of man(7); `date` (ISO 8601): when it was last changed."""
    lines = [
        '.\\" Written by `make docs` from src/debate_tui/cli: changes belong there.',
        f'.TH {PROGRAM.upper()} 1 "{date}" "{PROGRAM}" "User Commands"',
        ".SH NAME",
        f"{PROGRAM} \\- {_safe('explore debates: opposing positions side by side, every claim standing on verbatim quotes')}",
        ".SH SYNOPSIS",
        *_synopsis("", "[DEBATE]"),
        *(line for name, one in COMMANDS.items() for line in (".br", *_synopsis(name, asked(one.words)))),
        ".SH DESCRIPTION",
        *_prose(_OPENING),
        ".SH OPTIONS",
        *_listed(EXPLORER.options),
        ".SH COMMANDS",
        *(line for name, command in COMMANDS.items() for line in _command(name, command)),
        ".SH EXIT STATUS",
        *_prose(_STATUS),
        ".SH ENVIRONMENT",
        *(line for name, what in _ENVIRONMENT.items() for line in (".TP", f".B {_safe(name)}", _safe(what))),
        ".SH EXAMPLES",
        *_prose(EXAMPLES.partition("\n")[2]),
    ]
    return "\n".join(lines) + "\n"


def _synopsis(name: str, words: str) -> Iterator[str]:
    yield f".B {_safe(f'{PROGRAM} {name}'.strip())}"
    yield f"{_safe('[OPTION]… ' + words)}".strip()


def _command(name: str, command: Command) -> Iterator[str]:
    description, notes = told(name)
    yield f".SS {_safe(f'{name} {asked(command.words)}'.strip())}"
    yield from _prose(description)
    if command.words:
        yield from (".TP", f"\\fI{_safe(command.words.name)}\\fR", _safe(command.words.help))
    yield from _listed(command.options)
    yield ".PP"
    yield from _prose(notes)


def _listed(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        value = f" \\fI{_safe(option.takes)}\\fR" if option.takes else ""
        yield ".TP"
        yield ", ".join(f"\\fB{_safe(name)}\\fR{value}" for name in option.names)
        yield _safe(option.help.replace("\n", " "))


def _prose(text: str) -> Iterator[str]:
    """`text` in roff: paragraphs are wrapped by the reader's man, indented lines stay as they are."""
    literal = False
    for line in text.strip("\n").split("\n"):
        indented = line.startswith(" ")
        if indented != literal:
            yield ".RS\n.nf" if indented else ".fi\n.RE"
            literal = indented
        yield _safe(line.strip()) if line.strip() else ".PP"
    if literal:
        yield ".fi\n.RE"


def _safe(text: str) -> str:
    """`text` escaped for roff, to which backslashes, dots at the start of a line, and hyphens have a meaning."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in escaped)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped

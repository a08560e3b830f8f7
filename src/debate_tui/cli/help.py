"""The help pages, made from the tables of commands and options."""

import shutil
import textwrap
from importlib import import_module

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.console import PROGRAM
from debate_tui.cli.options import Option, Words

_PROGRAM = """\
usage: {program} [--library PATH]… [--sources DIR] [DEBATE]
       {program} COMMAND …

{summary} DEBATE, an id or a path (of a folder of
debates, too), opens in the explorer; without a terminal it is printed as text.

commands:
{commands}

options:
{options}

{examples}"""

EXAMPLES = """\
examples:
  {program}                               explore the debates at hand
  {program} us-japan-alliance             open one of them
  {program} maps/harbour.toml             open a map of your own
  {program} maps                          open a folder of maps
  {program} search destabalizing factor   find a claim, in spite of typos
  {program} export us-japan-alliance      print a debate as text
  {program} export maps/harbour.toml -o handout.html
  {program} check maps --strict           lint all maps of a folder, for CI
  {program} check maps --sources texts    compare the quotes with the sources' texts
""".replace("{program}", PROGRAM)

_WIDEST = 24
"""Columns at most for the names of options; a longer name gets a line of its own."""


def program_page() -> str:
    """What `debate-tui --help` prints."""
    usages = {f"{name} {asked(command.words)}".strip(): command.summary for name, command in COMMANDS.items()}
    width = max(map(len, usages))
    options = {called(option): option.help for option in EXPLORER.options}
    return _PROGRAM.format(
        program=PROGRAM,
        summary=EXPLORER.summary,
        commands="\n".join(f"  {usage:{width}}   {summary}" for usage, summary in usages.items()),
        options="\n".join(f"  {name:16}  {help}".replace("\n", "\n" + " " * 20) for name, help in options.items()),
        examples=EXAMPLES,
    )


def command_page(name: str) -> str:
    """What `debate-tui NAME --help` prints, wrapped to the terminal's width."""
    command, (description, notes) = COMMANDS[name], told(name)
    width = shutil.get_terminal_size().columns - 2
    words = {command.words.name: command.words.help} if command.words else {}
    options = {called(option): option.help for option in command.options}
    column = min(max(map(len, [*words, *options])) + 4, _WIDEST)
    parts = [_usage(name, command, width), description]
    parts += [f"{title}:\n{_entries(entries, column, width)}" for title, entries in
              (("positional arguments", words), ("options", options)) if entries]  # fmt: skip
    return "\n\n".join([*parts, notes])


def told(name: str) -> tuple[str, str]:
    """The help texts of a command's module: the description, and the notes below the options."""
    module = import_module(f"debate_tui.cli.command.{COMMANDS[name].module}")
    return module.DESCRIPTION, module.NOTES


def called(option: Option) -> str:
    """An option with its value as help shows it: `-o FILE, --output FILE`."""
    return ", ".join(f"{name} {option.takes}".strip() for name in option.names)


def asked(words: Words | None) -> str:
    """The words that a command takes as help shows them: `[PATH…]`; empty if it takes none."""
    if words is None:
        return ""
    name = f"{words.name}…" if words.many else words.name
    return name if words.required else f"[{name}]"


def _usage(name: str, command: Command, width: int) -> str:
    """The usage: one line if it fits `width`; else options wrapped behind the name, and words on a line below."""
    start = f"usage: {PROGRAM} {name}"
    options = [f"[{option.names[0]} {option.takes}".strip() + "]" for option in command.options]
    words = [_formal(command.words)] if command.words else []
    whole = " ".join([start, *options, *words])
    if len(whole) <= width:
        return whole
    lines = [start]
    for part in options:
        if len(lines[-1]) + 1 + len(part) > width:
            lines.append(" " * len(start))
        lines[-1] += f" {part}"
    return "\n".join([*lines, *(f"{' ' * len(start)} {part}" for part in words)])


def _formal(words: Words) -> str:
    needed = words.required and not words.unless
    more = f"[{words.name} ...]" if words.many else f"[{words.name}]"
    return more if not needed else f"{words.name} {more}" if words.many else words.name


def _entries(entries: dict[str, str], column: int, width: int) -> str:
    """Names in a column, and their help, wrapped, in another beside it."""
    lines: list[str] = []
    for name, help in entries.items():
        first, *more = textwrap.wrap(help, max(width - column, 11))
        if len(name) + 4 <= column:
            lines.append(f"  {name:{column - 4}}  {first}")
        else:
            lines += [f"  {name}", " " * column + first]
        lines += [" " * column + line for line in more]
    return "\n".join(lines)

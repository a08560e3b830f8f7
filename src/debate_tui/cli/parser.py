"""Parses the arguments of a command by the table of options.

This is not argparse, which takes a tenth of a quick search's time, fails to see that `b` in `check a --strict b` is a
path too, and words its help and messages differently in each version of Python.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from debate_tui.cli.commands import Command
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.options import ANY_HELP, HELP, VERSION, Option, Words
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import listed, shown

if TYPE_CHECKING:
    from debate_tui.store import Stamp


class Given(SimpleNamespace):
    """The parsed arguments: the value of each option under the option's key, and all other arguments in `words`."""

    words: list[str]
    evidence: "list[Stamp]"
    """The stamps of the texts and locks that quotes were compared with, from before: left here by the command."""


class _MisuseError(Exception):
    """What is wrong with the arguments; `near`: the option that may have been meant."""

    def __init__(self, message: str, near: str | None = None) -> None:
        super().__init__(message)
        self.near = near


def read(command: Command, program: str, arguments: Sequence[str]) -> Given:
    """Parse the `arguments` of `command`; arguments behind `--help` or `--version` are not read.

    `program`: the program with its command, for the hint `see … --help`.

    Raises:
        CommandError: an argument is unknown, missing or wrong.
    """
    try:
        return _read(command, arguments)
    except _MisuseError as error:
        near = f'did you mean "{error.near}"? ' if error.near else ""
        raise CommandError(str(error), f"{near}see {program} --help", WRONG_USAGE) from None


def _read(command: Command, arguments: Sequence[str]) -> Given:
    known = {name: option for option in command.options for name in option.names}
    given = Given(words=[], evidence=[])
    for option in command.options:
        setattr(given, option.key, [] if option.repeated else option.default if option.takes else False)
    unknown: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, value = _parted(argument, known)
        if argument == "--":
            given.words += rest
        elif name in known:
            option = known[name]
            if option.takes:
                _put(given, option, _next(option, rest, known, command.words) if value is None else value)
                continue
            if value is not None:
                raise _wrong(option, f"ignored explicit argument {value!r}")
            setattr(given, option.key, True)
            if option in (HELP, ANY_HELP, VERSION):
                return given
        elif _is_option(argument, command.words):
            unknown.append(argument)
        else:
            given.words.append(argument)
    _check(given, command.words, unknown, known)
    return given


def _parted(argument: str, known: Mapping[str, Option]) -> tuple[str, str | None]:
    """The option and its value in `--option=value`, `-ovalue` or `-o=value`; the value is None if there is none."""
    if argument.startswith("--"):
        name, equals, value = argument.partition("=")
        return name, value if equals else None
    short = argument[:2]
    if short != argument and short in known and known[short].takes:
        return short, argument[2:].removeprefix("=")
    return argument, None


def _is_option(word: str, words: Words | None) -> bool:
    """Whether `word` looks like an option, known or not. A negative number doesn't: it is reported as out of bounds."""
    if word.startswith("--"):
        return True
    return (
        len(word) > 1
        and word[0] == "-"
        and not (words and words.dashed)
        and not word[1:].replace(".", "", 1).isdecimal()
    )


def _next(option: Option, rest: Iterator[str], known: Mapping[str, Option], words: Words | None) -> str:
    """The next word, which is the option's value.

    Raises:
        _MisuseError: there is none, or it is an option itself.
    """
    value = next(rest, "--")
    if _is_option(value, words) or _parted(value, known)[0] in known:
        raise _wrong(option, "expected one argument")
    return value


def _put(given: Given, option: Option, value: str) -> None:
    _choose(value, option.choices, (option.value or option.key).lower())
    try:
        found = option.read(value)
    except ValueError as error:
        raise _wrong(option, str(error)) from None
    if option.repeated:
        getattr(given, option.key).append(found)
    else:
        setattr(given, option.key, found)


def _check(given: Given, words: Words | None, unknown: list[str], known: Mapping[str, Option]) -> None:
    """Check that the words are as many as required, and allowed, and that no argument is unknown.

    Raises:
        _MisuseError: a word is missing, or an argument is unknown.
        CommandError: a word is none of the choices.
    """
    if words and words.required and not given.words and not any(getattr(given, key) for key in words.unless):
        raise _MisuseError(f"the following arguments are required: {words.name}")
    if words is None or not words.many:
        unknown += given.words[int(words is not None) :]
    if unknown:
        long = [word.partition("=")[0] for word in unknown if word.startswith("--")]
        near = next((near for word in long if (near := _with_choice(word, known) or nearest(word, known))), None)
        raise _MisuseError(f"unrecognized arguments: {' '.join(unknown)}", near)
    if words:
        for word in given.words:
            _choose(word, words.choices, words.name.lower())


def _with_choice(word: str, known: Mapping[str, Option]) -> str:
    """The option with the choice that an unknown one is named as: `--format linear` for `--linear`; "" without one."""
    choice = word.removeprefix("--")
    return next((f"{option.names[-1]} {choice}" for option in known.values() if choice in option.choices), "")


def _choose(value: str, choices: Sequence[str], noun: str) -> None:
    if choices and value not in choices:
        near = nearest(value, choices)
        hint = f'did you mean "{near}"?' if near else f"{noun}s: {listed(choices)}"
        raise CommandError(f"no {noun} {shown(value)}", hint, WRONG_USAGE)


def _wrong(option: Option, message: str) -> _MisuseError:
    return _MisuseError(f"argument {'/'.join(option.names)}: {message}")

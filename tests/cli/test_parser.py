"""What is typed is what a command is given, however it is typed."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.error import CommandError
from debate_tui.cli.options import ANY_HELP, COLUMN, HELP, VERSION, Option, output
from debate_tui.cli.parser import Given, read
from debate_tui.store import COLUMNS

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
NUMBERS = {"max-share": (0, 100), "max-words": (1, 10**9), "limit": (1, 10**9), "width": (40, 240)}


def parsed(name: str, *arguments: str) -> Given:
    return read(COMMANDS[name], f"debate-tui {name}", arguments)


def values(option: Option) -> st.SearchStrategy[str]:
    if option.choices:
        return st.sampled_from(option.choices)
    if bounds := NUMBERS.get(option.key.replace("_", "-")):
        return st.integers(*bounds).map(str)
    if option is COLUMN:
        return st.builds("{}={}".format, st.sampled_from(COLUMNS), WORDS.filter(str.strip))
    if option.read is output:
        return WORDS.filter(lambda word: word.strip() and not word.endswith("/"))
    return WORDS


@st.composite
def lines(draw: st.DrawFn, command: Command) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """A line of options and words, with what was meant by it: the values of each option, and the words."""
    line: list[str] = []
    meant: dict[str, list[str]] = {}
    words: list[str] = []
    some = st.sampled_from([one for one in command.options if one not in (HELP, ANY_HELP, VERSION)])
    for option in draw(st.lists(some, max_size=5)):
        if command.words and draw(st.booleans()) and (command.words.many or not words):
            words.append(draw(st.sampled_from(command.words.choices or ("a", "harbour-road", "-", "-1", "ü b"))))
            line.append(words[-1])
        name = draw(st.sampled_from(option.names))
        if not option.takes:
            line.append(name)
            meant[option.key] = []
            continue
        value = draw(values(option))
        meant.setdefault(option.key, []).append(value)
        apart = not value.startswith("-") and draw(st.booleans())
        line += [name, value] if apart else [f"{name}={value}"]
    if command.words and command.words.required and not words:
        words.append(command.words.choices[0] if command.words.choices else "--json")
        line += ["--", words[-1]]
    return line, meant, words


@pytest.mark.parametrize("name", ["", *COMMANDS])
@given(data=st.data())
def test_whatever_is_typed_is_given(name: str, data: st.DataObject) -> None:
    command = COMMANDS.get(name, EXPLORER)
    line, meant, words = data.draw(lines(command))
    given = read(command, "debate-tui", line)
    assert given.words == words
    for option in command.options:
        came = getattr(given, option.key)
        if not option.takes:
            assert came == (option.key in meant)
        elif option.repeated:
            assert came == [option.read(value) for value in meant.get(option.key, ())]
        elif option.key in meant:
            assert came == option.read(meant[option.key][-1])
        else:
            assert came == option.default


@pytest.mark.parametrize("name", ["", *COMMANDS])
@given(line=st.lists(st.one_of(WORDS, st.sampled_from(["--json", "--limit", "-o", "-", "--", "--fix=", "-ox", "-9"]))))
def test_any_line_is_read_or_refused(name: str, line: list[str]) -> None:
    with suppress(CommandError):
        read(COMMANDS.get(name, EXPLORER), "debate-tui", line)


def test_words_and_options_in_any_order() -> None:
    """argparse took the second path for nobody's."""
    assert parsed("check", "a", "--strict", "b").words == ["a", "b"]


def test_options_before_the_command_are_the_command_s(capsys: pytest.CaptureFixture[str]) -> None:
    from debate_tui.cli import main

    assert main(["--sources", "nowhere", "check"]) == 2
    assert capsys.readouterr().err == 'debate-tui: --sources "nowhere" is no folder\n'


@pytest.mark.parametrize("typed", [["-o", "x"], ["-ox"], ["-o=x"], ["--output", "x"], ["--output=x"]])
def test_a_short_option(typed: list[str]) -> None:
    assert parsed("export", "d", *typed).output == Path("x")


def test_a_word_with_one_dash_is_a_query_s() -> None:
    assert parsed("search", "a", "-b", "--limit", "3", "-ab").words == ["a", "-b", "-ab"]


def test_help_is_asked_for_whatever_stands_behind_it() -> None:
    assert parsed("check", "--strict", "-h", "--bad").help


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("export", "the following arguments are required: DEBATE", "see debate-tui export --help"),
        ("search", "the following arguments are required: QUERY", "see debate-tui search --help"),
        ("completion", "the following arguments are required: SHELL", "see debate-tui completion --help"),
        ("list a", "unrecognized arguments: a", "see debate-tui list --help"),
        ("export a b", "unrecognized arguments: b", "see debate-tui export --help"),
        (
            "export a --linear",
            "unrecognized arguments: --linear",
            'did you mean "--format linear"? see debate-tui export --help',
        ),
        ("check -x", "unrecognized arguments: -x", "see debate-tui check --help"),
        (
            "search a --limt=3",
            "unrecognized arguments: --limt=3",
            'did you mean "--limit"? see debate-tui search --help',
        ),
        ("export a -o", "argument -o/--output: expected one argument", "see debate-tui export --help"),
        ("export a -o --force", "argument -o/--output: expected one argument", "see debate-tui export --help"),
        ("list --json=1", "argument --json: ignored explicit argument '1'", "see debate-tui list --help"),
        ("export a --format tex", 'no format "tex"', 'did you mean "text"?'),
        (
            "export a --view q",
            'no view "q"',
            "views: compare, grid, issues, sources, claim, overview, clashes, limits, agreements, facts, unanswered",
        ),
        ("completion tcsh", 'no shell "tcsh"', "shells: bash, zsh, fish"),
    ],
)
def test_what_makes_no_sense(line: str, message: str, hint: str) -> None:
    name, *arguments = line.split()
    with pytest.raises(CommandError) as caught:
        parsed(name, *arguments)
    assert (caught.value.message, caught.value.hint, caught.value.status) == (message, hint, 2)

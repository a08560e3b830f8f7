"""One table of options: whatever it says, the parser, help, completion and the man page agree on."""

import re
import runpy
import subprocess
from pathlib import Path
from shutil import which

import pytest

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.help import command_page, program_page
from debate_tui.cli.manual import dated
from debate_tui.cli.options import NARROWEST, WIDEST, WIDTH, Option
from debate_tui.cli.parser import read
from debate_tui.cli.shells import SCRIPTS
from debate_tui.search import ItemKind
from debate_tui.write.text import NARROWEST as TEXT_NARROWEST
from debate_tui.write.text import WIDEST as TEXT_WIDEST

MANUAL = Path(__file__).parents[2] / "docs" / "debate-tui.1"
EVERY = [(name, option) for name, command in {"": EXPLORER, **COMMANDS}.items() for option in command.options]


def ids(one: object) -> str:
    return "/".join(one.names) if isinstance(one, Option) else str(one) or "debate-tui"


def words(text: str) -> str:
    """Without line breaks, and the man page's signs for what roff would take for its own."""
    plain = re.sub(r"\\f[BIR]", "", text).replace("\\-", "-").replace("\\e", "\\").replace("\\&", "")
    plain = re.sub(r"\\\[u(\w+)\]", lambda found: chr(int(found[1], 16)), plain)
    return " ".join(plain.split())


@pytest.mark.parametrize(("name", "option"), EVERY, ids=ids)
def test_each_option_is_everywhere(name: str, option: Option, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    command = COMMANDS.get(name, EXPLORER)
    shown = ", ".join(f"{one} {option.takes}".strip() for one in option.names)
    help = " ".join(option.help.split())

    in_help = words(command_page(name) if name else program_page())
    assert f" {shown} {help}" in in_help

    manual = words(MANUAL.read_text(encoding="utf-8"))
    of_command = manual.partition(f".SS {name} " if name else ".SH OPTIONS ")[2].partition(".S")[0]
    assert f".TP {shown} {help}" in of_command

    for one in option.names:
        assert_given(command, option, one)
    long, rest = option.names[-1], option.names[:-1]
    bash, zsh, fish = (script() for script in SCRIPTS.values())
    (listed,) = re.findall(rf"^        {name or chr(34) * 2}\)\n.*_debate_tui_words (.*)$", bash, re.MULTILINE)
    assert set(option.names) <= set(listed.split())
    in_zsh = zsh.partition(f"\n        ({name or chr(34) * 2})\n")[2].partition(";;")[0]
    assert re.search(rf"{long}=?[\[\}}]", in_zsh)
    in_fish = [line for line in fish.splitlines() if f"'__debate_tui_is{f' {name}' if name else ''}'" in line]
    assert any(f" -l {long[2:]} " in line and all(f" -s {one[1:]} " in line for one in rest) for line in in_fish)
    for choice in option.choices:
        for script in (bash, zsh, fish):
            assert " ".join(option.choices) in script
        assert choice in option.help
    for script in (bash, zsh, fish):
        assert " ".join(option.begun) in script


def assert_given(command: Command, option: Option, name: str) -> None:
    """That the parser knows it by this name."""
    value = option.choices[-1] if option.choices else f"{option.begun[-1]}x" if option.begun else "50"
    more = ["bash" if command.words.choices else "x"] if command.words else []
    given = read(command, "debate-tui", [*more, name, *([value] if option.takes else [])])
    assert getattr(given, option.key) not in (False, None, [], option.default)


def test_no_key_is_taken_twice() -> None:
    for command in (EXPLORER, *COMMANDS.values()):
        names = [name for option in command.options for name in (*option.names, option.key)]
        assert len(set(names)) == len(names)


def test_choices_and_bounds_are_those_of_what_they_choose() -> None:
    """Written down in the table, which may not import what takes longer than itself."""
    (kind,) = (option for option in COMMANDS["search"].options if option.key == "kind")
    assert kind.choices == tuple(ItemKind)
    assert (NARROWEST, WIDEST) == (TEXT_NARROWEST, TEXT_WIDEST)
    assert NARROWEST <= WIDTH.default <= WIDEST


def test_the_man_page_is_what_make_docs_would_write() -> None:
    made = runpy.run_path(str(MANUAL.with_name("generate_manual.py")))["generated"]
    there = MANUAL.read_text(encoding="utf-8")
    assert made(there, "2100-01-01") == there, "make docs"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", dated(there))
    assert dated(made(f"{there}Another line.\n", "2100-01-01")) == "2100-01-01"


@pytest.mark.skipif(not which("groff"), reason="groff is not installed")
def test_the_man_page_is_without_fault() -> None:
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", MANUAL], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")

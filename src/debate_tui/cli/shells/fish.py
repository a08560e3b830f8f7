"""The completion script for fish."""

from collections.abc import Iterator

from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.console import PROGRAM
from debate_tui.cli.options import Option, Words
from debate_tui.cli.shells.parts import ALL, asked, filled, valued

_FISH = r"""# fish completion for debate-tui, written by: debate-tui completion fish
function __debate_tui_is
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case @VALUED@
                set -e words[1]
            case '-*'
            case '*'
                test "$words[1]" = "$argv"
                return
        end
        set -e words[1]
    end
    test -z "$argv"
end

function __debate_tui_ids
    set -l words (commandline -opc | string replace -r '^(--library=)?~/' "\$1$HOME/")
    set -l libraries
    set -l debates
    for at in (seq (count $words))
        switch $words[$at]
            case '--library=*'
                set -a libraries $words[$at]
            case --library
                set -q words[(math $at + 1)]; and set -a libraries --library $words[(math $at + 1)]
            case '--debate=*'
                set -a debates $words[$at]
            case '-*'
            case '*'
                set -a debates --debate $words[$at]
        end
    end
    $words[1] completion --ids $argv $libraries $debates 2>/dev/null
end

# Ids with commas between them, each once.
function __debate_tui_listed
    set -l before (string match -r '^.*,' -- (commandline -ct | string replace -r '^(--[^=]*=)?["\']?' ''))
    for id in (__debate_tui_ids $argv)
        string match -q "*,$id,*" -- ",$before"; or echo "$before$id"
    end
end

complete -c debate-tui -f
"""


def fish() -> str:
    return filled(_FISH, VALUED=valued(" ")) + "".join(f"complete -c {PROGRAM} {line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    for name, command in COMMANDS.items():
        yield f"-n '__debate_tui_is' -a {name} -d {_in_quotes(command.summary)}"
    for name, command in ALL.items():
        where = f"-n '{f'__debate_tui_is {name}'.strip()}'"
        if command.words and (found := _completed(command.words)):
            yield f"{where} {found.removeprefix('-x ').removeprefix('-r ')}"
        for option in command.options:
            names = " ".join(f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in option.names)
            value = f" {_completed(option) or '-x'}" if option.takes else ""
            yield f"{where} {names}{value} -d {_in_quotes(option.help)}"


def _completed(what: Option | Words) -> str:
    if begun := what.choices or (isinstance(what, Option) and what.begun):
        return f"-x -a '{' '.join(begun)}'"
    folders = "-x -a '(__fish_complete_directories)'"
    named = {"": "", "file": "-r -F", "folder": folders, "map": "-r -F -a '(__debate_tui_ids debate)'"}
    named["brief"] = "-r -F -a '(__debate_tui_ids brief)'"
    return named.get(what.of, f"-x -a '({asked(what, '__debate_tui_')} {what.of})'")


def _in_quotes(text: str) -> str:
    escaped = text.replace("\n", " ").replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"

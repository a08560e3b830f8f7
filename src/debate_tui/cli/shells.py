"""Completion scripts for bash, zsh and fish, made from the tables of commands and options.

Commands, options and choices are written into the script, so that completing them doesn't start the program. Only ids
need it: the script calls `completion --ids` with the `--library` options of the command line, and with whatever may be the
debate there.
"""

from collections.abc import Iterator

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.console import PROGRAM
from debate_tui.cli.options import Option, Words

_ALL: dict[str, Command] = {"": EXPLORER, **COMMANDS}
"""All commands by name; under "", the program without a command."""

_BASH = r"""# bash completion for debate-tui, written by: debate-tui completion bash
_debate_tui() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= libraries=() debates=() option at
    # Bash takes --option=value apart at the sign.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        option=${COMP_WORDS[at]}
        case $option in
            @VALUED@)
                [[ ${COMP_WORDS[at + 1]} == = ]] && ((at++))
                ((at++))
                [[ $option == --library ]] && ((at < COMP_CWORD)) && libraries+=(--library "${COMP_WORDS[at]//[\"\'\\]/}")
                ;;
            -* | =) ;;
            *)
                [[ $command ]] && debates+=(--debate "${option//[\"\'\\]/}")
                command=${command:-$option}
                ;;
        esac
    done
    COMPREPLY=()
    case $command:$prev in
@VALUES@
    esac
    case $command in
@NAMES@
    esac
}

# What the program prints, one a line, as far as it begins as the word does.
_debate_tui_asked() {
    local line
    while IFS= read -r line; do
        [[ $line == "$cur"* ]] && COMPREPLY+=("$line")
    done < <("$@" 2>/dev/null)
}

_debate_tui_words() { _debate_tui_asked printf '%s\n' "$@"; }

_debate_tui_ids() {
    _debate_tui_asked "${COMP_WORDS[0]/#\~/$HOME}" completion --ids "$1" ${libraries[@]+"${libraries[@]}"} ${debates[@]+"${debates[@]}"}
}

# Ids with commas between them, each once.
_debate_tui_listed() {
    local before= one found
    [[ $cur == *,* ]] && before=${cur%,*},
    local cur=${cur#"$before"}
    compopt -o nospace 2>/dev/null
    _debate_tui_ids "$1"
    found=(${COMPREPLY[@]+"${COMPREPLY[@]}"})
    COMPREPLY=()
    for one in ${found[@]+"${found[@]}"}; do
        [[ ,$before == *,"$one",* ]] || COMPREPLY+=("$before$one")
    done
}

_debate_tui_files() {
    compopt -o filenames 2>/dev/null
    _debate_tui_asked compgen "$1" -- "$cur"
}

complete -F _debate_tui debate-tui
"""

_ZSH = r"""#compdef debate-tui
# zsh completion for debate-tui, written by: debate-tui completion zsh
_debate_tui_ids() {
    local -a ids
    ids=(${(f)"$(${~program} completion --ids $1 $libraries $debates 2>/dev/null)"})
    compadd "${@:2}" -a ids
}

_debate_tui_map() {
    _debate_tui_ids debate
    _files
}

_debate_tui_command() {
    local -a commands
    commands=(
@COMMANDS@
    )
    _describe -t commands command commands
    _debate_tui_map
}

_debate-tui() {
    local program=$words[1] command= at place
    local -a libraries debates
    for ((at = 2; at < CURRENT; at++)); do
        case $words[at] in
            (--library) libraries+=(--library "${(Q)words[++at]}") ;;
            (--library=*) libraries+=("${(Q)words[at]}") ;;
            (@VALUED@) ((at++)) ;;
            (--debate=*) debates+=("${(Q)words[at]}") ;;
            (-*) ;;
            (*)
                [[ -n $command ]] && debates+=(--debate "${(Q)words[at]}")
                [[ -z $command ]] && command=$words[at] place=$at
                ;;
        esac
    done
    case $command in
@NAMES@
    esac
}

if [[ $funcstack[1] == _debate-tui ]]; then
    _debate-tui "$@"
else
    compdef _debate-tui debate-tui
fi
"""

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
    set -l words (commandline -opc)
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
    set -l before (string match -r '^.*,' -- (commandline -ct | string replace -r '^--[^=]*=' ''))
    for id in (__debate_tui_ids $argv)
        string match -q "*,$id,*" -- ",$before"; or echo "$before$id"
    end
end

complete -c debate-tui -f
"""


def bash() -> str:
    values: dict[str, list[str]] = {}
    names: list[str] = []
    for name, command in _ALL.items():
        for option in command.options:
            if option.takes:
                values.setdefault(_in_bash(option), []).extend(f"{name}:{one}" for one in option.names)
        options = " ".join(one for option in command.options for one in option.names)
        names += [f"        {name or _QUOTES})", f"            [[ $cur == -* ]] && _debate_tui_words {options}"]
        first = f"_debate_tui_words {' '.join(COMMANDS)}; " if not name else ""
        if command.words:
            names.append(f"            [[ $cur == -* ]] || {{ {first}{_in_bash(command.words)}; }}")
        names.append("            ;;")
    cases = [f"        {' | '.join(where)}) {what}; return ;;" for what, where in values.items()]
    return _filled(_BASH, VALUED=_valued(" | "), VALUES="\n".join(cases), NAMES="\n".join(names))


_QUOTES = '""'


def _in_bash(what: Option | Words) -> str:
    """The bash commands that complete the value of an option, or an argument."""
    if what.choices:
        return f"_debate_tui_words {' '.join(what.choices)}"
    ids, files, folders = "_debate_tui_ids debate", "_debate_tui_files -f", "_debate_tui_files -d"
    named = {"": ":", "file": files, "folder": folders, "map": f"{ids}; {files}"}
    return named.get(what.of, f"{_asked(what, '_debate_tui_')} {what.of}")


def _asked(what: Option | Words, function: str) -> str:
    """The function that completes ids, or a list of them; `function`: what its name begins with."""
    return f"{function}{'listed' if isinstance(what, Option) and what.listed else 'ids'}"


def zsh() -> str:
    commands = "\n".join(f"        {_quoted(f'{name}:{one.summary}')}" for name, one in COMMANDS.items())
    names = []
    for name, command in _ALL.items():
        # Remove the command's name from the words: `_arguments` would count it as an argument.
        taken = "            words[place]=() && ((CURRENT--))\n" if name else ""
        specs = [*map(_spec, command.options), *([_words_spec(name, command.words)] if command.words else [])]
        lines = " \\\n".join(f"                {spec}" for spec in specs)
        names.append(f"        ({name or _QUOTES})\n{taken}            _arguments \\\n{lines}\n            ;;")
    return _filled(_ZSH, COMMANDS=commands, VALUED=_valued("|"), NAMES="\n".join(names))


def _spec(option: Option) -> str:
    """An option as a specification for zsh's `_arguments`."""
    told = _escaped(option)
    value = f":{option.takes if option.value else option.key}:{_in_zsh(option)}" if option.takes else ""
    name = option.names[-1] + ("=" if value else "")
    if option.repeated:
        return _quoted(f"*{name}[{told}]{value}")
    if len(option.names) == 1:
        return _quoted(f"{name}[{told}]{value}")
    either = f"({' '.join(option.names)})"
    short = option.names[0] + ("+" if value else "")
    return f"{_quoted(either)}{{{short},{name}}}{_quoted(f'[{told}]{value}')}"


def _words_spec(name: str, words: Words) -> str:
    many = "*" if words.many and name else "1"
    return _quoted(f"{many}:{words.name}:{_in_zsh(words) if name else '_debate_tui_command'}")


def _in_zsh(what: Option | Words) -> str:
    if what.choices:
        return f"({' '.join(what.choices)})"
    named = {"": " ", "file": "_files", "folder": "_files -/", "map": "_debate_tui_map"}
    each = " _sequence" if isinstance(what, Option) and what.listed else ""
    return named.get(what.of, f"{each} _debate_tui_ids {what.of}")


def _escaped(option: Option) -> str:
    told = option.help.replace("\n", " ").replace("\\", "\\\\")
    return told.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def fish() -> str:
    return _filled(_FISH, VALUED=_valued(" ")) + "".join(f"complete -c {PROGRAM} {line}\n" for line in _in_fish())


def _in_fish() -> Iterator[str]:
    for name, command in COMMANDS.items():
        yield f"-n '__debate_tui_is' -a {name} -d {_in_quotes(command.summary)}"
    for name, command in _ALL.items():
        where = f"-n '{f'__debate_tui_is {name}'.strip()}'"
        if command.words and (found := _found_by_fish(command.words)):
            yield f"{where} {found.removeprefix('-x ').removeprefix('-r ')}"
        for option in command.options:
            names = " ".join(f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in option.names)
            value = f" {_found_by_fish(option) or '-x'}" if option.takes else ""
            yield f"{where} {names}{value} -d {_in_quotes(option.help)}"


def _found_by_fish(what: Option | Words) -> str:
    if what.choices:
        return f"-x -a '{' '.join(what.choices)}'"
    folders = "-x -a '(__fish_complete_directories)'"
    named = {"": "", "file": "-r -F", "folder": folders, "map": "-r -F -a '(__debate_tui_ids debate)'"}
    return named.get(what.of, f"-x -a '({_asked(what, '__debate_tui_')} {what.of})'")


def _in_quotes(text: str) -> str:
    escaped = text.replace("\n", " ").replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _valued(between: str) -> str:
    """The program's own options that take a value: the word behind one is not a command."""
    return between.join(name for option in EXPLORER.options if option.takes for name in option.names)


def _filled(script: str, **parts: str) -> str:
    for name, part in parts.items():
        script = script.replace(f"@{name}@", part)
    return script


SCRIPTS = {"bash": bash, "zsh": zsh, "fish": fish}

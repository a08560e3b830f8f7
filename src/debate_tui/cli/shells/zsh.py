"""The completion script for zsh."""

from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.options import Option, Words
from debate_tui.cli.shells.parts import ALL, filled, valued

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

_debate_tui_brief() {
    _debate_tui_ids brief
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
            (--library) libraries+=(--library "${${(Q)words[++at]}/#\~\//$HOME/}") ;;
            (--library=*) libraries+=("${${(Q)words[at]}/#--library=\~\//--library=$HOME/}") ;;
            (@VALUED@) ((at++)) ;;
            (--debate=*) debates+=("${(Q)words[at]}") ;;
            (-*) ;;
            (*)
                [[ -n $command ]] && debates+=(--debate "${${(Q)words[at]}/#\~\//$HOME/}")
                [[ -z $command ]] && command=${(Q)words[at]} place=$at
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

_NONE = '""'


def zsh() -> str:
    commands = "\n".join(f"        {_quoted(f'{name}:{one.summary}')}" for name, one in COMMANDS.items())
    names = []
    for name, command in ALL.items():
        # Remove the command's name from the words: `_arguments` would count it as an argument.
        taken = "            words[place]=() && ((CURRENT--))\n" if name else ""
        specs = [*map(_spec, command.options), *([_words_spec(name, command.words)] if command.words else [])]
        lines = " \\\n".join(f"                {spec}" for spec in specs)
        names.append(f"        ({name or _NONE})\n{taken}            _arguments -S \\\n{lines}\n            ;;")
    return filled(_ZSH, COMMANDS=commands, VALUED=valued("|"), NAMES="\n".join(names))


def _spec(option: Option) -> str:
    """An option as a specification for zsh's `_arguments`."""
    told = _escaped(option)
    value = f":{option.takes if option.value else option.key}:{_completed(option)}" if option.takes else ""
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
    return _quoted(f"{many}:{words.name}:{_completed(words) if name else '_debate_tui_command'}")


def _completed(what: Option | Words) -> str:
    if what.choices:
        return f"({' '.join(what.choices)})"
    if isinstance(what, Option) and what.begun:
        return f'compadd -S "" {" ".join(what.begun)}'
    named = {"": " ", "file": "_files", "folder": "_files -/", "map": "_debate_tui_map", "brief": "_debate_tui_brief"}
    each = " _sequence" if isinstance(what, Option) and what.listed else ""
    return named.get(what.of, f"{each} _debate_tui_ids {what.of}")


def _escaped(option: Option) -> str:
    told = option.help.replace("\n", " ").replace("\\", "\\\\")
    return told.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"

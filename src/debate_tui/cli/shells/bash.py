"""The completion script for bash."""

from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.options import Option, Words
from debate_tui.cli.shells.parts import ALL, asked, filled, valued

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


def bash() -> str:
    values: dict[str, list[str]] = {}
    names: list[str] = []
    for name, command in ALL.items():
        for option in command.options:
            if option.takes:
                values.setdefault(_completed(option), []).extend(f"{name}:{one}" for one in option.names)
        options = " ".join(one for option in command.options for one in option.names)
        names += [f"        {name or _NONE})", f"            [[ $cur == -* ]] && _debate_tui_words {options}"]
        first = f"_debate_tui_words {' '.join(COMMANDS)}; " if not name else ""
        if command.words:
            names.append(f"            [[ $cur == -* ]] || {{ {first}{_completed(command.words)}; }}")
        names.append("            ;;")
    cases = [f"        {' | '.join(where)}) {what}; return ;;" for what, where in values.items()]
    return filled(_BASH, VALUED=valued(" | "), VALUES="\n".join(cases), NAMES="\n".join(names))


_NONE = '""'


def _completed(what: Option | Words) -> str:
    """The bash commands that complete the value of an option, or an argument."""
    if what.choices:
        return f"_debate_tui_words {' '.join(what.choices)}"
    ids, files, folders = "_debate_tui_ids debate", "_debate_tui_files -f", "_debate_tui_files -d"
    named = {"": ":", "file": files, "folder": folders, "map": f"{ids}; {files}"}
    return named.get(what.of, f"{asked(what, '_debate_tui_')} {what.of}")

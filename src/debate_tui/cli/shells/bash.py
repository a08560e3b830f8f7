"""The completion script for bash."""

from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.options import Option, Words
from debate_tui.cli.shells.parts import ALL, asked, filled, valued

_BASH = r"""# bash completion for debate-tui, written by: debate-tui completion bash
_debate_tui() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= libraries=() debates=() option at said
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
                if [[ $option == --library ]] && ((at < COMP_CWORD)); then
                    _debate_tui_meant "${COMP_WORDS[at]}"
                    libraries+=(--library "$said")
                fi
                ;;
            -* | =) ;;
            *)
                _debate_tui_meant "$option"
                [[ $command ]] && debates+=(--debate "$said")
                command=${command:-$said}
                ;;
        esac
    done
    _debate_tui_meant "$cur" as_typed
    cur=$said
    COMPREPLY=()
    case $command:$prev in
@VALUES@
    esac
    case $command in
@NAMES@
    esac
}

# What the shell will make of a word: without its quotation marks, of which the last may be missing, and with a home folder
# for its ~, which the word under the cursor keeps (second argument). Nothing in it is carried out.
_debate_tui_meant() {
    local rest=$1 open= char
    said=
    while [[ $rest ]]; do
        char=${rest:0:1} rest=${rest:1}
        if [[ $char == "\\" && $open != "'" && ($open != '"' || $rest == [\\\"\$\`]*) ]]; then
            said+=${rest:0:1} rest=${rest:1}
        elif [[ ($char == '"' || $char == "'") && (! $open || $open == "$char") ]]; then
            [[ $open ]] && open= || open=$char
        else
            said+=$char
        fi
    done
    [[ ${2-} || $1 != "~/"* ]] || said=$HOME${said:1}
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
    local path home=
    compopt -o filenames 2>/dev/null
    [[ $cur == "~/"* ]] && home=$HOME/ cur=${cur:2}
    for path in "$home$cur"*; do
        [[ -e $path && ($1 == -f || -d $path) ]] && COMPREPLY+=("${home:+"~/"}${path#"$home"}")
    done
    cur=${home:+"~/"}$cur
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
    if isinstance(what, Option) and what.begun:
        return f"compopt -o nospace 2>/dev/null; _debate_tui_words {' '.join(what.begun)}"
    ids, files, folders = "_debate_tui_ids debate", "_debate_tui_files -f", "_debate_tui_files -d"
    named = {
        "": ":",
        "file": files,
        "folder": folders,
        "map": f"{ids}; {files}",
        "brief": f"_debate_tui_ids brief; {files}",
    }
    return named.get(what.of, f"{asked(what, '_debate_tui_')} {what.of}")

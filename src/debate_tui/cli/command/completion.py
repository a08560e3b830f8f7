"""`completion`: prints a shell's completion script, or the ids that such a script asks for."""

from debate_tui.cli.debates import library_at
from debate_tui.cli.parser import Given
from debate_tui.text.safe import safe

DESCRIPTION = """\
Print what makes your shell complete commands, options and their values, names of files, and the ids of the debates at hand
and of what is in them."""
NOTES = """\
exit status: 0 fine, 2 wrong usage

examples:
  eval "$(debate-tui completion bash)"                                       in ~/.bashrc
  eval "$(debate-tui completion zsh)"                                        in ~/.zshrc, after compinit
  debate-tui completion fish > ~/.config/fish/completions/debate-tui.fish    once, and after each update
  debate-tui completion --ids debate                                         what the scripts ask for
"""


def run(given: Given) -> int:
    if given.ids is not None:
        for id in _ids(given.ids, given.library):
            print(safe(id))
    else:
        from debate_tui.cli.shells import SCRIPTS

        print(SCRIPTS[given.words[0]](), end="")
    return 0


def _ids(kind: str, extra: list[str]) -> list[str]:
    """The ids of one kind in the libraries, each once, or the names of the user's briefs. Unreadable files are skipped silently: a shell is asking."""
    if kind == "brief":
        from debate_tui.user.briefs import read_all

        return [brief.name for brief in read_all()]
    debates = library_at(extra).debates
    if kind == "debate":
        return [debate.id for debate in debates]
    return list(dict.fromkeys(node.id for debate in debates for node in getattr(debate, f"{kind}s")))

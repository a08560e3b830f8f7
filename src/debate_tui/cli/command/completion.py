"""`completion`: prints a shell's completion script, or the ids that such a script asks for."""

import os
from collections.abc import Sequence

from debate_tui import store
from debate_tui.cli.debates import library_at, read
from debate_tui.cli.parser import Given
from debate_tui.model.debate import Debate
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
  debate-tui completion --ids issue --debate us-japan-alliance
"""


def run(given: Given) -> int:
    if given.ids is not None:
        for id in _ids(given.ids, given.library, given.debate):
            print(safe(id))
    else:
        from debate_tui.cli.shells import SCRIPTS

        print(SCRIPTS[given.words[0]](), end="")
    return 0


def _ids(kind: str, extra: Sequence[str], names: Sequence[str]) -> list[str]:
    """The ids of one kind, each once, or the names of the user's briefs. Unreadable files are skipped silently: a shell is asking."""
    if kind == "brief":
        from debate_tui.user.briefs import read_all

        return [brief.name for brief in read_all()]
    if kind == "debate":
        return [debate.id for debate in library_at(extra).debates]
    return list(dict.fromkeys(node.id for debate in _debates(extra, names) for node in getattr(debate, f"{kind}s")))


def _debates(extra: Sequence[str], names: Sequence[str]) -> Sequence[Debate]:
    """The debates of the libraries that are called so, else those at the paths; where there are none, for a script doesn't
    know which word is which, all of the libraries."""
    known = library_at(extra).debates
    paths = [name for name in names if os.path.lexists(name)]
    named = [debate for debate in known if debate.id in names]
    return named or (paths and read(store.open(paths)).debates) or known

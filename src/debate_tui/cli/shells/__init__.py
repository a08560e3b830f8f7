"""Completion scripts for bash, zsh and fish, made from the tables of commands and options.

Commands, options and choices are written into the script, so that completing them doesn't start the program. Only ids
need it: the script calls `completion --ids` with the `--library` options of the command line, and with whatever may be the
debate there.
"""

from debate_tui.cli.shells.bash import bash
from debate_tui.cli.shells.fish import fish
from debate_tui.cli.shells.zsh import zsh

SCRIPTS = {"bash": bash, "zsh": zsh, "fish": fish}

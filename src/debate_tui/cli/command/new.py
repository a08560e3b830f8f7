"""`new`: starts a debate from a commented template, or from a small worked example with its texts."""

import os
import shlex
from pathlib import Path

from debate_tui.cli.debates import library_at
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.cli.writing import cannot_write
from debate_tui.disk.folders import user_data
from debate_tui.disk.whole import write_folder
from debate_tui.edit.start import NoIdError, started
from debate_tui.text.safe import safe
from debate_tui.text.wording import shown

DESCRIPTION = "Start a debate from a commented template, or from a small worked example with two texts and a lock."
NOTES = """\
exit status: 0 fine, 1 it is there already or can't be written, 2 wrong usage

The debate becomes a folder of its own: in your own library, or at the path after -o.

examples:
  debate-tui new street --example
  debate-tui new tolls -o maps/tolls
"""


def run(given: Given) -> int:
    (id,) = given.words
    name = id if given.output is None else shlex.quote(os.fspath(given.output))
    try:
        files = started(id, given.example, name)
    except NoIdError as error:
        hint = f"debate-tui new {error.better}: {error.rule}" if error.better else error.rule
        raise CommandError(str(error), hint, WRONG_USAGE) from None
    folder = given.output or _own(id)
    taken = library_at(given.library).debate.get(id)
    if given.output is None and taken:
        raise CommandError(f"there is a debate {shown(id)} already, at {shown(taken.at.file, 1000)}", "take another id")
    try:
        write_folder(folder, files)
    except FileExistsError:
        raise CommandError(f"{shown(str(folder), 1000)} is there already", "nothing was changed") from None
    except OSError as error:
        raise cannot_write(folder, error, "nothing was changed") from None
    print(safe(f"{id} written to {shown(str(folder), 1000)}"))
    print(safe(f"  debate-tui {name}        opens it"))
    print(safe(f"  debate-tui check {name}  says what is wrong with it, and where"))
    return 0


def _own(id: str) -> Path:
    library = user_data()
    if library is None:
        raise CommandError("you have no home folder for a library", "-o DIR says where to write it", WRONG_USAGE)
    return Path(library) / id

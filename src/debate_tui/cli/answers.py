"""Answers: what a command printed is printed again without its work, for as long as nothing that it was made of has changed.

That holds for commands that do nothing but print (`commands.Command.answers`). What counts: the digests of all maps,
texts and locks, the arguments, the folder, whether there are colours, and the program (`store.remembered`).
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO, cast

from debate_tui import store
from debate_tui.cli.console import Recorder, coloured, heard
from debate_tui.cli.parser import Given

if TYPE_CHECKING:
    from debate_tui.store import Remembered


def answered(name: str, given: Given, run: Callable[[Given], int]) -> int:
    """Print what the command `name` answers to the arguments `given`, and return its exit status.

    `run` makes the answer, and isn't called where that is remembered. An answer that says anything on standard error is
    not remembered: something is wrong then, and is to be looked at again.
    """
    memory = _memory(name, given)
    if memory is None:
        return run(given)
    if memory.data:
        status, text = memory.data[0], memory.data[1:].decode(errors="surrogatepass")
        sys.stdout.write(text)
        return status
    memory.look()
    output, errors = Recorder(sys.stdout), Recorder(sys.stderr)
    sys.stdout, sys.stderr = cast(TextIO, output), cast(TextIO, errors)
    try:
        status = run(given)
        output.flush()
    finally:
        sys.stdout, sys.stderr = output.beneath, errors.beneath
    if output.kept is not None and errors.kept == []:
        data = "".join(output.kept).encode(errors="surrogatepass")
        memory.remember(bytes([status]) + data, given.evidence)
    return status


def _memory(name: str, given: Given) -> "Remembered | None":
    """What is remembered of the answer; None where it depends on more than can be known."""
    paths = _paths(given)
    if (
        paths is None
        or getattr(given, "fix", False)
        or getattr(given, "brief", None)
        or getattr(given, "output", None)
        or not heard()
    ):
        return None
    look = sys.stdout.isatty(), coloured()
    return store.recall(paths, "answer", [name, store.here(), repr(look), repr(given)])


def _paths(given: Given) -> Sequence[str] | None:
    """The files and folders that the answer is made of; None where a path is none, or no file or folder."""
    words = [(word, os.sep in word or word.endswith(".toml")) for word in given.words]
    named = [word for word, is_path in words if is_path or os.path.lexists(word)]
    if "-" in given.words or not all(map(os.path.exists, named)):
        return None
    return (
        named if words and all(is_path for _, is_path in words) else (*named, *store.default_libraries(given.library))
    )

"""Starts a debate: the files of a commented template, or of a small worked example with two texts and a lock."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from debate_tui.read.fields import ID_RULE
from debate_tui.text.ids import id_like
from debate_tui.text.wording import shown

_PLACEHOLDER = re.compile(r"\bmy-debate\b")
"""The id of the debate in the files under `started`."""

_COMMAND = re.compile(r"(?<=\bdebate-tui )(check )?my-debate\b")
"""A command on that debate, in their comments."""


class NoIdError(ValueError):
    """What was given is not an id; `better` is an id that is like it, or empty."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{shown(given)} is not an id")
        self.better = id_like(given)
        self.rule = ID_RULE


def started(id: str, example: bool = False, called: str = "") -> dict[str, bytes]:
    """The files of a new debate, each by its path within the debate's folder.

    `called`: what a command calls it, its id where that is empty.

    Raises:
        NoIdError: `id` can't be the id of a debate.
    """
    if not id or id_like(id) != id:
        raise NoIdError(id)
    folder = files(__package__) / "started" / ("example" if example else "template")
    called = called if called.isprintable() and called else id
    return {
        name: _PLACEHOLDER.sub(id, _COMMAND.sub(lambda found: f"{found[1] or ''}{called}", text)).encode()
        for name, text in _texts(folder)
    }


def _texts(folder: Traversable, before: str = "") -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda found: found.name):
        if one.is_dir():
            yield from _texts(one, f"{before}{one.name}/")
        else:
            yield before + one.name, one.read_text(encoding="utf-8")

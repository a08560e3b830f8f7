"""Tells whether a map has a title of its own, or that of the file that it was read from, which nobody wrote."""

from pathlib import PurePath

from debate_tui.model.debate import Debate


def is_called_by_its_file(debate: Debate) -> bool:
    """Whether the title of a map that was read is but the name of its file."""
    if debate.origin is None:
        return False
    file = PurePath(debate.origin.file or debate.origin.format)
    return debate.title in (file.stem, file.name) or debate.title.endswith((f"/{file.stem}", f"/{file.name}"))

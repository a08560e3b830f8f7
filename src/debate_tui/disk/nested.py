"""Finds the files of cards in the folders below a library, however deep: debaters keep them in trees."""

import os

HEAD = "debate.toml"
"""The file that makes a folder a debate."""

CARDS = (".docx", ".docm")
"""How the names of files of cards end."""

BRIEFS = "briefs"
"""A folder of this name within a library holds briefs, unless it is a debate: its files are no maps."""

MOST_FOLDERS = 1000
"""So many folders below a library are searched, some 40 ms: a tree of evidence has dozens, a home folder 100,000s."""
_OPEN_IN_WORD = "~$"
"""How the name begins of the file that Word puts beside one that is open in it."""


def is_cards(name: str) -> bool:
    """Whether a file is called as files of cards are."""
    return name.lower().endswith(CARDS) and not name.startswith(_OPEN_IN_WORD)


def cards_below(library: str) -> tuple[dict[str, list[str]], str]:
    """The paths of the files of cards in each folder of a library and in all below that, by the folder's name, sorted.

    Beside it stands the first folder that was not searched, since there are more than `MOST_FOLDERS`, or "". Debates'
    folders are passed over, and so are briefs, hidden folders, those that may not be read, and below the first level links.
    """
    found: dict[str, list[str]] = {}
    left = MOST_FOLDERS
    for first in _listed(library, links=True)[1]:
        if first == BRIEFS:
            continue
        waiting = [os.path.join(library, first)]
        while waiting:
            here = waiting.pop()
            if not left:
                return found, here
            left -= 1
            names, folders = _listed(here)
            if HEAD in names:
                continue
            found.setdefault(first, []).extend(os.path.join(here, name) for name in names if is_cards(name))
            waiting += [os.path.join(here, name) for name in reversed(folders)]
    return found, ""


def _listed(folder: str, links: bool = False) -> tuple[list[str], list[str]]:
    """The names of the files in a folder and those of its folders, sorted, without hidden ones; `links`: also what links lead to."""
    files, folders = list[str](), list[str]()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    (folders if entry.is_dir(follow_symlinks=links) else files).append(entry.name)
    except OSError:
        return [], []
    return sorted(files), sorted(folders)

"""Where the user's own files lie: debates in the data folder, what can be made again in the cache folder.

Linux's rule is applied here, since every start asks and `platformdirs`, which knows the other systems, takes as long to import as an
index to be searched (7 ms). Paths are strings wherever a search from a cold start comes by: `pathlib` takes 5.
"""

import os
import sys

_NAME = "debate-tui"


def user_data() -> str | None:
    """None where the user has no home."""
    if sys.platform.startswith("linux"):
        return _xdg("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_dir

    return _absolute(user_data_dir(_NAME))


def user_cache() -> str | None:
    """None where the user has no home: then nothing is kept."""
    if sys.platform.startswith("linux"):
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_dir

    return _absolute(user_cache_dir(_NAME))


def _xdg(variable: str, default: str) -> str | None:
    """XDG Base Directory Specification 0.8: what the variable says, unless that is empty or relative."""
    said = os.environ.get(variable, "")
    # An empty HOME would be the root folder to `expanduser`; with neither HOME nor an entry in passwd it leaves the tilde.
    home = "" if os.environ.get("HOME") == "" else os.path.expanduser("~")
    return _absolute(os.path.join(said if os.path.isabs(said) else os.path.join(home, default), _NAME))


def _absolute(path: str) -> str | None:
    return path if os.path.isabs(path) else None

"""Where the user's own files lie: debates in the data folder, what can be made again in the cache folder.

Linux's rule is applied here, since every start asks and `platformdirs`, which knows the other systems, takes as long to import as an
index to be searched (7 ms). Paths are strings wherever a search from a cold start comes by: `pathlib` takes 5.
"""

import os
import sys

_NAME = "debate-tui"


def user_data() -> str:
    if sys.platform.startswith("linux"):
        return _xdg("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_dir

    return user_data_dir(_NAME)


def user_cache() -> str:
    if sys.platform.startswith("linux"):
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_dir

    return user_cache_dir(_NAME)


def _xdg(variable: str, default: str) -> str:
    """XDG Base Directory Specification 0.8: what the variable says, unless that is empty or relative."""
    said = os.environ.get(variable, "")
    base = said if os.path.isabs(said) else os.path.join(os.path.expanduser("~"), default)
    return os.path.join(base, _NAME)

"""Where the user's own files lie: debates in the data folder, what can be made again in the cache folder.

Linux's rule is applied here, since every start asks and `platformdirs`, which knows the other systems, takes as long to import as an
index to be searched (7 ms).
"""

import os
import sys
from pathlib import Path

_NAME = "debate-tui"


def user_data() -> Path:
    if sys.platform.startswith("linux"):
        return _xdg("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_path

    return user_data_path(_NAME)


def user_cache() -> Path:
    if sys.platform.startswith("linux"):
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path

    return user_cache_path(_NAME)


def _xdg(variable: str, default: str) -> Path:
    """XDG Base Directory Specification 0.8: what the variable says, unless that is empty or relative."""
    said = os.environ.get(variable, "")
    base = Path(said) if os.path.isabs(said) else Path(os.path.expanduser("~")) / default  # noqa: PTH111, PTH117 (neither raises)
    return base / _NAME

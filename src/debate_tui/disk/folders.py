"""The user's own folders: for debates, for settings, for what can be made again, and for what is remembered.

The rule for Linux is implemented here, since every start needs it and importing `platformdirs`, which knows the other
systems, takes 7 ms: as long as searching an index. Paths are strings wherever a search from a cold start passes, since
importing `pathlib` takes 5 ms.
"""

import os
import sys

_NAME = "debate-tui"


def user_data() -> str | None:
    """The absolute path of the user's data folder, which may not exist; None where the user has no home."""
    if sys.platform.startswith("linux"):
        return _xdg("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_dir

    return _absolute(user_data_dir(_NAME))


def user_cache() -> str | None:
    """The absolute path of the user's cache folder, which may not exist; None without a home: nothing is cached."""
    if sys.platform.startswith("linux"):
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_dir

    return _absolute(user_cache_dir(_NAME))


def user_state() -> str | None:
    """The absolute path of the user's state folder, which may not exist; None without a home: nothing is remembered."""
    if sys.platform.startswith("linux"):
        return _xdg("XDG_STATE_HOME", ".local/state")
    from platformdirs import user_state_dir

    return _absolute(user_state_dir(_NAME))


def user_config() -> str | None:
    """The absolute path of the user's config folder, which may not exist; None without a home: all is as we set it."""
    if sys.platform.startswith("linux"):
        return _xdg("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_dir

    return _absolute(user_config_dir(_NAME, False, roaming=True))


def config_file() -> str | None:
    """The absolute path of the user's config file, which may not exist; None without a home."""
    folder = user_config()
    return os.path.join(folder, "config.toml") if folder else None


def _xdg(variable: str, default: str) -> str | None:
    """The folder that `variable` names, or `default` below the home folder where it is unset, empty or relative.

    Source: XDG Base Directory Specification 0.8.
    """
    said = os.environ.get(variable, "")
    # `expanduser` takes an empty HOME for the root folder; without HOME and an entry in passwd, it leaves the tilde.
    home = "" if os.environ.get("HOME") == "" else os.path.expanduser("~")
    return _absolute(os.path.join(said if os.path.isabs(said) else os.path.join(home, default), _NAME))


def _absolute(path: str) -> str | None:
    return path if os.path.isabs(path) else None

"""Installs exactly the pins of a file into the .venv that runs this, and the project, editable: `install.py requirements/dev.txt`.

The pins are whole (every package that any of them needs stands there, with hashes), so nothing is resolved: a release that
comes out later changes nothing. Of the user's settings for pip only those count that say where packages are fetched from and
how; what would install them elsewhere, or others (`user`, `target`, `prefix`, `constraint`, `no-binary`, …), does not.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping

FETCHING = frozenset(
    """
    index-url extra-index-url find-links no-index proxy cert client-cert trusted-host timeout default-timeout
    retries cache-dir no-cache-dir keyring-provider use-deprecated use-feature
    """.split()
)
"""The settings of pip that say where and how packages are fetched."""

_BY_WEIGHT = ("global.", "install.", ":env:.")
"""Where a setting may stand; what is further right counts more, as pip has it."""

_CAUSES = (
    ("No space left", "The disk is full."),
    ("Permission denied", "A folder can't be written; pip names it above."),
    (
        "HASHES",
        "What was downloaded is not what the pins name: a mirror that changes packages, or a damaged cache (pip cache purge).",
    ),
    ("must have their versions pinned", "The pins are not whole: make pins writes them anew."),
    (
        "No matching distribution",
        "The index that pip is configured for lacks it, or can't be reached (see pip config list).",
    ),
    ("Max retries", "The index can't be reached: no network, or a proxy that pip isn't told of."),
    ("onnection", "The index can't be reached: no network, or a proxy that pip isn't told of."),
)


def kept(listed: str) -> dict[str, str]:
    """Of what `pip config list` prints, the settings that count here, as the environment variables that say them."""
    found: dict[str, str] = {}
    for scope in _BY_WEIGHT:
        for line in listed.splitlines():
            name, _, value = line.partition("=")
            key = name.removeprefix(scope).replace("_", "-")
            if name.startswith(scope) and key in FETCHING:
                found["PIP_" + key.upper().replace("-", "_")] = str(ast.literal_eval(value))
    return found


def environment(own: Mapping[str, str], listed: str) -> dict[str, str]:
    """The environment that pip runs in: the user's own, without what would have packages installed elsewhere or otherwise."""
    foreign = ("PIP_", "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE")
    return {
        **{name: value for name, value in own.items() if not name.upper().startswith(foreign)},
        **kept(listed),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
    }


def cause(errors: str) -> str:
    """What most likely went wrong, by what pip printed; empty where nothing is known of it."""
    return next((words for sign, words in _CAUSES if sign in errors), "")


def _pip(arguments: Iterable[str], env: Mapping[str, str]) -> bool:
    """Runs pip, its complaints passed on as they come; where it fails, says why in our own words, too."""
    command = [sys.executable, "-m", "pip", "-qq", *arguments]
    with subprocess.Popen(command, env=dict(env), stderr=subprocess.PIPE, text=True, errors="replace") as pip:
        errors = []
        for line in pip.stderr or ():
            sys.stderr.write(line)
            errors.append(line)
    if pip.returncode:
        print("Setting up .venv failed. " + cause("".join(errors)), file=sys.stderr)
    return pip.returncode == 0


def main(pins: str) -> int:
    """Installs the pins in `pins` and the project in the current folder; the exit status."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, errors="replace", check=False
    ).stdout
    env = environment(os.environ, listed)
    # Without --no-deps pip looks even a pinned package's extras up anew, and refuses what came out since.
    installed = _pip(["install", "--no-deps", "--require-hashes", "-r", pins], env)
    return 0 if installed and _pip(["install", "--no-deps", "--no-build-isolation", "--editable", "."], env) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Setting up .venv: the pins are whole, so nothing is resolved; and of the user's settings for pip only those about fetching count."""

import os
import re
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
INSTALL = runpy.run_path(str(REQUIREMENTS / "install.py"))


def pins(level: str) -> dict[str, Version]:
    """What is pinned for this Python and system, by canonical name."""
    text = (REQUIREMENTS / f"{level}.txt").read_text(encoding="utf-8")
    lines = [line.rstrip(" \\") for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    requirements = [Requirement(line) for line in lines]
    here = [one for one in requirements if one.marker is None or one.marker.evaluate()]
    return {canonicalize_name(one.name): Version(str(one.specifier).removeprefix("==")) for one in here}


def needed(name: str, extras: frozenset[str]) -> list[Requirement]:
    """What the installed package requires here, with these of its extras."""
    environments = [{**cast(dict[str, str], default_environment()), "extra": extra} for extra in ("", *extras)]
    requirements = [Requirement(line) for line in distribution(name).requires or ()]
    return [
        one
        for one in requirements
        if one.marker is None or any(one.marker.evaluate(environment) for environment in environments)
    ]


@pytest.mark.parametrize("level", ["run", "dev"])
def test_the_pins_hold_all_that_any_of_them_needs_extras_included(level: str) -> None:
    pinned = pins(level)
    todo = [(name, frozenset[str]()) for name in pinned]
    seen = set(todo)
    while todo:
        name, extras = todo.pop()
        try:
            requirements = needed(name, extras)
        except PackageNotFoundError:
            pytest.skip(f"{name} is not installed: .venv was not made of these pins")
        for one in requirements:
            dependency = canonicalize_name(one.name)
            assert dependency in pinned, f"{name} needs {one}, which requirements/{level}.txt does not pin"
            assert one.specifier.contains(pinned[dependency], prereleases=True), f"{name} needs {one}"
            step = (dependency, frozenset(one.extras))
            if step not in seen:
                seen.add(step)
                todo.append(step)


def test_every_pin_has_hashes() -> None:
    for level in ("run", "dev"):
        blocks = re.split(r"\n(?=\S)", (REQUIREMENTS / f"{level}.txt").read_text(encoding="utf-8"))
        pinned = [block for block in blocks if "==" in block.splitlines()[0]]
        assert pinned
        assert all("--hash=sha256:" in block for block in pinned)


def test_only_settings_about_fetching_are_kept() -> None:
    listed = "\n".join(
        [
            ":env:.user='1'",
            ":env:.index-url='https://mirror.example/simple'",
            "global.index-url='https://older.example/simple'",
            "global.extra-index-url='https://a.example/simple https://b.example/simple'",
            "global.user='true'",
            "install.user='true'",
            "install.no-binary=':all:'",
            "global.constraint='/somewhere/constraints.txt'",
            "global.target='/somewhere'",
            "install.trusted-host='mirror.example'",
        ]
    )
    assert INSTALL["kept"](listed) == {
        "PIP_INDEX_URL": "https://mirror.example/simple",
        "PIP_EXTRA_INDEX_URL": "https://a.example/simple https://b.example/simple",
        "PIP_TRUSTED_HOST": "mirror.example",
    }


def test_nothing_else_that_steers_pip_or_python_reaches_it() -> None:
    own = {
        "PATH": "/bin",
        "PIP_USER": "1",
        "PIP_CONSTRAINT": "/nowhere",
        "PIP_CONFIG_FILE": "/somewhere/pip.conf",
        "PYTHONPATH": "/somewhere",
        "https_proxy": "http://proxy.example:3128",
    }
    env = INSTALL["environment"](own, ":env:.user='1'")
    assert env["PIP_CONFIG_FILE"] == os.devnull
    assert {name for name in env if not name.startswith("PIP_")} == {"PATH", "https_proxy"}
    assert not {"PIP_USER", "PIP_CONSTRAINT"} & set(env)


def test_pip_with_a_users_settings_against_it_reads_none_of_them(tmp_path: Path) -> None:
    """Real pip, told by every way there is to install elsewhere: what it says of its own settings is what counts."""
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nuser = true\nno-binary = :all:\n[install]\ntarget = /nowhere\n", encoding="utf-8")
    own = {**os.environ, "PIP_CONFIG_FILE": str(config), "PIP_USER": "1", "PIP_CONSTRAINT": "/nowhere"}
    pip = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(pip, env=own, capture_output=True, text=True, check=True).stdout
    assert "user" in listed
    clean = INSTALL["environment"](own, listed)
    left = subprocess.run(pip, env=clean, capture_output=True, text=True, check=True).stdout
    assert not [line for line in left.splitlines() if re.search(r"\.(user|no-binary|target|constraint)=", line)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not what the pins name"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "can't be reached"),
        ("ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==.", "not whole"),
    ],
)
def test_the_message_names_the_cause(said: str, words: str) -> None:
    assert words in INSTALL["cause"](said)

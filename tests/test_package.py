"""What is built from the repo: complete, the same from a checkout as from the sdist, and working where nothing else is."""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

REPO = Path(__file__).resolve().parent.parent
DEBATE = "us-japan-alliance"

# One worker runs all of these, so that the package is built and installed once.
pytestmark = pytest.mark.xdist_group("package")


def run(command: Sequence[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    # Nothing of this checkout may be found by accident.
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=600
    )


def done(command: Sequence[str | Path], cwd: Path) -> str:
    result = run(command, cwd)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def build(source: Path, target: Path, *kinds: str) -> None:
    done(
        [sys.executable, "-m", "hatchling", "build", "-d", target, *(part for kind in kinds for part in ("-t", kind))],
        source,
    )


@dataclass(frozen=True)
class Built:
    sdist: Path
    wheel: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    target = tmp_path_factory.mktemp("dist")
    build(REPO, target, "sdist", "wheel")
    [sdist], [wheel] = target.glob("*.tar.gz"), target.glob("*.whl")
    return Built(sdist, wheel)


def contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tracked(folder: str) -> set[str]:
    """The files of a folder that belong to the project: what git knows and what it would add."""
    listed = done(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", folder], REPO).split("\0")
    return {name for name in listed if name and (REPO / name).is_file()}


def test_wheel_holds_the_program_and_the_bundled_content_and_nothing_else(built: Built) -> None:
    if not (REPO / ".git").exists() or not which("git"):
        pytest.skip("no git checkout: nothing says which files belong to the project")
    expected = {name.removeprefix("src/") for name in tracked("src")} | {
        f"debate_tui/{name}" for name in tracked("content")
    }
    expected.add(f"{built.wheel.name.partition('-py')[0]}.data/data/share/man/man1/debate-tui.1")
    held = {name for name in contents(built.wheel) if ".dist-info/" not in name}
    assert held == expected
    assert "debate_tui/py.typed" in held
    assert any(name.startswith(f"debate_tui/content/{DEBATE}/") for name in held)


def test_wheel_built_from_the_sdist_is_the_same(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    [source] = tmp_path.iterdir()
    build(source, tmp_path / "dist", "wheel")
    [wheel] = (tmp_path / "dist").glob("*.whl")
    assert contents(wheel) == contents(built.wheel)


def pins(level: str) -> dict[str, str]:
    text = (REPO / "requirements" / f"{level}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_pins_are_what_the_project_asks_for() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [dependency for extra in project["optional-dependencies"].values() for dependency in extra]
    run_pins, dev_pins = pins("run"), pins("dev")
    for asked, pinned in (project["dependencies"], run_pins), (extras, dev_pins):
        for dependency in map(Requirement, asked):
            assert pinned.get(dependency.name, "0") in dependency.specifier, f"no pin for {dependency}: make pins"
    assert run_pins.items() <= dev_pins.items()


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a virtual environment with nothing but the wheel and what it asks for, at the pinned versions."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / "bin"
    pip: list[str | Path] = [programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    constraints = folder / "constraints.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in pins("run").items()), encoding="utf-8")

    result = run([*pip, "--constraint", constraints, built.wheel], folder)
    if result.returncode and run([*pip, "--no-cache-dir", "--no-deps", "mdurl"], folder).returncode:
        pytest.skip("PyPI can't be reached, so nothing can be installed")
    assert result.returncode == 0, result.stderr
    return programs


def test_installed_wheel_works_in_any_folder(installed: Path, tmp_path: Path) -> None:
    program = installed / "debate-tui"

    assert done([program, "--version"], tmp_path) == done(
        [installed / "python", "-m", "debate_tui", "--version"], tmp_path
    )
    assert (installed.parent / "share" / "man" / "man1" / "debate-tui.1").is_file()
    assert DEBATE in done([program, "list"], tmp_path)
    assert "0 errors" in done([program, "check"], tmp_path)

    found = json.loads(done([program, "search", "--json", "cornerstone"], tmp_path))["results"]
    assert found
    assert {result["debate"] for result in found} == {DEBATE}
    assert run([program, "search", "qqqqqqqqqqqqq"], tmp_path).returncode == 1

    exported = json.loads(done([program, "export", DEBATE, "--format", "json"], tmp_path))
    title = exported["debate"]["title"]
    assert title in done([program, "export", DEBATE, "--width", "200"], tmp_path)
    done([program, "export", DEBATE, "-o", "map.txt"], tmp_path)
    assert (tmp_path / "map.txt").read_text(encoding="utf-8") == done([program, "export", DEBATE], tmp_path)

    # No terminal: the explorer prints the map.
    assert title in done([program], tmp_path)

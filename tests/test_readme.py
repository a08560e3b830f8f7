"""The README says what is: its generated parts and its picture are what `make docs` would write."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_readme", ROOT / "docs" / "generate_readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_is_what_make_docs_would_write(generator: ModuleType) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert generator.generated(text) == text


@pytest.mark.parametrize("name", ["overview", "explorer"])
async def test_a_picture_shows_the_explorer_as_it_is(generator: ModuleType, name: str) -> None:
    def words(svg: str) -> list[str]:
        return re.findall(r">([^<]+)</text>", svg)

    shown = await generator.picture(*generator.PICTURES[name])
    assert words(shown) == words((ROOT / "docs" / f"{name}.svg").read_text(encoding="utf-8"))


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"

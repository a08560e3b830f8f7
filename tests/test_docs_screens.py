"""docs/screens.md has each screen of the explorer, and its pictures show them as they are."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from debate_tui.pages.compose import SCREENS

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_screens", DOCS / "generate_screens.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_screen_has_a_picture_and_a_sentence(generator: ModuleType) -> None:
    assert {step.screen for step in generator.WALK} == set(SCREENS)
    assert (DOCS / "screens.md").read_text(encoding="utf-8") == generator.page()
    assert {path.stem for path in (DOCS / "screens").iterdir()} == {one.name for one in SCREENS.values()}
    for step in generator.WALK:
        assert re.fullmatch(r"[A-Z].*\.", step.words)


def test_the_key_that_heads_a_screen_is_pressed_on_the_way_there(generator: ModuleType) -> None:
    """`i` headed the page on which a relation is written, since that walk begins in the list of issues."""
    names, pressed = (
        {"/": "slash", ":": "colon", "?": "question_mark"},
        {key for step in generator.WALK for key in step.keys},
    )
    heads = [step.by for step in generator.WALK if step.by]
    assert {names.get(head, head) for head in heads} <= pressed
    assert len(heads) == len({*heads})


async def test_the_pictures_show_the_screens_as_they_are(generator: ModuleType) -> None:
    def words(svg: str) -> list[str]:
        return re.findall(r">([^<]+)</text>", svg)

    async for name, svg in generator.pictures():
        assert words(svg) == words((DOCS / "screens" / f"{name}.svg").read_text(encoding="utf-8")), f"make docs: {name}"

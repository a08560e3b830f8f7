"""docs/formats.md says what each format keeps, and our own formats keep everything."""

import runpy

from tests.conftest import REPO
from tests.read.kept import kept


def test_the_page_says_what_comes_back() -> None:
    page = runpy.run_path(str(REPO / "docs" / "generate_kept.py"))["page"]()
    assert (REPO / "docs" / "formats.md").read_text(encoding="utf-8") == page


def test_our_own_formats_keep_all() -> None:
    assert all(kept("toml").values())
    assert all(kept("json").values())


def test_a_table_keeps_who_says_what_and_how_it_relates() -> None:
    lost = {"marks", "conflicts of fact", "extra of claims", "extra of the map"}
    assert {part for part, same in kept("csv").items() if not same} <= lost
    assert {part for part, same in kept("jsonl").items() if not same} <= lost

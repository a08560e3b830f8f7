"""A debate that is written as TOML is a map that loads to the same debate."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.cli.command.importing import MOST_BYTES
from debate_tui.model.debate import Debate
from debate_tui.pages.document import Extract
from debate_tui.read import files
from debate_tui.write import json, toml
from debate_tui.write.writers import Options
from tests.builders import debate, debates
from tests.conftest import REPO

KEYS = st.one_of(st.just("null"), st.text(max_size=5))
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
"""What another format may have said of a node: what JSON can hold."""


def written(one: Debate) -> str:
    return "".join(toml.write(Extract(one), Options()))


def content(one: Debate) -> Any:
    """The content without what was found out when it was read."""
    tables: Any = json.content(Extract(one))
    tables |= {kind: list(tables[kind].rows(Options())) for kind in ("claim", "relation")}
    for row in tables["claim"]:
        for quote in row["quote"]:
            del quote["state"]
    return tables


def loaded(text: str, folder: Path) -> Debate:
    path = folder / "map.toml"
    path.write_bytes(text.encode())
    (one,) = store.imported(path)[0].debates
    return one


@given(debates())
def test_a_debate_loads_from_what_is_written(tmp_path_factory: Any, one: Debate) -> None:
    folder = tmp_path_factory.mktemp("map")
    sound = loaded(written(one), folder)  # what `debates` makes may be more than a map can say
    again = loaded(written(sound), folder)
    assert content(again) == content(sound)


MAPS = [REPO / "content", REPO / "tests" / "pages" / "map"]


@pytest.mark.parametrize(
    "one", [one for path in MAPS for one in store.open([path]).library().debates], ids=lambda o: o.id
)
def test_a_map_comes_back_as_it_was(one: Debate, tmp_path: Path) -> None:
    assert content(loaded(written(one), tmp_path)) == content(one)


@given(st.dictionaries(KEYS, PLAIN, max_size=4))
def test_whatever_json_can_hold_is_kept_as_extra(extra: dict[str, Any]) -> None:
    one = debate()
    object.__setattr__(one, "extra", extra)
    text = written(one)
    tomli.loads(text)
    path = Path(files.__file__)
    from debate_tui.read.toml.parse import read_toml
    from debate_tui.read.trouble import Trouble

    draft = read_toml([files.Content(path, text.encode())], Trouble())
    assert draft is not None
    assert draft.extra == extra


def test_half_a_surrogate_pair_does_not_keep_a_map_from_being_written(tmp_path: Path) -> None:
    one = debate()
    object.__setattr__(one, "summary", "a\ud800b")
    assert loaded(written(one), tmp_path).summary == "a\ufffdb"


def test_a_map_that_is_imported_can_be_read_again() -> None:
    assert MOST_BYTES == files.MOST_BYTES


def test_what_was_derived_stays_marked_so(tmp_path: Path) -> None:
    """Sides and issues made by rule became the map's own words by way of `import -o`."""
    (tmp_path / "a.txt").write_text("Discussion Title: T\n\n1. A.\n1.1. Pro: B.\n1.2. Con: C.\n")
    before = store.imported(tmp_path / "a.txt")[0].debates[0]
    again = loaded(written(before), tmp_path)
    for one in (before, again):
        assert [(p.id, p.derived) for p in one.positions] == [("pro", True), ("con", True)]
        assert [issue.derived for issue in one.issues] == [True, True]

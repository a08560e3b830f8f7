"""Exports of large debates: a compiled one is exported as what it was compiled from, and work grows with the claims."""

import pytest
from hypothesis import given, settings

from debate_tui.model.debate import Debate, Kind
from debate_tui.model.quick import MANY
from debate_tui.pages.document import Extract
from debate_tui.store.compiled import dump, load
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, debates, relation
from tests.counted import calls

FILES = (AT.file,)


@pytest.mark.parametrize("name", sorted(WRITERS))
@settings(max_examples=25)
@given(one=debates())
def test_a_compiled_debate_is_exported_as_itself(name: str, one: Debate) -> None:
    compiled, _ = load(dump((one, ()), FILES), FILES)
    assert compiled is not None
    for view in ("compare", "sources") if name == "text" else ("compare",):
        expected, found = (list(WRITERS[name].write(Extract(d, view), Options())) for d in (one, compiled))
        assert "".join(found) == "".join(expected)


def wide(count: int) -> Debate:
    """`count` claims of three positions on one issue, each in three relations."""
    ids = [f"s{n % 3}/c{n}" for n in range(count)]
    kinds = (Kind.REBUTS, Kind.SUPPORTS, Kind.QUALIFIES)
    drawn = [relation(kinds[n % 3], ids[n], ids[(n * 7 + 1) % count], why="So.") for n in range(count)]
    return debate([claim(id) for id in ids], [one for one in drawn if one.origins[0] != one.target])


@pytest.mark.parametrize("name", ["text", "linear", "markdown", "csv", "jsonl", "json", "argdown", "html"])
def test_work_grows_with_the_claims_and_no_faster(name: str) -> None:
    def work(count: int) -> int:
        one, _ = load(dump((wide(count), ()), FILES), FILES)
        assert one is not None
        return calls(lambda: [None for _ in WRITERS[name].write(Extract(one), Options())])

    assert work(2 * MANY) < 2.2 * work(MANY), "both more than are kept (model.lazy), and made alike (model.quick)"

"""What facets say is gone through once; after that a key of a filter takes the same work, however many there are."""

import pytest

from debate_tui.search.catalogue import catalogue
from debate_tui.search.filters import Filters, Said, scope
from debate_tui.search.items import Facet, ItemKind, item_of
from tests.counted import calls


def library(size: int) -> list[Facet]:
    return [
        Facet("d", f"s{number}", "p", (f"i{number % 3}",), (f"Speaker {number}",), str(1900 + number % 90), cite=f"Author{number} 20", block=f"Block {number % 7}")
        for number in range(size)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "filters",
    [
        Filters(cites=("Author3 20",)),
        Filters(years=("1903", "1904")),
        Filters(blocks=("Block 3",), speakers=("Speaker 3",)),
        Filters(issues=("i0",), without=(Filters(sources=("s3",)),)),
        Filters(before="1950", after="1902-03"),
    ],
)
def test_a_key_of_a_filter_takes_the_same_work_of_many_facets(filters: Filters) -> None:
    def work(size: int) -> int:
        facets = library(size)
        found = catalogue((item_of(ItemKind.CARD, facet, f"{facet.source}/c#1", "Words"), facet) for facet in facets)
        said = Said(found.facets)
        first = scope(found, said, filters)
        assert first is not None
        assert 0 < sum(first) < size
        return calls(lambda: scope(found, said, filters))

    assert work(4_000) < 1.2 * work(400)

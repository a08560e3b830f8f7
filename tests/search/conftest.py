"""A small debate that search is tried on."""

import pytest

from debate_tui.model.debate import (
    By,
    Claim,
    Debate,
    Issue,
    Kind,
    Location,
    Position,
    Quote,
    Relation,
    Role,
    Source,
    Voice,
)
from debate_tui.model.library import Library
from debate_tui.search import Searcher

AT = Location("alliance.toml", 1, 1)


def _claim(
    full_id: str, text: str, *quotes: str, issues: tuple[str, ...] = ("order",), voice: Voice | None = None
) -> Claim:
    source, id = full_id.split("/")
    position = {"cgtn": "leave", "solomon": "invest", "mid": "invest"}[source]
    return Claim(
        id, source, issues, text, Role.PREMISE, position, tuple(Quote(quote, AT) for quote in quotes), AT, voice
    )


DEBATE = Debate(
    id="alliance",
    title="The alliance",
    question="What should become of the U.S.–Japan alliance?",
    summary="Three sources on one alliance.",
    at=AT,
    positions=(
        Position("invest", "Japan must do more", "The alliance is worth more effort.", AT),
        Position("leave", "The alliance harms the region", "It is a relic.", AT),
    ),
    issues=(
        Issue("order", "Does the alliance keep the regional order?", "Regional order", AT),
        Issue("burden", "Should Japan carry more of the load?", "Should Japan carry more of the load?", AT),
    ),
    sources=(
        Source("cgtn", "leave", AT, title="A relic of the Cold War", outlet="CGTN", published="2024-04-12"),
        Source("solomon", "invest", AT, title="Keeping house", authors=("Richard Solomon",), published="2018~"),
        Source("mid", "invest", AT, authors=("Ana Šarić",)),
    ),
    claims=(
        _claim(
            "cgtn/destabilising",
            "The alliance destabilises the region.",
            "The U.S.-Japan alliance has become the biggest destabilizing factor in the Asia-Pacific.",
        ),
        _claim(
            "cgtn/rating",
            "The prime minister is unpopular at home.",
            "Kishida's approval rating has plunged to around 20%, a record low.",
            issues=("order", "burden"),
            voice=Voice("Kyodo poll", True),
        ),
        _claim(
            "solomon/cornerstone",
            "The alliance is the cornerstone of regional order.",
            "For decades the alliance has been the cornerstone of order in East Asia.",
            "No other arrangement could take its place: its decision making works.",
        ),
        _claim(
            "solomon/load", "Japan should carry more of the load.", "Tokyo must spend 2 per cent.", issues=("burden",)
        ),
        _claim(
            "mid/kin",
            "Neighbours see it otherwise.",
            "日本の同盟は地域の安定に役立つ。 Straße, naïve co-operation 🇯🇵",
            issues=("order",),
        ),
    ),
    relations=(Relation(Kind.REBUTS, ("solomon/cornerstone",), "cgtn/destabilising", By.MAPPER, AT),),
)
LIBRARY = Library((DEBATE,))


@pytest.fixture(scope="session")
def library() -> Library:
    return LIBRARY


@pytest.fixture(scope="session")
def searcher() -> Searcher:
    return Searcher(LIBRARY)

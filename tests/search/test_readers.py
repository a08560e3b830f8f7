"""What readers of the bundled map's articles type from memory: the claim that they mean is among the first three results."""

from functools import cache
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.search import Searcher

CONTENT = Path(__file__).resolve().parents[2] / "content"

MEANT = {
    "trump second term": "pohlkamp/institutionalise",
    "2% gdp": "pohlkamp/two-percent shanghai/threat-guise",
    "2 per cent of gdp for defense": "pohlkamp/two-percent shanghai/threat-guise",
    "tresury bonds": "matsumura/top-holder matsumura/liquidate",
    "sell treasuries": "matsumura/liquidate",
    "nippon steel": "pohlkamp/steel-distrust",
    "pacifist constituton": "cgtn/breaching shanghai/unbind",
    "ban on arms export": "cgtn/arms-exports",
    "aukus": "cgtn/aukus",
    "moshi tora": "pohlkamp/moshi-tora",
    "japan can say no": "shanghai/never-said-no",
    "host american troops pay": "pohlkamp/troop-costs",
    "north korea missles": "solomon/decoupling",
    "unequal ally": "solomon/never-equal solomon/reciprocal shanghai/unequal-status",
    "status of forces agreement": "shanghai/status-agreement",
    "seven decades of peace": "solomon/peace-prosperity",
    "attack on san fransisco": "solomon/one-sided",
    "destabilizing factor": "cgtn/destabilising",
    "no.1 destabilising": "cgtn/destabilising",
    "cornerston": "solomon/cornerstone shanghai/inertia",
    "ldp": "matsumura/ldp-rule",
    "kishida aproval": "matsumura/disapproval-69 cgtn/most-unpopular pohlkamp/support-surged",
    "41 year high": "cgtn/price-high",
    "ukrain": "matsumura/globalist-burden",
    "tarrifs": "shanghai/tariff-stick shanghai/bargaining-chips solomon/tariffs shanghai/resentment",
    "lobying": "pohlkamp/lobbying",
    "collective self defense": "cgtn/needs-enemy",
    "enemy base strike": "cgtn/hypothetical-enemy",
    "counter strike missiles": "matsumura/near-double",
    "35 percent of world military spending": "solomon/us-military-share",
    "trans pacific partnership": "solomon/tariffs",
    "springbord": "shanghai/springboard",
    "great power competition": "solomon/main-tool solomon/oversized-role",
    "3.5 percent": "shanghai/patronising",
    "1 july talks canceled": "shanghai/talks-cancelled",
    "largest foreign investor": "pohlkamp/largest-investor",
    "burden sharing financial": "matsumura/financial-sharing matsumura/new-balance",
    "cant afford global alliance": "matsumura/cannot-afford",
    "biden indo pacific centre": "pohlkamp/centre-of-strategy",
    "old lie china threat": "cgtn/old-lie",
    "police the world": "solomon/unfair-forever",
    "nato asia pacific": "shanghai/us-led-nato shanghai/nato-affected",
}


@cache
def searcher() -> Searcher:
    return Searcher(store.open([CONTENT]).library())


@pytest.mark.parametrize("query", MEANT)
def test_what_is_meant_is_among_the_first_three(query: str) -> None:
    groups = searcher().search(query, limit=20).groups[:3]
    assert {group[0].item.claim for group in groups} & set(MEANT[query].split())


def test_what_stands_at_the_top_of_the_first_screen_is_found() -> None:
    debate = store.open([CONTENT]).library().debates[0]
    for stance in debate.stances[:5]:
        best = searcher().search(stance.answer).hits[0].item
        assert (best.kind, best.id) == ("answer", f"{stance.issue}/{stance.position}")
        assert best.attribution == debate.position[stance.position].label

"""What readers of the bundled map's articles type from memory: the claim that they mean is among the first three results."""

from functools import cache
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.search import Searcher

CONTENT = Path(__file__).resolve().parents[2] / "content"

MEANT = {
    "trump second term": "pohlkamp/institutionalise pohlkamp/trump-unilateral pohlkamp/worry",
    "2% gdp": "pohlkamp/two-percent shanghai/threat-guise",
    "2 per cent of gdp for defense": "pohlkamp/two-percent shanghai/threat-guise",
    "tresury bonds": "matsumura/financial-sharing matsumura/liquidate",
    "sell treasuries": "matsumura/liquidate",
    "nippon steel": "pohlkamp/steel-distrust",
    "pacifist constituton": "cgtn/breaching shanghai/unbind",
    "ban on arms export": "cgtn/breaching",
    "aukus": "cgtn/collective-arrangements",
    "moshi tora": "pohlkamp/worry",
    "japan can say no": "shanghai/could-say-no shanghai/never-said-no",
    "host american troops pay": "pohlkamp/troop-costs",
    "north korea missles": "solomon/decoupling",
    "unequal ally": "solomon/reciprocal shanghai/unequal-status",
    "status of forces agreement": "shanghai/status-agreement",
    "seven decades of peace": "solomon/backstop-doubt",
    "attack on san fransisco": "solomon/one-sided",
    "destabilizing factor": "cgtn/destabilising",
    "no.1 destabilising": "cgtn/destabilising",
    "cornerston": "solomon/cornerstone shanghai/inertia",
    "ldp": "matsumura/ldp-rule",
    "kishida aproval": "matsumura/disapproval-69 cgtn/most-unpopular pohlkamp/support-surged",
    "ukrain": "matsumura/globalist-burden pohlkamp/ukraine-coalition",
    "tarrifs": "shanghai/tariff-stick shanghai/bargaining-chips solomon/transactional shanghai/resentment",
    "lobying": "pohlkamp/biden-closeness",
    "collective self defense": "cgtn/collective-arrangements",
    "enemy base strike": "cgtn/hypothetical-enemy",
    "counter strike missiles": "matsumura/no-consensus",
    "35 percent of world military spending": "solomon/zero-nine",
    "trans pacific partnership": "solomon/transactional",
    "springbord": "shanghai/springboard",
    "great power competition": "solomon/main-tool solomon/oversized-role",
    "3.5 percent": "shanghai/patronising",
    "1 july talks canceled": "shanghai/talks-cancelled",
    "burden sharing financial": "matsumura/financial-sharing matsumura/new-balance",
    "cant afford global alliance": "matsumura/cannot-afford",
    "old lie china threat": "cgtn/old-lie",
    "police the world": "solomon/unequal-costs",
    "nato asia pacific": "shanghai/us-led-nato",
    # Words that readers bring and no text has: the mapper's terms.
    "free riding allies": "solomon/unequal-costs solomon/one-sided",
    "article 9": "cgtn/breaching cgtn/constitution-agenda solomon/barred shanghai/unbind",
    "hedging against america": "shanghai/hedging",
    "remilitarisation": "cgtn/breaching shanghai/unbind",
    "rearmament": "cgtn/breaching pohlkamp/two-percent shanghai/unbind",
    "militarization": "cgtn/breaching shanghai/unbind",
    "taiwan contingency": "pohlkamp/taiwan",
    "ishiba": "shanghai/status-agreement",
    "abandonment": "pohlkamp/stability-doubt solomon/backstop-doubt",
    "entrapment": "matsumura/frontline-risk matsumura/globalist-burden",
    "sofa": "shanghai/status-agreement",
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

"""What readers of the bundled map's articles type from memory: the claim that they mean is among the first three results."""

from functools import cache
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.search import Searcher

CONTENT = Path(__file__).resolve().parents[2] / "content"

MEANT = {
    "trump second term": "pohlkamp/second-term pohlkamp/institutionalise pohlkamp/trump-unilateral pohlkamp/worry",
    "2% gdp": "pohlkamp/two-percent shanghai/threat-guise",
    "2 per cent of gdp for defense": "pohlkamp/two-percent shanghai/threat-guise",
    "tresury bonds": "matsumura/financial-sharing matsumura/liquidate",
    "sell treasuries": "matsumura/liquidate",
    "nippon steel": "pohlkamp/steel-distrust",
    "pacifist constituton": "cgtn/lift-ban shanghai/unbind",
    "ban on arms export": "cgtn/lift-ban",
    "aukus": "cgtn/lift-ban",
    "moshi tora": "pohlkamp/worry",
    "japan can say no": "shanghai/opportunity",
    "host american troops pay": "pohlkamp/troop-costs",
    "north korea missles": "solomon/decoupling",
    "unequal ally": "solomon/reciprocal shanghai/unequal-status",
    "status of forces agreement": "shanghai/unequal-status",
    "seven decades of peace": "solomon/backstop-doubt",
    "attack on san fransisco": "solomon/barred",
    "destabilizing factor": "cgtn/destabilising",
    "no.1 destabilising": "cgtn/destabilising",
    "cornerston": "solomon/cornerstone shanghai/inertia",
    "ldp": "matsumura/ldp-rule matsumura/ldp-underpins",
    "kishida aproval": "matsumura/ldp-rule cgtn/regain-support pohlkamp/support-surged",
    "ukrain": "matsumura/globalist-burden pohlkamp/ukraine-coalition",
    "tarrifs": "shanghai/tariff-stick shanghai/bargaining-chips solomon/transactional",
    "lobying": "pohlkamp/biden-closeness",
    "collective self defense": "cgtn/lift-ban cgtn/needs-enemy",
    "enemy base strike": "cgtn/needs-enemy",
    "counter strike missiles": "matsumura/no-consensus",
    "35 percent of world military spending": "solomon/zero-nine",
    "trans pacific partnership": "solomon/transactional",
    "springbord": "shanghai/springboard",
    "great power competition": "solomon/main-tool solomon/great-power-threats",
    "3.5 percent": "shanghai/patronising",
    "1 july talks canceled": "shanghai/talks-cancelled",
    "burden sharing financial": "matsumura/financial-sharing matsumura/new-balance",
    "cant afford global alliance": "matsumura/cannot-afford",
    "old lie china threat": "cgtn/old-lie",
    "police the world": "solomon/unequal-costs",
    "nato asia pacific": "shanghai/us-led-nato",
    # Words that readers bring and no text has: the mapper's terms.
    "free riding allies": "solomon/unequal-costs",
    "article 9": "cgtn/lift-ban cgtn/constitution-agenda solomon/barred shanghai/unbind",
    "hedging against america": "shanghai/hedging",
    "remilitarisation": "cgtn/lift-ban shanghai/unbind",
    "rearmament": "cgtn/lift-ban pohlkamp/two-percent shanghai/unbind",
    "militarization": "cgtn/lift-ban shanghai/unbind",
    "taiwan contingency": "pohlkamp/taiwan",
    "ishiba": "shanghai/unequal-status",
    "abandonment": "pohlkamp/stability-doubt solomon/backstop-doubt",
    "entrapment": "matsumura/frontline-risk matsumura/globalist-burden",
    "sofa": "shanghai/unequal-status",
}


CONFLICTS = {
    "abe predecessor suga": "predecessor",
    "date of the economic security law": "security-law",
    "aegis ashore given up": "aegis",
    "conflict quotation marks threat": "quotation-marks",
    "day of the summit": "summit-day",
    "which ban is to be lifted": "which-ban",
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


@pytest.mark.parametrize("query", CONFLICTS)
def test_a_conflict_of_fact_that_is_meant_is_among_the_first_three(query: str) -> None:
    groups = searcher().search(query, limit=20).groups[:3]
    assert CONFLICTS[query] in {group[0].item.id for group in groups}

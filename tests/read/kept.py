"""What of a map comes back when it is written in a format and read again: the facts of docs/formats.md."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation
from debate_tui.read.formats import FORMATS
from debate_tui.write.writers import WRITERS
from tests.formats import imported, written

FORMATS_BOTH_WAYS = tuple(name for name in WRITERS if name in FORMATS)
"""The formats that are written and read."""

MAP = """
format = "debate/1"
[debate]
id = "road"
title = "The harbour road"
question = "Should it be closed?"
summary = "A summary."
[[position]]
id = "close"
label = "Close it"
summary = "For people on foot."
[[position]]
id = "keep"
label = "Keep it"
[[issue]]
id = "trade"
question = "Would the shops lose trade?"
label = "Trade"
[[stance]]
position = "close"
issue = "trade"
answer = "No."
[[source]]
id = "council"
position = "close"
title = "A quay"
authors = ["A. Mason", "B. Okafor"]
outlet = "The council"
published = "2024-05"
url = "https://example.org/quay"
[[source]]
id = "chamber"
position = "keep"
title = "A letter"
[[claim]]
id = "a"
source = "council"
issues = ["trade"]
text = "Streets without cars sell more."
role = "premise"
terms = ["footfall"]
extra = { tag = "x", none = { null = true } }
  [[claim.quote]]
  text = "car-free streets see more trade"
  locator = "¶9"
  prefix = "that"
  marks = ["0-8 read"]
  source = "chamber"
[[claim]]
id = "b"
source = "chamber"
issues = ["trade"]
text = "Trade would fall."
voice = { speaker = "Shopkeepers", endorsed = true }
[[claim]]
id = "c"
source = "chamber"
issues = []
text = "It fell elsewhere."
[[claim]]
id = "d"
source = "council"
issues = ["trade"]
text = "Only in winter."
[[relation]]
id = "r1"
kind = "rebuts"
from = "chamber/b"
to = "council/a"
why = "It cannot both fall and grow."
by = "source"
[[relation]]
kind = "supports"
from = ["chamber/c", "council/d"]
to = "chamber/b"
why = "a pair"
[[relation]]
kind = "undercuts"
from = "council/d"
to = "r1"
why = "a step"
[[relation]]
kind = "undercuts"
from = "council/d"
to = "chamber/c"
why = "a ground"
[[relation]]
kind = "qualifies"
from = "council/d"
to = "chamber/b"
why = "a limit"
[[relation]]
kind = "concurs"
from = "council/d"
to = "council/a"
[[relation]]
kind = "rephrases"
from = "chamber/c"
to = "chamber/b"
[[conflict]]
id = "x"
about = "trade"
says = [{ claim = "council/a", value = "more" }, { claim = "chamber/b", value = "less" }]
[extra]
tool = "y"
"""


def _of(part: Callable[[Claim, Debate], Any]) -> Callable[[Debate], Any]:
    """What `part` says of each claim, by the claim's text, since ids may become others."""
    return lambda debate: {claim.text: part(claim, debate) for claim in debate.claims}


def _told(relation: Relation, debate: Debate) -> tuple[Any, ...]:
    step = debate.relation.get(relation.target)
    target = _told(step, debate) if step else debate.claim[relation.target].text
    origins = tuple(sorted(debate.claim[id].text for id in relation.origins))
    if relation.kind.symmetric and isinstance(target, str):  # it holds both ways, whichever is written first
        return relation.kind.value, tuple(sorted((*origins, target))), ""
    return relation.kind.value, origins, target


def _relations(kind: Kind, step: bool = False) -> Callable[[Debate], Any]:
    return lambda debate: {
        _told(one, debate) for one in debate.relations if one.kind is kind and (one.target in debate.relation) is step
    }


PARTS: dict[str, Callable[[Debate], Any]] = {
    "title and question": lambda debate: (debate.title, debate.question),
    "claims": _of(lambda claim, _: claim.text),
    "positions": _of(lambda claim, debate: debate.position[claim.position].label),
    "issues": _of(lambda claim, debate: [debate.issue[id].question for id in claim.issues]),
    "answers of positions": lambda debate: sorted(stance.answer for stance in debate.stances),
    "sources": _of(lambda claim, debate: debate.source[claim.source].title),
    "authors and dates": _of(
        lambda claim, debate: (debate.source[claim.source].authors, debate.source[claim.source].published)
    ),
    "outlets and addresses": _of(
        lambda claim, debate: (debate.source[claim.source].outlet, debate.source[claim.source].url)
    ),
    "quotes": _of(lambda claim, _: [quote.text for quote in claim.quotes]),
    "locators": _of(lambda claim, _: [quote.locator for quote in claim.quotes]),
    "words before and after": _of(lambda claim, _: [quote.prefix for quote in claim.quotes]),
    "marks": _of(lambda claim, _: [quote.marks for quote in claim.quotes]),
    "whose words a quote has": _of(
        lambda claim, debate: [debate.source[claim.source_of(q)].title for q in claim.quotes]
    ),
    "speakers": _of(lambda claim, _: claim.voice and claim.voice.speaker),
    "whether the author shares it": _of(lambda claim, _: claim.voice and claim.voice.endorsed),
    "roles": _of(lambda claim, _: claim.role),
    "terms": _of(lambda claim, _: claim.terms),
    "supports, also linked": _relations(Kind.SUPPORTS),
    "rebuts": _relations(Kind.REBUTS),
    "undercuts of claims": _relations(Kind.UNDERCUTS),
    "undercuts of relations": _relations(Kind.UNDERCUTS, step=True),
    "qualifies": _relations(Kind.QUALIFIES),
    "concurs": _relations(Kind.CONCURS),
    "rephrases": _relations(Kind.REPHRASES),
    "reasons of relations": lambda debate: {_told(one, debate): one.why for one in debate.relations},
    "who draws relations": lambda debate: {_told(one, debate): one.by for one in debate.relations},
    "conflicts of fact": lambda debate: [
        (one.about, [saying.value for saying in one.says]) for one in debate.conflicts
    ],
    "extra of claims": _of(lambda claim, _: dict(claim.extra)),
    "extra of the map": lambda debate: dict(debate.extra),
}
"""By name, what is compared."""


def kept(format: str) -> dict[str, bool]:
    """Whether each part of `MAP` is the same after the map was written in a format and read again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = imported(folder, MAP, "map.toml")
        after = imported(folder, written(before, format), "again", format)
    return {name: part(before) == part(after) for name, part in PARTS.items()}

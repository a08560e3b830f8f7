"""Writes docs/schemas/debate-export.schema.json, the JSON Schema of `export --format json`. `make docs` runs it; a test fails where it is stale."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from debate_tui.model.debate import By, Kind, QuoteState, Role
from debate_tui.model.meeting import Manner

PATH = Path(__file__).parent / "schemas" / "debate-export.schema.json"
Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "pattern": "^[^/]+$"}
FULL_ID: Schema = {"type": "string", "pattern": "^[^/]+/[^/]+$", "description": "A claim's full id, `source/claim`."}
FULL_IDS: Schema = {"type": "array", "items": FULL_ID}
TERMS: Schema = {"type": "array", "items": TEXT, "description": "Words under which a reader may search for it."}
EXTRA: Schema = {"type": "object", "description": "What the format of origin had besides."}
DERIVED: Schema = {"const": True, "description": "Made by rule, since the map has none of its own."}


def table(what: str, must: dict[str, Schema], may: dict[str, Schema]) -> Schema:
    """An object with the keys `must` and any of `may`. Keys may be added in later versions, so others are no error."""
    return {"type": "object", "description": what, "required": list(must), "properties": must | may}


def several(row: Schema) -> Schema:
    return {"type": "array", "items": row}


def one_of(values: Iterable[str]) -> Schema:
    return {"enum": [str(value) for value in values]}


def schema() -> Schema:
    quote = table(
        "Words of a source, unchanged.",
        {"text": TEXT, "state": one_of(QuoteState)},
        {
            "locator": TEXT, "note": TEXT, "prefix": TEXT, "suffix": TEXT, "source": NAME, "extra": EXTRA,
            "marks": {"type": "array", "items": {"type": "string", "pattern": "^[0-9]+-[0-9]+ "}},
        },
    )  # fmt: skip
    voice = table(
        "Who says it, where the author only reports it.", {"speaker": TEXT}, {"endorsed": {"type": "boolean"}}
    )
    claim = table(
        "A claim, with the quotes that it rests on.",
        {"id": NAME, "source": NAME, "issues": several(NAME), "text": TEXT, "position": NAME, "quote": several(quote)},
        {"role": one_of(Role), "voice": voice, "terms": TERMS, "extra": EXTRA},
    )
    relation = table(
        "A step from a claim, or from several that count together, to a claim or to another relation.",
        {"kind": one_of(Kind), "from": {"anyOf": [FULL_ID, {**FULL_IDS, "minItems": 2}]}, "to": TEXT, "by": one_of(By)},
        {"id": TEXT, "why": TEXT, "extra": EXTRA},
    )
    partner = table(
        "A claim set beside another.",
        {"claim": FULL_ID, "kind": one_of(Kind), "direction": {"enum": ["in", "out", "both"]}},
        {"step": {**TEXT, "description": "The relation that is attacked, instead of a claim."}},
    )
    pairings = table(
        "An issue side by side.",
        {
            "issue": NAME, "positions": several(NAME), "alone": FULL_IDS,
            "pairs": several(table("A hub.", {"claim": FULL_ID, "partners": several(partner)}, {})),
        },
        {"unanswered": FULL_IDS},
    )  # fmt: skip
    origin = table("The file that the map was imported from.", {"format": TEXT}, {"file": TEXT, "sha256": TEXT})
    says = several(table("What one claim says of it.", {"claim": FULL_ID, "value": TEXT}, {}))
    named = {"terms": TERMS, "derived": DERIVED, "extra": EXTRA}
    source = ("label", "title", "affiliation", "outlet", "published", "published_basis", "url", "note")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A debate, as debate-tui export --format json writes it",
        **table(
            "The tables of the content format (docs/format.md), and what is derived from them.",
            {
                "format": {"const": "debate/1"},
                "debate": table(
                    "What it is about.",
                    {"id": NAME, "title": TEXT, "question": TEXT, "summary": TEXT},
                    {"origin": origin},
                ),
                "position": several(table("A camp.", {"id": NAME}, {"label": TEXT, "summary": TEXT} | named)),
                "issue": several(table("A question.", {"id": NAME}, {"question": TEXT, "label": TEXT} | named)),
                "stance": several(
                    table("An answer.", {"position": NAME, "issue": NAME}, {"answer": TEXT, "extra": EXTRA})
                ),
                "source": several(
                    table(
                        "A text.",
                        {"id": NAME},
                        {"position": NAME, "authors": several(TEXT), "extra": EXTRA} | dict.fromkeys(source, TEXT),
                    )
                ),
                "claim": several(claim),
                "relation": several(relation),
                "pairings": several(pairings),
            },
            {
                "meetings": several(
                    table("How a claim is met.", {"claim": FULL_ID, **{str(how): FULL_IDS for how in Manner}}, {})
                ),
                "conflict": several(
                    table(
                        "A conflict of fact.", {"id": NAME, "about": TEXT, "says": says}, {"note": TEXT, "extra": EXTRA}
                    )
                ),
                "extra": EXTRA,
            },
        ),
    }


def generated() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(generated(), encoding="utf-8")

"""The published schema of the JSON export: every export is valid by it, and it knows every key that there is."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from debate_tui import store
from debate_tui.model.debate import Debate
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS, Options
from tests.builders import debates
from tests.conftest import REPO
from tests.tui.screens import harbour
from tests.write.hostile import hostile
from tests.write.statements import extracts

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is a tool of development")

PUBLISHED = REPO / "docs" / "schemas" / "debate-export.schema.json"


def strict(schema: Any) -> Any:
    """`schema` without room for keys that it does not describe."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {key: strict(value) for key, value in schema.items()} | closed


VALIDATOR = jsonschema.Draft202012Validator(strict(json.loads(PUBLISHED.read_text(encoding="utf-8"))))


def valid(extract: Extract) -> None:
    VALIDATOR.validate(json.loads("".join(WRITERS["json"].write(extract, Options()))))


def test_the_schema_is_one_and_is_what_the_program_makes_of_the_model() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    made = runpy.run_path(str(Path(REPO) / "docs" / "generate_schema.py"))["generated"]()
    assert made == PUBLISHED.read_text(encoding="utf-8")


@given(debates())
def test_any_map_is_valid(one: Debate) -> None:
    valid(Extract(one))


@settings(max_examples=40)
@given(extracts)
def test_any_extract_is_valid(extract: Extract) -> None:
    valid(extract)


@pytest.mark.parametrize("one", [hostile(), harbour()], ids=["hostile", "harbour"])
def test_maps_that_hold_everything_are_valid(one: Debate) -> None:
    valid(Extract(one))


def test_the_bundled_map_is_valid() -> None:
    (one,) = store.open([REPO / "content"]).library().debates
    valid(Extract(one))


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [("claim", "text", None), ("claim", "role", "guess"), ("relation", "kind", "beats"), ("relation", "to", 3), ("claim", "source", "a/b")],
)  # fmt: skip
def test_what_is_wrong_is_not_valid(table: str, key: str, value: object) -> None:
    made = json.loads("".join(WRITERS["json"].write(Extract(harbour()), Options())))
    made[table][0][key] = value
    assert not VALIDATOR.is_valid(made)

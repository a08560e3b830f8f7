"""Writes docs/schemas/config.schema.json, the JSON Schema of config files. `make docs` runs it; a test fails where it is stale."""

import json
from pathlib import Path

from debate_tui.user.sample import schema

PATH = Path(__file__).parent / "schemas" / "config.schema.json"


def generated() -> str:
    """The text of the schema's file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(generated(), encoding="utf-8")

"""Writes docs/debate-tui.1, the man page, anew from the tables of commands and options. `make docs` runs it; a test fails where the page is stale."""

from datetime import UTC, datetime
from pathlib import Path

from debate_tui.cli.manual import dated, page


def generated(before: str, today: str) -> str:
    """The page, with the date on which it was last another: written again it stays the same, whatever the day."""
    kept = page(dated(before))
    return kept if kept == before and dated(before) else page(today)


if __name__ == "__main__":
    path = Path(__file__).with_name("debate-tui.1")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(generated(before, datetime.now(UTC).date().isoformat()), encoding="utf-8")

"""Writes docs/diagnostics.md anew from the table of codes. `make docs` runs it; a test fails where the page is stale."""

from pathlib import Path

from debate_tui.model.diagnostics import page

if __name__ == "__main__":
    Path(__file__).with_name("diagnostics.md").write_text(page() + "\n", encoding="utf-8")

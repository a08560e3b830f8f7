"""Writes docs/debate-tui.1, the man page, anew from the tables of commands and options. `make docs` runs it; a test fails where the page is stale."""

from pathlib import Path

from debate_tui.cli.manual import page

if __name__ == "__main__":
    Path(__file__).with_name("debate-tui.1").write_text(page(), encoding="utf-8")

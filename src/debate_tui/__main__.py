"""The entry point of `debate-tui` and of `python -m debate_tui`."""

import sys

from debate_tui.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())

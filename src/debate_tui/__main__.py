"""`debate-tui`, and `python -m debate_tui`."""

import sys

from debate_tui.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())

"""The entry point of `debate-tui` and of `python -m debate_tui`; Ctrl-C ends it without a traceback from its first line on."""

import sys
from types import TracebackType

_shown = sys.excepthook


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show an error that nobody has caught, unless it is Ctrl-C: while modules are imported, nothing else takes that."""
    if not issubclass(kind, KeyboardInterrupt):
        _shown(kind, error, trace)


sys.excepthook = _hook

from debate_tui.cli import main  # noqa: E402  (importing takes long enough for somebody to press Ctrl-C)

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())

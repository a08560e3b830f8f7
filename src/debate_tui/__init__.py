"""A terminal debate explorer: opposing positions side by side, every claim standing on verbatim quotes."""

__version__ = "0.1.0"
"""Written here rather than read with `importlib.metadata`, which costs 68 ms of start-up (docs/decisions.md)."""

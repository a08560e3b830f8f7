"""A terminal debate explorer: opposing positions side by side, every claim standing on verbatim quotes."""

__version__ = "0.1.0"
"""A constant, not `importlib.metadata`: reading the metadata costs 68 ms of start-up (docs/decisions.md)."""

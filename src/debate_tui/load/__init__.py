"""Reads libraries of debates: what is sound of them, and diagnostics for the rest. Content never makes it raise."""

from debate_tui.load.library import default_paths, read_library

__all__ = ["default_paths", "read_library"]

"""Formats that a debate can be written in for other programs."""

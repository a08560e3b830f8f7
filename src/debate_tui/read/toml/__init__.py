"""Reads our own format: TOML, parsed, located, and read table by table."""

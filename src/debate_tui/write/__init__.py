"""The formats that a debate is exported in; `writers.WRITERS` is their table."""

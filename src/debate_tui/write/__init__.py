"""The formats that a debate is written in: `writers.WRITERS` is their table."""

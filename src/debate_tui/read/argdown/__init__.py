"""Reads Argdown as its parser of record does (npm's `@argdown/core` 1.7.5): the same tokens, grammar and model."""

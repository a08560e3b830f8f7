"""Finds the word that a misspelt one probably stands for."""

from collections.abc import Collection

CUTOFF = 60
"""The lowest similarity (`fuzz.ratio`, 0 to 100) that makes a suggestion.

"shanghi" and "shanghai" score 93, "invset" and "invest" 83, "cause" and "because" 83."""

_MOST = 20_000
"""With more choices than this, nothing is suggested: a file with masses of them must not cost minutes."""


def nearest(word: str, choices: Collection[str]) -> str | None:
    """The choice that `word` is most likely a misspelling of; None where none is similar enough."""
    if not choices or not word or len(choices) > _MOST or len(word) > 200:
        return None
    # Imported here: 37 ms, and only needed once something is wrong.
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, processor=str.lower, score_cutoff=CUTOFF)
    return found[0] if found else None

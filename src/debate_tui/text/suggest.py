"""Finds the word that was probably meant."""

from collections.abc import Collection

CUTOFF = 60
"""Of 100. "shanghi" and "shanghai" score 93, "invset" and "invest" 83, "cause" and "because" 83."""

_MOST = 20_000
"""Among more words than this nothing is suggested: a wrong file must not cost minutes."""


def nearest(word: str, choices: Collection[str]) -> str | None:
    """The choice that `word` is a misspelling of, if any."""
    if not choices or not word or len(choices) > _MOST or len(word) > 200:
        return None
    # Imported here: 37 ms, and only needed once something is wrong.
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, processor=str.lower, score_cutoff=CUTOFF)
    return found[0] if found else None

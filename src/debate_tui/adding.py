"""Adding a claim to a map: the skeleton of a claim on sentences of its source's text, as text to append to the map's file."""

import re
from collections.abc import Sequence

from debate_tui.model import Debate, Sentence, Source


def skeleton(debate: Debate, source: Source, sentences: Sequence[Sentence]) -> str:
    """A `[[claim]]` with the quote and its locator filled in, and what is the writer's own left to be written. TOML.

    Where the words stand more than once in the text, the sentence before is given as prefix.
    """
    import tomlkit  # 60 ms, and only adding and fixing need it

    words = " ".join(sentence.text for sentence in sentences)
    lines = [
        "",
        "[[claim]]",
        f'id = "{_free_id(debate, source, words)}"',
        f"source = {_string(tomlkit, source.id)}",
        f"issues = []  # {', '.join(issue.id for issue in debate.issues)}",
        'text = ""  # what the source says, in one neutral sentence of your own',
        'role = "premise"  # thesis | premise | fact | prediction | recommendation | rebuttal',
        '# voice = { speaker = "", endorsed = true }  # where somebody else speaks whom the author reports',
        "",
        "  [[claim.quote]]",
        f"  text = {_string(tomlkit, words)}",
        f'  locator = "¶{sentences[0].paragraph}"',
    ]
    whole = " ".join(sentence.text for sentence in source.sentences)
    if whole.count(words) > 1:
        before = [s for s in source.sentences if s.end <= sentences[0].start]
        if before:
            lines.append(f"  prefix = {_string(tomlkit, before[-1].text)}")
    return "\n".join(lines) + "\n"


def _string(tomlkit: object, text: str) -> str:
    """`text` as a TOML string."""
    return str(tomlkit.string(text).as_string())  # type: ignore[attr-defined]


def _free_id(debate: Debate, source: Source, words: str) -> str:
    """The first words as an id that no claim of the source has."""
    stem = "-".join(re.findall(r"[a-z0-9]+", words.lower())[:4]) or "claim"
    number = 1
    name = stem
    while f"{source.id}/{name}" in debate.claim:
        number += 1
        name = f"{stem}-{number}"
    return name

"""Which illocutions of AIF commit their speaker to what they lead to, and what is said where none does."""

from collections.abc import Mapping

from debate_tui.model.graph import NOBODY
from debate_tui.read.aif.vertex import Vertex
from debate_tui.text.wording import listed

_SAYING = frozenset(
    (
        "asserting", "arguing", "restating", "agreeing", "conceding", "popularconceding", "assertivequestioning",
        "rhetoricalquestioning", "defaultillocuting", "",
    )
)  # fmt: skip
"""The illocutions that commit their speaker to what they lead to, as notes for annotators of such corpora define them: an
assertive question tells it and asks for agreement, a rhetorical one is an opinion in the form of a question; a default
illocution is an answer. Pure questions, challenges and disagreement don't; of what isn't known here nobody can tell."""


def by(act: Vertex, speaker: str) -> str:
    """The name of an illocution, and who makes it."""
    name = act.text or act.scheme
    return f"{name} by {speaker}" if speaker else name


def nobody(acts: Mapping[str, None]) -> str:
    """The speaker of what nobody says, with what is done instead."""
    return f"{NOBODY}{listed(list(acts), 3)})"


def is_said_by(words: str) -> bool:
    """Whether an illocution commits its speaker to what it leads to, by its text, or where that has no words, its scheme."""
    return "".join(filter(str.isalpha, words)).lower() in _SAYING

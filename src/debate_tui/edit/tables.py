"""What is added to a map, as TOML: a claim on sentences of a source's text, an issue, a position, a relation."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from debate_tui.edit.drafts import NewClaim, NewQuote, NewRelation
from debate_tui.edit.strings import written
from debate_tui.model.debate import Debate, Sentence, Source
from debate_tui.quotes.normal import normalise, unwrapped
from debate_tui.text.ids import id_like


def quote_on(source: Source, sentences: Sequence[Sentence]) -> NewQuote:
    """The quote of some successive sentences of a source's text, and its locator.

    It is on one line, without the text's line ends and the hyphens at them. If its words stand more than once in the
    text, it gets the sentences before it as prefix, or those after it as suffix.
    """
    return NewQuote(_words(sentences), f"¶{sentences[0].paragraph}", **dict(_beside(source, sentences)))


def claim_table(draft: NewClaim, id: str, issues: Sequence[str], indent: str = "  ") -> str:
    """A `[[claim]]` with its `[[claim.quote]]`, which is set off by `indent`; `issues` are ids, the new one's among them."""
    quote = {key: getattr(draft.quote, key) for key in ("text", "locator", "prefix", "suffix")}
    return "\n".join(
        [
            "[[claim]]",
            f"id = {written(id)}",
            f"source = {written(draft.source)}",
            *([f"position = {written(draft.position)}"] if draft.position else ()),
            *([f"issues = [{', '.join(map(written, issues))}]"] if issues else ()),
            f"text = {written(draft.text)}",
            *([f"role = {written(draft.role)}"] if draft.role else ()),
            *_voice(draft),
            "",
            f"{indent}[[claim.quote]]",
            *(f"{indent}{key} = {written(value)}" for key, value in quote.items() if value),
            "",
        ]
    )


def _voice(draft: NewClaim) -> Iterator[str]:
    if draft.voice:
        shared = draft.voice.endorsed
        endorsed = "" if shared is None else f", endorsed = {str(shared).lower()}"
        yield f"voice = {{ speaker = {written(draft.voice.speaker)}{endorsed} }}"


def issue_table(id: str, question: str) -> str:
    return f"[[issue]]\nid = {written(id)}\nquestion = {written(question)}\n"


def position_table(id: str, label: str) -> str:
    return f"[[position]]\nid = {written(id)}\nlabel = {written(label)}\n"


def relation_table(draft: NewRelation, step: str = "") -> str:
    """A `[[relation]]`; its kind has been chosen. `step`: the id of the relation that it ends at, if it ends at one."""
    origins = [written(one) for one in draft.origins]
    lines = [
        *([f"kind = {written(draft.kind)}"] if draft.kind else ()),
        f"from = [{', '.join(origins)}]" if draft.linked else f"from = {origins[0]}",
        f"to = {written(step or draft.target)}",
        *(f"{key} = {written(value)}" for key, value in (("why", draft.why), ("by", draft.by)) if value),
    ]
    return "\n".join(["[[relation]]", *lines, ""])


def free_id(words: str, taken: Collection[str], otherwise: str) -> str:
    """An id made of the first four words, of `otherwise` where they have no letter a to z and no digit; with a number if
    it is taken already."""
    stem = "-".join(id_like(words).split("-")[:4]) or otherwise
    number = 1
    name = stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def claim_id(debate: Debate, draft: NewClaim) -> str:
    """A free id of a claim within its source, made of what it says, else of its quote."""
    within = f"{draft.source}/"
    taken = {id.removeprefix(within) for id in debate.claim if id.startswith(within)}
    return free_id(draft.text if id_like(draft.text) else draft.quote.text, taken, "claim")


def _words(sentences: Sequence[Sentence]) -> str:
    """Successive sentences as one line, with a space between two only if the text has one there."""
    spaces = (" " if after.start > before.end else "" for before, after in pairwise(sentences))
    return unwrapped("".join(space + one.text for space, one in zip(chain([""], spaces), sentences, strict=True)))


_MOST = 3
"""Sentences in a prefix or suffix."""


def _beside(source: Source, sentences: Sequence[Sentence]) -> list[tuple[str, str]]:
    """The key and text of a prefix or suffix that makes the sentences' words unique in the text; [] if they are
    already, or if `_MOST` sentences don't suffice."""
    every = source.sentences
    whole = _normal(every)
    if _once(_normal(sentences), whole):
        return []
    first = next(n for n, one in enumerate(every) if one.start == sentences[0].start)
    last = first + len(sentences)
    for count in range(1, _MOST + 1):
        if first >= count and _once(_normal(every[first - count : last]), whole):
            return [("prefix", _words(every[first - count : first]))]
        if _once(_normal(every[first : last + count]), whole):
            return [("suffix", _words(every[last : last + count]))]
    return []


def _normal(sentences: Sequence[Sentence]) -> str:
    return normalise(_words(sentences)).text


def _once(part: str, whole: str) -> bool:
    return whole.find(part, whole.find(part) + 1) < 0

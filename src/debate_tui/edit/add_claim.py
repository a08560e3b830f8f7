"""Adds a claim to a map: writes its skeleton from sentences of the source's text, and appends it to the map's file."""

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from itertools import chain, pairwise

import tomli

from debate_tui.edit.located import same
from debate_tui.edit.strings import written
from debate_tui.model.debate import Debate, Sentence, Source
from debate_tui.quotes.normal import normalise, unwrapped


def skeleton(debate: Debate, source: Source, sentences: Sequence[Sentence]) -> str:
    """A `[[claim]]` in TOML with its quote and locator filled in; the rest is left for the writer to fill in.

    The quote is on one line, without the text's line ends and the hyphens at them. If its words stand more than once in
    the text, it gets the sentences before it as prefix, or those after it as suffix.
    """
    words = _words(sentences)
    lines = [
        "",
        "[[claim]]",
        f'id = "{_free_id(debate, source, words)}"',
        f"source = {written(source.id)}",
        f"issues = []  # {', '.join(issue.id for issue in debate.issues)}",
        'text = ""  # what the source says, in one neutral sentence of your own',
        'role = "premise"  # thesis | premise | fact | prediction | recommendation | rebuttal',
        '# voice = { speaker = "", endorsed = true }  # where somebody else speaks whom the author reports',
        "",
        "  [[claim.quote]]",
        f"  text = {written(words)}",
        f'  locator = "¶{sentences[0].paragraph}"',
        *(f"  {key} = {written(text)}" for key, text in _beside(source, sentences)),
    ]
    return "\n".join(lines) + "\n"


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


def _free_id(debate: Debate, source: Source, words: str) -> str:
    """An id made of the first four words, with a number if a claim of the source has it already."""
    stem = "-".join(re.findall(r"[a-z0-9]+", words.lower())[:4]) or "claim"
    number = 1
    name = stem
    while f"{source.id}/{name}" in debate.claim:
        number += 1
        name = f"{stem}-{number}"
    return name


class CannotAddError(ValueError):
    """A claim can't be added to a file; the message says why and is to follow the file's name: "is not UTF-8"."""


def appended(content: bytes, claim: str) -> tuple[bytes, int]:
    """A file's bytes with `claim`, a skeleton, added at the end with the file's own line ends; and the line, from 1, of
    its `[[claim]]`.

    Raises:
        CannotAddError: the file can't be read, or the result would not be the same map with one more claim.
    """
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CannotAddError(f"is not UTF-8 on line {line}: save it as UTF-8 first") from None
    first = text.find("\n")
    eol = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
    before = content + (b"" if text.endswith("\n") or not text else eol.encode())
    try:
        after = before + claim.replace("\n", eol).encode()
    except UnicodeEncodeError:
        raise CannotAddError("can't hold these words: a character of theirs is half a character") from None
    _prove(text, after.removeprefix(BOM_UTF8).decode())
    return after, before.count(b"\n") + 2


def _prove(old: str, new: str) -> None:
    """Checks that `new`, parsed, is `old` with one more claim at its end.

    Raises:
        CannotAddError: it is not, or one of the two is not valid TOML.
    """
    try:
        before = tomli.loads(old)
    except tomli.TOMLDecodeError as error:
        raise CannotAddError(f"is not valid TOML on line {error.lineno}: mend it first") from None
    except (ValueError, RecursionError):
        raise CannotAddError("is not a map that can be read: mend it first") from None
    try:
        after = tomli.loads(new)
        *rest, added = after["claim"]
    except (ValueError, RecursionError):
        way = "its claims as claim = [ … ]" if isinstance(before.get("claim"), list) else "claim as a single table"
        raise CannotAddError(f"has {way}: write [[claim]] instead, or add one by hand") from None
    after["claim"] = rest
    if not rest and "claim" not in before:
        del after["claim"]
    if not (isinstance(added, dict) and same(before, after, {})):
        raise CannotAddError("would not be the same map with one claim more: add it by hand")

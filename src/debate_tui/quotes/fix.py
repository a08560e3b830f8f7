"""Puts the source's words where a quote has altered them, and touches nothing else of the file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from debate_tui.model import Quote
from debate_tui.quotes.normal import unwrapped
from debate_tui.quotes.report import QuoteCheck
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import State
from debate_tui.quotes.verify import verify
from debate_tui.scripts import first_words, last_words

_BESIDE = 1000
"""Characters before and after a passage from which a prefix or suffix is taken."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What to write for one altered quote."""

    file: str
    source: str
    claim: str
    """The claim's id within its source."""
    old: str
    new: Quote
    """The quote as it should be. `locator`, `prefix` and `suffix` are written where the file has others or none."""


def correction(check: QuoteCheck, text: Text) -> Correction | None:
    """The correction of an altered quote, or None where there is nothing to correct or a person has to.

    Parts of elided quotes are left to a person. What a correction puts in place verifies, at the passage that the
    verdict found; where those words stand more than once, it gets a prefix and if need be a suffix.
    """
    quote, verdict = check.quote, check.verdict
    if verdict.state is not State.ALTERED or not verdict.passage:
        return None
    (start, end), (first, *_) = verdict.spans[0], text.paragraphs_of(verdict.normal[0])
    before, after = text.original[max(0, start - _BESIDE) : start], text.original[end : end + _BESIDE]
    plain = replace(quote, text=verdict.passage, locator=quote.locator or f"¶{first + 1}")
    tries = [plain, replace(plain, prefix=None, suffix=None)]
    for count in (3, 6, 12, 24):
        prefix, suffix = unwrapped(last_words(before, count)) or None, unwrapped(first_words(after, count)) or None
        tries += [replace(plain, prefix=prefix, suffix=None), replace(plain, prefix=prefix, suffix=suffix)]
    for new in tries:
        fixed = verify(new, text)
        if (
            fixed.state.verified
            and fixed.normal == verdict.normal
            and all(note.kind != "anchor" for note in fixed.notes)
        ):
            return Correction(quote.at.file, check.claim.source, check.claim.id, quote.text, new)
    return None


def fix(toml: str, corrections: Iterable[Correction]) -> str:
    """The text of a debate's file with the corrections made, its comments, order and layout kept. Pure.

    A correction whose quote is not in the file (any more) changes nothing. Raises tomlkit's `ParseError` for what is
    not TOML.
    """
    import tomlkit  # 60 ms, and only --fix needs it

    document = tomlkit.parse(toml)
    for one in corrections:
        table = _find(document, one)
        if table is None:
            continue
        _put(table, "text", one.new.text)
        for key in ("locator", "prefix", "suffix"):
            value = getattr(one.new, key)
            if value is None:
                table.pop(key, None)
            elif table.get(key) != value:
                _put(table, key, value)
    return tomlkit.dumps(document)


def _find(document: Any, wanted: Correction) -> Any:
    """The first table of a quote that has the old words, in the claim that is meant."""
    for claim in document.get("claim", ()):
        if claim.get("source") == wanted.source and claim.get("id") == wanted.claim:
            for quote in claim.get("quote", ()):
                if quote.get("text") == wanted.old:
                    return quote
    return None


def _put(table: Any, key: str, value: str) -> None:
    """Sets a text in the kind of quotation marks that it had, where these can hold it."""
    import tomlkit
    from tomlkit.exceptions import InvalidStringError
    from tomlkit.items import InlineTable, Table

    old = table[key].as_string() if key in table else '"'
    try:
        string = tomlkit.string(value, literal=old[:1] == "'", multiline=old[:3] in ('"""', "'''"))
    except InvalidStringError:
        string = tomlkit.string(value)
    # For tomlkit, the blank lines and comments before the next table are the end of this one: they stay behind a new key.
    body = table.value.body if key not in table and isinstance(table, Table | InlineTable) else []
    behind = next((i for i in range(len(body), 0, -1) if body[i - 1][0] is not None), len(body))
    tail = body[behind:]
    del body[behind:]
    table[key] = string
    if body and isinstance(table, InlineTable):
        body[-1][1].trivia.indent = " "
    body.extend(tail)

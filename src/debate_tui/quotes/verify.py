"""Whether a source has a quote's words: equality alone verifies, after normalisation at most; likeness only locates."""

from dataclasses import replace

from debate_tui.model import Quote
from debate_tui.quotes.context import notes
from debate_tui.quotes.nearest import Nearest, nearest
from debate_tui.quotes.normal import normalise, unwrapped
from debate_tui.quotes.places import Gap, Part, Place, across_line_ends, parts, places, whole
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Note, State, Verdict


def verify(quote: Quote, text: Text) -> Verdict:
    """The state of `quote` against a source's prepared text. Pure; answers for any two texts, and never raises.

    The quote is tried as it stands first, so a source's own brackets and ellipses need no care; then with the hyphens
    that the source has at line ends; then as words of the source between elisions and insertions.
    """
    wanted = normalise(quote.text).text
    if not any(map(str.isalnum, wanted)):
        return Verdict(State.ABSENT)
    found = places((Part(wanted, Gap.NONE),), text) or across_line_ends(wanted, text)
    if found:
        return _decided(found, quote, text)
    split = parts(wanted)
    found = places(split, text)
    if found:
        return _decided(found, quote, text, State.ELIDED if "…" in wanted else State.BRACKETED)
    return _missed(quote, split, text)


def _decided(found: tuple[Place, ...], quote: Quote, text: Text, state: State | None = None) -> Verdict:
    """The verdict on words that stand in `found`: which place is meant, by prefix and suffix, else by equal characters."""
    meant = [place for place in found if _anchored(place, quote, text)]
    stale = () if meant else (Note("anchor", "its prefix or suffix does not stand beside the words"),)
    equal = [place for place in meant or found if _original(place, text) == quote.text.strip()]
    candidates = equal if len(equal) == 1 else meant or found
    if len(candidates) > 1:
        return Verdict(State.AMBIGUOUS, notes=stale, candidates=tuple(_back(place, text) for place in candidates))
    place = candidates[0]
    if state is None:
        state = State.EXACT if equal else State.NORMALISED
    return Verdict(state, _back(place, text), place, (*stale, *notes(place, text)))


def _anchored(place: Place, quote: Quote, text: Text) -> bool:
    if not (quote.prefix or quote.suffix):
        return True
    normal, start, end = text.normal.text, place[0][0], place[-1][1]
    # The normal form has single spaces: what is left beside the place is looked at, never the whole text.
    start -= normal[start - 1 : start] == " "
    end += normal[end : end + 1] == " "
    prefix, suffix = (normalise(words or "").text for words in (quote.prefix, quote.suffix))
    return normal.endswith(prefix, 0, start) and normal.startswith(suffix, end)


def _back(place: Place, text: Text) -> Place:
    return tuple(map(text.normal.original, place))


def _original(place: Place, text: Text) -> str:
    start, end = text.normal.original((place[0][0], place[-1][1]))
    return text.original[start:end]


def _missed(quote: Quote, split: tuple[Part, ...], text: Text) -> Verdict:
    """The verdict on words that do not stand in the text as they are: the nearest passage, where there is one."""
    wanted = normalise(quote.text).text
    if [part.words for part in split] == [wanted]:
        near = nearest(wanted, text)
        if near is None:
            return Verdict(State.ABSENT)
        # The passage may stand more than once, too.
        same = whole(Part(text.normal.text[slice(*near.span)], Gap.NONE), text)
        span = next((span for span in same if _anchored((span,), quote, text)), near.span)
        return _altered(replace(near, span=span), text, unwrapped(_original((span,), text)))
    missing = [part for part in split if next(whole(part, text), None) is None]
    if not missing:
        order = Note("order", "its parts stand in the source, but not in this order, or not so close together")
        return Verdict(State.ALTERED, notes=(order,))
    found = []
    for part in missing:
        near = nearest(part.words, text)
        if near is None:
            return Verdict(State.ABSENT, notes=(Note("part", f"nothing in the source is like “{part.words}”"),))
        found.append(near)
    return _altered(found[0], text)


def _altered(near: Nearest, text: Text, passage: str = "") -> Verdict:
    place = (near.span,)
    return Verdict(State.ALTERED, _back(place, text), place, diff=near.diff, distance=near.distance, passage=passage)

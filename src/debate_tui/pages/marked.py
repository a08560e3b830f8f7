"""Marked quotes: what of a card is read aloud stands out, what is only underlined is plain, and the rest stands back, or is folded."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import citation
from debate_tui.model.debate import Claim, Debate, Quote
from debate_tui.model.library import is_card_file
from debate_tui.text.scripts import is_western, one_line, words
from debate_tui.text.spans import Span, joined, touched

READ, UNDERLINED = "read", "underlined"
"""The kinds of marks that say how a debater uses a passage; of others, it is only said that they are there."""

_KINDS = {READ: "read aloud", UNDERLINED: "underlined", "hidden": "hidden in the file", "added": "added to the text"}
"""By kind of a mark, how a text says it, in this order; other kinds are called by themselves."""
HIDDEN = ("hidden",)
"""The kind of words that Word doesn't show, so that nobody reads them aloud."""
_LOOKS = {READ: "aloud", UNDERLINED: "quote"}
_OMITTED = "omitted"
"""The look of words that bear upon what is read, and aren't read themselves."""
_FOLDED = 8
"""How many words a passage has at least that is folded where nobody marked it: of fewer, the fold would be as long."""


def is_card(debate: Debate, claim: Claim) -> bool:
    """Whether the claim is the tag of a card: then it is the debater's, and a source is cited for it."""
    return bool(claim.quotes) and is_card_file(debate)


def is_verbatim(debate: Debate, claim: Claim) -> bool:
    """Whether a claim is its only quote, word for word, as a highlight is: then its words stand once, in quotation marks."""
    same = len(claim.quotes) == 1 and claim.quotes[0].text == claim.text
    return same and not is_marked(claim.quotes[0]) and not is_card(debate, claim)


_KEPT = {
    "undertags": "Undertag",
    "texts": "Below the tag",
    "cites": "As cited",
    "hidden": "Hidden in Word",
    "footnotes": "Footnote",
    "links": "Link",
}
"""What else a document has with a tag, by its name under `extra`."""


def kept_words(debate: Debate, claim: Claim) -> Iterator[str]:
    """What else a file of cards has with the claim's tag or card, each with what it is."""
    if is_card_file(debate):
        for key, name in _KEPT.items():
            values = claim.extra.get(key)
            yield from (f"{name}: {value}" for value in (values if isinstance(values, list | tuple) else ()))


def block_of(debate: Debate, claim: Claim) -> str:
    """The block of a card, below the titles above it; "" for one in none."""
    issues = [debate.issue[id] for id in claim.issues[:1]]
    return " ▸ ".join(title for issue in issues for title in (*issue.extra.get("above", ()), issue.label))


def cite_words(debate: Debate, claim: Claim, quote: Quote) -> str:
    """The whole cite of a card as the debater wrote it; of any other quote, its citation."""
    source = debate.source[claim.source_of(quote)]
    return one_line(source.note) if source.note and is_card(debate, claim) else citation(debate, claim, quote)


def is_marked(quote: Quote) -> bool:
    """Whether it is said what of the quote is read aloud, or underlined."""
    return any(mark.kind in _LOOKS for mark in quote.marks)


def marked_runs(quote: Quote, whole: bool) -> tuple[Run, ...]:
    """A marked quote on one line, each passage in its look; unless `whole`, a number stands for the words that nobody marked."""
    from debate_tui.pages.omitted import SHORT, omitted_spans  # for cards alone: the start doesn't need it

    runs = []
    for kind, text in _passages(quote, omitted_spans(quote, None if whole else SHORT)):
        count = words(text)
        if kind:
            said = text.strip()
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if said else ""
            runs += [Run(before, "muted"), Run(said, _LOOKS.get(kind, kind)), Run(after, "muted")]
        elif whole or count < _FOLDED:
            runs.append(Run(text, "muted"))
        else:
            runs.append(Run(f" …\u00a0{count}\u00a0words\u00a0… ", "muted"))
    runs = [run for run in runs if run.text]
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].style)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].style)
    return tuple(runs)


def marked_words(quote: Quote, only: Collection[str] = ()) -> Iterator[str]:
    """What the marks of a quote say, in words: a line for each kind, its passages in their order, … between them; `only`: of these
    kinds."""
    kinds = {mark.kind for mark in quote.marks if not only or mark.kind in only}
    for kind in sorted(kinds, key=lambda kind: (list(_KINDS).index(kind) if kind in _KINDS else len(_KINDS), kind)):
        spans = joined((mark.start, mark.end) for mark in quote.marks if mark.kind == kind)
        found = [one_line(quote.text[start:end]).strip() for start, end in spans]
        said = " … ".join(filter(None, found))
        share = _share(quote, spans) if kind == READ else ""
        yield f"{_KINDS.get(kind, kind)}{share}: “{said}”"


def _share(quote: Quote, spans: Sequence[Span]) -> str:
    """How many words of the source are read, and how many of these in part: “dis” of “distrust” may be left out."""
    inside = (at for span in spans for at in span if 0 < at < len(quote.text) and _within_word(quote.text, at))
    parts = len({_begins(quote.text, at) for at in inside})
    part = f", {parts} in part" if parts else ""
    return f", {_touched(quote.text, spans)} of {words(_of_source(quote))} words{part}"


def hidden_words(quotes: Iterable[Quote]) -> Iterator[Paragraph]:
    """What of some quotes is hidden in the file, for pages that show their words."""
    for quote in quotes:
        for said in marked_words(quote, HIDDEN):
            yield paragraph(f"{said[:1].upper()}{said[1:]}", style="muted")


def _of_source(quote: Quote) -> str:
    """The text of a quote with blanks in place of what its user put in: “[Table Omitted]”, ¶."""
    text = quote.text
    for mark in quote.marks:
        if mark.kind == "added":
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def _touched(text: str, spans: Iterable[Span]) -> int:
    """How many words have a part in these spans: of a word, often only the initial is read."""
    whole = []
    for start, end in spans:
        said = text[start:end]
        first, last = end - len(said.lstrip()), start + len(said.rstrip())
        while 0 < first < last and _within_word(text, first):
            first -= 1
        while first < last < len(text) and _within_word(text, last):
            last += 1
        if first < last:
            whole.append((first, last))
    return sum(words(text[start:end]) for start, end in joined(whole))


def _begins(text: str, at: int) -> int:
    """Where the word begins that goes on at a character."""
    while at and _within_word(text, at):
        at -= 1
    return at


def _within_word(text: str, at: int) -> bool:
    """Whether a word of a script with spaces between words goes on before and behind the character `at`."""
    around = text[at - 1 : at + 1]
    return around.isalnum() and is_western(around)


def read_words(quote: Quote) -> str:
    """What of a quote is read aloud, on one line, … where something is left out; "" where nothing is."""
    spans = joined((mark.start, mark.end) for mark in quote.marks if mark.kind == READ)
    return " … ".join(filter(None, (one_line(quote.text[start:end]).strip() for start, end in spans)))


def _passages(quote: Quote, omitted: Iterable[Span]) -> Iterator[tuple[str, str]]:
    """The text of a quote on one line, cut where its look changes: the kind of the mark, "" for none, and the words."""
    marked = {kind: [(mark.start, mark.end) for mark in quote.marks if mark.kind == kind] for kind in _LOOKS}
    spans = {kind: joined(marked.get(kind, omitted)) for kind in (READ, _OMITTED, UNDERLINED)}
    cuts = sorted({0, len(quote.text), *(at for found in spans.values() for span in found for at in span)})
    looks = ((next((kind for kind, found in spans.items() if touched(found, cut)), ""), cut) for cut in pairwise(cuts))
    for kind, cut in groupby(looks, key=itemgetter(0)):
        yield kind, one_line("".join(quote.text[start:end] for _, (start, end) in cut))

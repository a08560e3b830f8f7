"""`search`: fuzzy search over the claims, quotes, sources, speakers, issues, positions, answers, notes and conflicts at hand."""

import gc
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from debate_tui import store
from debate_tui.cli.console import Style, complain, paint, print_json
from debate_tui.cli.error import NOT_FOUND, WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.layout.breaks import breaks
from debate_tui.layout.cells import whole_clusters
from debate_tui.search import OPERATORS, Filters, Hit, ItemKind, PartKind, Results, Searcher, cited_apart
from debate_tui.text.direction import kept
from debate_tui.text.safe import safe
from debate_tui.text.spans import Span
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import listed, shown

if TYPE_CHECKING:
    from debate_tui.cli.progress import Progress

DESCRIPTION = """\
Search claims, quotes, sources, speakers, issues, positions, their answers, conflicts of fact, and the mapper's notes
and terms, the best first. Slips of the finger, half words, missing words and any order will do."""
NOTES = """\
In QUERY, too:
  '"exact words"'  in that order; quoted twice, since the shell takes one pair away
  -word  without it; operators, too: -source:cgtn
{operators}

exit status: 0 something was found, 1 nothing was, 2 wrong usage

examples:
  debate-tui search destabalizing factor
  debate-tui search kishida aproval rating --kind quote
  debate-tui search alliance --source shanghai --json
""".replace("{operators}", "\n".join(f"  {example}" for example in OPERATORS.values()))

_MOST_SIMILAR = 8
"""Similar words that are named at most for one result."""
_COUNTED = 1_000
"""So many items are counted of those that pass filters alone."""
_INDENT = "  "
_WIDEST = 100
"""The widest line in columns: on a longer one, the eye loses the way back to its start."""


def run(given: Given) -> int:
    query = " ".join(given.words).strip()
    if not query and not any((given.debate, given.kind, given.position, given.source)):
        raise CommandError("nothing to search for", "type words of a claim or a quote, or a name", WRONG_USAGE)
    # All objects live until the program ends, soon: collecting would free nothing, and take a seventh of the time.
    gc.disable()
    try:
        return _search(query, given)
    finally:
        gc.freeze()  # so that the collection at exit is quick, too
        gc.enable()


def _search(query: str, given: Given) -> int:
    content = store.open(store.default_libraries(given.library))
    results = content.ask(lambda searcher: _found(searcher, query, given), _progress)
    if unread := content.unread():
        from debate_tui.cli.problems import print_problems

        print_problems(unread)
    if given.json:
        print_json({"query": results.query, "results": [_as_json(hit) for hit in results.hits[: given.limit]]})
    elif results.hits:
        print("\n\n".join(map(_shown, results.groups[: given.limit])))
    sys.stdout.flush()  # where nobody is there for the results, nothing is said about them
    for hint in (*results.hints, *_left(results, given)):
        complain(hint)
    if results.asked and not results.hits and not given.json:
        typed = results.query if '"' in results.query else shown(results.query)
        fewer = "conditions" if results.searched.startswith("0 items;") else "words, or the beginning of a word,"
        advice = "" if results.hints else f"fewer {fewer} may find more"
        complain(f"nothing like {typed} in {results.searched}", advice)
    return 0 if results.hits else NOT_FOUND


def _found(searcher: Searcher, query: str, given: Given) -> Results:
    filters, most = _filters(searcher, given), given.limit
    results = searcher.search(query, filters, most)
    if results.more and not results.ranked:  # how many there are is told, and costs little where none is to be ranked
        results = searcher.search(query, filters, most := max(most, _COUNTED))
    while not given.json and results.more and len(results.groups) <= given.limit:
        most *= 2  # a claim and its quotes are several hits, but one result
        results = searcher.search(query, filters, most)
    return results


def _left(results: Results, given: Given) -> Iterator[str]:
    """What is said where more was found than is printed: how many, and how to have them."""
    found = len(results.hits if given.json else results.groups)
    if found <= given.limit and not results.more:
        if results.cut:
            yield "what has fewer of these words and fits far worse is left out"
        return
    if results.ranked:
        yield f"the best {given.limit:,}; --limit {given.limit * 2} prints more"
    elif results.more:
        yield f"the first {given.limit:,} of more than {found:,} results; --limit N prints N"
    else:
        yield f"the first {given.limit:,} of {found:,} results; --limit {found} prints all"


def _progress(debates: int) -> "Progress":
    from debate_tui.cli.progress import Progress  # imported late: a fresh index needs no bar

    return Progress("reading debates", debates)


def _filters(searcher: Searcher, given: Given) -> Filters:
    def known(noun: str) -> tuple[str, ...]:
        ids = getattr(given, noun)
        return _known(ids, noun, searcher.names(noun)) if ids else ()

    return Filters(known("debate"), tuple(given.kind), known("position"), known("source"))


def _known(names: Sequence[str], noun: str, known: Collection[str]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else f"{noun}s: {listed(known)}"
            raise CommandError(f"no {noun} {shown(name)}", hint)
    return tuple(names)


def _as_json(hit: Hit) -> dict[str, object]:
    item = hit.item
    return {
        "kind": item.kind.value,
        "debate": item.debate,
        "id": item.id,
        "claim": item.claim,
        "source": item.source,
        "position": item.position,
        "attribution": item.attribution or None,
        "role": item.role or None,
        "text": item.text,
        "score": round(hit.score, 4),
        "spans": [list(span) for span in hit.spans],
    }


def _shown(group: Sequence[Hit]) -> str:
    """One result as text: a claim with its matching quotes and who makes it, or a single hit of another kind."""
    best = group[0]
    first = best.item
    lines = [paint(f"{first.debate} · {first.claim or f'{first.kind} {first.id}'}", Style.DIM)]
    similar = [f"{typed} ≈ {found}" for typed, found in dict(pair for hit in group for pair in hit.similar).items()]
    similar = similar[:_MOST_SIMILAR]
    if first.kind is ItemKind.CARD:
        return "\n".join([*lines, *_card(group), *(_lines(f"— {' · '.join(similar)}") if similar else ())])
    if first.claim is None:
        said = " · ".join([*([first.attribution] if first.attribution else ()), *similar])
        return "\n".join([*lines, *_passage(best), *(_lines(f"— {said}") if said else ())])
    own = next((hit for hit in group if hit.item.kind is ItemKind.CLAIM), best)
    claim = own.claim or first
    lines += _passage(own) if own.item is claim else _lines(claim.text)
    apart = cited_apart(group)
    for hit in group:
        lines += _beside(hit)
        if apart and hit.item.kind is ItemKind.QUOTE:
            lines += _lines(f"— {hit.item.attribution}")
    mark = [f"[{claim.mark}]"] if claim.mark else []
    by = "claimed by " if apart else "— "
    lines += _lines(by + " · ".join([claim.attribution, *([claim.role] if claim.role else ()), *mark, *similar]))
    return "\n".join(lines)


def _card(group: Sequence[Hit]) -> Iterator[str]:
    """The lines of a tag, and for each of its cards those of its cite and of what matches in its passage.

    A cite stands above its passage, so it ends with a colon: behind a dash, it would be that of the passage above it.
    """
    for place, hit in enumerate(hit for hit in group if hit.item.kind is ItemKind.CARD):
        parts = list(hit.parts())
        for kind, text, spans, begun, ended in parts:
            opening, closing = _PARTS[kind]
            if kind is PartKind.CITE and parts[-1].kind is not kind:
                closing = ":"
            before = opening + ("… " if begun else "")
            lit = [(start + len(before), end + len(before)) for start, end in spans]
            if kind is not PartKind.TAG or place == 0:
                yield from _lines(before + text + (" …" if ended else "") + closing, lit, len(opening))
    for hit in group:
        yield from _beside(hit)


_PARTS = {
    PartKind.TAG: ("", ""),
    PartKind.CITE: ("", ""),
    PartKind.PASSAGE: ("“", "”"),
    PartKind.UNREAD: ("found in what is not read aloud: “", "”"),
}


def _beside(hit: Hit) -> Iterator[str]:
    """The lines of what belongs to a claim: a quote, a note, or a term with whose it is; nothing of the claim itself."""
    match hit.item.kind:
        case ItemKind.QUOTE:
            yield from _passage(hit, "“", "”")
        case ItemKind.NOTE:
            yield from _passage(hit, "[", "]")
        case ItemKind.TERM:
            yield from _passage(hit, f"term ({hit.item.whose}): ")


def _passage(hit: Hit, opening: str = "", closing: str = "") -> Iterator[str]:
    """The lines of a hit's text, or of the best passage of a long one, with the matches set off."""
    text = hit.item.text
    start, end = hit.passage()
    before, behind = opening + ("… " if start else ""), (" …" if end < len(text) else "") + closing
    shift = len(before) - start
    spans = [
        (max(first, start) + shift, min(last, end) + shift) for first, last in hit.spans if first < end and last > start
    ]
    return _lines(before + text[start:end] + behind, spans, len(opening))


def _lines(text: str, spans: Sequence[Span] = (), hanging: int = 0) -> Iterator[str]:
    """`text` wrapped and indented, with its `spans` (extended to whole grapheme clusters) in bold.

    Lines after the first are indented by `hanging` more columns.
    """
    width = _columns() - len(_INDENT)
    spans = whole_clusters(text, spans)
    line = _INDENT
    for start, end in breaks(text, width, width - hanging):
        at = start
        for first, last in spans:
            if first < end and last > at:
                line += safe(text[at : max(first, at)]) + paint(text[max(first, at) : min(last, end)], Style.STRONG)
                at = min(last, end)
        yield kept(line + safe(text[at:end]))
        line = _INDENT + " " * hanging


def _columns() -> int:
    """The terminal's width, from 20 to `_WIDEST` columns; `_WIDEST` if there is no terminal."""
    try:
        columns = os.get_terminal_size(1).columns
    except OSError:
        return _WIDEST
    return max(20, min(columns, _WIDEST))

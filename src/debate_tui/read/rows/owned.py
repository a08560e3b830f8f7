"""Tells of several texts in a row which columns say something of one of them alone."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.columns import EVIDENCE, bare, meanings
from debate_tui.read.rows.edges import are_stopped
from debate_tui.read.rows.quoted import OF_SOURCES
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.sides import are_open, word_in
from debate_tui.read.rows.told import given_back, peeked
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

AGAIN = re.compile(r" \([0-9]+\)$")
"""What stands behind the name of a column that another one has, too."""
SECOND = "{} (2)"
"""What the second column of one name is called."""
_OF_CLAIMS = frozenset((*OF_SOURCES, "speaker", "endorsed", "quote", "quotee", "locator", "note", "why", "id"))
"""What a column may say of the claims of one side."""
_OF_QUOTES = frozenset(("source", "date", "url", "outlet", "quote", "locator", "note"))
"""What a column may say of a text or of the quote beside it, and is the same of both."""
_WHO = frozenset(("author", "speaker", "quotee"))


def owned_in(header: Sequence[str], sides: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By column that says something of the claims of one side, that side and the name under which it is read: one that has the name
    of a side in its own, and one of a name that stands as often as there are sides, each beside one of these."""
    found: dict[str, tuple[str, str]] = {}
    names: dict[str, list[str]] = {}
    apart = {*sides}
    places = {name: place for place, name in enumerate(header)}
    for name in header:
        if name not in apart:
            names.setdefault(AGAIN.sub("", name), []).append(name)
    for base, several in names.items():
        if len(several) == len(sides) > 1:
            order = sorted((*several, *sides), key=places.__getitem__)
            if all((one in apart) != (other in apart) for one, other in pairwise(order)):
                found |= {name: (side, base) for name, side in zip(several, sides, strict=True)}
    words = [*map(word_in, sides)]
    counts = Counter(words)
    called: dict[str, str] = {}
    for word, side in (*zip(map(bare, sides), sides, strict=True), *zip(words, sides, strict=True)):
        if word and (counts[word] <= 1 or word == bare(side)):
            called.setdefault(word, side)
    lengths = sorted({*map(len, called)}, reverse=True)
    for name in header:
        whole = bare(name)
        parts = [(whole[:n], whole[n:]) for n in lengths] + [(whole[-n:], whole[:-n]) for n in lengths]
        for word, rest in parts if name not in apart and name not in found and not _means(whole) else ():
            if rest and word in called and _means(rest):
                found.setdefault(name, (called[word], rest))
    return found


def grouped_in(table: Sheet, texts: Collection[str]) -> dict[str, tuple[str, str]]:
    """As `owned_in`, where behind each of these texts the same columns stand, up to the next: who says it, evidence or a
    quote, and where it is from. Nothing where authors stand behind these, who may be whom a quote is of, or anything else."""
    meant, bases = table.meant(), {name: AGAIN.sub("", name) for name in table.header}
    about = {name for name, base in bases.items() if meant.get(base) in _OF_QUOTES or bare(base) in EVIDENCE}
    groups: dict[str, list[str]] = {}
    for name in table.header:
        if name in texts and name not in about:
            groups[name] = []
        elif groups:
            groups[next(reversed(groups))].append(name)
    if len(groups) < 2:
        return {}
    first, *others = groups.values()
    order, counts = [bases[name] for name in first], Counter(bases.values())
    tail = others[-1][len(order) :]
    others[-1] = others[-1][: len(order)]
    alike = about.issuperset(first[meant.get("".join(order[:1])) in ("author", "speaker") :]) and all(
        [bases[name] for name in one] == order for one in others
    )
    idle = all(counts[bases[name]] == 1 and meant[name] not in _WHO and name not in about for name in tail)
    if not (first and alike and idle and all(counts[base] == len(groups) for base in order)):
        return {}
    return {name: (text, bases[name]) for text, one in groups.items() for name in one if name not in tail}


def _means(name: str) -> bool:
    """Whether a column of this name says something of a claim in a table that names sources."""
    return meanings(["source", "author", name])[-1] in _OF_CLAIMS or name in ("source", "author", *EVIDENCE)


def says_sides(header: Sequence[str], rows: Iterable[Mapping[str, Any]], sides: Sequence[str]) -> bool:
    """Whether there are claims in these columns of sides: words, and, where the names of those who are on a side may stand there and
    no column says whose they are, sentences."""
    cells = [cell for row in rows for side in sides if line_of(cell := text_of(row.get(side)))]
    worded = any(any(map(str.isalpha, cell)) for cell in cells)
    return worded and (not are_open(sides) or owned_in(header, sides) != {} or are_stopped(cells))


def texts_among(table: Sheet, texts: Collection[str]) -> list[str]:
    """The columns that somebody may have said what stands there, in their order: those of claims, of quotes and of these `texts`; and
    those of sources, where there are not as many as of authors, since each of these may be the author of one."""
    meant = table.meant()
    named = {
        what: [name for name in table.header if meant.get(AGAIN.sub("", name)) == what] for what in ("source", "author")
    }
    several = len(named["author"]) > 1 and len(named["source"]) != len(named["author"])
    others = {*texts, *(named["source"] if several else ())}
    return [
        name for name in table.header if meant[name] in ("claim", "quote") or bare(name) in EVIDENCE or name in others
    ]


def with_quotees(table: Sheet, texts: Collection[str], trouble: Trouble) -> Sheet:
    """The table with whose its quotes are, where columns of texts and of authors alternate; without its quotes, which are kept, where
    other texts, or sources, stand between several authors. `texts`: the columns of those beside its claims and quotes."""
    meant = table.meant()
    several = [name for name in table.header if meant.get(AGAIN.sub("", name)) == "author"]
    if "quotee" in meant.values() or not any(SECOND.format(name) in several for name in several):
        return table
    quotes = [name for name, one in meant.items() if one == "quote" or bare(name) in EVIDENCE]
    said = texts_among(table, texts)
    people = {name: side for name, (side, base) in owned_in(table.header, said).items() if meant.get(base) == "author"}
    told = {
        name: "quotee" if side in quotes else "author"
        for name, side in people.items()
        if side in quotes or meant[side] == "claim"
    }
    if "quotee" in told.values():
        return replace(table, told={**table.told, **told})
    places = [table.header.index(name) for name in several]
    quotes = [name for name in quotes if meant[name] == "quote"]
    if people or not quotes or places[-1] - places[0] < len(places):  # authors of one text beside each other
        return table
    first = peeked(table)
    table = replace(table, rows=given_back(first, table.rows))
    message = f"whose the quotes are of several columns of authors ({listed(list(map(shown, several)), 4)}) isn't known: kept as extra"
    if any(name in row.values for row in first for name in quotes):
        trouble.add(first[0].at, "W127", message, "a column quoted person says it")
    return replace(table, told={**table.told, **dict.fromkeys(quotes, "")})

"""Writes a debate as a Kialo export: each claim once, below the claim of its first relation, and `-> See` for all others.

Supports, agreement and other words for the same are Pro, all else Con. Linked premises stand one by one. Quotes are
entries under `Sources:`; a map read from an old export is written as one, whatever it has.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from debate_tui.model.attribution import author, is_question
from debate_tui.model.debate import Claim, Debate, Kind, Source, ends
from debate_tui.pages.document import Extract
from debate_tui.read.kialo.inline import MARKER, escaped, plain, unescaped
from debate_tui.text.dates import spoken
from debate_tui.text.scripts import one_line
from debate_tui.write import unsaid
from debate_tui.write.inserted import bracketed
from debate_tui.write.writers import Options, followed

_ENDS = 64
"""As many line ends as are written at the end at most."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_REFERENCE = re.compile(r"->\s*See\s(?:[0-9.]+|discussion #.+)")
_HEAD = re.compile(r"(?:[0-9.]+\.\s+)?([^\W\d_]{2,20}):")
"""What a claim begins with that may look like a row or `Sources:`."""
_PRO = (Kind.SUPPORTS, Kind.CONCURS, Kind.REPHRASES)
_PLACE = unsaid.Place(
    ("kialo/1", "kialo/2"),
    has=("title", "quotes", "sources"),
    sources=" (all but author, title, outlet, date and address, which stand in one line)",
    steps=(),
    written={kind: "Pro" if kind in _PRO else "Con" for kind in Kind if kind not in (Kind.SUPPORTS, Kind.UNDERCUTS)},
)
left_out = partial(unsaid.left_out, place=_PLACE)


@dataclass(slots=True)
class _Row:
    """A row to be written: a claim, or what a `-> See` leads to."""

    stance: str
    claim: str
    """Full id; for a row that leads to no claim, the number it leads to."""
    see: bool = False
    was: tuple[int, ...] = ()
    """The number it had where it was read, by which rows are sorted; empty where it had none."""
    via: str = ""
    """The number of the row with a reference to it that it referred to where it was read; empty where there was none."""
    children: "list[_Row]" = field(default_factory=list)


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the export in pieces, with as many line ends at its end as it had. Half of a surrogate pair becomes U+FFFD."""
    extract = extract.alone
    debate = extract.debate
    end = "\r\n" if debate.extra.get("newline") == "crlf" else "\n"
    if debate.extra.get("bom") is True:
        yield "\ufeff"
    before = ""
    for line in _lines(debate, {claim.full_id: claim for claim in extract.chosen_claims}, options):
        if line.strip(" "):
            yield before + _SURROGATE.sub("\ufffd", line)
            before = ""
        before += end if line.strip(" ") else line + end
    ends = debate.extra.get("ends")
    yield end * (ends if isinstance(ends, int) and 0 <= ends <= _ENDS else 1)


def _lines(debate: Debate, claims: Mapping[str, Claim], options: Options) -> Iterator[str]:
    old = debate.origin is not None and debate.origin.format == "kialo/1"
    rows = _tree(debate, claims)
    numbers = {row.claim: number for number, row in _numbered(rows) if not row.see}
    known = set(numbers.values())
    referring = {number for number, row in _numbered(rows) if row.see}
    entries, marks = _entries(debate, [claims[row.claim] for _, row in _numbered(rows) if not row.see])
    title = str((_is_kialo(debate) and debate.extra.get("title")) or one_line(debate.title))
    yield from ([f"Discussion Title: {title}", ""] if old else ["Discussion Name:", title, ""])
    for number, row in followed(list(_numbered(rows)), options):
        to = row.via if row.via in referring else numbers.get(row.claim, row.claim)
        to += ".0" if row.see and row.claim not in claims and to in known else ""  # it led nowhere, and still does
        text = f"-> See {to}." if row.see else _text(claims[row.claim], old, row.stance) + marks.get(row.claim, "")
        first, *others = text.split("\n")
        if old:
            yield f"{number}. {row.stance}: {first}" if row.stance else f"{number}. {first}"
            yield from others
        else:
            indent = "  " * number.count(".")
            yield f"{indent}{number}. {row.stance or 'Thesis'}:"
            yield from (f"{indent}{line}" for line in (first, *others))
            yield ""
    if entries:
        yield from ("", "Sources:") if old else ("Sources:",)
        for address, quote in entries:
            yield from address.split("\n")
            if quote is not None:
                yield from f'"{quote}"'.split("\n")


def _tree(debate: Debate, claims: Mapping[str, Claim]) -> list[_Row]:
    """The rows of the first level, with those below them."""
    read = _is_kialo(debate)
    rows = {id: _Row(_stance(claim, read), id, was=_was(claim) if read else ()) for id, claim in claims.items()}
    above: dict[str, str] = {}
    for relation in debate.relations:
        stance = "Pro" if relation.kind in _PRO else "Con"
        origins, targets = ends(debate, relation)
        number = relation.extra.get("number") if read else None
        for origin in origins:
            if origin not in rows or targets[0] not in rows:
                continue
            if (
                origin in above
                or isinstance(number, str)
                or targets[0] == origin
                or (rows[origin].children and _is_below(targets[0], origin, above))
            ):
                via = str(relation.extra.get("see", ""))
                rows[targets[0]].children.append(_Row(stance, origin, see=True, was=_numbers(number), via=via))
            else:
                above[origin] = targets[0]
                rows[origin].stance = stance
                rows[targets[0]].children.append(rows[origin])
    top = [row for id, row in rows.items() if id not in above]
    by_number = {row.was: row for row in rows.values() if row.was}
    for row in [row for row in top if row.was[:-1] in by_number and row.was]:
        over = by_number[row.was[:-1]]
        if not _is_below(over.claim, row.claim, above):
            above[row.claim] = over.claim
            over.children.append(row)
            top.remove(row)
    kept = debate.extra.get("see") if read else ()
    for see in kept if isinstance(kept, list | tuple) else ():
        number = _numbers(see.get("number")) if isinstance(see, Mapping) else ()
        if number:
            meant = None if see.get("several") is True else by_number.get(_numbers(see.get("see")))
            to = meant.claim if meant else str(see.get("see", ""))
            row = _Row(str(see.get("stance", "")), to, see=True, was=number)
            (by_number[number[:-1]].children if number[:-1] in by_number else top).append(row)
    for row in rows.values():
        row.children.sort(key=lambda one: (not one.was, one.was))
    return sorted(top, key=lambda one: (not one.was, one.was))


def _is_below(target: str, origin: str, above: Mapping[str, str]) -> bool:
    """Whether `target` stands below `origin` already, so that the tree would become a circle."""
    at: str | None = target
    while at is not None and at != origin:
        at = above.get(at)
    return at == origin


def _is_kialo(debate: Debate) -> bool:
    """Whether it was read from Kialo, so that what stands under `extra` is what Kialo means by it."""
    return debate.origin is not None and debate.origin.format.startswith("kialo/")


def _stance(claim: Claim, read: bool) -> str:
    stance = claim.extra.get("stance")
    return stance if read and isinstance(stance, str) else "Question" if is_question(claim) else ""


def _was(claim: Claim) -> tuple[int, ...]:
    return _numbers(claim.extra.get("number", claim.id.replace("-", ".")))


def _numbers(number: object) -> tuple[int, ...]:
    parts = number.split(".") if isinstance(number, str) else []
    return tuple(map(int, parts)) if parts and all(p.isascii() and p.isdigit() and len(p) < 10 for p in parts) else ()


def _numbered(rows: Sequence[_Row]) -> Iterator[tuple[str, _Row]]:
    """All rows in order with their numbers, however deep."""
    coming = [(str(n), row) for n, row in enumerate(rows, 1)][::-1]
    while coming:
        number, row = coming.pop()
        yield number, row
        coming += [(f"{number}.{n}", child) for n, child in enumerate(row.children, 1)][::-1]


def _text(claim: Claim, old: bool, stance: str) -> str:
    raw = claim.extra.get("text")
    if isinstance(raw, str) and _shown(raw) == claim.text:
        return raw
    words = one_line(claim.text)
    text = words if plain(words) == (words, []) else escaped(words)
    for marker in MARKER.findall(words):
        text = text.replace(f"\\[{marker}\\]", f"[{marker}]")
    if _REFERENCE.fullmatch(text):
        return f"\\{text}"
    head = _HEAD.match(text)
    like_a_row = head and (
        not stance and (text.endswith(":") or head[1] in ("Pro", "Con")) if old else head.end() == len(text)
    )
    return f"{text[: head.end() - 1]}\\{text[head.end() - 1 :]}" if head and like_a_row else text


def _shown(raw: str) -> str:
    return " ".join(one_line(plain(raw)[0]).split())


def _entries(debate: Debate, claims: Collection[Claim]) -> tuple[list[tuple[str, str | None]], dict[str, str]]:
    """The entries (`[n] address`, and the quote), and by full id of a claim the marks that its text lacks: one
    for each quote, in the order of `claims`, as Kialo has them."""
    quotes = {claim.source_of(quote): bracketed(quote) for claim in claims for quote in claim.quotes}
    read = _is_kialo(debate)
    entries: list[tuple[str, str | None]] = []
    marks: dict[str, str] = {}
    known: set[str] = set()
    for source in debate.sources:
        if read and isinstance(number := source.extra.get("number"), str):
            known.add(source.id)
            kept = source.extra.get("quote")
            said = quotes.get(source.id, kept if isinstance(kept, str) else None)
            address = f"[{number}] {_address(source)}".rstrip()
            entries.append((f"{address}\n{source.note}" if source.note and said is None else address, said))
    for claim in claims:
        for quote in claim.quotes:
            if (id := claim.source_of(quote)) not in known:
                marks[claim.full_id] = f"{marks.get(claim.full_id, '')} [{len(entries) + 1}]"
                address = f"[{len(entries) + 1}] {_reference(debate.source[id])}".rstrip()
                entries.append((address, bracketed(quote)))
    return entries, marks


def _reference(source: Source) -> str:
    """Who wrote it, its title, outlet, date and address, in a line: an entry has room for it."""
    if source.label.startswith("[") and not source.authors:
        return _address(source)
    who = author(source)
    outlet = source.outlet if source.outlet and source.outlet not in who else ""
    known = (
        who,
        f"“{source.title}”" if source.title else "",
        outlet,
        spoken(source.published) if source.published else "",
    )
    return one_line(", ".join(part for part in (*known, source.url or "") if part)).strip()


def _address(source: Source) -> str:
    raw = source.extra.get("address")
    if isinstance(raw, str) and unescaped(raw) == (source.url or source.title):
        return raw
    return source.url or source.title or ("" if source.label.startswith("[") else source.name)

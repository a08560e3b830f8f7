"""Writes a debate as a Kialo export: each claim once, below the claim of its first relation, and `-> See` for all others.

Linked premises stand one by one. Quotes are entries under `Sources:`; a map read from an old export is written as one,
whatever it has. What was read from an export and says the same is written byte by byte as it stood.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import count

from debate_tui.model.attribution import author, is_question
from debate_tui.model.debate import Claim, Debate, Kind, Role, Source, Voice
from debate_tui.model.graph import OTHER_DISCUSSION, QUESTION
from debate_tui.pages.document import Extract
from debate_tui.read.kialo import written
from debate_tui.read.kialo.entries import Said, read_entry
from debate_tui.read.kialo.inline import ELSEWHERE, MARKER, escaped, guarded, plain, unescaped
from debate_tui.read.kialo.rows import titled
from debate_tui.read.kialo.written import lines_of, read_row
from debate_tui.text.dates import spoken
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import counted
from debate_tui.write import unsaid
from debate_tui.write.inserted import bracketed
from debate_tui.write.kialo_tree import PRO, in_file, is_kialo, is_old, numbered_in, tree
from debate_tui.write.writers import Options, followed

_ENDS = 2**16
"""As many line ends as are written at the end at most."""
_FULL = re.compile(r"^(?=[^\n])", re.MULTILINE)
"""Where a line begins that isn't empty."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLACE = unsaid.Place(
    ("kialo/1", "kialo/2"),
    reads=("roles",),
    has=("title", "question", "quotes", "sources", "voices", "shared"),
    sources=" (all but author, title, outlet, date and address, which stand in one line)",
    steps=(),
    written={kind: "Pro" if kind in PRO else "Con" for kind in Kind if kind not in (Kind.SUPPORTS, Kind.UNDERCUTS)},
)


def left_out(extract: Extract) -> list[str]:
    """What is left out: see `unsaid`; of voices, all but whose words are a question or another discussion's."""
    return unsaid.left_out(extract, _PLACE, _left_out(extract.alone))


def _left_out(extract: Extract) -> Iterator[str]:
    debate, claims = extract.debate, {claim.full_id: claim for claim in extract.chosen_claims}
    asked = {claim.text for claim in claims.values() if is_question(claim)}
    if debate.question not in (debate.title, debate.id, *asked):
        yield "1 question"
    voices, asking = 0, 0
    for _, row in numbered_in(tree(debate, claims)):
        claim = claims.get(row.claim)
        if claim is None or row.see:
            continue
        answered = not is_old(debate) and any(child.stance in ("", "Thesis") for child in row.children)
        asks = row.stance == "Question" or (answered and row.stance not in ("Pro", "Con"))
        read = (
            QUESTION if asks else OTHER_DISCUSSION if ELSEWHERE.match(_text(claim, is_old(debate), row.stance)) else ""
        )
        voices += claim.voice is not None and claim.voice != Voice(read)
        asking += asks and not is_question(claim)
    if voices:
        yield f"{counted(voices, 'voice')} (who speaks, where it is not the source itself)"
    if asking:
        yield f"{counted(asking, 'claim')} below which theses stand, so that it is read as a question"
    own = {one.id for one in debate.sources if one.outlet == "Kialo" and "number" not in one.extra}
    if is_kialo(debate) and (others := {claim.source for claim in claims.values()} - own):
        yield f"{counted(len(others), 'source')} that a claim is by (all are the discussion's)"
    if is_kialo(debate) and (roles := sum(claim.role not in (None, Role.THESIS) for claim in claims.values())):
        yield counted(roles, "role")


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the export in pieces, with as many line ends at its end as it had. Half of a surrogate pair becomes U+FFFD."""
    extract = extract.alone
    debate = extract.debate
    end = written.LINE_ENDS.get(str(debate.extra.get("newline")), "\n")
    if debate.extra.get("bom") is True:
        yield "\ufeff"
    after = ""
    for piece in _pieces(debate, {claim.full_id: claim for claim in extract.chosen_claims}, options):
        if said := piece.rstrip("\n"):
            yield _SURROGATE.sub("\ufffd", _indented(after + said, debate)).replace("\n", end)
            after = ""
        after += piece[len(said) :]
    ends = debate.extra.get("ends")
    yield end * (ends if isinstance(ends, int) and 0 <= ends <= _ENDS else 1)


def _indented(lines: str, debate: Debate) -> str:
    """Lines behind the blanks that stood before all lines of the file, or before all that weren't empty."""
    indent = debate.extra.get("indent") if is_kialo(debate) else None
    if not isinstance(indent, str) or not indent or indent.strip(" \t"):
        return lines
    if debate.extra.get("indented") is True:
        return ("" if lines.startswith("\n") else indent) + lines.replace("\n", f"\n{indent}")
    return _FULL.sub(indent, lines)


def _pieces(debate: Debate, claims: Mapping[str, Claim], options: Options) -> Iterator[str]:
    """The title, the rows, and the sources: each as it stood where it was read, if it still says what is to be said."""
    old = is_old(debate)
    form = _form(debate)
    kept = debate.extra.get("layout") if is_kialo(debate) else None
    layout = kept if isinstance(kept, Mapping) else {}
    rows = tree(debate, claims)
    stood = in_file(debate, rows)
    numbered = stood or list(numbered_in(rows))
    heads = [(number, written.head(str(raw).splitlines()[0], form)) for number, raw in layout.items() if stood and raw]
    stands = {number: head[1] for number, head in heads if head}
    """The numbers with which rows stood that had another's."""
    numbers = {row.claim: number for number, row in numbered if not row.see}
    known = set() if stood else set(numbers.values())
    referring = {number for number, row in numbered if row.see}
    entries, marks = _entries(debate, [claims[row.claim] for _, row in numbered if not row.see])
    title = str((is_kialo(debate) and debate.extra.get("title")) or one_line(debate.title))
    yield written.again(
        layout.get("title"), written.title(not old, title), "", lambda raw: titled(lines_of(raw))[0] == title
    )
    between = layout.get("between", written.gap(not old))
    for number, row in followed(numbered, options):
        to = row.via if row.via in referring else numbers.get(row.claim, row.claim)
        number, nowhere = stands.get(number, number), row.see and row.claim not in claims and to != row.via
        to = f"{to}.0" if nowhere and to in known else to if nowhere else stands.get(to, to)  # it still leads nowhere
        text = f"-> See {to}." if row.see else _text(claims[row.claim], old, row.stance) + marks.get(row.claim, "")
        row_says = number, row.stance or ("" if old else "Thesis"), text
        fits = partial(_reads, partial(read_row, form=form), row_says)
        yield written.again(layout.get(row.stood), written.row(form, number, row.stance, text), between, fits)
    if entries or "sources" in layout:
        yield written.again(layout.get("sources"), written.sources(not old), "", lambda _: True)
    for id, says in entries:
        yield written.again(layout.get(id), written.entry(*says), "\n", partial(_reads, read_entry, says))


def _form(debate: Debate) -> written.Form:
    words = debate.extra.get("words") if is_kialo(debate) else None
    pro, con = words if isinstance(words, list | tuple) and len(words) == len(written.ARGUES) else written.ARGUES
    known = pro in written.PROS and con in written.CONS
    return written.Form(not is_old(debate), pro, con) if known else written.Form(not is_old(debate))


def _reads(read: Callable[[str], object], says: object, raw: str) -> bool:
    return read(raw) == says


def _text(claim: Claim, old: bool, stance: str) -> str:
    number = claim.extra.get("number", claim.id.replace("-", "."))
    raw = claim.extra.get("text")
    if isinstance(raw, str) and (_spaced(plain(raw)[0]) or f"(no words: {number})") == _spaced(claim.text):
        return raw
    words = one_line(claim.text)
    text = words if plain(words) == (words, []) else escaped(words)
    for marker in MARKER.findall(words):
        text = text.replace(f"\\[{marker}\\]", f"[{marker}]")
    return guarded(text, not old, stance)


def _spaced(text: str) -> str:
    """A text in one line, all blanks in it alike."""
    return " ".join(one_line(text).split())


def _entries(debate: Debate, claims: Collection[Claim]) -> tuple[list[tuple[str, Said]], dict[str, str]]:
    """The entries, each with the id of its source, and by full id of a claim the marks that its text lacks: one for each quote,
    in the order of `claims`, as Kialo has them."""
    quotes = {claim.source_of(quote): bracketed(quote) for claim in claims for quote in claim.quotes}
    read = is_kialo(debate)
    entries: list[tuple[str, Said]] = []
    typed = {number for claim in claims for number in MARKER.findall(claim.text)}
    """What stands in brackets in a claim would lead to whatever has that number."""
    numbers = (number for number in map(str, count(1)) if number not in typed)
    marks: dict[str, str] = {}
    known: set[str] = set()
    for source in debate.sources:
        if read and isinstance(number := source.extra.get("number"), str):
            known.add(source.id)
            typed.add(number)
            kept = source.extra.get("quote")
            said = quotes.get(source.id, kept if isinstance(kept, str) else None)
            entries.append((source.id, (number, _address(source), said, _note(source))))
    for claim in claims:
        for quote in claim.quotes:
            if (id := claim.source_of(quote)) not in known:
                number = next(numbers)
                marks[claim.full_id] = f"{marks.get(claim.full_id, '')} [{number}]"
                reference = _reference(debate.source[id])
                entries.append(("", (number, reference, bracketed(quote), "")))
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


def _note(source: Source) -> str:
    raw, note = source.extra.get("note"), source.note or ""
    return raw if isinstance(raw, str) and _spaced(raw) == _spaced(note) else note


def _address(source: Source) -> str:
    raw = source.extra.get("address")
    if isinstance(raw, str) and _spaced(unescaped(raw)) == (source.url or source.title):
        return raw
    return source.url or source.title or ("" if source.label.startswith("[") else source.name)

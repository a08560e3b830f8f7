"""The rows of a debate that is written as a Kialo export: each claim below that of its first relation, by number.

Supports, agreement and other words for the same are Pro, all else Con.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from debate_tui.model.attribution import is_question
from debate_tui.model.debate import Claim, Debate, Kind, Role, ends
from debate_tui.read.kialo.numbers import FOLLOWED

_ARGUES = ("Pro", "Con")
PRO = (Kind.SUPPORTS, Kind.CONCURS, Kind.REPHRASES)


@dataclass(slots=True, eq=False)
class Row:
    """A row to be written: a claim, or what a `-> See` leads to."""

    stance: str
    claim: str
    """Full id; for a row that leads to no claim, the number it leads to."""
    see: bool = False
    was: tuple[int, ...] = ()
    """The number it had where it was read, by which rows are sorted; empty where it had none."""
    via: str = ""
    """The number of the row with a reference to it that it referred to where it was read; empty where there was none."""
    drawn: bool = False
    """Whether a relation says what it stands below, rather than its number."""
    loose: bool = False
    """Whether it stands below nothing any more, wherever it stood."""
    children: "list[Row]" = field(default_factory=list)

    @property
    def stood(self) -> str:
        """The number it had where it was read."""
        return ".".join(map(str, self.was))


def tree(debate: Debate, claims: Mapping[str, Claim]) -> list[Row]:
    """The rows of the first level, with those below them."""
    read = is_kialo(debate)
    rows = {id: Row(_stance(claim, read), id, was=_was(claim) if read else ()) for id, claim in claims.items()}
    above: dict[str, str] = {}
    for relation in debate.relations:
        stance = "Pro" if relation.kind in PRO else "Con"
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
                rows[targets[0]].children.append(
                    Row(stance, origin, see=True, was=_numbers(number), via=via, drawn=True)
                )
            else:
                above[origin] = targets[0]
                rows[origin].stance, rows[origin].drawn = stance, True
                rows[targets[0]].children.append(rows[origin])
    top = [row for id, row in rows.items() if id not in above]
    by_number = {row.was: row for row in rows.values() if row.was}
    nowhere: list[Row] = []
    kept = debate.extra.get("see") if read else ()
    for see in kept if isinstance(kept, list | tuple) else ():
        number = _numbers(see.get("number")) if isinstance(see, Mapping) else ()
        if number:
            meant = (
                None
                if see.get("several") is True or see.get("none") is True
                else by_number.get(_numbers(see.get("see")))
            )
            to = meant.claim if meant else str(see.get("see", ""))
            row = Row(str(see.get("stance", "")), to, see=True, was=number)
            (by_number[number[:-1]].children if number[:-1] in by_number else nowhere).append(row)
    for row in top:
        over = by_number.get(row.was[:-1])
        if over and _would_ask(claims[row.claim], over, claims[over.claim], debate):
            row.loose, over = True, None
        if over and not _is_below(over.claim, row.claim, above):
            above[row.claim] = over.claim
            over.children.append(row)
    top = [row for row in top if row.claim not in above]
    for row in rows.values():
        row.children.sort(key=partial(_place, row.was))
    return sorted(top + nowhere, key=partial(_place, ()))


def _place(above: tuple[int, ...], row: Row) -> tuple[bool, bool, tuple[int, ...]]:
    """Where a row stands among those below a number: by its own, if that is one below it, and behind these if not."""
    return not row.was, row.was[:-1] != above, row.was


def _would_ask(claim: Claim, over: Row, above: Claim, debate: Debate) -> bool:
    """Whether what a claim stood below would become a question by it, now that no relation draws it there: to the reader, what is
    neither Pro nor Con answers what it stands below."""
    answers = claim.role is Role.THESIS or isinstance(claim.extra.get("stance"), str) or is_question(above)
    argued = over.stance in _ARGUES or (is_old(debate) and any(row.stance in _ARGUES for row in over.children))
    return not answers and not argued


def _is_below(target: str, origin: str, above: Mapping[str, str]) -> bool:
    """Whether `target` stands below `origin` already, so that the tree would become a circle."""
    at: str | None = target
    while at is not None and at != origin:
        at = above.get(at)
    return at == origin


def is_kialo(debate: Debate) -> bool:
    """Whether it was read from Kialo, so that what stands under `extra` is what Kialo means by it."""
    return debate.origin is not None and debate.origin.format.startswith("kialo/")


def is_old(debate: Debate) -> bool:
    """Whether it was read from an export of the first form, so that it is written as one."""
    return debate.origin is not None and debate.origin.format == "kialo/1"


def _stance(claim: Claim, read: bool) -> str:
    stance = claim.extra.get("stance") if read else None
    if stance == "Question" and not is_question(claim):
        return ""
    return stance if isinstance(stance, str) else "Question" if is_question(claim) else ""


def _was(claim: Claim) -> tuple[int, ...]:
    return _numbers(claim.extra.get("number", claim.id.replace("-", ".")))


def _numbers(number: object) -> tuple[int, ...]:
    parts = number.split(".") if isinstance(number, str) else []
    return tuple(map(int, parts)) if parts and all(p.isascii() and p.isdigit() and len(p) < 10 for p in parts) else ()


def numbered_in(rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """All rows in order with their numbers, however deep: those they had, as far as they stand below the same, else the next."""
    coming = [*_counted((), rows)][::-1]
    while coming:
        number, row = coming.pop()
        yield ".".join(map(str, number)), row
        coming += [*_counted(number, row.children)][::-1]


def _counted(above: tuple[int, ...], rows: Sequence[Row]) -> Iterator[tuple[tuple[int, ...], Row]]:
    last = 0
    for row in rows:
        last = row.was[-1] if row.was[:-1] == above and row.was and row.was[-1] > last else last + 1
        yield (*above, last), row


def in_file(debate: Debate, rows: Sequence[Row]) -> list[tuple[str, Row]]:
    """All rows with their numbers in the order of their file, where they didn't stand by number in it; empty where they did, and
    where these aren't its rows, each where it stood."""
    order = debate.extra.get("order") if is_kialo(debate) else None
    if not isinstance(order, Sequence):
        return []
    all = [row for _, row in numbered_in(rows)]
    by_number = {row.stood: row for row in all}
    if len(order) != len(all) or set(map(str, order)) != by_number.keys():
        return []
    for row in all:
        if row.loose:
            return []
        for child in row.children:
            if child.drawn and _leads_to(child.stood.rpartition(".")[0], by_number) != row.claim:
                return []
    return [(number, by_number[number]) for number in map(str, order)]


def _leads_to(number: str, rows: Mapping[str, Row]) -> str:
    """The claim (full id) to which a number leads, also by way of references that lead nowhere else; "" if to none."""
    for _ in range(FOLLOWED):
        row = rows.get(number)
        if row is None or row.claim not in rows:
            return row.claim if row else ""
        number = row.claim
    return ""

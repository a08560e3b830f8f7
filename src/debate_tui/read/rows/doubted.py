"""Tells columns of people of whom their rows don't say that they say the claim: who agrees with it or not, and speakers of another text."""

from collections.abc import Collection, Iterable, Mapping

from debate_tui.model.debate import Kind, Location
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, text_of
from debate_tui.read.rows.columns import EVIDENCE, bare
from debate_tui.read.rows.names import VOICE
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

_TEXTS = "response responses reply replies answer comment comments note notes rebuttal"
_ANSWERS = frozenset((*_TEXTS.split(), *EVIDENCE))
"""Columns of texts behind which a speaker may be theirs."""
_PEOPLE = ("author", "speaker", "source", "quote", "quotee")
_DEGREES = ("strongly ", "somewhat ", "partly ", "slightly ", "fully ", "mostly ", "rather ")
_FOR = frozenset("yes y ja oui sí si agree agrees agreed approve".split())  # noqa: SIM905
_AGAINST = frozenset("no n nein non disagree disagrees disagreed disapprove".split())  # noqa: SIM905


def without_doubted(table: Sheet, rows: Collection[Row], trouble: Trouble) -> Mapping[str, str]:
    """Of columns of people and their texts that may not say the claims beside them, that they mean nothing, which is reported."""
    meant = table.meant()
    if not rows or "claim" not in meant.values() or "to" in meant.values():
        return {}
    behind = [
        name
        for before, name in zip(table.header, table.header[1:], strict=False)
        if meant[name] in ("author", "speaker") and bare(name) in VOICE and bare(before) in _ANSWERS
    ]
    for name in behind:
        message = f"{shown(name)} stands behind another text than the claim, and may be of that: it is kept as extra"
        trouble.add(
            _first(rows, name), "W127", message, "a column beside the claim, or one of its own for each, says it"
        )
    told = dict.fromkeys(behind, "")
    people = [name for name, one in meant.items() if (one in _PEOPLE or bare(name) in EVIDENCE) and name not in told]
    stance = next((name for name in table.header if people and _is_of_readers(name, meant, people, rows)), "")
    if stance:
        message = f"of one claim some rows of {shown(stance)} are for it and some against it: who says it isn't known, so {listed(list(map(shown, people)), 4)} is kept as extra"
        trouble.add(
            _first(rows, stance), "N130", message, "a row says the claim of whoever it names: what they say themselves"
        )
        told |= dict.fromkeys((*people, stance), "")
    return told


def _first(rows: Collection[Row], name: str) -> Location:
    return next((row.at for row in rows if name in row.values), next(iter(rows)).at)


def _is_of_readers(name: str, meant: Mapping[str, str], people: Iterable[str], rows: Iterable[Row]) -> bool:
    """Whether a column has words for and against the same claim in rows of several people, in most rows that have one: they agree with it,
    or don't. Where few do, two people may use the same words."""
    if meant[name] not in ("", "position", "relation"):
        return False
    claim = next(one for one, meaning in meant.items() if meaning == "claim")
    found: tuple[set[tuple[str, str]], set[tuple[str, str]]] = set(), set()
    for row in rows:
        said, side = line_of(text_of(row.values.get(claim))).casefold(), _side(text_of(row.values.get(name)))
        if said and side is not None:
            found[side].add((said, "\n".join(text_of(row.values.get(one)) for one in people)))
    both = {said for said, _ in found[0] - found[1]} & {said for said, _ in found[1] - found[0]}
    rows_of = [said for side in found for said, _ in side]
    return sum(said in both for said in rows_of) * 2 > len(rows_of)


def _side(cell: str) -> int | None:
    """1 of a word for a claim, 0 of one against it; None of any other."""
    word = line_of(cell).lower()
    for degree in _DEGREES:
        word = word.removeprefix(degree)
    kind = KIND.get(word)
    if word in _FOR or kind in (Kind.SUPPORTS, Kind.CONCURS):
        return 1
    return 0 if word in _AGAINST or kind in (Kind.REBUTS, Kind.UNDERCUTS) else None

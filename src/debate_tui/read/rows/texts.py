"""Reads texts beside a claim, in columns called by what they are to it (objection, reason for, premise), as claims of rows of their own."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from debate_tui.model.debate import Kind
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, items_in, text_of
from debate_tui.read.rows.columns import EVIDENCE, FLAGS, PREMISES, RELATING, bare
from debate_tui.read.rows.edges import are_sentences, are_stopped, kind_column
from debate_tui.read.rows.owned import AGAIN, grouped_in, owned_in, texts_among
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.sides import are_named, are_open, side_of, sides_of
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.voices import UNKNOWN
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

SAID = {
    bare(f"{first}{many}{side}"): f"{first}{side}"
    for first, side in (
        *((one, "") for one in "objection counterargument counterclaim criticism rebuttal refutation".split()),  # noqa: SIM905
        *((f"{one} {what}", "") for one in ("supporting", "opposing") for what in ("argument", "claim")),
        *((what, f" {side}") for what in ("argument", "reason") for side in ("for", "against")),
    )
    for many in ("", "s")
}
SAID |= {
    bare(name): word
    for word, names in (
        ("counterargument", "Gegenargument Gegenargumente contre-argument contre-arguments contraargumento contraargumentos"),
        ("objection", "Einwand Einwände objeción objeciones"),
        ("rebuttal", "Entgegnung Widerlegung réfutation refutación"),
        ("counterclaim", "Gegenthese Gegenbehauptung"),
    )
    for name in names.split()
}  # fmt: skip
"""By what a column is called whose texts are for or against the row's claim, the word for that."""
_EVIDENCE = {"evidencefor": "for", "evidenceagainst": "against"}
"""Columns whose texts may as well be names of sources."""
_TOGETHER = {"support": "support", "attack": "attack"}
"""Names that say so only beside each other."""
_SIDES = ("for", "against")
_ANSWERS = frozenset("x yes no y n ja nein oui non sí si".split())  # noqa: SIM905
"""What stands in a column of votes."""
_ARGUED = (*PREMISES, "argument", "arguments")
_NUMBERED = frozenset(("reason", "reasons"))
"""Columns of several reasons, which may be for or against anything."""
_ON_SIDES = frozenset(("pro", "con", "for", "against", "contra"))
"""Words for what somebody is on an issue as well as for what a claim does to another."""


class Texts(NamedTuple):
    """The columns of texts beside the claim of a table."""

    words: Mapping[str, str]
    """By column, the word for what its texts do to the claim."""
    kinds: Mapping[str, str]
    """By column, the one with that word in each row; "" without one."""
    unclear: tuple[str, ...]
    """Columns that are called as such are, but whose texts may be something else."""


def texts_in(table: Sheet, free: Collection[str], rows: Collection[Row]) -> Texts:
    """What the first rows tell of the columns in `free`, which mean nothing else."""
    sides = sides_of(name for name in free if _called(name) not in SAID)
    words = {name: _SIDES[side_of(name) or 0] for name in sides}
    together = _TOGETHER if _TOGETHER.keys() <= set(map(bare, free)) else {}
    named = {**SAID, **_EVIDENCE, **together}
    words |= {name: named[_called(name)] for name in free if _called(name) in named}
    said = {name: word for name, word in words.items() if _called(name) in SAID and says(rows, name)}
    others = [name for name in words if _called(name) not in SAID]  # of which none is read without the others
    voted = sides != others or are_open(sides)
    if others and _are_claims(rows, others, are_stopped if voted else are_sentences if are_named(sides) else any):
        said |= {name: words[name] for name in others}
    if any(KIND[word] is Kind.UNDERCUTS for word in said.values()):  # which a rebuttal beside it may be of
        said = {name: word for name, word in said.items() if KIND[word] is not Kind.REBUTS}
    argued = [name for name in free if _called(name) in _ARGUED and says(rows, name)]
    kind = _kind_of(table, argued, rows) if argued else None
    reasons = [name for name in free if _called(name) in _NUMBERED and name != _called(name)]
    told = [*words, *reasons, *(argued if kind is None else ())]
    unclear = tuple([name for name in told if name not in said and any(_answers(row, name) for row in rows)])
    if kind is None:
        return Texts(said, {}, unclear)
    return Texts(said | dict.fromkeys(argued, "supports"), dict.fromkeys(argued, kind), unclear)


def _called(name: str) -> str:
    """What one of several numbered columns is called."""
    return bare(AGAIN.sub("", name)).rstrip("0123456789")


def _kind_of(table: Sheet, argued: Collection[str], rows: Collection[Row]) -> str | None:
    """The column of what a premise, or an argument, does to the claim beside it; "" of one that supports it, None where that isn't known."""
    meant, values = table.meant(), [row.values for row in rows]
    kind = next((name for name, one in meant.items() if one == "relation"), "")
    kind = kind or kind_column(values, (name for name in table.header if not meant[name] and name not in argued))
    if not are_sentences(text_of(one[name]) for one in values for name in argued if name in one):
        return None
    if kind:
        told = {line_of(text_of(one.get(kind))).lower() for one in values} - {""}
        return None if meant[kind] != "relation" and told <= _ON_SIDES else kind
    open = "position" in meant.values() or any(bare(name) in RELATING | FLAGS for name in table.header)
    return "" if all(_called(name) in PREMISES for name in argued) and not open else None


def _are_claims(rows: Iterable[Row], names: Collection[str], sure: Callable[[list[str]], bool]) -> bool:
    """Whether what is claimed stands in these columns. `sure`: what their cells have to be, since names or votes may stand there."""
    cells = [cell for row in rows for name in names if line_of(cell := text_of(row.values.get(name)))]
    return any(any(map(str.isalpha, one)) for one in cells) and sure(cells)


def _answers(row: Row, name: str) -> bool:
    word = line_of(text_of(row.values.get(name))).lower()
    return any(map(str.isalpha, word)) and word not in UNKNOWN | _ANSWERS


def says(rows: Iterable[Row], name: str) -> bool:
    """Whether a text stands in a column."""
    return any(texts_of(row, name) for row in rows)


_WHAT = r"(?:objection|rebuttal|counter\w*|criticism|argument|reason|repl(?:y|ie)|answer|response)s?"
_REMARK = re.compile(
    rf"(?:none|nothing|no {_WHAT})(?: (?:so far|yet|known|found|raised|given|stated|made|needed|here))*"
    r"|not (?:yet )?(?:applicable|available|known|given|stated|found|needed|raised|discussed|answered)(?: here| yet)?"
    rf"|(?:see|cf\.?|same as|as|siehe|wie|voir|véase) (?:above|below|before|oben|unten|(?:claim|row|no\.?|nr\.?|number|point|page|p\.|note|{_WHAT})? ?#?[0-9]+)"
    r"|to be (?:added|answered|completed|confirmed|continued|decided|defined|determined|discussed|done|filled(?: in)?|found|written)(?: later)?"
    r"|tbd|todo",
    re.IGNORECASE,
)
"""What stands in the place of a text that nobody says, or that stands elsewhere."""


def _items(row: Row, name: str) -> list[str]:
    cell = row.values.get(name)
    return items_in(cell) if isinstance(cell, str) else list(cell or ())


def texts_of(row: Row, name: str, least: int = 2) -> list[str]:
    """The texts of a cell, where one of them has so many words."""
    said = [(one, line_of(one).lower().rstrip(".")) for one in _items(row, name)]
    items = [one for one, word in said if word not in UNKNOWN | _ANSWERS and not _REMARK.fullmatch(word)]
    return items if any(len(one.split()) >= least for one in items) else []


def with_texts(table: Sheet, texts: Texts, beside: Collection[str], trouble: Trouble) -> Iterator[Row]:
    """Each row without these texts, which are claims of rows of their own: whose they are, only a column beside each says. `beside`: all
    columns of texts beside the claims."""
    meant, words, told, asked = table.meant(), texts.words, False, False
    shared = [name for name, one in meant.items() if one == "issue"]
    claim = next(name for name, one in meant.items() if one == "claim")
    called = [name for what in ("id", "claim") for name, one in meant.items() if one == what]
    owners = owners_in(table, beside)
    owned = {name: (side, base) for name, (side, base) in owners.items() if side in words}
    people = [name for name, (_, base) in owned.items() if meant.get(base, base) == "author"]
    others = any(meant.get(AGAIN.sub("", name)) == "author" for name in meant if AGAIN.search(name))
    whose = f"of whom {listed(list(map(shown, people)), 4)} names" if people else "of nobody who is named"
    sources = [name for name, (_, base) in owned.items() if meant.get(base, base) == "source"]
    whose = f"whose source {listed(list(map(shown, sources)), 4)} names" if sources and not people else whose
    whose = "whose they are isn't known" if others and not people else whose
    vague = [name for name in _vague(table, beside) if name not in owned and owners.get(name, ("",))[0] != claim]
    for row in table.rows:
        end = next((text for name in called if (text := line_of(text_of(row.values.get(name))))), "")
        told_of = [name for name in words if end and line_of(text_of(row.values.get(claim))) and name not in row.parts]
        found = {name: some for name in told_of if (some := texts_of(row, name, 1 + (_called(name) in SAID)))}
        if found and not told:
            told = True
            message = (
                f"texts of {listed(list(map(shown, words)), 4)} are claims for or against the one beside them, {whose}"
            )
            trouble.add(row.at, "N130", message, "give each claim a row of its own, with its author")
        theirs = {name for name, (side, _) in owned.items() if side in found and name in row.values}
        whole = {name for name, some in found.items() if len(some) == len(_items(row, name))}
        gone = {*whole, *theirs, *(texts.kinds[name] for name in found if name in texts.kinds)}
        rest = {name: cell for name, cell in row.values.items() if name not in gone}
        unsaid = [name for name in vague if found and name in rest]
        if unsaid and not asked:
            asked = True
            message = f"{shown(unsaid[0])} stands behind several texts, and the row doesn't say of which it is: it is kept as extra"
            trouble.add(row.at, "W127", message, "a column beside the claim, or one beside each text, says it")
        rest = {f"{name} (of which isn't said)" if name in unsaid else name: cell for name, cell in rest.items()}
        yield Row(rest, row.at, {name: one for name, one in row.parts.items() if name not in unsaid})
        about = {name: row.values[name] for name in shared if name in row.values}
        for name, some in found.items():
            own = {owned[one][1]: one for one in theirs if owned[one][0] == name}
            said: dict[str, Any] = {base: row.values[one] for base, one in own.items()}
            parts = {base: row.parts[one] for base, one in own.items() if one in row.parts}
            kind = texts.kinds.get(name, "")
            drawn = {"relation": text_of(row.values.get(kind)) or "?" if kind else words[name], "to": end}
            yield from (Row({**about, **said, claim: text, **drawn}, row.at, parts, True) for text in some)


def owners_in(table: Sheet, beside: Collection[str]) -> dict[str, tuple[str, str]]:
    """What `owned_in`, else `grouped_in`, finds of the claims, the quotes and the texts `beside` them, those that are kept among them."""
    texts = texts_among(table, beside)
    return owned_in(table.header, texts) or grouped_in(table, texts)


def _vague(table: Sheet, beside: Collection[str]) -> list[str]:
    """The columns of who says, and where, that stand behind another text than the claim and its evidence: of which, they don't say."""
    meant, texts = table.meant(), {*texts_among(table, beside)}
    found, before = [], ""
    for name in table.header:
        if meant[name] in ("author", "speaker", "source") and before in beside:
            found.append(name)
        before = name if name in texts and bare(name) not in EVIDENCE else before
    return found

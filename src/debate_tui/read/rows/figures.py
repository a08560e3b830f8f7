"""Tells columns of sides, issues and sources that have nothing but figures, as places, ranks, volumes and ids have, or nothing but ticks,
as boxes of a form do, also as quotes: those name and say nothing."""

import re
from collections.abc import Collection, Mapping

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.columns import STANCES, bare, edges_in
from debate_tui.read.rows.names import MEANINGS, TITLES
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_FIGURES = re.compile(r"(?=[^0-9]*[0-9])(?:\b(?:vol|no|nr|bd)\b|[\W\d_]){1,40}", re.IGNORECASE)
_MARKS = frozenset(("true", "false", "x", "✓", "✔", "✗", "✘", "☑", "☐", "☒", "wahr", "falsch", "vrai", "faux", "verdadero", "falso"))  # fmt: skip
_WORDS = frozenset(("yes", "no", "y", "n", "ja", "nein", "oui", "non", "sí", "si"))
"""What stands in boxes that are ticked; the latter are sides, too."""
_TICKED = {
    "quote": "what is quoted",
    "author": "who says it",
    "outlet": "where it appeared",
    "url": "where it stands",
    "locator": "a place",
}
"""By meaning, what a column of it says, where no number is meant."""
_NAMING = {"position": "a side", "issue": "an issue", "source": "a source"}
"""By meaning, what a column of it names."""
_NUMBERED = STANCES | TITLES
"""Columns whose numbers have a meaning of their own (`shapes.shaped`), or may be a title: 1984 is one."""


def without_figures(table: Sheet, rows: Collection[Row], trouble: Trouble) -> Mapping[str, str]:
    """Of columns that name nothing, that they mean nothing, which is reported, and what another that is called so means."""
    told: dict[str, str] = {}
    if edges_in(table.header):
        return told
    for name, meaning in table.meant().items():
        ticked = meaning in {*_NAMING, *_TICKED} and bare(name) not in STANCES and _are_ticks(name, meaning, rows)
        if name in table.named or not (ticked or (meaning in _NAMING and _are_figures(name, rows))):
            continue
        others = (one for one in table.header if one != name and MEANINGS.get(bare(one)) == meaning)
        other = next((one for one in others if not _are_figures(one, rows)), "")
        told |= {name: "", **({other: meaning} if other else {})}
        what = _NAMING.get(meaning) or _TICKED[meaning]
        message = f"{shown(name)} has nothing but {'ticks' if ticked else 'figures'}, none of which names {what}: it is kept as extra"
        at = next(row.at for row in rows if name in row.values)
        trouble.add(at, "N130", message, f"--column {meaning}=… says which column names {what}")
    return told


def _are_ticks(name: str, meaning: str, rows: Collection[Row]) -> bool:
    found = {line_of(text_of(row.values.get(name))) for row in rows}
    if found == {"X"}:  # in each row: the network
        return False
    cells = {cell.lower() for cell in found if cell}
    return bool(cells) and cells <= (_MARKS if meaning == "position" else _MARKS | _WORDS)


def _are_figures(name: str, rows: Collection[Row]) -> bool:
    cells = {cell for row in rows if (cell := line_of(text_of(row.values.get(name))))}
    return bare(name) not in _NUMBERED and bool(cells) and all(map(_FIGURES.fullmatch, cells))

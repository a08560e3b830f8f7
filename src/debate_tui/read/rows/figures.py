"""Tells columns of sides, issues and sources that have nothing but figures, as places, ranks, volumes and ids have: those name nothing."""

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
        if meaning not in _NAMING or name in table.named or not _are_figures(name, rows):
            continue
        others = (one for one in table.header if one != name and MEANINGS.get(bare(one)) == meaning)
        other = next((one for one in others if not _are_figures(one, rows)), "")
        told |= {name: "", **({other: meaning} if other else {})}
        message = f"{shown(name)} has nothing but figures, none of which names {_NAMING[meaning]}: it is kept as extra"
        at = next(row.at for row in rows if name in row.values)
        trouble.add(at, "N130", message, f"--column {meaning}=… says which column names {_NAMING[meaning]}")
    return told


def _are_figures(name: str, rows: Collection[Row]) -> bool:
    cells = {cell for row in rows if (cell := line_of(text_of(row.values.get(name))))}
    return bare(name) not in _NUMBERED and bool(cells) and all(map(_FIGURES.fullmatch, cells))

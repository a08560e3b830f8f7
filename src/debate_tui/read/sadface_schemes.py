"""Tells what a scheme of SADFace does to an atom, by its type and its name, in the words of AIF."""

import re
from collections.abc import Mapping
from typing import Any

from debate_tui.model.debate import Kind
from debate_tui.read.aif.steps import KINDS, OURS
from debate_tui.read.aif.written import name_of
from debate_tui.read.stances import is_against

_USUAL = re.compile(
    r"(?i)(?:default )?(?:conflict|attack|rebut|rebuttal|contradiction|disagree|disagreement|support|inference)s?"
)
"""Names of schemes that say no more than their kind."""
_REPHRASINGS = ("rephrase", "default rephrase")
"""The names of schemes that say that one atom says the same as another."""


def kind_of(raw: Mapping[str, Any]) -> Kind | None:
    """What a scheme's node does to an atom; None where it doesn't say it."""
    of, scheme = scheme_of(raw)
    return OURS.get(scheme) or KINDS.get(of)


def scheme_of(raw: Mapping[str, Any]) -> tuple[str, str]:
    """What AIF calls a scheme, "" where it doesn't tell whether it is for or against; and its name, where it has one of its own."""
    type, name = name_of(raw.get("type")), name_of(raw.get("name"))
    of = _type_of(type, name)
    if of == "CA" and name.lower().startswith("undercut"):
        return of, "Undercutting"
    usual = name.lower() in _REPHRASINGS or _USUAL.fullmatch(name) is not None
    return of, "" if usual else name


def _type_of(type: str, name: str) -> str:
    """What AIF calls a scheme with this type and this name; "" where they don't tell whether it is for or against."""
    if name.lower() in _REPHRASINGS:
        return "MA"
    if name in OURS:
        return "RA" if OURS[name] is Kind.CONCURS else "CA"
    told = {is_against(type), is_against(name)} - {None}
    return ("CA" if told.pop() else "RA") if len(told) == 1 else ""

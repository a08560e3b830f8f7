"""What the cells of rows say: one text or several, which of our kinds of relation a word is, what the rows of a source hold."""

import re
from ast import literal_eval
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from debate_tui.model.debate import Kind, Role
from debate_tui.model.packed import packed
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of

_KINDS = {
    Kind.SUPPORTS: "supports support supporting pro for + sup reason evidence premise backs favours favors in_favour_of in_favor_of argument_for reason_for supporting_argument supporting_claim "
    "für dafür pour por stützt unterstützt begründet belegt soutient appuie étaye apoya respalda sustenta a_favor apoia",
    Kind.REBUTS: "rebuts rebut rebuttal contradicts contradict contradiction contradictory refutes refute refutation denies deny conflict conflicts conflicts_with "
    "widerspricht widerlegt bestreitet contredit réfute contradice refuta desmiente niega contraddice contradiz",
    Kind.UNDERCUTS: "undercuts undercut attacks attack attacking undermines undermine objection objection_to objects objects_to defeats defeat "
    "con contra contre against - opposes oppose opposing disagrees disagree disagrees_with argument_against reason_against opposing_argument opposing_claim counters counter counterargument counterclaim criticism "
    "gegen dagegen einwand gegenargument greift_an entkräftet untergräbt s'oppose_à attaque affaiblit conteste ataca se_opone_a en_contra socava",
    # which have a direction, and leave open what of the other claim they hit
    Kind.QUALIFIES: "qualifies qualify limits limit schränkt_ein relativiert nuance limite relativise matiza limita",
    Kind.CONCURS: "concurs concur agrees agree agrees_with agreement stimmt_zu est_d'accord_avec coincide concuerda_con",
    Kind.REPHRASES: "rephrases rephrase restates restate paraphrases paraphrase rephrasing wiederholt reformule reformula",
}
KIND = {word.replace("_", " "): kind for kind, words in _KINDS.items() for word in words.split()}
"""By the word for it in lower case, a kind of relation; in English, German, French, Spanish."""
_BY = {
    Kind.SUPPORTS: "as_evidenced_by supported_by is_supported_by backed_by is_backed_by gestützt_durch unterstützt_von",
    Kind.REBUTS: "rebutted_by is_rebutted_by refuted_by is_refuted_by contradicted_by is_contradicted_by denied_by is_denied_by widerlegt_durch",
    Kind.UNDERCUTS: "undercut_by is_undercut_by attacked_by is_attacked_by undermined_by is_undermined_by opposed_by is_opposed_by countered_by is_countered_by",
    Kind.QUALIFIES: "qualified_by is_qualified_by limited_by is_limited_by",
}
BACK = {word.replace("_", " "): kind for kind, words in _BY.items() for word in words.split()}
"""By the word for it, the kind of a relation that leads from the claim which a row names to the row's own."""
KIND |= BACK
VAGUE = frozenset(word for word, kind in KIND.items() if kind is Kind.UNDERCUTS) - frozenset(
    "undercuts undercut undermines undermine entkräftet untergräbt affaiblit socava".split()  # noqa: SIM905
)
"""Words against a claim that leave open whether they deny it or what speaks for it."""


NO_SIDE = frozenset(
    "none noargument no_argument n/a na - unrelated neither null ? unknown undecided unsure both".split()  # noqa: SIM905
) | {"no argument", "no stance", "not applicable"}
"""What tables write of a claim that is on no side."""
UNDATED = frozenset("n.d. n.d nd undated n/a ? - unknown o.j. s.d.".split()) | {"no date", "o. j.", "s. d."}  # noqa: SIM905
"""What stands for a date that a text doesn't have, in English, German, French or Spanish."""
NO_RELATION = frozenset(
    ["no_relation", "none", "no", "unrelated", "neutral", "neither", "norelation", "no-relation", "0", "other", "n"]
)
"""Words for claims that aren't related."""
_LITERAL = 2**20
"""Characters of a cell that may hold a list."""


def text_of(value: Any) -> str:
    """A cell as one text; the texts of a list with blanks between them."""
    return value if isinstance(value, str) else " ".join(filter(None, value or ()))


def items_of(value: Any) -> list[str]:
    """A cell with several values, a line each."""
    items = value.split("\n") if isinstance(value, str) else value or ()
    return [line for item in items if (line := line_of(item))]


def listed_in(text: str) -> tuple[str, ...]:
    """The texts of a list as Python or JSON writes it, which programs put into a cell; none where the text is no such list."""
    if not (text.startswith(("['", '["')) and text.endswith("]") and len(text) < _LITERAL):
        return ()
    with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
        value = literal_eval(text)
        if all(isinstance(one, str) for one in value):
            return tuple(value)
    return ()


_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–]|[0-9]{1,2}[.)])[ \t]+")
_SIGN = re.compile(r"\A[ \t]*+(?:[*•][ \t]++(?=\w)|[-–][ \t]++(?=[^\W\d]))")
"""What stands before the one item of a list; before a number, a dash is its sign."""


def items_in(text: str) -> list[str]:
    """The items of a list with a bullet or a number before each; else the text, since lines without them may be one that was broken."""
    parts = _BULLET.split(text)
    if len(parts) > 2 and not line_of(parts[0]):
        return [part for part in parts[1:] if line_of(part)]
    return [_SIGN.sub("", text, count=1) if _SIGN.match(text) and len(parts) == 2 else text]  # of one item


def without_apostrophe(value: str) -> str:
    """A cell as it was before our own export made it inert for spreadsheets."""
    return "\n".join(one.removeprefix("'") for one in value.split("\n"))  # a list has a line for each


_UNREAD = re.compile(
    r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|SPILL!|CALC!)|=\$?[A-Z]{1,3}\$?[0-9]+|=[A-Z][A-Z0-9.]*\(.*\)|true|false|\[(?:deleted|removed)\]",
    re.DOTALL | re.IGNORECASE,
)
"""What a spreadsheet's cell holds whose words aren't in the file: an error, a formula, a truth value."""


def says_nothing(text: str) -> bool:
    """Whether a cell has no words that anybody claims: neither letters, nor other than a spreadsheet puts there by itself."""
    listed = text.startswith(("[(", "[[")) and text.endswith("]")  # of places in a text, as programs mark them
    return (
        listed
        or not any(map(str.isalpha, text))
        or (len(text) < _LITERAL and _UNREAD.fullmatch(text.strip()) is not None)
    )


_FEW = 20
"""Rows of a table that may well say the same one-word things."""


_LABELS = frozenset(
    f"{part}{label}"
    for part in ("", "b-", "i-", "non-", "no-", "no", "no ", "not ", "non ")
    for label in "claim premise majorclaim evidence argument argumentative other none o c na n/a fact opinion quote".split()  # noqa: SIM905
) | {"major claim"}
"""What corpora have beside a sentence, in a column called as claims are, to say whether it is one."""


def are_wordless(texts: Iterable[str], rows: int) -> bool:
    """Whether the texts of a table's claims are nobody's claims: numbers, labels of what sentences are, or in very many rows the same
    few single words."""
    count, labels, lettered, several = 0, True, False, False
    for text in texts:
        count += 1
        labels = labels and text.lower() in _LABELS
        lettered = lettered or any(map(str.isalpha, text))
        several = several or len(text.split(maxsplit=1)) > 1
        if lettered and several and not labels:
            return False
    return count > 0 and ((labels and rows > 1) or not lettered or (rows > _FEW and count * _FEW // 2 < rows))


def named(said: Mapping[str, Any], **keys: str) -> dict[str, str]:
    """The values of these columns under other names, without those that are empty."""
    return {name: text for name, key in keys.items() if line_of(text := text_of(said.get(key)))}


_SIDES = {Kind.SUPPORTS: 0, Kind.UNDERCUTS: 1}


def side_of(position: Node) -> int:
    """Where a side stands beside others: those who are for it on the left, those who are against it next to them."""
    told = line_of(position.values["label"]).lower().removeprefix("argument_")
    kind = Kind.SUPPORTS if told.startswith(("favo", "in favo")) else KIND.get(told, KIND.get(told.removesuffix("s")))
    return len(_SIDES) if kind is None else _SIDES.get(kind, len(_SIDES))


_LOOKED_THROUGH = 200
"""Values kept from a column of the rows of one claim among which another one is looked for."""


def full_id(claim: Node) -> str:
    """The id of a claim's node with that of its source."""
    return f"{claim.values['source']}/{claim.values['id']}"


def add_to(values: Any, rest: Mapping[str, Any]) -> None:
    """Adds cells that are kept to the values of a claim's or a relation's node, beside those of earlier rows of the same: both
    stay where they differ; of very many, also where they don't."""
    extra: dict[str, Any] = values.setdefault("extra", {}) if rest else {}
    for name, value in rest.items():
        kept = extra.setdefault(name, value)
        if isinstance(kept, list) and len(kept) >= _LOOKED_THROUGH:
            kept.append(value)
        elif kept != value and not (isinstance(kept, list) and value in kept):
            extra[name] = [*(kept if isinstance(kept, list) else [kept]), value]


def held_by_all(claims: Iterable[Node]) -> dict[str, str]:
    """By id of a source, the position of all of its claims that it doesn't merely report; without sources of which rows say several,
    or nothing of some: nobody says what these hold."""
    held: dict[str, set[str]] = {}
    for claim in claims:
        if not _only_reported(claim):
            held.setdefault(claim.values["source"], set()).add(claim.values.get("position", ""))
    return {source: one for source, found in held.items() if len(found) == 1 and (one := next(iter(found)))}


def _only_reported(claim: Node) -> bool:
    """Whether the author reports a claim and isn't said to share it, so that its position is nothing that the source holds."""
    voice = claim.values.get("voice")
    return voice is not None and voice.values.get("endorsed") is not True


MISSING = frozenset(("NA", "NaN", "nan", "#N/A", "NULL", "<NA>", "null", "None", "[]", "{}", "[null]"))
"""What programs write for a cell that is empty."""


def slim(claim: Node) -> Node:
    """A claim's node whose cells that are kept take little room."""
    values: Any = claim.values
    if extra := values.get("extra"):
        values["extra"] = packed(extra)
    return claim


def ours_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """What only our own export says of a claim beside its words."""
    if "role" not in said and "terms" not in said:
        return {}
    role, terms = text_of(said.get("role")), tuple(items_of(said.get("terms")))
    return ({"role": role} if role in tuple(Role) else {}) | ({"terms": terms} if terms else {})

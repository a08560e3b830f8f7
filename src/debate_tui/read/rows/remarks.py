"""What people write behind the names of columns, as Position (support/oppose): idle, but where it may say that the column has something else."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from debate_tui.read.rows.names import MEANINGS, MOST, NAMES, VOICE, WRITERS, bare
from debate_tui.read.rows.sides import side_of

_MARKED = re.compile(r"[(\[,/]|\b(?:or|oder|ou|o)\b", re.IGNORECASE)
_REMARK = re.compile(r"(?<!\s)(?:\s*[(\[]([^()\[\]]*)[)\]]|,([^,]*))\s*$")
_OR = re.compile(r"/|\b(?:or|oder|ou|o)\b", re.IGNORECASE)
"""What is said of a column behind its name, Position (side), Relation, if any; and what stands between two names, Claim / argument."""
_LONG, _LONGEST = 60, 300
"""Characters of a name at most, and of one with its remark in brackets; a sentence has more."""
_IDLE = frozenset(("if any", "optional", "required", "in full", "as it is", "exact words", "free text", "in one sentence", "one sentence", "pro, con", "pro/con", "pro or con", "falls vorhanden", "facultatif"))  # fmt: skip
"""What doesn't turn a name round behind a comma, as `rejected`, `of the target` and `no` do."""


_OF_PARENT = re.compile(r"(.+?)(?:claim|statement|argument|comment|post|)(?:ids?|no|nr|num|number|key)")
"""What a column is called that has the id of the claim which a row leads to, behind a name for that."""


def of_parent(name: str) -> str:
    """The name of a column of ends behind which this one, as `bare` calls it, has that it holds their ids; "" where it has none."""
    found = None if name in MEANINGS or name == "tono" else _OF_PARENT.fullmatch(name)  # tone, in Spanish
    return found[1] if found and MEANINGS.get(found[1]) == "to" else ""


_WITHIN = r"(?:target|parent|opponent|adversary|critic|repl(?:y|ies)|response|answer|rebuttal|objection|counter\w*)"
_QUOTED = r"(?:quot(?:e|ed|es|ation)|quotee|zitats?|citation|cita)"
_PLACED = r"\b(?:of|from|by|des|der|vom|von|du|de|del)\s+(?:(?:the|this|that|its|their|an?|la|le|el|los|dem)\s+)?(?:(?!to\b)\w+\s+)?"
_OTHER = re.compile(rf"(^\W*|{_PLACED}){_WITHIN}(?:'?s)?\b", re.IGNORECASE)
_OF_QUOTE = re.compile(rf"(?:^\W*|{_PLACED}){_QUOTED}\b", re.IGNORECASE)
"""That a column is of the claim which another answers, or of who is quoted: of the target, of the parent's author, of quote."""
_TURNED = re.compile(
    r"\b(?:reject(?:ed|s)?|refut(?:ed|es)|den(?:ied|ies)|disputed|contested|opposed|opposing|opposite|opponents?|supporters?|critics?|"
    r"disagree\w*|debunked|retracted|withdrawn|false|untrue|wrong|negated|negation|revers\w+|inver\w+|backwards?|incoming|"
    r"not(?! (?:more|longer|over|above|required|mandatory|needed|necessary))|nicht(?! (?:mehr|länger|über|nötig))|"
    r"abgelehnt|widerlegt|bestritten|verworfen|rejetée?|réfutée?|rechazad[ao]|refutad[ao])\b",
    re.IGNORECASE,
)
"""That it holds what somebody doesn't say, or a relation the other way round."""
_THINGS = frozenset(
    "yes no ja nein oui non sí si agree disagree support supports oppose opposes attack attacks rebuts from another other others "  # noqa: SIM905
    "firstname lastname first last givenname familyname surname vorname nachname prénom nom nombre apellido apellidos initials email mail "
    "affiliation gender age role profession country orcid type status language rating score quality count length".split()
)
"""What is another thing than what it stands behind: a side, a part of a name, what is found of it."""
_PARTED = re.compile(r"[/,;|]|\b(?:or|oder|ou|o|and|und|et|y)\b", re.IGNORECASE)
_SAME = {
    "to": frozenset(("claim", "id", "text", "name", "title", "number", "no", "nr")),
    "quote": frozenset(("text", "texts")),
    "issue": frozenset(("text", "name", "title")),
    "position": frozenset(("text", "name")),
    "source": frozenset(("name", "title")),
    "author": frozenset(("name",)),
    "locator": frozenset(("number", "no", "nr")),
}
"""By meaning, other names that say nothing else behind one of its own."""
_WHOLE = ({"firstname", "lastname"}, {"first", "last"}, {"vorname", "nachname"}, {"nombre", "apellidos"})
"""Parts of a name that are a name together."""
_LISTED = ("position", "relation", "source")
"""Meanings behind whose names several words say what may stand in the cells: sides, kinds, parts of a citation."""


_STRICT = frozenset(("author", "speaker", "quotee", "date", "position", "source", "outlet"))
"""Meanings behind whose names most of what may be said tells of another person, day, place or text: who added it, a job, when it was seen."""
_PLAIN = re.compile(
    r"(?:if|where|wenn|falls|si) .*|optional|required|mandatory|in full|full|full name|(?:the )?names?(?: .*)?|with .*|mit .*|[dmyjat]{1,4}(?:[-/. ][dmyjat]{1,4}){0,2}|as .*|"
    r"(?:max|maximum|at most|up to|e\.? ?g|z\. ?b|i\. ?e|one|several|separated|divided|publi)\b.*|[\w -]*\b(?:characters|words|letters|zeichen|wörter)|"
    r"(?:organi[sz]ation|person|people|group)s?(?: (?:or|and) (?:organi[sz]ation|person|people|group)s?)?|"
    r"who(?:ever)? (?:says|said|makes|made|wrote|states|stated|claims|claimed)\b.*|when (?:it |this )?(?:was |is )?(?:said|made|written|published)|"
    r"(?:utc|gmt|c?est|cet|mesz?|bst|e[sd]t|p[sd]t|local|eastern|central|pacific) time|utc|gmt|cet|approx\w*|(?:day|month|year)(?:/(?:day|month|year))*|"
    r"apa|mla|chicago|harvard|(?:apa|mla|chicago|harvard) style|(?:first|lead) author|(?:user|real |pen )name|"
    r"(?:of|on|in) (?:the |this |a )?(?:publication|claim|statement|argument|author|speaker|motion|question|issue|topic|debate)",
    re.IGNORECASE,
)
"""What says nothing else of them."""


def turns(plain: str, said: str) -> bool:
    """Whether what is said in brackets behind a name, which is `plain`, may say that its column has something else."""
    if _turns(plain, said):
        return True
    meaning, parts = MEANINGS.get(plain) or VOICE.get(plain, ""), [one for one in map(bare, _PARTED.split(said)) if one]
    same = {*NAMES.get(meaning, "").split(), *_SAME.get(meaning, ()), *(name for some in _WHOLE for name in some)}
    listed = len(parts) > 1 and (meaning in _LISTED or {*parts} <= same)
    known = listed or _PLAIN.fullmatch(said.strip(" .?!")) or bare(said) in same or not any(map(str.isalpha, said))
    return not (known or meaning not in _STRICT or {side_of(one) for one in parts} == {0, 1})


def _turns(plain: str, said: str) -> bool:
    meaning, whole = MEANINGS.get(plain) or VOICE.get(plain, ""), bare(said)
    parts = [one for one in map(bare, _PARTED.split(said)) if one]
    listed, other, quoted = len(parts) > 1 and meaning in _LISTED, _OTHER.search(said), _OF_QUOTE.search(said)
    if other and meaning != "to" and (not listed or any(map(str.isalpha, other[1]))):
        return True
    if quoted and meaning not in ("locator", "quote"):
        return True
    if listed or {side_of(one) for one in parts} == {0, 1}:
        return False
    things = not _THINGS.isdisjoint((whole, *parts[:1])) and not any(one <= {*parts} for one in _WHOLE)
    if things or _TURNED.search(said) or whole.isdecimal() or side_of(said) is not None:
        return True
    same = {*NAMES.get(meaning, "").split(), *_SAME.get(meaning, ())}
    return any(
        one not in same and (one in MEANINGS or one in VOICE or one in ("name", "text", "title")) for one in parts
    )


@lru_cache(2 * MOST)
def called(name: str) -> str:
    """What a column is called, as `bare` calls it, by a name that is known where it has one: without what is idly said of it behind, and
    by the first of two names that mean the same."""
    whole = bare(name)
    if not _MARKED.search(name[:_LONGEST]) or whole in MEANINGS or whole in VOICE or len(name) > _LONGEST:
        return whole
    plain, said, bracketed = _apart(name)
    if bracketed:
        return whole if side_of(whole) is not None or turns(plain, said) else plain
    if len(name) > _LONG:
        return whole
    idle = MEANINGS.get(plain, "") == MEANINGS.get(bare(said)) or " ".join(said.lower().split()) in _IDLE
    if plain in MEANINGS and idle and side_of(whole) is None and side_of(said) is None:
        return plain
    names = [*map(bare, _OR.split(name))]
    names = names[:-1] if len(names[-1]) == len("in") else names  # Autor/in
    meant = {MEANINGS.get(one, "") for one in names}
    return names[0] if len(meant) == 1 and meant != {""} else whole


def _apart(name: str) -> tuple[str, str, bool]:
    """A name that is known, what is said of it behind, and whether that stands in brackets; no name where there is no such remark."""
    remark = _REMARK.search(name) if len(name) <= _LONGEST else None
    plain = bare(name[: remark.start()]) if remark else ""
    known = plain in MEANINGS or plain in VOICE or plain in WRITERS or of_parent(plain) != ""
    if not remark or not known:
        return "", "", False
    return plain, remark[1] or remark[2] or "", remark[1] is not None


def are_turned(header: Sequence[str]) -> list[str]:
    """The columns with a known name that they aren't called by, since what is said of it behind may turn it round, or tells two apart."""
    found = zip(header, all_called(header), strict=True)
    unknown = [
        name for name, one in found if one not in MEANINGS and one not in VOICE and _apart(name)[0] not in ("", one)
    ]
    return [
        name
        for name in unknown
        if bare(_apart(name)[1]) not in ("another", "ofall") and not bare(_apart(name)[1]).isdecimal()
    ]


def all_called(header: Sequence[str]) -> list[str]:
    """What each column is called; where what is said behind names is all that tells two apart, as a whole."""
    found, whole = [*map(called, header)], [*map(bare, header)]
    often = Counter(found)
    return [one if often[one] == 1 else name for one, name in zip(found, whole, strict=True)]

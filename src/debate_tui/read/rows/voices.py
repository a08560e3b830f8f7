"""Finds whose words a row says that a claim is: the author's only where the row names nobody else, and doesn't say that the author denies it."""

import re
from ast import literal_eval
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of
from debate_tui.read.foreign import SOMEBODY
from debate_tui.read.rows.cells import items_of, text_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_LITERAL = 2**16
"""Characters of a cell that may hold people."""
_SELF = ("author", "the author", "self")
_NOBODY = frozenset(
    [
        "-",
        "–",
        "—",
        "n/a",
        "n.a.",
        "na",
        "none",
        "(none)",
        "null",
        "nan",
        "0",
        "true",
        "false",
        "[deleted]",
        "[removed]",
        "tbd",
        "n.n.",
        "no author",
        "nobody",
        "not given",
        "not stated",
    ]
)
_DITTO = frozenset(('"', "〃", "ditto", "same", "same as above", "as above", "see above", "ibid.", "ibid", "idem"))
"""What stands for the name above: who that is, a sheet that was sorted doesn't say any more."""
_SOMEBODY = frozenset(("unknown", "?"))
NOTHING = _NOBODY | _SOMEBODY
"""What stands where somebody has nothing to say, in lower case."""
UNKNOWN = NOTHING | _DITTO
"""What stands for a name that nobody knows, in lower case."""
_ENDORSED = {
    word: told
    for told, words in (
        (
            True,
            "shared by the author|shared by the authors|yes|true|1|y|endorsed|shared|agrees|agreed|agree|ja|oui|sí|si",
        ),
        (
            False,
            "not shared by the author|not shared by the authors|no|false|0|n|not endorsed|not shared|disagrees|disagreed|disagree|rejects|rejected|reject"
            "|denies|denied|deny|disputes|disputed|dispute|nein|non",
        ),
    )
    for word in words.split("|")
}
"""By the word for it in lower case, whether an author shares what somebody else is reported to say."""
_LEFT_OPEN = "left open whether it is shared"
"""What our own export says where it isn't told."""
_GIVEN, _FAMILY = ("given", "firstName", "first_name", "givenName", "first"), ("family", "lastName", "last_name", "familyName", "last")  # fmt: skip
_WHOLE = ("speaker", "name", "literal", "display_name", "full_name", "fullName")
_OF_PEOPLE = "speaker", "endorsed", "author"
_TITLED = re.compile(r"(?:jr|sr|ph\.?d|m\.?d|esq|inc|ltd|llc|co|corp|gmbh)\.?|[iv]{2,}", re.IGNORECASE)
"""What stands behind a comma and is no given name."""
_OTHERS = re.compile(r"\b(et\.? al\.?|(?:and|&) others)$", re.IGNORECASE)
"""The word for others who aren't named, behind a name or alone."""
_BODY = re.compile(r"&|\b(?:of|and|for|und|für)\b", re.IGNORECASE)
"""What only names of organisations have; behind their comma stands a place."""


def voice_of(
    said: Mapping[str, Any], at: Location, trouble: Trouble, *, ours: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """The key `voice` of a claim whose words are somebody else's than its author's, nothing where they aren't; and what the row says
    of people and of the author's sharing it that isn't used, which is reported. `ours`: whether it is a row of our own export."""
    if said.keys().isdisjoint(_OF_PEOPLE):
        return {}, {}
    speaker, word = " and ".join(items_of(said.get("speaker"))), line_of(text_of(said.get("endorsed")))
    shared = _ENDORSED.get(word.lower())
    if not ours:
        written = (
            *items_of(said.get("author")), *authors_of(said.get("author")), text_of(said.get("author")).strip(),
        )  # fmt: skip
        authors = [one.lower() for name in written for one in (name, _turned(name))]
        speaker = next((one for one in (speaker, _turned(speaker)) if one.lower() in authors), speaker)
        unsaid = speaker == "" or speaker.lower() in _NOBODY | _DITTO
        if speaker.lower() in _SOMEBODY or (unsaid and shared is False):
            speaker = SOMEBODY
        elif unsaid:
            speaker = ""
        elif speaker.lower() in (*authors, *_SELF) and shared is False:
            message = "the row says that its author says the claim and doesn't share it: it counts as not shared"
            trouble.add(at, "N130", message, "name whom the author reports, or leave out endorsed")
        elif speaker.lower() in (*authors, *_SELF):
            speaker = ""
        if shared is None and word and word != _LEFT_OPEN:
            message = f"{shown(word)} doesn't say whether the author shares it: it is kept as extra"
            trouble.add(at, "W127", message, "endorsed: yes or no")
    known = {} if shared is None else {"endorsed": shared}
    voice = {"voice": Node("voice", at, {"speaker": speaker} | known)} if speaker else {}
    used = voice and (known or (ours and word == _LEFT_OPEN))
    above = () if ours else (one for one in ("author", "speaker") if line_of(text_of(said.get(one))).lower() in _DITTO)
    kept = {one: text_of(said[one]) for one in above}
    if kept:
        message = f"{shown(next(iter(kept.values())))} names whoever stands above: it is kept as extra, since rows may be sorted anew"
        trouble.add(at, "W127", message, "write the name in each row")
    return voice, kept if not word or used else {**kept, "endorsed": word}


def named_in(text: str) -> tuple[str, ...]:
    """The names in a cell that has an object of a person, or a list of such, as JSON or Python writes it; none in any other."""
    if not (text.startswith(("{", "[{")) and len(text) < _LITERAL):
        return ()
    with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
        return names_in(literal_eval(text))
    return ()


def names_in(value: Any) -> tuple[str, ...]:
    """The names in a value of JSON: a text, an object of a person as CSL, schema.org, Zotero and we write it, or a list of such."""
    if isinstance(value, list):
        return tuple(name for one in value for name in names_in(one))
    if isinstance(value, dict):
        whole = next((line_of(one) for key in _WHOLE if isinstance(one := value.get(key), str) and line_of(one)), "")
        parts = (
            next((value[key] for key in keys if isinstance(value.get(key), str)), "") for keys in (_GIVEN, _FAMILY)
        )
        value = whole or " ".join(filter(None, map(line_of, parts)))
    return (line_of(value),) if isinstance(value, str) and line_of(value) else ()


def authors_of(cell: Any) -> list[str]:
    """The authors in a cell, one a line or with semicolons between them; of several, each that is written with the surname first the
    other way round, since a comma between them tells nothing apart. That there are others is said behind the last who is named."""
    names = [line_of(one) for one in text_of(cell).replace("\n", ";").split(";")] if isinstance(cell, str) else items_of(cell)  # fmt: skip
    names = [one for one in names if one]
    if len(names) < 2:
        return [one for one in names if one.lower() not in UNKNOWN]
    found: list[str] = []
    for name in names:
        told = _OTHERS.search(name)
        person, others = (name[: told.start()].rstrip(" \t\n,"), told[1]) if told else (name, "")
        if person and person.lower() not in UNKNOWN:
            found.append(_turned(person))
        if others:
            found[-1:] = [f"{found[-1]} {others}"] if found else []
    return found


def _turned(name: str) -> str:
    """A person's name that begins with the surname the other way round; any other as it is."""
    if "," not in name:
        return name
    family, *given = (part.strip() for part in name.split(","))
    fits = 0 < len(given) < 3 and all((family, *given)) and not _TITLED.fullmatch(given[0]) and not _BODY.search(family)
    fits = fits and "(" not in name and len(given[0].split()) < 4 and all(map(_TITLED.fullmatch, given[1:]))
    return " ".join((given[0], family, *given[1:])) if fits else name

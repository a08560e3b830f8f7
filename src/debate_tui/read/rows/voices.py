"""Finds whose words a row says that a claim is: the author's only where the row names nobody else, and doesn't say that the author denies it."""

import re
from collections.abc import Mapping
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of
from debate_tui.read.foreign import SOMEBODY
from debate_tui.read.rows.cells import items_of, text_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_SELF = ("author", "the author", "self")
_NOBODY = frozenset("- – — n/a n.a. none null nan".split())  # noqa: SIM905
_SOMEBODY = frozenset(("unknown", "?"))
UNKNOWN = _NOBODY | _SOMEBODY
"""What stands for a name that nobody knows, in lower case."""
_ENDORSED = {
    word: told
    for told, words in (
        (True, "shared by the author|yes|true|1|y|endorsed|shared|agrees|agreed|agree|ja|oui|sí|si"),
        (
            False,
            "not shared by the author|no|false|0|n|not endorsed|not shared|disagrees|disagreed|disagree|rejects|rejected|reject"
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
_TITLED = re.compile(r"(?:jr|sr|[iv]+|ph\.?d|m\.?d|esq|inc|ltd|llc|co|corp|gmbh|et al)\.?", re.IGNORECASE)
"""What stands behind a comma and is no given name."""


def voice_of(
    said: Mapping[str, Any], at: Location, trouble: Trouble, *, ours: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """The key `voice` of a claim whose words are somebody else's than its author's, nothing where they aren't; and what the row says
    of the author's sharing it that isn't used, which is reported. `ours`: whether it is a row of our own export."""
    speaker, word = " and ".join(items_of(said.get("speaker"))), line_of(text_of(said.get("endorsed")))
    shared = _ENDORSED.get(word.lower())
    if not ours:
        authors = [one.lower() for one in (*items_of(said.get("author")), text_of(said.get("author")).strip())]
        unsaid = speaker == "" or speaker.lower() in _NOBODY
        if speaker.lower() in _SOMEBODY or (unsaid and shared is False):
            speaker = SOMEBODY
        elif unsaid:
            speaker = ""
        elif speaker.lower() in (*authors, *_SELF) and shared is False:
            message = "the row says that its author says the claim and doesn't share it: it counts as not shared"
            trouble.add(at, "N130", message, "name whom the author reports, or leave out endorsed")
        elif speaker.lower() in (*authors, *_SELF):
            speaker = ""
        if speaker and shared is None and word and word != _LEFT_OPEN:
            message = f"{shown(word)} doesn't say whether the author shares it: it is kept as extra"
            trouble.add(at, "W127", message, "endorsed: yes or no")
    known = {} if shared is None else {"endorsed": shared}
    voice = {"voice": Node("voice", at, {"speaker": speaker} | known)} if speaker else {}
    return voice, {} if ours or not word or (voice and known) else {"endorsed": word}


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
    """The authors in a cell, one a line or with semicolons between them; of several that are written with the surname first, each the
    other way round, since a comma between them tells nothing apart."""
    names = [line_of(one) for one in text_of(cell).replace("\n", ";").split(";")] if isinstance(cell, str) else items_of(cell)  # fmt: skip
    names = [one for one in names if one and one.lower() not in UNKNOWN]
    parts = [[part.strip() for part in name.split(",")] for name in names]
    turned = len(names) > 1 and all(
        len(one) == 2 and all(one) and not _TITLED.fullmatch(one[1]) and len(one[1].split()) < 4 for one in parts
    )
    return [f"{given} {family}" for family, given in parts] if turned else names

"""Names in an AIF nodeset: participants', what stands before a colon in a locution, and whether words look like a name."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from debate_tui.read.aif.written import name_of

_LONGEST, _WORDS = 60, 4
"""Characters and words of a speaker's name before the colon in the text of a locution: `Ada Mason : The road is closed`."""
_TIME = re.compile(r"\s*[\[(]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?[\])]?\s+")
"""What transcripts have before a name."""
NO_NAME = ("", "none", "nan", "null", "undefined")
"""What programs write for a name that isn't there."""
_PARTICLE = 3
"""Letters of the words within a name that may be small: `Ursula von der Leyen`."""
HEADING = re.compile(
    r"(?i)(?:(?:sub)?(?:question|answer|conclusion|premis(?:e|s)|claim|note|summary|evidence|argument|objection|rebuttal|reply|response|example"
    r"|definition|fact|opinion|issue|topic|thesis|source|quote|pro|con|part|section|step|point|reason|problem|solution|result|background)s?"
    r"(?: ?\(?[0-9ivx]+[a-z]?\)?\.?)?|(?:chapter|article|figure|table|paragraph|page|day|week)s? ?[0-9ivx]+"
    r"|yes|no|ok|okay|so|now|also|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|however|therefore|thus|hence|but|and|remember"
    r"|p\.?s\.?|edit|update|correction|tl;?dr|re|fwd|warning|breaking(?: news)?|caveat|disclaimer|spoiler(?: alert)?|fyi|btw|imh?o|covid-19)"
)
"""What stands before a colon and is no name, but says what follows."""


def before_colon(text: str) -> str:
    """What stands before the colon with a blank behind it, without a time; "" where that is too long for a name."""
    time = None if text[:1].isalpha() else _TIME.match(text)
    text = text[time.end() : time.end() + _LONGEST + 3] if time else text[: _LONGEST + 3]
    text = text.lstrip().lstrip("|")
    colon = text.find(":")
    name = text[:colon].strip() if colon > 0 else ""
    return name if text[colon + 1 : colon + 2].isspace() and len(name) <= _LONGEST and "\n" not in name else ""


def looks_like_one(name: str) -> bool:
    """Whether words look like a name: few, with large letters but for particles."""
    first, *others = name.split() or [""]
    small = (word for word in others if word[0].islower())
    return (
        len(others) < _WORDS
        and not first[:1].islower()
        and all(len(word) <= _PARTICLE for word in small)
        and _ends_large(name)
    )


def set_apart(said: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Of locutions, with the words before their colon, the short ones of these with a blank before the colon, as AIFdb writes
    speakers: `sixbiscuit : He's not`. Empty unless at least half of the locutions have them, since French has that blank, too."""
    count, found = 0, list[str]()
    for text, name in said:
        count += 1
        if name and text[text.find(":") - 1] == " ":
            found.append(name)
    return (
        frozenset(name for name in {*found} if len(name.split()) <= _WORDS) if 2 * len(found) >= count else frozenset()
    )


def participant(written: Any) -> str:
    """The id of the participant that a locution names itself, as OVA writes it; "0" stands for nobody there."""
    id = name_of(written.get("participantID")) if isinstance(written, dict) else ""
    return "" if id == "0" else id


def _ends_large(name: str) -> bool:
    return bool(name) and not name.split()[-1][0].islower()


def first(one: Any, *keys: str) -> Any:
    """The value of the first of these keys that a participant has; None without any."""
    return next((one[key] for key in keys if key in one), None) if isinstance(one, Mapping) else None


def called(participants: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """By id, the names of participants: several where a file gives one id to several, as one merged of two does."""
    found: dict[str, tuple[str, ...]] = {}
    for one in participants:
        id, name = name_of(first(one, "participantID", "personID", "id")), full_name(one)
        if id and name and name not in found.get(id, ()):
            found[id] = (*found.get(id, ()), name)
    return found


def words_of(people: Iterable[Iterable[str]]) -> dict[str, str]:
    """By a name in small letters, and by the first word of one, that name; "" where it is the first word of several."""
    names = {name.lower(): name for some in people for name in some}
    firsts: dict[str, str] = {}
    for name in names.values():
        word = name.lower().split(" ")[0]
        firsts[word] = "" if firsts.get(word, name) != name else name
    return {**firsts, **names}


def full_name(one: Any) -> str:
    """A participant's first and last name, else the one name that they have; "" where a program wrote that there is none."""
    names = (name_of(first(one, key)) for key in ("firstname", "surname"))
    said = " ".join(name for name in names if name.lower() not in NO_NAME)
    return said or next((name for name in [name_of(first(one, "name"))] if name.lower() not in NO_NAME), "")

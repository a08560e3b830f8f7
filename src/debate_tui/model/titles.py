"""What debaters' titles say by convention: which argument a block answers, and what a title is without its speech and number.

The conventions are of the community's own files: “AT:”, “A2”, “A/T”, “Ans:”, “Answers to”, “They say”, “Frontline to”, “R/T:”, before or after the
name of a speech, also within a title (“No link—AT: spending”), and “Politics Answers”. “at” is a marker only where no
English sentence has it: in capitals, or before a colon or a dash.
"""

import re
from functools import lru_cache

_SPEECH = r"(?:[12][AN][CR]|PMR|aff(?:irmative|s)?|neg(?:ative|s)?)"
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘", "'"))
_MARKER = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:A/T|a/t|A/?2|a/?2)(?![^\W_])"
    r"|(?i:answers?\s+to|ans\.?\s+to|frontlines?\s+to|they\s+say)(?![^\W_])"
    r"|(?i:at|r/t|ans(?:wers?)?\.?|resp(?:onses?)?(?:\s+to)?)\s*(?::|--+|-\s)"
    r"|AT(?:\s*-|(?![\w'.&]))"
    r")[\s:\-.]*(?:(?i:they\s+say)\b[\s:\-.]*)?"
)
_IDIOM = re.compile(
    r"(?:the|a|an|all|any|best|worst|least|most|first|last|once|odds|stake|risk|war|home|work|sea|large|issue|present|this"
    r"|that|these|those|its|their|our|your|what|which|whose|some|no|one|every|each|time|times|night|peace)\b",
    re.IGNORECASE,
)
"""What follows the English word “at”: in a title all in capitals, “AT” before these is that word."""
_LED_IN = re.compile(rf"(?:{_SPEECH}\b|(?:e?xt|extensions?|f/?l|frontlines?|blocks?|case)\b|\d+|[\W_])*", re.IGNORECASE)
_JOINED = re.compile(r"(?:--*|[|>:/])[\s\"(\[]*$")
_BEFORE = re.compile(rf"(?:[\W_]|{_SPEECH}\b|(?:e?xt|extensions?|f/?l|frontlines?)\b)+", re.IGNORECASE)
_NUMBERED = re.compile(r"\A[\W_]*?(?:#?(\d{1,2})\s*(?:[.):\]]|--*(?=\s))|([a-z])[.)])(?=\s)\s*", re.IGNORECASE)
_BEHIND = re.compile(
    rf"[\s\-:|/(\[]*(?:(?<![^\W_])(?:{_SPEECH}(?:\s*/\s*{_SPEECH})*|e?xt|extensions?|frontlines?|f/?l|short|long|top[ -]level"
    r"|general|generic|cards?|wall|overview|cont(?:inued|'d)?|shell)\b\.?)[\s)\]]*$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:\s*[#(\[]\s*\d+(?:\s*/\s*\d+)?\s*[)\]]?|\s+\d(?:\s*/\s*\d)?|\s+-+\s*\d+)\s*$")
_LAST = re.compile(r"^(.*[^\W_].*?)[\s\-:(\[]*\banswers[)\]]*$", re.IGNORECASE)
_EDGES = re.compile(r"\A[\W_]+|[\W_]+\Z")
_NO_NAME = re.compile(
    r"\b(?:no|the|to|of|for|need|wants?|has|have|more|few|all|some|any|these|those|without|our|their|his|her|your|and|or|as)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def goals(title: str) -> tuple[str, ...]:
    """What a block answers by its title, the innermost first: `complexity`, `licensing fails` for `2AC AT: licensing fails—AT:
    complexity`; nothing where it is no answer, or doesn't say to what."""
    text = _plain(title)
    shouted = text.upper() == text
    marks = [match for match in _MARKER.finditer(text) if _opens(text, match, shouted)]
    ends = [match.start() for match in marks[1:]] + [len(text)]
    found = [_tidy(text[match.end() : end]) for match, end in zip(marks, ends, strict=False)]
    if not marks and (last := _LAST.match(text)) and not (_NO_NAME.search(last[1]) or _BEFORE.fullmatch(last[1])):
        found = [_tidy(last[1])]
    return tuple(goal for goal in reversed(found) if goal)


def parted(title: str) -> tuple[str, str]:
    """A title before and behind its first marker: `2NC - `, `Trade` of `2NC – AT: Trade`; all of it and "" without one."""
    text = _plain(title)
    shouted = text.upper() == text
    first = next((match for match in _MARKER.finditer(text) if _opens(text, match, shouted)), None)
    return (text[: first.start()], text[first.end() :]) if first else (text, "")


def bare(title: str) -> str:
    """A title without speech, side and number before and behind it: `Trade` of `1. 2NC – Trade (Ext)`."""
    return _tidy(_plain(title))


def without_part(title: str) -> str:
    """A bare title without the number of its part: `Trade` of `Trade #2` and `Trade 1/3`."""
    return _PART.sub("", title) or title


def number(title: str) -> str:
    """The number that is typed before a title: `2` of `2. No link`; "" without one."""
    match = _NUMBERED.match(_plain(title))
    return (match[1] or "") if match else ""


def is_answers(title: str) -> bool:
    """Whether a title says that answers stand below it, whether or not it says to what: `Answers`, `AT: Trade`."""
    return bool(goals(title)) or bool(re.fullmatch(r"(?i)answers|ans|at|a2|a/t", bare(title).strip(" :.")))


_LONGEST = 500
"""Characters of a title at most: what is longer is a passage in the style of titles, and its beginning tells enough."""


def _plain(title: str) -> str:
    return " ".join(title[:_LONGEST].translate(_DASHES).split())


def _opens(text: str, match: re.Match[str], shouted: bool) -> bool:
    """Whether a marker stands where one can: at the beginning, behind a speech or a dash, or as `AT:` anywhere."""
    sign, before = match[0], text[: match.start()]
    word = sign.rstrip(" :-.")
    joined = ":" in sign or "-" in sign
    if word == "AT" and not joined and ((shouted and _IDIOM.match(text, match.end())) or not text[match.end() :]):
        return False
    led_in = _LED_IN.match(before)
    if (led_in and led_in.end() == len(before)) or _JOINED.search(before):
        return True
    return (word == "AT" and ":" in sign) or (word.upper() in ("A2", "A/T") and joined)


def _tidy(text: str) -> str:
    """A title without what is no part of the argument's name."""
    text = _EDGES.sub("", text)
    while True:
        shorter = _NUMBERED.sub("", text, count=1)
        led = _BEFORE.match(shorter)
        if led and led.end() < len(shorter):
            shorter = shorter[led.end() :]
        behind = _BEHIND.search(shorter)
        if behind and behind.start():
            shorter = shorter[: behind.start()]
        shorter = _EDGES.sub("", shorter)
        if shorter == text or not shorter:
            return text
        text = shorter

"""Finds what a sentence says beside the words quoted of it, where that turns or limits them: “The treaty [almost] collapsed”.

The rules of `quotes.omitted` tell what bears upon the quoted words. Where a quote cuts a few words out of a sentence, its
writer chose just these: then a word counts that limits or denies, whatever it bears upon.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from debate_tui.quotes.omitted.english import is_english
from debate_tui.quotes.omitted.find import omissions
from debate_tui.quotes.omitted.finding import Kind
from debate_tui.text.spans import Span

_SAID = {
    Kind.NEGATION: "a negation",
    Kind.CONDITION: "a condition",
    Kind.CONCESSION: "a concession",
    Kind.REBUTTAL: "a rebuttal",
    Kind.SPEAKER: "an attribution",
    Kind.HEDGE: "a limit",
}
_FEW = 5
"""Words of a sentence that are cut out at most so that each of them counts."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_GOES_ON = re.compile(r"-?\w")
_CUT = {
    "a negation": (
        r"(?:wrong|false|mistaken|erroneous|deceptive|misleading)(?:ly)?|myth|lie[sd]?|lying|pretend(?:s|ed|ing)?|doubt(?:s|ed|ful|ing)?"
        r"|dispute[sd]?|disput(?:able|ing)|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|oppose[sd]?|opposing|lack(?:s|ed|ing)?|halt(?:s|ed)?"
        r"|stop(?:s|ped)?|ban(?:s|ned)?|ended|abandon(?:s|ed)?|forg[eo]t(?:s|ten)?|impossible|unable|unlikely|unwilling"
        r"|few|little|rarely|seldom|less|least|anything but|opposite|contrary|against"
    ),
    "a limit": (
        r"only|merely|solely|just|most|many|some|several|half|part|almost|nearly|partly|too|more|once|former(?:ly)?|until|till|again"
        r"|may|might|could|would|should|must|(?:is|are|was|were|am) to|used to|about to|try|tries|tried|trying|hope[sd]?|want(?:s|ed)?"
        r"|plan(?:s|ned)?|threaten(?:s|ed)?|promise[sd]?|offer(?:s|ed)?|perhaps|possibly|probably|sometimes|often|mostly|so far|yet|if"
    ),
}
_CUT_WORDS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _CUT.items()}


def turns(sentence: str, quoted: Sequence[Span]) -> Mapping[str, str]:
    """What turns or limits the quoted spans of an English sentence, by what it is ("a negation"), in its own words.

    `quoted` is sorted and without overlap. Of other languages nothing is found.
    """
    if not is_english(sentence):
        return {}
    found = dict[str, str]()
    for one in omissions(sentence, quoted):
        if _GOES_ON.match(sentence, one.omitted[1]):
            continue  # “non-” of “compliant”: that a compound is cut is noted by itself
        found.setdefault(_SAID[one.kind], sentence[slice(*one.omitted)])
    cuts = [
        (start, end) for (_, start), (end, _) in pairwise(quoted) if len(_WORD.findall(sentence, start, end)) <= _FEW
    ]
    for start, end in (_right_before(sentence, quoted[0][0]), *cuts):
        for kind, words in _CUT_WORDS.items():
            before = max(0, start - _SHORTEST)
            if match := next((one for one in words.finditer(sentence, before, end) if one.end() > start), None):
                found.setdefault(kind, match[0])
    return found


def _right_before(sentence: str, at: int) -> Span:
    """The word before a place of a sentence, if nothing but a blank stands between."""
    match = _WORD_BEFORE.search(sentence, max(0, at - _LONGEST), at)
    return match.span() if match else (at, at)


_WORD_BEFORE = re.compile(r"[^\W_]+ \Z")
_LONGEST, _SHORTEST = 40, 4
"""Characters of a word that is looked at; of the quoted word that a cut may follow on: of “was […] open”, “was to” is asked for."""

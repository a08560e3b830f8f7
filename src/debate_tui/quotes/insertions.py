"""Notes on an editor's [insertions] that may change the sense of the words quoted."""

import re
from collections.abc import Iterator

from debate_tui.quotes.brackets import stands_for_nothing, word_end, word_start
from debate_tui.quotes.context import NEGATION, sentence_at
from debate_tui.quotes.passages import GAP, INSERTION, Passage
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Note
from debate_tui.text.scripts import words

_PREFIX = re.compile(r"(?:un|in|im|il|ir|dis|non|mis|anti|counter)-?", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:less|n't)", re.IGNORECASE)
_NEGATION = re.compile(rf"\b(?:{NEGATION})\b", re.IGNORECASE)
_QUANTITY = re.compile(
    r"\d[\d.,]*%?|\b(?:all|any|most|many|much|more|less|some|several|few(?:er)?|every|each|both|half|twice|double[ds]?|triple[ds]?"
    r"|only|just|always|often|usually|mostly|sometimes|rarely|seldom|once|nearly|almost|entirely|completely|partly|fully"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|per ?cent|a (?:little|lot)|majority|minority)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w'-]+")
_NO_NAMES = frozenset(
    """
    A An And As At But By For From He Her His I If In It Its My No Not Of On Or Our She So That The Their There These They
    This Those To We When With Yet You
    Mr Mrs Ms Dr Prof
    """.split()  # noqa: SIM905 - as a list of strings it would fill half a page
)
"""Capitalised words that are no names; titles are among them, since the name after one counts by itself."""


def insertion_notes(quote: str, passage: Passage, text: Text) -> Iterator[Note]:
    """A note on each insertion of a normalised quote that puts in a negation, a quantity or a name, or other words in the
    place of the source's.

    `passage` has the spans of the quote's parts. There is no note on what stands for a pronoun or a determiner ("[Japan]
    needs" for "it needs"), on another form of the source's word, nor on what the source itself has at that place.
    """
    normal = text.normal.text
    for inserted, number, glued in _insertions(quote) if passage else ():
        start = passage[number - 1][1] if number else _sentence_start(normal, passage[0][0])
        end = passage[number][0] if number < len(passage) else _sentence_end(normal, passage[-1][1])
        gap = _between(normal, start, end)
        outside = number in (0, len(passage))  # there, an insertion may as well stand for nothing
        said = "" if outside else gap
        found = _turn(inserted, said) or _in_place(inserted, "" if words(gap) > INSERTION else gap)
        if found := found or (glued and _other_word(glued, normal, passage[number][0])):
            sentence = sentence_at(passage[min(number, len(passage) - 1)][0], text)
            yield Note("insertion", f"its insertion {inserted.strip()} {found}", sentence)


def _between(normal: str, start: int, end: int) -> str:
    """The whole words between two places."""
    return normal[word_end(normal, start) : word_start(normal, end)]


_FAR = 200
"""Characters within which a sentence begins or ends for an insertion at the beginning or end of a quote."""


def _sentence_start(normal: str, at: int) -> int:
    first = max(0, at - _FAR)
    ends = (normal.rfind(mark, first, at) for mark in (". ", "! ", "? "))
    return max((end + 2 for end in ends if end >= 0), default=first)


def _sentence_end(normal: str, at: int) -> int:
    behind = _MARK.search(normal, at, at + _FAR)
    return behind.start() if behind else min(at + _FAR, len(normal))


_MARK = re.compile(r"[.!?](?= |$)")


def _insertions(quote: str) -> Iterator[tuple[str, int, str]]:
    """Each insertion as `GAP` matches it, with the spaces around its brackets, the number of parts before it, and what it puts
    at the head of the next part's first word: "un" of "a[n un]real"."""
    number = done = 0
    for match in GAP.finditer(quote):
        number += any(map(str.isalnum, quote[done : match.start()]))
        done = match.end()
        if match["insertion"]:
            put = match[0].strip(" []").split()
            ahead = match[0].endswith("]") and quote[match.end() : match.end() + 1].isalnum()
            behind = match[0].startswith("[") and quote[max(0, match.start() - 1) : match.start()].isalnum()
            yield match[0], number, put[-1] if ahead and len(put) > behind else ""


def _other_word(head: str, normal: str, at: int) -> str:
    """What letters that are put before a word of the source do to it, as the end of a message; "" where the source has them too."""
    if word_start(normal, at) < at or not any(map(str.isalpha, head)):
        return ""
    word = normal[at : word_end(normal, at + 1)]
    return f"puts in a negation (“{head}”)" if _PREFIX.fullmatch(head) else f"makes “{head}{word}” of “{word}”"


def _turn(inserted: str, gap: str) -> str:
    """What an insertion does to the sense, as the end of a message: the negation, quantity or name that it adds; "" if it
    adds none.

    `gap` is what the source has in its place."""
    words = inserted.strip(" []")
    if words.lower() in ("sic", "recte"):
        return ""
    attached = not inserted.startswith(" ") or not inserted.endswith(" ")
    if attached and (_PREFIX.fullmatch(words) or _SUFFIX.fullmatch(words)):
        return f"puts in a negation (“{words}”)"
    for kind, pattern in (("a negation", _NEGATION), ("a quantity", _QUANTITY)):
        there = {one.lower() for one in pattern.findall(gap)}
        if new := next((one for one in pattern.findall(words) if one.lower() not in there), None):
            return f"puts in {kind} (“{new}”)"
    names, there = set(_NAME.findall(words)) - _NO_NAMES, set(_NAME.findall(gap)) - _NO_NAMES
    if names - there and (there or not gap.strip()):
        return f"puts in a name (“{min(names - there, key=words.index)}”)"
    return ""


def _in_place(inserted: str, gap: str) -> str:
    """What an insertion between blanks stands for, as the end of a message; "" if it says the same or for a pronoun."""
    words, alone = inserted.strip(" []"), inserted.startswith(" ") or inserted.endswith(" ")
    aside = stands_for_nothing(words)
    return f"stands for “{gap.strip()}”" if alone and not aside and _other_words(words, gap) else ""


def _other_words(words: str, gap: str) -> bool:
    """Whether the source has words in the place of an insertion that are neither pronouns or determiners, nor other forms of
    what the insertion says."""
    said = {_stem(word) for word in _WORD.findall(words.lower())}
    return any(_stem(word) not in said for word in _WORD.findall(gap.lower()) if word not in _POINTING)


def _stem(word: str) -> str:
    """A word without its English ending, forms of “be”, “have” and “do” as one."""
    return _AUXILIARY.get(word) or _ENDING.sub("", word) or word


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ENDING = re.compile(r"(?<=\w\w\w)(?:ies|ied|ing|ed|es|s|d|e|y)$")
_AUXILIARY = {
    form: forms[0]
    for forms in (
        ("be", "am", "is", "are", "was", "were", "been", "being"),
        ("have", "has", "had", "having"),
        ("do", "does", "did", "doing"),
    )
    for form in forms
}
_POINTING = frozenset(
    """
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    a an the this that these those such who whom whose which one ones here there then
    """.split()  # noqa: SIM905 - as a list of strings it would fill half a page
)

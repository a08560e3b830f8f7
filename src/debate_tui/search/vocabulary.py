"""The sorted words of an index, and which of them are similar to a word that was typed.

Similar to a typed word are: the word itself, words that begin with it, the word with another ending or prefix, words
one edit away, and words that begin with something one edit away. Only where none of these exists, words two edits away
count. An edit is a letter too many, missing or wrong, or two neighbours swapped (optimal string alignment).

To find words one edit away, no pass over the vocabulary is needed. The words are sorted, so one bisection tells whether
any word begins with a given string, and the few hundred strings one edit from a typed word are tried one by one.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from debate_tui.search.columns import slices

EXACT = 1.0
PLURAL = 0.8
TYPED = 0.90
"""A word that begins with the half-typed word, which is no word itself."""
TYPED_WHOLE = 0.65
"""A word that begins with the half-typed word, which is a word itself."""
BEGUN = 0.82
"""A word that begins with a complete word of the query, which is no word itself: probably an abbreviation."""
BEGUN_WHOLE = 0.5
"""A word that begins with a complete word of the query, which is a word itself."""
ENDING = 0.68
"""The word with another ending: destabilising, destabilise."""
ONE_EDIT = 0.72
ONLY_EDIT = 0.85
"""The only word one edit away, where no word begins with the typed one: hardly anything else can be meant."""
PREFIXED = 0.66
"""The word with a prefix more or less: disapproval, approval."""
FIRST_LETTER = 0.64
"""A word one edit away with another first letter: people seldom mistype the first letter."""
ONE_EDIT_BEGUN = 0.50
"""A word that begins with something one edit away."""
TWO_EDITS = 0.50
_LONGER = 0.01
"""Taken off for each letter, up to ten, by which a word is longer than the typed word that it begins with."""
_MANY = 2_000
"""If more words than this begin with the typed one, each counts as five letters longer: measuring takes too long."""
_SLICE = 1_000
"""Words compared in one call, during which no other thread, such as the one that draws, can run."""
_MOST_HEADS = 200
"""Beginnings of words whose possible next letters are remembered."""
_LAST = "\U0010ffff"
_ENGLISH = frozenset("abcdefghijklmnopqrstuvwxyz")
PREFIXES = ["un", "dis", "non", "re", "mis", "de", "anti", "pre", "post", "co", "over", "under", "inter", "in", "im"]
_ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ied", "er", "ed", "es", "ly", "al", "s", "e", "y")

Range = tuple[int, int]
"""(first, end): the words with the numbers first, …, end - 1."""
Similar = dict[int, float]
"""Word number → similarity, 0 < s ≤ 1."""


class Vocabulary:
    """The distinct words of an index, sorted. A word's number is its place."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)  # a tuple: the garbage collector would walk a list of 200,000 words every time
        self.compared = 0
        """Words and beginnings looked up or compared so far, as a measure of work."""
        self._by_length: dict[int, array[int]] = {}
        self._following: dict[str, dict[str, Range]] = {}

    def find(self, word: str) -> int | None:
        """The number of `word`, or None."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else None

    def starting(self, beginning: str, low: int = 0, high: int | None = None) -> tuple[int, int]:
        """The range of the words that begin with `beginning`, looked for from `low` to before `high`."""
        high = len(self.words) if high is None else high
        self.compared += 1
        first = bisect_left(self.words, beginning, low, high)
        if first == high or not self.words[first].startswith(beginning):
            return first, first
        return first, bisect_left(self.words, beginning + _LAST, first, high)

    def forms(self, word: str) -> list[tuple[str]]:
        """A word and its plural, singular and possessive, each as a phrase of one word.

        A word of one or two letters has no other forms: "us" is not the plural of "u".
        """
        return [(word,), *((self.words[number],) for number in self._plurals(word) if len(word) >= 3)]

    def similar(self, typed: str, open: bool) -> Similar:
        """The words similar to `typed`; `open`: it is still being typed, so more letters may follow."""
        found: Similar = {}
        first, end = self.starting(typed)
        if _number(typed):
            found = dict.fromkeys(self._plurals(typed), PLURAL)  # for years: 1960 finds the 1960s
            return {**found, first: EXACT} if first < end and self.words[first] == typed else found
        exact = any(map(str.isdigit, typed))  # no edits in words with digits: an F-35 is not an F-15
        if not exact and (len(typed) >= 4 or (len(typed) == 3 and first == end)):
            found = self._one_edit(typed, begun=open and (len(typed) >= 5 or first == end))
        whole = first < end and self.words[first] == typed
        if first == end and len(found) == 1 and max(found.values()) == ONE_EDIT:
            found = dict.fromkeys(found, ONLY_EDIT)
        if len(typed) >= 5:
            _better(found, self._prefixed(typed), PREFIXED)
        if len(typed) >= 3:
            _better(found, self._endings(typed), ENDING)
        if open or len(typed) >= 3:
            base = (TYPED_WHOLE if whole else TYPED) if open else BEGUN_WHOLE if whole else BEGUN
            if end - first > _MANY:
                for some in slices(end - first):
                    found.update(dict.fromkeys(range(first, end)[some], base - 5 * _LONGER))
            else:
                lengths = map(len, self.words[first:end])
                found.update(
                    (number, base - _LONGER * min(length - len(typed), 10))
                    for number, length in enumerate(lengths, first)
                )
        if len(typed) >= 3:
            _better(found, self._plurals(typed), PLURAL)
        if whole:
            found[first] = EXACT
        if not found and len(typed) >= 5 and not exact:
            found = self._prefixed_nearly(typed) or self._two_edits(typed)
        return found

    def _plurals(self, typed: str) -> Iterator[int]:
        others = [typed + "s", typed + "es"]
        if typed.endswith("s"):
            others.append(typed[:-1])
        if typed.endswith("es"):
            others.append(typed[:-2])
        return (number for word in others if (number := self.find(word)) is not None)

    def _endings(self, typed: str) -> Iterator[int]:
        stem = _stem(typed)
        if len(stem) >= 3:
            for number in range(*self.starting(stem)):
                if _stem(self.words[number]) == stem:
                    yield number

    def _prefixed(self, typed: str) -> Iterator[int]:
        others = [prefix + typed for prefix in PREFIXES]
        others += [
            typed[len(prefix) :] for prefix in PREFIXES if typed.startswith(prefix) and len(typed) - len(prefix) >= 5
        ]
        return (number for word in others if (number := self.find(word)) is not None)

    def _prefixed_nearly(self, typed: str) -> Similar:
        """Words one edit from the typed word with a prefix put before it: aproval → disapproval."""
        return {
            number: TWO_EDITS
            for prefix in PREFIXES
            if len(range(*self.starting(prefix + typed[:1])))
            for number in self._one_edit(prefix + typed, begun=False)
        }

    def _one_edit(self, typed: str, begun: bool) -> Similar:
        found: Similar = {}
        whole: Similar = {}
        for near, (first, end) in self._near(typed):
            if self.words[first] == near:
                whole[first] = ONE_EDIT if near[:1] == typed[:1] else FIRST_LETTER
            if begun and len(near) >= 4:
                found.update(dict.fromkeys(range(first, end), ONE_EDIT_BEGUN))
        return found | whole

    def _near(self, typed: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """Every string one edit from `typed` with which any word begins, and the range of those words."""
        may_be = _other_letters(typed)
        low, high = 0, len(self.words)
        for at in range(len(typed) + 1):
            head, here, rest = typed[:at], typed[at : at + 1], typed[at + 1 :]
            edits = [head + rest] if rest or here else []
            if rest and rest[0] != here:
                edits.append(head + rest[0] + here + rest[1:])
            for near in edits:
                if (found := self.starting(near, low, high))[0] < found[1]:
                    yield near, found
            following = self._letters_behind(head, low, high)
            for letter, child in following.items():
                if letter == here or not may_be(letter):
                    continue
                for near in (head + letter + rest, head + letter + here + rest):
                    if (found := self.starting(near, *child))[0] < found[1]:
                        yield near, found
                    if not here:
                        break
            if here not in following:
                return
            low, high = following[here]

    def _letters_behind(self, head: str, low: int, high: int) -> dict[str, Range]:
        """The letters that follow `head` in the words that begin with it, each with the range of its words.

        `low` and `high`: the range of the words that begin with `head`. Remembered, since the next key stroke asks
        again.
        """
        if head not in self._following:
            if len(self._following) >= _MOST_HEADS:
                self._following.clear()
            following: dict[str, Range] = {}
            at = low + (low < high and self.words[low] == head)
            while at < high:
                letter = self.words[at][len(head)]
                end = bisect_left(self.words, head + letter + _LAST, at, high)
                self.compared += 1
                following[letter] = at, end
                at = end
            self._following[head] = following
        return self._following[head]

    def _two_edits(self, typed: str) -> Similar:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if not self._by_length:
            for number, word in enumerate(self.words):
                self._by_length.setdefault(len(word), array("I")).append(number)
        found: Similar = {}
        for length in range(len(typed) - 2, len(typed) + 3):
            numbers = self._by_length.get(length, array("I"))
            self.compared += len(numbers)
            for start in range(0, len(numbers), _SLICE):
                some = numbers[start : start + _SLICE]
                near = extract(
                    typed,
                    [self.words[n] for n in some],
                    scorer=OSA.distance,
                    processor=None,
                    score_cutoff=2,
                    limit=None,
                )
                found.update((some[at], TWO_EDITS) for _, _, at in near)
        return found


def _number(typed: str) -> bool:
    """Whether `typed` is a number: 1960, 0·8 (0.8 folded), 1950s. Only its plural is similar to it, since 0.8 is not
    0.9."""
    return typed.replace("·", "").removesuffix("s").isdigit()


def _better(found: Similar, numbers: Iterator[int], similarity: float) -> None:
    for number in numbers:
        if found.get(number, 0.0) < similarity:
            found[number] = similarity


def _other_letters(typed: str) -> Callable[[str], bool]:
    """A test whether a letter may replace one in `typed`: an English letter if that is ASCII, else one of its
    script."""
    if typed.isascii():
        return _ENGLISH.__contains__
    blocks = {ord(letter) >> 8 for letter in typed}
    return lambda letter: ord(letter) >> 8 in blocks


def _stem(word: str) -> str:
    """`word` without a common English ending; not always a real stem, but words that share it count as forms of one
    word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in ("ing", "ed") else 4):
            return word[: -len(ending)]
    return word

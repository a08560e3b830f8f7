"""What is known of English words: which are grammar, which negate, who says, which let a negation through; and whether a text is English."""

import re

AUXILIARIES = frozenset(
    """
    am is are was were be been being has have had having do does did will would shall should can could may might must
    cannot ought isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shan't shouldn't
    can't couldn't mayn't mightn't mustn't ain't it's he's she's that's there's they're we're you're i'm i've we've
    they've they'll we'll i'll it'll
    """.split()  # noqa: SIM905 - as a list of strings it would fill a page
)
PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "there", "this", "these", "those", "one", "nobody"))
DETERMINERS = frozenset(
    """
    a an the this that these those his her its their our my your such any each every some no all both either another
    """.split()  # noqa: SIM905
)
PREPOSITIONS = frozenset(
    """
    of in on at by for from to with into onto upon about over under between among against through during within across
    toward towards behind beyond beside near off out up down above below along around like per via
    """.split()  # noqa: SIM905
)
JOINING = frozenset(
    """
    and or but nor yet because if unless although though while whereas when whenever where wherever which who whom whose
    that than as until till since so before after lest whether except
    """.split()  # noqa: SIM905
)
"""Words that begin another clause, or join words."""
ADVERBS = frozenset(
    """
    not yet even ever always often quite very too just still also only then now here much more most less least so well
    rather almost soon again once all at anyway indeed perhaps maybe far long there itself themselves himself however
    therefore simply otherwise merely already
    """.split()  # noqa: SIM905
)
FUNCTION = (
    AUXILIARIES
    | PRONOUNS
    | DETERMINERS
    | PREPOSITIONS
    | JOINING
    | ADVERBS
    | frozenset(
        "him her them us me you what how why t s d ll re ve m".split()  # noqa: SIM905
    )
)
"""Words that say nothing by themselves: that these are read makes no statement."""

_NO_ADVERB = frozenset(
    """
    family only ally supply apply reply imply rely italy july assembly monopoly anomaly fly early daily weekly monthly
    yearly likely unlikely friendly costly deadly lonely elderly homily bully folly jelly holy ugly silly lovely
    multiply comply belly rally tally hourly worldly orderly cowardly
    """.split()  # noqa: SIM905
)


def is_adverb(word: str) -> bool:
    """Whether a word in lower case says how: it stands between “not” and the verb without shielding it."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERB)


NEGATORS = frozenset(
    "not never no nor neither none nobody nothing nowhere cannot hardly scarcely barely rarely seldom without".split()  # noqa: SIM905
)


def negates(word: str) -> bool:
    """Whether a word in lower case is a negation by itself."""
    return word in NEGATORS or word.endswith("n't")


POSITIVE = frozenset(
    """
    doubt doubts doubted doubting deny denies denied denying dispute disputes disputed question questions questioned
    ignore wonder surprise mistake secret accident coincidence matter avoid escape prevent prevents prevented stop stops stopped
    hinder hinders preclude precludes forbid forbids prohibit prohibits disagree disagrees disagreed object objects objected fail fails failed failing
    refuse refuses refused lack lacks lacked unless underestimate overstate exaggerate overestimate forget forgets forgotten
    """.split()  # noqa: SIM905
)
"""Words that undo a negation before them: “no doubt that”, “cannot deny that”, “must not forget that”."""

TRANSPARENT = frozenset(
    """
    believe believes believed think thinks thought suppose claim claims claimed say says said saying argue argues argued
    mean means meant hold holds held expect expects expected want wants wanted intend intends intended wish hope seem
    seems seemed appear appears appeared follow follows followed prove proves proved proven show shows showed shown
    suggest suggests suggested demonstrate demonstrated establish established true clear certain sure evidence proof
    sign signs reason reasons basis grounds ground case possible likely able enough need needs needed way attempt right
    power authority plan plans intention indication guarantee guaranteed support desire willing ready prepared allowed
    permitted required supposed convinced persuaded agree agrees agreed imply implies implied conclude concluded find
    found obvious necessary accept accepts accepted proposed fact idea notion economist economists expert experts
    scholar scholars scientist scientists analyst analysts people person researcher researchers chance danger risk
    infer presume surmise maintain contend assert insist allege recommend advise consider deem foresee predict anticipate
    guess dream warrant justify entitled obliged bound compelled qualified authorised authorized fit pretext excuse occasion
    inkling hint symptom precedent obligation duty room hope
    prospect sense use point effort trace wrong correct fair help helped try tries tried begin begun assume assumed view
    """.split()  # noqa: SIM905
)
"""Words between a negation and “that”, “to” or “of” which let it through: “no evidence that”, “does not believe that”."""

PEOPLE = re.compile(
    r"\b(?:critics?|opponents?|sk?c?eptics?|detractors?|foes|some|proponents?|advocates|supporters|apologists|enemies"
    r"|alarmists?|pessimists?|optimists?|realists?|lobby|objectors?|one (?:might|may|could))\b"
)
"""Those whom an author quotes in order to answer them, often enough."""

_COMMON = frozenset(
    """
    the of and to that is was for it with as be by are this have from not which they or their has were been its would
    can at these will more when there an about than into could other our we who had his but what all some such between
    also only do should because how most
    """.split()  # noqa: SIM905
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4000
_FEW = 20
_SHARE = 0.18


def is_english(text: str) -> bool:
    """Whether a text is English, by how many of its first words are English function words.

    Of English prose it is 30 to 45 %, of other languages written in Latin letters at most 10 %. Fewer than 20 words are
    too few to tell, and taken for English: what is looked for in them is English words, too.
    """
    words = _LETTERS.findall(text[:_LOOKED_AT].lower())
    return len(words) < _FEW or sum(word in _COMMON for word in words) >= _SHARE * len(words)

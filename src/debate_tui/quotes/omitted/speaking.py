"""The words with which texts tell who says something: verbs of saying, nouns such as “claim”, and turns such as “according to”."""

import re

SAID = frozenset(
    """
    say says said argue argues argued claim claims claimed contend contends contended insist insists
    insisted assert asserts asserted allege alleges alleged maintain maintains maintained believe believes believed
    think thinks thought imagine imagines imagined fancy fancies announce announces announced
    """.split()  # noqa: SIM905
)
"""Verbs of saying that do without “that”."""
SAID_THAT = SAID | frozenset(
    """
    hold holds held write writes wrote written caution cautions cautioned warn warns warned fear fears feared suspect suspects suspected assume assumes
    assumed suppose supposes supposed imagine imagines imagined predict predicts predicted speculate speculates complain
    complains complained object objects objected charge charges charged told tell tells report reports reported declare
    declares declared announce announced suggest suggested propose proposes proposed worry worries worried hope hopes hoped
    reply replies replied respond responds responded testified swore opine opined posit posits posited theorize theorizes
    hypothesize theorized feel feels felt conclude concluded boast boasts boasted concede concedes protest protested
    stated states estimate estimates estimated forecast forecasts projected promise promises promised pledge
    pledges pledged surmise surmises surmised reckon reckons reckoned presume presumes presumed proclaim proclaims
    proclaimed profess professes professed pretend pretends pretended affirm affirms affirmed urge urges urged submit submits
    submitted counter counters countered retort retorts retorted murmur whisper lament laments lamented preach
    preaches preached expects expect expected observed observes remarked remarks represent represented decided decides conjecture conjectured
    """.split()  # noqa: SIM905
)
SAID_BEHIND = SAID | frozenset(
    "tell tells wrote writes write warned warns explained explains added adds told held observed reported reports replied declared testified complained".split()  # noqa: SIM905
)
TRIGGERS = (
    SAID_THAT
    | SAID_BEHIND
    | frozenset(
        """
        went goes ran runs
        accused hear represented maintained asserted insisted imagined presumed
        according view views opinion words eyes judgment judgement called alleged allegedly reportedly supposedly purported
        purportedly ostensibly styled idea ideas notion notions belief beliefs argument arguments theory theories assumption
        assumptions allegation allegations contention hypothesis impression objection suggestion complaint remarked
        opinion doctrine maxim premise proposition rumor rumour wisdom line narrative heard told assured informed warned taught
        what urged objected contended pretended
        have want wants ask asks tell tells invite invites put puts putting run runs goes read reads so
        apprehension fear fears hope prediction perception misconception conviction accusation accusations pretence
        pretense promise prospect fancy superstition report reports story stories rumors rumours believe trust tells
        conventional sees saw has had official believed
        rumored rumoured considered portrayed described depicted presented characterized characterised seen viewed regarded
        hailed touted dismissed lay lays laid laying
        """.split()  # noqa: SIM905
    )
)
"""Words one of which names whoever is said to speak."""
AUTHOR = frozenset(("i", "we", "my", "our", "you"))
OWN = frozenset(("i", "we", "me", "us"))
DENIED = re.compile(
    r"\b(?:falsely|wrongly|mistakenly|erroneously|incorrectly|fraudulently|dishonestly|baselessly|absurdly|pretend(?:s|ed)?|lie[sd]?"
    r"|myth|misconception|superstition|fallacy|delusion)(?!\w)"
)
"""With these words an author says that what others say is not so."""
EVIDENCE = re.compile(
    r"\b(?:data|evidence|studies|study|results?|findings?|figures?|experiments?|surveys?|polls?|history|experience|this|these|it|which)\b"
)
LEADS = re.compile(
    r"\b(?:(?:at least )?as (?:the|its|their|his|her|some|many|most|mr|mrs)\.? (?:[\w']+ ){1,3}?(?:tells?|sees?|saw|puts?|told|would have|ha[sd]) it"
    r"|if (?:we|you|one) (?:are|is|were) to (?:believe|trust)|if (?:the )?(?:[\w']+ ){1,3}(?:is|are) to be believed|to hear (?:[\w']+ ){1,4}tell it"
    r"|at least (?:that|so|this|such) (?:is|was) (?:what|the (?:conventional wisdom|claim|theory|argument|story|line|view|official))|according to(?! (?:plan|schedule|law|custom|need|size|age|rule)\b| (?:the|its|their|his|this) (?:nature|laws?|letter|rules?|terms|principles?|usages?|rights?|provisions?|number|amount|degree|circumstances)\b)|in the (?:view|opinion|words|eyes|judgment|judgement) of"
    r"|what (?:he|she|they|some|many|[a-z]+s) (?:calls?|called)|what (?:is|are) called"
    r"|so-called|alleged(?:ly)?|reportedly|supposed(?:ly)?(?! to)|purported(?:ly)?|ostensibly|self-styled)(?!\w)"
)
NOUN_THAT = re.compile(
    r"\b(?:view|claim|idea|notion|belief|argument|theory|assumption|allegation|charge|contention|hypothesis|impression|objection|suggestion|complaint"
    r"|opinion|doctrine|maxim|premise|proposition|rumou?r|narrative|wisdom|line|apprehension|fear|prediction|perception|misconception"
    r"|accusation|pretence|pretense|superstition)s?"
    r"(?: (?:is|was|has been|had been)(?: \w+){0,2} (?:whispered|expressed|voiced|held|entertained|advanced|raised|abroad|current|common|spread|put about|put forward)"
    r"| (?:is|was|has been|goes)| (?:of|among|on the part of)(?: [\w']+){1,4}|, [^,;:.]{3,60})?,? that\b"
    r"|\b(?:lay|lays|laid|laying) (?:it )?down(?: as [^,;:.]{1,40})?,? that\b"
    r"|\bit (?:is|was|has been|will be|may be|might be) (?:\w+ )?(?:said|urged|objected|alleged|contended|pretended|answered|replied),(?! (?:and|but|however)\b)"
    r"|\b(?:heard|hear) (?:\w+ )?(?:rumou?rs|reports|claims|people say|it rumou?red) that\b|\baccused of (?:holding|saying|believing|thinking|claiming|teaching) that\b"
    r"|\bheard it (?:said|asserted|argued|claimed|objected|suggested)(?: by [^,;:.]{1,40})?,? that\b"
    r"|\b(?:been|was|were|am|are) (?:told|assured|informed|warned|taught)(?: by [^,;:.]{1,80})?(?:, [^,;:.]{1,40})?,? that\b"
    r"|\b(?:would have|wants?|asks?|tells?|invites?) (?:us|you|readers|voters|people|everyone)(?: to)? (?:believe|think|accept|suppose|swallow)(?: is)?(?: that)?\b"
    r"|\b(?:puts?|putting) it[^,;:.]{0,30}:|\b(?:runs?|goes|reads?|argued?|argues|is|was) (?:as follows|like this|this way|simple|blunt):"
)
OR_SO = re.compile(r"\b(?:or )?so\b,? (?:at least,? )?")
PASSIVE = re.compile(
    r"\b(?:it|he|she|they|[a-z]+) (?:is|was|are|were|has been|have been|may be|might be|could be|can be|will be) (?:\w+ ){0,3}?"
    r"(?:(?P<it>remarked|said|argued|claimed|believed|thought|alleged|suggested|feared|assumed|objected|held|supposed|reported|rumou?red"
    r"|represented|contended|insisted|maintained|asserted|urged|predicted|hoped|expected|imagined|presumed|widely held|commonly held) that"
    r"|(?:said|believed|thought|alleged|supposed|reported|rumou?red|considered|held) to\b"
    r"|(?:portrayed|described|depicted|presented|characteri[sz]ed|seen|viewed|regarded|considered|hailed|touted|dismissed)"
    r"(?: by [^,;:.]{1,40})? as\b)"
)

"""Tells by the words that name a step of an argument whether it is for or against what it leads to."""

import re

_BETWEEN = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\W]+")
"""Where the words of a name part: DefaultConflict, default_conflict, counter-argument."""

_AGAINST = re.compile(
    r"""\b(?: conflict(?:s|ing)? | attack(?:s|ed|ing|er)? | rebut(?:s|ted|ting|tals?|ter)? | undercut(?:s|ting|ters?)?
    | undermin(?:e|es|ed|ing|ers?) | contradict(?:s|ed|ing|ions?|ory)? | contrar(?:y|ies|iness|iety) | contras? | cons?
    | object(?:s|ed|ing|ions?)? | refut(?:e|es|ed|ing|ations?|als?) | disagree(?:s|d|ing|ments?)? | disput(?:e|es|ed|ing)
    | counter(?:s|ed|ing)?(?:[ ]?(?:arguments?|claims?|evidence|examples?|points?|reasons?))?
    | oppos(?:e|es|ed|ing|itions?) | against | defeat(?:s|ed|ing|ers?)? | den(?:y|ies|ied|ying|ials?)
    | challeng(?:e|es|ed|ing) | disprov(?:e|es|ed|ing) | disconfirm(?:s|ed|ing)? | negat(?:e|es|ed|ing|ions?)
    | critici[sz](?:e|es|ed|ing) | criticisms? | critiques? | reject(?:s|ed|ing|ions?)? | weaken(?:s|ed|ing)? )\b""",
    re.VERBOSE,
)
_FOR = re.compile(
    r"""\b(?: support(?:s|ed|ing)? | pros? | infer(?:s|red|ence|ences)? | because | since | therefore
    | justif(?:y|ies|ied|ication) | strengthen(?:s|ed|ing)? | confirm(?:s|ed|ing)? | back(?:s|ed|ing) | prov(?:e|es|ed)
    | entail(?:s|ed|ment)? | impl(?:y|ies|ied|ication) | deductive | inductive | deduction | induction | modus[ ](?:ponens|tollens) )\b""",
    re.VERBOSE,
)
_SCHEME = re.compile(
    r"""\b(?: premises? | evidence | grounds? | warrants? | reasons? )\b | ^(?:an?[ ])?(?:default[ ])?(?:arguments?|reasoning|inferences?|appeals?)[ ](?:from|to|by)\b | \bad[ ]hominem\b
    | \b(?: opinion | testimony | position[ ]to[ ]know | (?:popular|practical|value[ ]based)[ ](?:practice|reasoning)
    | authority | ethotic | bias | sign | signs | analogy | example | examples | precedent | (?:established|exceptional)[ ](?:rule|case)
    | cause | causal | effect | correlation | consequences? | slippery[ ]slope | classification | definition | evidence[ ]to[ ]hypothesis
    | commitment | sunk[ ]costs? | waste | gradualism | fear[ ]appeal | danger[ ]appeal | threat | need[ ]for[ ]help | distress
    | perception | memory | ignorance | composition | division | opposites | alternatives | values? | goal | rule | rules
    | vagueness | arbitrariness | explanation | abduction | abductive | hypothesis )\b""",
    re.VERBOSE,
)
"""What is for something unless it is said to be against it, and what schemes of reasoning are called (Walton, Reed and Macagno, Argumentation Schemes, 2008): all of them are inferences."""
_NEGATED = re.compile(r"\b(?:not|no|non|never|neither|anti)\b")


def is_against(name: str) -> bool | None:
    """Whether a step with this name is against what it leads to, by its words in English; None where they don't tell."""
    words = _BETWEEN.sub(" ", name).strip().lower()
    if _NEGATED.search(words):
        return None
    if words.startswith(("argument from ", "reasoning from ", "inference from ")):  # Argument from Opposites
        return False
    if _AGAINST.search(words):
        return None if _FOR.search(words) else True
    return False if _FOR.search(words) or _SCHEME.search(words) else None

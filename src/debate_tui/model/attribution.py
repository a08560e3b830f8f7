"""Puts into words who says a claim: speaker, source, date and place in the source's text."""

import re
from collections.abc import Callable, Iterator, Sequence

from debate_tui.model.debate import Claim, Debate, Kind, Quote, Source, Voice
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, NOBODY, OTHER_DISCUSSION, QUESTION, graph, is_nobody
from debate_tui.model.library import UNDIRECTED, UNDRAWN, is_card_file, is_part
from debate_tui.model.pairing import quoting, undercut_to
from debate_tui.text.dates import spoken
from debate_tui.text.scripts import first_words, one_line
from debate_tui.text.wording import counted, listed, together

ANNOTATED = ("hypothesis", "zotero")
"""The formats of annotations, whose tags are terms."""
_FIGURES = re.compile(r"[0-9]+")
_SHARED = {True: "shared by", False: "not shared by"}


def quotes_of(debate: Debate, source: str) -> Iterator[tuple[Claim, Quote]]:
    """Every quote of a source's words, each with its claim, in the order of the files.

    The claim may belong to another source. `source` is an id.
    """
    return (
        (claim, quote)
        for claim in quoting(debate, source)
        for quote in claim.quotes
        if claim.source_of(quote) == source
    )


def author(source: Source, name: Callable[[Sequence[str]], str] = together) -> str:
    """Who wrote the source: its authors, all of them unless `name` names them otherwise, else its outlet, affiliation or name."""
    return name(source.authors) or source.outlet or source.affiliation or source.name


def as_given(source: Source) -> str:
    """The date as the file that was read gives it, where it may mean several days; "" where none is given, or it is known."""
    given = source.extra.get("date")
    return one_line(given).strip() if not source.published and isinstance(given, str) else ""


def when(source: Source) -> str:
    """The date of publication in words; as it is given, where it may mean several days; else "undated"."""
    if source.published:
        return spoken(source.published)
    given = as_given(source)
    words = first_words(given, _MOST)
    return f"dated “{words}{'' if words == given else ' …'}”" if given else "undated"


_MOST = 12
"""Words of a date as it is given that are shown."""


def dated(source: Source) -> str:
    """Name and date; the name alone where it says all of the date: `Mason, May 2024`, `Okafor 23`."""
    year = source.published or ""
    told = (year, year[2:]) if len(year) == 4 and year.isdigit() else ()
    return (
        source.name
        if _FIGURES.findall(source.name)[-1:] in [[one] for one in told]
        else f"{source.name}, {when(source)}"
    )


def the_author(source: Source) -> str:
    """Who speaks in a source where nobody is reported; a source may have several authors."""
    return "the authors" if len(source.authors) > 1 else "the author"


def shared_words(voice: Voice, source: Source) -> str:
    """Whether the author of a source shares what the voice says there, as far as the text tells."""
    if voice.endorsed is None:
        return "left open whether it is shared"
    return f"{_SHARED[voice.endorsed]} {the_author(source)}"


def is_question(claim: Claim) -> bool:
    """Whether a claim is a question, which nobody claims and nobody could meet."""
    return claim.voice is not None and claim.voice.speaker == QUESTION


def _instead(voice: Voice) -> str:
    """What a claim is that nobody says."""
    plain = voice.speaker in (QUESTION, OTHER_DISCUSSION)
    return voice.speaker.removeprefix(NOBODY).removesuffix(")") if plain else voice.speaker


def only_file(debate: Debate, source: Source) -> bool:
    """Whether a source is only the file that a map was read from, as of a graph or an outline: nobody is named whose text it is."""
    named = source.name != source.id or source.affiliation
    format = debate.origin.format if debate.origin else ""
    read = format != "" and not format.startswith("brief/")  # a brief may be of a map of ours
    return read and source.title == debate.title and not named


def voice_words(debate: Debate, claim: Claim) -> str:
    """Who speaks: the author, or somebody whom the author reports, with whether the author shares the claim; else the file."""
    source = debate.source[claim.source]
    file = "the file" if speaks_alone(debate) else f"the file {source.name}"
    name = file if only_file(debate, source) else source.name
    if claim.voice is None:
        return name
    if is_nobody(claim.voice):
        return f"{_instead(claim.voice)}, in {name}"
    return f"{claim.voice.speaker}, reported by {name} ({shared_words(claim.voice, source)})"


def attribution(debate: Debate, claim: Claim, quote: Quote | None = None) -> str:
    """Speaker, source, date and place in the text, in short; for a quote from another source, of that source."""
    source = debate.source[claim.source_of(quote) if quote else claim.source]
    file = only_file(debate, source)
    own = source.id == claim.source and (claim.voice is not None or file)
    who = voice_words(debate, claim) if own else dated(source)
    date = when(source) if own and not (file and not source.published) else ""
    parts = [who, date, (quote.locator if quote else None) or ""]
    return ", ".join(part for part in parts if part)


def credit(debate: Debate, claim: Claim, quote: Quote | None = None) -> str:
    """As `attribution`, of a claim among others: without who says it where nobody is named, as of none of them but those with voices."""
    file = claim.voice is None and speaks_alone(debate) and only_file(debate, debate.source[claim.source])
    if file and (quote is None or claim.source_of(quote) == claim.source):
        return (quote.locator if quote else None) or ""
    return attribution(debate, claim, quote)


@derived(1)
def speaks_alone(debate: Debate) -> bool:
    """Whether all claims are of one source, so that who says them needn't be said of each."""
    saying = graph(debate).saying
    return sum(1 for number in range(len(debate.sources)) if saying.of(number)) == 1


def note_mark(claim: Claim) -> str:
    """The sign of a claim whose quotes have notes: "sic" if one begins with that, else "note"; "" without notes."""
    notes = [quote.note for quote in claim.quotes if quote.note]
    return "sic" if any(note.lower().startswith("sic") for note in notes) else "note" if notes else ""


def citation(debate: Debate, claim: Claim, quote: Quote) -> str:
    """The full citation of a quote in one line, without the parts that are unknown."""
    source = debate.source[claim.source_of(quote)]
    voice = claim.voice if source.id == claim.source else None
    asked = f"{_instead(voice)}, " if voice and is_nobody(voice) else ""
    said = (
        asked + "in: " if asked else f"{voice.speaker}, reported ({shared_words(voice, source)}) in: " if voice else ""
    )
    title = f"“{source.title}”" if source.title else f"untitled ({source.apart})" if source.apart else "untitled"
    by_line = author(source)
    outlet = source.outlet if source.outlet and source.outlet not in by_line else ""
    parts = [by_line, title, outlet, when(source), quote.locator or "", source.url or ""]
    return said + ", ".join(part for part in parts if part)


SILENT = "Silent on this issue."
ONLY_REPORTED = f"{SILENT} What it only reports is below."
NO_ANSWER = "States no answer of its own; its claims are below."
NO_CARD = "No card in this block."
SILENCES = frozenset((SILENT, ONLY_REPORTED, NO_ANSWER, NO_CARD))
"""What stands in place of a position's missing answer on an issue."""


def other_positions(count: int) -> str:
    """What is said in place of the names of many positions, behind those that are named."""
    return f"{count} other positions"


def unmet(debate: Debate, claim: Claim) -> str:
    """What is said of a claim that no relation meets. Of a card nobody knows that: `model.answering` derives its answers; what
    nobody says, as a question, is nothing that anybody could meet."""
    if is_nobody(claim.voice):
        return "nobody in this debate says it"
    if why := undrawn(debate):
        return f"no answer to it is drawn: {why}"
    steps = step_undercut(debate, graph(debate).order[claim.full_id])
    others = _backers(debate, graph(debate).order[claim.full_id])
    backed = f"a reason for it comes from {listed(others, 3)}" if others else ""
    return "; ".join(filter(None, ("nobody in this debate meets it", steps, backed)))


def step_undercut(debate: Debate, claim: int) -> str:
    """That steps which support the claim with this number are undercut, though it is not met by that; "" where none is."""
    count = undercut_to(debate, claim)
    return "a step to it is undercut" if count == 1 else f"{count:,} steps to it are undercut" if count else ""


@derived(64)  # as `undercut_to`
def _backers(debate: Debate, number: int) -> list[str]:
    """The names of other positions of which a claim is a reason for this one (a number): they don't meet it, and don't pass it over either."""
    drawn = graph(debate)
    into = [
        edge
        for edge in drawn.touching.of(number)
        if drawn.targets[edge] == number and drawn.kind(edge) is Kind.SUPPORTS
    ]
    found = dict.fromkeys(drawn.holders[drawn.origins[edge]] for edge in into)
    return [f"“{one_line(debate.positions[one].label)}”" for one in found if one != drawn.holders[number]]


def reasons_across(debate: Debate) -> str:
    """A sentence on how often a claim is a reason for one of another position; "" where none is."""
    drawn, supports = graph(debate), KINDS.index(Kind.SUPPORTS)
    ends = zip(drawn.origins, drawn.targets, drawn.drawn, strict=True)
    many = sum(drawn.kinds[one] == supports and drawn.holders[o] != drawn.holders[t] for o, t, one in ends)
    return f" {counted(many, 'reason')} for claims of other positions: see their pages." if many else ""


def undrawn(debate: Debate) -> str:
    """Why it isn't known which claims nobody answers: their file draws no answers, or the map is a part of another one; "" where
    it is known."""
    if is_card_file(debate):
        return "files of cards draw none"
    return _left_out(debate, "its") or (
        "its file draws none" if draws_none(debate) else "this map is a part of another one" if is_part(debate) else ""
    )


def none_meet(debate: Debate, otherwise: str, what: str = "") -> str:
    """What is said where no relation meets anything: why, where the file draws none or has some that aren't drawn, else what
    `otherwise` says. `what`: what isn't drawn, in other words than “between these claims”."""
    if why := _left_out(debate, "their"):
        return f"{what or _BETWEEN}: {why}."
    why = "files of cards draw no answers" if is_card_file(debate) else "their file draws no relations"
    drawn = not is_card_file(debate) and not draws_none(debate)
    return otherwise if drawn else f"{what or _BETWEEN}: {why}."


_BETWEEN = "Nothing is drawn between these claims"


def _left_out(debate: Debate, its: str) -> str:
    """Why relations of a debate's file aren't drawn, any of which may be an answer; "" where none is left out."""
    if UNDIRECTED in debate.extra:
        return f"{its} file doesn't say which way its relations go"
    return f"not every relation of {its} file is drawn" if UNDRAWN in debate.extra else ""


@derived(1)
def draws_none(debate: Debate) -> bool:
    """Whether a map comes from another format, annotations or a transcript, say, that has no relations at all: who replies to whom
    nobody knows then."""
    return debate.origin is not None and not debate.relations


def nothing_pairs(debate: Debate, issue: str) -> bool:
    """Whether the claims of a comparison stand in a list for each position, since no relation could set one beside another:
    its debate has no issues ("") or draws nothing. Cards are answered by their titles and passages, which pages of theirs tell."""
    return not issue or (draws_none(debate) and not is_card_file(debate))


def termed_by(debate: Debate) -> str:
    """Whose words the terms of claims are: of annotations, whoever annotated gave them as tags."""
    annotated = debate.origin is not None and debate.origin.format in ANNOTATED
    return "annotator or mapper" if annotated else "mapper"

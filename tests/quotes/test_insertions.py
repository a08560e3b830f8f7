"""Insertions that may turn the sense of a quote whose words are right."""

import pytest

from debate_tui.model.debate import Claim, Debate, Location, Quote, QuoteState, Role, Source
from debate_tui.quotes.text import prepare
from debate_tui.quotes.verify import verify
from tests.quotes.checking import check_quotes

AT = Location("map.toml")
ARTICLE = (
    "The track needs those hours. It carries 4,000 riders a day, and they say so. President Biden was pleased. "
    "Many in the town are happy with the hope that it brings. Nobody was asked twice."
)
TEXT = prepare(ARTICLE)


@pytest.mark.parametrize(
    ("quote", "puts_in"),
    [
        ("The track [never] needs those hours", "[never] puts in a negation (“never”)"),
        ("The track [does not] need[s] those hours", "[does not] puts in a negation (“not”)"),
        ("[Hardly] the track needs those hours", None),
        ("[Not] The track needs those hours", "[Not] puts in a negation (“Not”)"),
        ("The track needs those hours[, not others]", "[, not others] puts in a negation (“not”)"),
        ("Many in the town are [un]happy with the hope", "[un] puts in a negation (“un”)"),
        ("carries 4,000 riders a[n un]day", "[n un] puts in a negation (“un”)"),
        ("President Biden was [dis]pleased", "[dis] puts in a negation (“dis”)"),
        ("the town are happy with the hope that it [over]brings", "[over] makes “overbrings” of “brings”"),
        ("Nobody was [r]asked twice", "[r] makes “rasked” of “asked”"),
        ("was [a]sked twice", None),
        ("Nob[o]dy was asked twice", None),
        ("are happy with the hope[less]", "[less] puts in a negation (“less”)"),
        ("[Most] in the town are happy", "[Most] puts in a quantity (“Most”)"),
        ("The track needs [all] those hours", "[all] puts in a quantity (“all”)"),
        ("It carries [9,000] riders a day", "[9,000] puts in a quantity (“9,000”)"),
        ("It carries [some 4,000] riders a day", "[some 4,000] puts in a quantity (“some”)"),
        ("It carries [4,000 paying] riders a day", None),
        ("President [Trump] was pleased", "[Trump] puts in a name (“Trump”)"),
        ("President Biden [of Mr Smith] was pleased", "[of Mr Smith] puts in a name (“Smith”)"),
        ("President [Joe Biden] was pleased", "[Joe Biden] puts in a name (“Joe”)"),
        ("President Biden [of Tokyo] was pleased", "[of Tokyo] puts in a name (“Tokyo”)"),
        ("[The Harbour Line] carries 4,000 riders a day", "[The Harbour Line] puts in a name (“Harbour”)"),
        ("a day, and [the Councillors] say so", None),  # for "they"
        ("a day, and [the people who ride it] say so", None),
        ("[T]he track needs those hours", None),
        ("[t]rack needs those hours", None),
        ("rider[s] a day", None),
        ("The track needs [sic] those hours", None),
        ("Nobody [in the town] was asked", None),
        ("[Nobody] was asked", "[Nobody] puts in a negation (“Nobody”)"),
        ("brings. [Nobody] was asked", None),  # the source says so there
        ("Nobody was asked … [never]", "[never] puts in a negation (“never”)"),
        ("The track needs those hours", None),
        ("The track [wants] those hours", "[wants] stands for “needs”"),
        ("The track [needed] those hours", None),
        ("Many in the town [were] happy", None),
        ("Many in the town are [angry] with the hope", "[angry] stands for “happy”"),
        ("the town are happy with [its] hope", None),  # for "the"
        ("Nobody [is] asked twice", None),
        ("Nobody was [heard] twice", "[heard] stands for “asked”"),
        ("Nobody was asked [often].", "[often] puts in a quantity (“often”)"),
        ("The track needs those [weeks].", "[weeks] stands for “hours”"),
        ("President Biden was [annoyed].", "[annoyed] stands for “pleased”"),
        ("[The council] needs those hours", "[The council] stands for “The track”"),
        ("[They say that it] carries 4,000 riders", None),  # of a long sentence, nobody knows
    ],
)
def test_an_insertion_that_turns_the_sense_is_noted(quote: str, puts_in: str | None) -> None:
    verdict = verify(Quote(quote, AT), TEXT)
    told = [note.message for note in verdict.notes if note.kind == "insertion"]
    assert told == ([] if puts_in is None else [f"its insertion {puts_in}"])
    assert verdict.state.verified or puts_in is None


def test_the_note_has_the_sentence_and_is_answered_by_the_quote_s_own_note() -> None:
    quotes = tuple(Quote("The track [never] needs those hours", AT, note=note) for note in (None, "our reading"))
    claim = Claim("c", "a", ("i",), "…", Role.FACT, "p", quotes, AT)
    debate = Debate("d", "", "", "", AT, sources=(Source("a", "p", AT),), claims=(claim,))
    report = check_quotes(debate, {"a": ARTICLE})
    assert [check.verdict.state for check in report.checks] == [QuoteState.BRACKETED] * 2
    (note,) = [one for one in report.diagnostics if one.code == "N526"]
    assert note.hint == "“The track needs those hours.”"


def test_the_source_s_own_brackets_are_no_insertions() -> None:
    assert verify(Quote("It is [not] so", AT), prepare("It is [not] so.")).notes == ()


def test_ambiguous_words_have_no_notes() -> None:
    text = prepare("The track needs hours. The track needs hours.")
    assert verify(Quote("The track [never] needs hours", AT), text).state is QuoteState.AMBIGUOUS

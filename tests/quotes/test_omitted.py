"""What a reading leaves out: how often it is found, and rightly, on labelled readings; and what holds for any text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Claim, Mark, Quote
from debate_tui.quotes import context
from debate_tui.quotes.omitted import find
from debate_tui.quotes.omitted.clauses import divided, level
from debate_tui.quotes.omitted.english import is_english
from debate_tui.quotes.omitted.find import omissions
from debate_tui.quotes.omitted.finding import Gravity, Kind
from debate_tui.quotes.omitted.reading import complaints, left_out, reading, told
from debate_tui.text.spans import joined, touched
from tests.builders import AT, claim, debate
from tests.counted import calls
from tests.quotes.labelled import Case, Span, by_hand, by_rule, scores, table

DOCS = Path(__file__).parents[2] / "docs" / "quotes.md"
CASES = (*by_hand(), *by_rule())
HELD_OUT = tuple(case for case in CASES if case.held_out)
SEEN = tuple(case for case in CASES if not case.held_out)
THIRD = tuple(by_hand("third.txt"))
FOURTH = tuple(by_hand("fourth.txt"))
FIFTH, SIXTH = tuple(by_hand("fifth.txt")), tuple(by_hand("sixth.txt"))
SEVENTH, EIGHTH, NINTH = (tuple(by_hand(f"{name}.txt")) for name in ("seventh", "eighth", "ninth"))
TENTH, ELEVENTH, TWELFTH = (tuple(by_hand(f"{name}.txt")) for name in ("tenth", "eleventh", "twelfth"))
LAST = (*NINTH, *TENTH, *ELEVENTH, *TWELFTH)
LATER = (*by_hand("afterwards.txt"), *THIRD, *FOURTH, *FIFTH, *SIXTH, *SEVENTH, *EIGHTH, *LAST)
"""Readings that were labelled after the rules were made, with hostile intent."""


def found(text: str, read: Sequence[Span]) -> list[tuple[str, Span]]:
    return [(str(one.kind), one.omitted) for one in omissions(text, read)]


def by_words(text: str, read: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """What the word lists of `quotes.context` find outside what is read, in sentences of which something is."""
    kinds = {"a negation": "negation", "a concession": "concession", "an attribution": "speaker"}
    for span in divided(text):
        if touched(read, span):
            for name, kind in kinds.items():
                for match in context._TURN[name].finditer(level(text), *span):
                    if not touched(read, match.span()):
                        yield kind, match.span()


def test_there_are_enough_labelled_cases_and_many_of_them_are_harmless() -> None:
    assert len([case for case in CASES if not case.by_rule]) >= 350
    assert len(HELD_OUT) >= 300
    assert sum(not case.missed for case in CASES) >= len(CASES) / 3
    for case in (*CASES, *LATER):
        assert case.read, case
        assert not any(touched(case.read, span) for _, span in case.missed), f"missed, and read: {case}"


def test_on_readings_held_out_four_in_five_findings_of_each_kind_are_right() -> None:
    for kind, score in scores(HELD_OUT, found).items():
        assert score.right + score.missed >= 10, kind
        assert score.precision >= 0.8, (kind, score)
        assert score.recall >= 0.8, (kind, score)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        # A clause that only tells of what is spoken
        ("[The law] that Congress did not read [raises taxes].", ""),
        ("[The plan] nobody expected [cut poverty in half].", ""),
        ("[Workers] who do not join unions [earn less].", ""),
        ("The report said that Congress did not [raise taxes].", "negation"),
        ("There is no evidence that vaccines cause [autism].", "negation"),
        ("[The state says] nobody [reads the law].", "negation"),
        ("[Power concedes] nothing without a demand.", "negation"),
        ("[The man] I did not see [left early].", ""),
        ("[The claim] that the tax does not work [is true].", ""),
        ("[The treaty] which nobody signed never [took effect].", "never"),
        ("[The plan] nobody expected failed to [cut poverty in half].", "failed to"),
        ("[The report says] we did not see [growth].", "negation"),
        ("Critics disagree that [wages fell].", "negation"),
        # Two denials
        ("Nothing prevents [the state from acting].", ""),
        ("Nothing can stop [China from building islands].", ""),
        ("Few disagree that [inflation hurts the poor].", ""),
        ("Hardly anyone objects that [taxes fell].", ""),
        ("It is impossible to deny that [wages fell].", ""),
        # Who speaks
        ("[Deterrence works], the general told reporters on Monday.", "the general told reporters on Monday"),
        ('"[The union won]," Garcia told the paper.', "Garcia told the paper"),
        ("Smith (2009) argues that [markets fail] in health care.", "Smith (2009) argues that"),
        ("It has been objected that [work will cease].", "speaker"),
        ("Mr. Burke defends what he calls [an hereditary crown].", "what he calls"),
        ("In that event, you say, [the Union will fall].", "you say"),
        ("[The genius of republics] (say they) [is pacific].", "say they"),
        # How far it holds
        ("[The war has] often [been misread].", "often"),
        ("[The dam was] generally [thought safe].", "generally"),
        ("In Asia few [farmers own land].", "few"),
        ("[The town had] no just [claim to the river].", "no"),
        ("[The rule is] not just [a wall].", ""),
        ("Only [the rich gain from the cut].", "Only"),
        ("Only if it rains [will the crop grow].", "Only if it rains"),
        ("[Wages rise] only by strikes.", "only by strikes"),
        ("[Debts can] only [be paid by loans].", "only"),
        ("[The law was] but [a pretext for the raid].", "but"),
        ("But is it [beyond the power of the state to tax the mines]?", "But is it"),
        ("[They] pretend to [agree with the board].", "pretend to"),
        ("Is it [true that the mines pay no tax]? [They pay none].", "Is it"),
        ("[Is it true that the mines pay no tax]?", ""),
        ("[Ships] are apt to [sink in the strait].", "are apt to"),
        ("[Wolves] are more likely to [avoid people].", ""),
        ("[The tax], in most states, [falls on the poor].", "in most states"),
        ("[Rates fell] with few exceptions.", "with few exceptions"),
        ("[The bill] may, in time, [ruin the port].", "may"),
        ("[The fleet may] not [sail].", "negation"),
        ("[Force] alone [is not enough].", "alone"),
        ("Much as we admire the mayor, [the bridge must close].", "Much as we admire the mayor"),
        ("Just as the mayor is, [the bridge is old].", ""),
        ("Without them [nothing would grow].", "Without them"),
        ("[Drones save lives], at least among those who fly them.", "at least among those who fly them"),
        ("[The port would have closed] had it not been dredged.", "had it not been dredged"),
        ("Should the collector resign [a successor may be named].", "Should the collector resign"),
        ("[Prices are falling], whatever the banks tell you.", ""),
        ("[Prices are falling], they tell us.", "they tell us"),
        ("[He] frequently [promotes the good of society].", "frequently"),
        ("[Democracies win] more often than not.", ""),
        ("[How] often [do states fail]?", ""),
        ("[The bill is] almost certainly [lost].", ""),
        ("So far as he preaches thrift, [we must hold up his hands].", "So far as he preaches thrift"),
        ("[We cannot leave], so far as I can see.", ""),
        ("[Population], when unchecked, [grows in a geometrical ratio].", "when unchecked"),
        ("I will allow that [strength gives men some power].", "I will allow that"),
        ("To say that [men are violent] is to repeat a myth.", "is to repeat a myth"),
        (
            "Critics of the bill, including the governor, contend that [the tax will ruin farmers].",
            "Critics of the bill, including the governor, contend that",
        ),
        ("[The tax will ruin farmers], a charge that economists reject.", "a charge that economists reject"),
        ("[Nuclear war is inevitable] is a claim no serious scholar makes.", "is a claim no serious scholar makes"),
        ("[Prices rose], a fact that economists explain.", ""),
        ("Even critics concede that [the law works].", "Even critics concede that"),
        ("[The plan works], a point that everyone accepts.", ""),
        ("[Prices will rise]. That is what the industry would have us believe.", "speaker"),
        ("[Trade deters war], or so the theory went before 1914.", "or so the theory went before 1914"),
        ("[Sanctions work] in fewer than a third of cases.", "in fewer than a third of cases"),
        ("[A dependence on the people is], no doubt, [the primary control]; but more is needed.", "but more is needed"),
    ],
)
def test_what_reviewers_found(line: str, kind: str) -> None:
    """Nine of 95 sentences were said to be negated that are not, and three speakers were not found."""
    parts = re.split(r"[\[\]]", line)
    ends = list(accumulate(map(len, parts)))
    text = "".join(parts)
    told = [(name, text[slice(*span)]) for name, span in found(text, list(zip(ends[::2], ends[1::2], strict=False)))]
    assert [one for one in told if kind in one] == told[: bool(kind)]
    assert bool(told) == bool(kind)


def test_of_what_is_left_out_of_prose_most_is_found_and_rightly_of_each_set_of_readings() -> None:
    every = scores(LAST, found)
    for kind, least in (("all", 0.8), ("hedge", 0.8)):
        assert every[kind].right + every[kind].missed >= 70, kind
        assert every[kind].precision >= 0.9, (kind, every[kind])
        assert every[kind].recall >= least, (kind, every[kind])
    for cases in (LATER[:84], THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH, ELEVENTH, TWELFTH):
        assert scores(cases, found)["all"].precision >= 0.8


def test_the_scores_in_the_docs_are_those_of_today() -> None:
    text = DOCS.read_text("utf-8")
    assert table(scores(HELD_OUT, found)) in text
    assert f"| all, seen | {table({'': scores(SEEN, found)['all']})[5:]}" in text
    words = scores(HELD_OUT, by_words)
    assert f"| all, by the word lists of N521 and N522 | {table({'': words['all']})[5:]}" in text
    assert f"{len(CASES)} readings" in text
    for name, cases in (
        ("the first 84", LATER[:84]),
        ("the other 54", THIRD),
        ("of these, not looked at", THIRD[1::2]),
        ("the 42 of another kind", FOURTH),
        ("of the 42, not looked at", FOURTH[1::2]),
        ("54 of the best known prose", FIFTH),
        ("47 more of that", SIXTH),
        ("73 of presidents' messages", SEVENTH),
        ("53 more of those and others", EIGHTH),
        ("48 more of presidents' messages", NINTH),
        ("87 of the Federalist and others", TENTH),
        ("59 of presidents' messages again", ELEVENTH),
        ("the last 43 of those", TWELFTH),
    ):
        assert f"| {name} | {table({'': scores(cases, found)['all']})[5:]}" in text
    harmless = sum(not case.missed for case in HELD_OUT)
    quiet = sum(not found(case.text, case.read) for case in HELD_OUT if not case.missed)
    assert f"Of the {harmless} harmless readings held out {quiet} raise no alarm" in text


def test_no_rule_is_passed_over_where_it_finds_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most sentences have no word that a rule looks for, and are passed over for it: nothing is lost by that."""
    cases: tuple[Case, ...] = (*CASES, *LATER)
    quick = [omissions(case.text, case.read) for case in cases]
    every = [rule for rule, _ in find._RULES]
    monkeypatch.setattr(
        find, "_rules", lambda _low, spans, heard, _read: {n: every for n in range(len(spans)) if heard[n]}
    )
    for case, one in zip(cases, quick, strict=True):
        assert omissions(case.text, case.read) == one, case


_PIECES = (
    "the town does not cause war but it may , if . No one , critics say that \n and – “ ” cannot n't isn’t only İ ß ¶ never without"
    " although But However, so-called 1.5 U.S. ( ) : ; while nor Should unless told"
)
_PHRASES = (
    "according to",
    "in the view of",
    "to be sure",
    "it is said that",
    "on condition that",
    "all but",
    "only if",
    "no evidence that",
    "This view is wrong.",
)
_ANSWERS = (
    ("Critics say that", "We deny it.", True),
    ("It is said that", "To this I answer, quite the contrary.", True),
    ("Many hold that", "The doctrine is destitute of foundation.", True),
    ("We are told that", "The facts of every small state deny it.", True),
    ("We are told that", "The minister denied it rained.", False),
    ("Many hold that", "This is true in part; but it isn’t so in war.", True),
    ("Many hold that", "We deny visas to nobody.", False),
)


@pytest.mark.parametrize(("before", "after", "rebuts"), _ANSWERS)
def test_an_author_answers_in_the_next_sentence(before: str, after: str, rebuts: bool) -> None:
    text = f"{before} the union won. {after}"
    at = text.index("the union")
    assert any(kind == "rebuttal" for kind, _ in found(text, [(at, at + 13)])) is rebuts


_TEXTS = st.lists(
    st.sampled_from((*_PIECES.split(" "), *sorted(find._RULES_OF))) | st.sampled_from(_PHRASES),
    max_size=40,
).map(" ".join)


@given(text=_TEXTS | st.text(max_size=60), cuts=st.lists(st.integers(0, 300), max_size=12))
def test_of_any_text_only_what_is_not_read_is_left_out_and_bears_upon_what_is(text: str, cuts: list[int]) -> None:
    cuts = sorted({min(cut, len(text)) for cut in cuts})
    read = joined((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    for one in omissions(text, read):
        start, end = one.omitted
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
        letters = [at for at in range(start, end) if text[at].isalnum()]
        assert any(not touched(read, (at, at + 1)) for at in letters)
        assert one.read
        assert all(touched(read, span) for span in one.read)
    assert omissions(text, ()) == ()
    assert omissions(text, [(0, len(text))] if text else ()) == ()


@pytest.mark.parametrize(
    "piece", [".", "\n", "\n ", ".5", "not ", "if x, ", "But a. b ", "¶", "“ ", "says x, ", "no a of "]
)
def test_the_time_is_linear_whatever_the_text_is_made_of(piece: str) -> None:
    def work(count: int) -> int:
        text = piece * count
        read = [(at, at + 1) for at in range(0, len(text), 7) if text[at].isalnum()] or [(0, 1)]
        return calls(lambda: omissions(text, read))

    once = work(2000)
    assert work(4000) < 2.4 * once + 1000


_OTHERS = {
    "German": "Nach Angaben des Ministeriums haben die Sanktionen die Ausfuhren halbiert, aber das Ministerium zählt nur, was durch"
    " den großen Hafen geht, und vieles ging nicht durch ihn, wie wir aus den Listen in der Hand des Amts wissen.",
    "French": "Selon le ministère, les sanctions ont réduit de moitié les exportations, mais le ministère ne compte que ce qui passe"
    " par le grand port, et on sait que beaucoup de choses n’y passent pas, comme le disent les listes des ports.",
    "Spanish": "Según el ministerio, las sanciones redujeron a la mitad las exportaciones, pero el ministerio solo cuenta lo que pasa"
    " por el gran puerto, y no todo pasa por él, como sabemos por las listas de los puertos de la costa.",
    "Dutch": "Volgens het ministerie hebben de sancties de uitvoer gehalveerd, maar het ministerie telt alleen wat er door de grote"
    " haven gaat, en dat is niet alles, zoals we weten uit de lijsten die in het voorjaar zijn verschenen.",
    "Latin": "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua Celtae,"
    " nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se differunt.",
}


@pytest.mark.parametrize("name", _OTHERS)
def test_a_text_that_is_not_english_is_not_looked_at_and_that_is_said(name: str) -> None:
    text = _OTHERS[name]
    assert not is_english(text)
    one = Quote(text, AT, marks=(Mark(0, 10, "read"),))
    assert reading(one) is not None
    told_of = debate(claims=[_with(one)])
    [problem] = complaints(told_of, left_out(told_of))
    assert (problem.code, problem.message) == ("N547", "the reading of 1 quote not looked at: not in English")


def test_all_labelled_texts_are_taken_for_english() -> None:
    assert all(is_english(case.text) for case in (*CASES, *LATER))


def _with(quote: Quote) -> Claim:
    return replace(claim("left/a"), quotes=(quote,))


def marked(text: str, kind: str = "read", *others: Mark) -> Quote:
    """A quote of a text in which what is read stands in [ ]."""
    plain, marks = "", list(others)
    for piece in re.split(r"(\[[^\]]*\])", text):
        inside = piece.startswith("[")
        words = piece[1:-1] if inside else piece
        if inside:
            marks.append(Mark(len(plain), len(plain) + len(words), kind))
        plain += words
    return Quote(plain, AT, marks=tuple(marks))


def test_underlined_words_count_as_read_only_where_none_are_marked_as_read_aloud() -> None:
    one = reading(marked("[Trade] does not [cause war].", "underlined"))
    assert one is not None
    assert (one.how, [o.kind for o in one.omissions]) == ("underlined", [Kind.NEGATION])
    both = reading(
        marked("Trade does [not] cause [war].", "read", Mark(0, 5, "underlined"), Mark(15, 24, "underlined"))
    )
    assert both is not None
    assert (both.how, both.omissions) == ("read aloud", ())
    assert reading(Quote("Trade does not cause war.", AT)) is None
    assert reading(Quote("Trade does not cause war.", AT, marks=(Mark(0, 5, "hidden"),))) is None


def test_what_the_debater_put_into_the_text_is_none_of_the_author_s() -> None:
    text, read = "Trade does <Not Shown> cause war.", (Mark(0, 5, "read"), Mark(23, 32, "read"))
    [plain, added] = (reading(Quote(text, AT, marks=marks)) for marks in (read, (*read, Mark(11, 22, "added"))))
    assert plain is not None
    assert added is not None
    assert (len(plain.omissions), len(added.omissions)) == (1, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[The Navy] can[not] [sail].", []),
        ("[The Navy can]not [sail].", ["“not” negates what is read: “sail”"]),
        ("[The Navy does]n’t [sail].", ["“n’t” negates what is read: “sail”"]),
        ("[The Navy doesn’t sail].", []),
    ],
)
def test_of_a_word_the_letters_that_negate_decide(text: str, words: list[str]) -> None:
    quote = marked(text)
    found = reading(quote)
    assert found is not None
    assert [told(quote, one) for one in found.omissions] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[Trade] does [not] cause [war] unless ports close.",
            "“unless ports close” is the condition of what is read: “Trade … not … war”",
        ),
        (
            "Critics argue that [doesn’t cause war].",
            "“Critics argue that” says that others say what is read: “doesn’t cause war”",
        ),
        (
            "[Ports do not] ever [close], although a few have.",
            "“although a few have” limits what is read: “Ports do not … close”",
        ),
        ("Critics argue that [can]not [end].", "“not” negates what is read: “end”"),
    ],
)
def test_a_negation_that_is_read_is_quoted_with_what_it_denies(text: str, words: str) -> None:
    """Once “not” was left out of the words that are said to be read."""
    quote = marked(text)
    found = reading(quote)
    assert found is not None
    assert [told(quote, one) for one in found.omissions][:1] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Nuclear war is] un[likely] to happen.", ["un"]),
        ("[The shield is] in[effective] against decoys.", ["in"]),
        ("[The gas is harm]less to fish.", ["less"]),
        ("[The rule is] non-[binding] on us.", ["non"]),
        ("[In]deed the [un]ited [U]nited [Dis]trict [mis]led them.", []),
        ("The under[lying] claim.", []),
        ("A non-compliant [stance] on it.", []),
        ("Until the bridge is built, [the town cannot grow].", ["Until the bridge is built"]),
        ("Until the bridge was built, [the town did not grow].", []),
        ("If I could save it I would, and [he would too].", []),
    ],
)
def test_a_cut_within_a_word_and_what_has_to_be_first_are_seen(text: str, words: list[str]) -> None:
    """Once “Nuclear war is likely” could be read out of “unlikely” without a word."""
    quote = marked(text)
    found = reading(quote)
    assert found is not None
    assert [quote.text[slice(*one.omitted)] for one in found.omissions] == words


def test_the_gravest_comes_first_and_a_speaker_who_is_answered_is_grave() -> None:
    quote = marked("The ministry claims that [exports] may [grow]. But they fell. [Wages] did not [rise].")
    one = reading(quote)
    assert one is not None
    assert [(o.kind, o.gravity) for o in one.omissions] == [
        (Kind.NEGATION, Gravity.REVERSES),
        (Kind.SPEAKER, Gravity.REVERSES),
        (Kind.REBUTTAL, Gravity.LIMITS),
        (Kind.HEDGE, Gravity.SHADES),
    ]


def test_who_grants_against_their_own_side_is_no_grave_omission() -> None:
    for words, gravity in (
        ("Even critics concede that", Gravity.LIMITS),
        ("Critics concede that", Gravity.REVERSES),
        ("The ministry claimed that", Gravity.LIMITS),
        ("The ministry falsely claimed that", Gravity.REVERSES),
        ("The governor pretends that", Gravity.REVERSES),
    ):
        one = reading(marked(f"{words} [the law works]."))
        assert one is not None
        assert [o.gravity for o in one.omissions] == [gravity]


def test_of_a_quote_with_a_note_of_its_own_check_says_nothing() -> None:
    quote = marked("[Trade] does not [cause war].")
    plain, noted = (debate(claims=[_with(one)]) for one in (quote, replace(quote, note="read as a question")))
    assert [one.code for one in complaints(plain, left_out(plain))] == ["W541"]
    assert list(complaints(noted, left_out(noted))) == []

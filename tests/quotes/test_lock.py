"""The lock: what is recorded, what it attests without the text, and what it must not give away."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from debate_tui.model.debate import Claim, Debate, Location, Quote, QuoteState, Role, Source
from debate_tui.quotes.attest import attest
from debate_tui.quotes.check import make_lock
from debate_tui.quotes.lock import Lock, LockError, digest, read, write
from debate_tui.quotes.normal import NORM, normalise
from debate_tui.quotes.text import all_sentences, prepare
from tests.quotes.checking import check_quotes

AT = Location("map.toml")
ARTICLE = (
    "The treaty of the two countries is lopsided because Japan is barred from fighting alongside American troops. "
    "It is so. “Washington must ask itself every day whether Tokyo would ever come to help,” he said then. "
    "The alliance has been the cornerstone of the regional order since the 1960s.\n\n"
    "The last sentence of the article has more than eight words, too."
)
WHOLE = "The alliance has been the cornerstone of the regional order since the 1960s."
LAST = "The last sentence of the article has more than eight words, too."


def debate(*quotes: str, prefix: str | None = None) -> Debate:
    claims = tuple(
        Claim(f"c{i}", "a", ("i",), "…", Role.FACT, "p", (Quote(text, AT, prefix=prefix),), AT)
        for i, text in enumerate(quotes)
    )
    return Debate("d", "", "", "", AT, sources=(Source("a", "p", AT),), claims=claims)


def states(shown: Debate, lock: Lock) -> list[QuoteState]:
    return [check.verdict.state for check in check_quotes(shown, None, lock).checks]


def test_attests_what_was_verified_and_knows_what_was_edited() -> None:
    lock = make_lock(
        debate("Japan is barred from fighting", "It is so.", "words that are not there at all"), {"a": ARTICLE}
    )
    assert len(lock.sources[0].quotes) == 2
    now = debate("Japan is not barred from fighting", "It is so.", "words that are not there at all", "something new")
    report = check_quotes(now, None, lock)
    assert [check.verdict.state for check in report.checks] == [
        QuoteState.ALTERED,
        QuoteState.ATTESTED,
        QuoteState.UNVERIFIED,
        QuoteState.UNVERIFIED,
    ]
    assert [one.code for one in report.diagnostics] == ["E503", "W511", "W511"]
    start = normalise(ARTICLE).text.index("It is so.")
    assert report.checks[1].verdict.normal == ((start, start + 9),)
    assert report.checks[1].verdict.start is None


def test_typography_may_change_and_a_quote_may_move_to_another_claim() -> None:
    lock = make_lock(debate("“Washington must ask itself", "It is so."), {"a": ARTICLE})
    assert states(debate("It is so.", '"Washington must  ask itself'), lock) == [QuoteState.ATTESTED] * 2


def test_whole_sentences_need_no_record() -> None:
    lock = make_lock(debate("It is so."), {"a": ARTICLE})
    start = normalise(ARTICLE).text.index(WHOLE)
    report = check_quotes(
        debate(WHOLE, f"{WHOLE} {LAST}", f"{LAST} {WHOLE}", WHOLE.replace("1960", "1970")), None, lock
    )
    assert [check.verdict.state for check in report.checks] == [
        QuoteState.ATTESTED,
        QuoteState.ATTESTED,
        QuoteState.UNVERIFIED,
        QuoteState.UNVERIFIED,
    ]
    assert report.checks[0].verdict.normal == ((start, start + len(WHOLE)),)


def test_short_sentences_and_what_quotes_nearly_tell_have_no_digest() -> None:
    nearly = "Washington must ask itself every day whether Tokyo would ever come to help"
    locked = make_lock(debate(nearly, WHOLE), {"a": ARTICLE}).sources[0]
    normal = normalise(ARTICLE).text
    told = [normal[one.start :].split(" ", 1)[0] for one in locked.sentences]
    assert told == ["The", "The", "The"]
    digests = {one.digest for one in locked.sentences}
    assert digest("It is so.") not in digests
    assert digest(WHOLE) in digests


def test_lock_has_none_of_the_words() -> None:
    text = write(make_lock(debate(WHOLE), {"a": ARTICLE}))
    assert not any(word in text for word in ("alliance", "cornerstone", "Washington", "lopsided"))


def test_another_normalisation_attests_nothing() -> None:
    lock = replace(make_lock(debate("It is so."), {"a": ARTICLE}), norm="debate-norm/0")
    report = check_quotes(debate("It is so."), None, lock)
    assert report.checks[0].verdict.state is QuoteState.UNVERIFIED
    assert [one.code for one in report.diagnostics] == ["W507"]


def test_a_text_that_is_not_the_locked_one_is_said_to_be() -> None:
    lock = make_lock(debate("It is so."), {"a": ARTICLE})
    codes = [one.code for one in check_quotes(debate("It is so."), {"a": f"{ARTICLE} More."}, lock).diagnostics]
    assert codes == ["W506"]
    assert check_quotes(debate("It is so."), {"a": f"{ARTICLE}\n"}, lock).diagnostics == ()


def test_written_text_is_pinned() -> None:
    text = write(make_lock(debate("It is so.", "[T]he alliance … since the 1960s"), {"a": ARTICLE}))
    normal = ARTICLE.replace("“", '"').replace("”", '"').replace("\n\n", " ")

    def short(words: str) -> str:
        return sha256(words.encode()).hexdigest()[:32]

    assert text.splitlines()[2:] == [
        'format = "quotes-lock/1"',
        'debate = "d"',
        f'norm = "{NORM}"',
        "",
        '[source."a"]',
        f'sha256 = "{sha256(normal.encode()).hexdigest()}"',
        "length = 352",
        "words = 61",
        "quoted = 8",
        "quotes = [",
        f'  "c0 109-118 exact {short("It is so.")}",',
        f'  "c1 212-223+271-286 elided {short("[T]he alliance … since the 1960s")}",',
        "]",
        "sentences = [",
        f'  "0 {short(normal[:108])}",',
        f'  "119 {short(normal[119:210])}",',
        f'  "211 {short(WHOLE)}",',  # eight of its words are in no quote
        f'  "288 {short(LAST)}",',
        "]",
    ]


WORDS = st.sampled_from(
    [
        "the",
        "treaty",
        "Tokyo",
        "needs",
        "is",
        "old",
        "“rarely”",
        "3.5%",
        "[sic]",
        "…",
        "U.S.",
        "it’s.",
        "so!",
        "A",
        "B\n\n",
    ]
)
ARTICLES = st.lists(WORDS, min_size=3, max_size=80).map(" ".join)


@given(ARTICLES, st.data())
def test_lock_then_check_always_agrees(article: str, data: st.DataObject) -> None:
    words = article.split()
    quotes = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(words) - 1))
        quotes.append(" ".join(words[start : data.draw(st.integers(start + 1, len(words)))]))
    mapped = debate(*quotes, data.draw(ARTICLES))
    with_text = check_quotes(mapped, {"a": article})
    lock = make_lock(mapped, {"a": article})
    assert read(write(lock)) == lock
    with_lock = check_quotes(mapped, None, read(write(lock)))
    for one, other in zip(with_text.checks, with_lock.checks, strict=True):
        # What verified is attested, at the same place or at another where the same words stand. What did not, is not,
        # unless it consists of whole sentences, which may be ambiguous and are the source's all the same.
        if one.verdict.state.verified:
            assert other.verdict.state is QuoteState.ATTESTED
        elif other.verdict.state is QuoteState.ATTESTED:
            assert one.verdict.state is QuoteState.AMBIGUOUS
    assert with_lock.shares == with_text.shares
    assert not {"W506", "W507"} & {one.code for one in check_quotes(mapped, {"a": article}, lock).diagnostics}


@given(ARTICLES, st.data())
def test_digests_attest_only_what_stands_in_the_source(article: str, data: st.DataObject) -> None:
    text = prepare(article)
    own = [text.normal.text[start:end] for start, end in all_sentences(text)]
    quote = " ".join(data.draw(st.lists(st.sampled_from(own or [""]) | st.text(max_size=9), max_size=4)))
    locked = make_lock(debate(), {"a": article}).sources
    assume(locked)  # of a text without words nothing is recorded
    (verdict,) = attest([("c", quote)], locked[0])
    stands = bool(quote.strip()) and normalise(quote).text in text.normal.text
    assert verdict.state is QuoteState.UNVERIFIED or stands
    if quote in own and len(quote.split()) > 20:
        assert verdict.state is QuoteState.ATTESTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('format = "quotes-lock/1"', 'format = "quotes-lock/2"'),
        ("length = 352", 'length = "349"'),
        ("length = 352", "length = true"),
        ("exact", "probable"),
        ("quotes = [", "quotes = [ 7,"),
        ('"c0 ', '"c0  '),
        ("sentences", "sentence"),
        ('[source."a"]', "[source"),
        ('[source."a"]', "source = 1\n[other]"),
    ],
)
def test_what_was_not_written_is_not_read(old: str, new: str) -> None:
    text = write(make_lock(debate("It is so."), {"a": ARTICLE}))
    assert old in text
    with pytest.raises(LockError):
        read(text.replace(old, new))

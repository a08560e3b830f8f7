"""Each fact of a map that has every peculiarity stands in each format, or the account of the export says that it doesn't."""

import re
from dataclasses import replace
from html import unescape

import pytest

from debate_tui.model.debate import By, Conflict, Debate, Kind, Mark, QuoteState, Saying, Source, Stance, Voice
from debate_tui.pages.document import Extract
from debate_tui.write.text import WIDEST
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, issue, position, quote, relation
from tests.write.statements import inked

PAGES, ROWS = ("text", "sections", "linear", "markdown", "html"), ("csv", "jsonl")
"""`sections`: text of three positions, at a width at which they don't stand side by side."""
OTHERS = ("argdown", "aif", "kialo", "sadface", "arggraph", "tgf")
FORMATS = (*PAGES, *ROWS, "json", "toml", *OTHERS)
HEBREW = "\u200fהסכר מחזיק (C++\u200e)!\u200f"
"""With the marks of direction that Word writes."""


def rich() -> Debate:
    """A speaker whom the author doesn't share, one whom he shares, one left open; quotes in several states; silence; an attack on
    a step; linked premises; two senses of a word; what was made by rule; extra; a source with claims of another camp; dates."""
    state = QuoteState
    claims = [
        replace(claim("s/holds", "p", ["i"], text="The dam holds."), terms=("weir",), extra={"votes": 7},
                quotes=(replace(quote("The damm holds", "¶9", "sic: damm"), state=state.ALTERED),
                        replace(quote("It held in spring"), state=state.ABSENT, prefix="said:"))),
        claim("t/leaks", "q", ["i"], Voice("The mayor", False), "The dam leaks."),
        claim("t/heavy", "q", ["i"], Voice("An engineer"), "Water is heavy."),
        claim("t/rust", "q", ["i"], Voice("A smith", True), "Iron rusts."),
        replace(claim("s/stands", "p", ["i"], text=HEBREW), quotes=(replace(quote("Read this and not that"), source="t",
                state=state.AMBIGUOUS, marks=(Mark(0, 9, "read"),)),)),
        replace(claim("s/crumbles", "q", ["i"], text="Some of it crumbles."), quotes=()),
        claim("u/dear", "r", ["j"], text="It is dear."),
        claim("u/nowhere", "r", [], text="Rain falls."),
    ]  # fmt: skip
    drawn = [
        relation(Kind.SUPPORTS, "s/holds", "s/stands", "step", "What holds, stands."),
        replace(relation(Kind.UNDERCUTS, "t/leaks", "step", why="It does not follow."), by=By.SOURCE),
        relation(Kind.REBUTS, "t/rust", "s/holds"),
        replace(relation(Kind.QUALIFIES, ("t/heavy", "s/crumbles"), "s/holds", why="Both press."), by=By.SOURCE),
        replace(relation(Kind.CONCURS, "t/rust", "s/crumbles"), by=By.SOURCE),
        relation(Kind.REBUTS, "u/nowhere", "t/leaks", why="On no common issue."),
    ]
    made = debate(
        claims, drawn,
        [position("p", "Build"), position("q", "Leave"), replace(position("r", "Neither"), derived=True)],
        [issue("i", "Is it safe?"), replace(issue("j", "Is it cheap?"), derived=True)],
        [
            Source("s", "p", AT, title="On dams", authors=("Ann Lee",), published="2018~", outlet="The Weir"),
            Source("t", "q", AT, "Bo", note="Found in an attic."),
            Source("u", "r", AT, "Cy", title="Costs", published="2019-05"),
        ],
        [Stance("p", "i", "It is.", AT)],
    )  # fmt: skip
    odd = Conflict(
        "k", "What “leak” means", (Saying("s/holds", "a flood"), Saying("t/leaks", "a drop")), AT, "Two senses."
    )
    return replace(made, conflicts=(odd,), title="The dam", question="Shall it stay?", summary="A small quarrel.")


STRUCTURED = ("json", "toml")
Words = dict[tuple[str, ...], str]
FACTS: dict[str, Words] = {
    "title": {FORMATS: "The dam|title"},
    "question": {FORMATS: "Shall it stay?|question"},
    "summary": {FORMATS: "A small quarrel.|summary"},
    "who is reported": {FORMATS: "The mayor|voice"},
    "… and not shared": {(*PAGES, *ROWS): "not shared by the author", ("json",): '"endorsed": false', ("toml",): "endorsed = false"},
    "… and left open": {(*PAGES, *ROWS): "left open whether it is shared"},
    "… and shared": {(*PAGES, *ROWS): "shared by the author)|,shared by the author,|\"shared by the author\""},
    "a sic note": {FORMATS: "sic: damm|note"},
    "an altered quote": {(*PAGES, *ROWS): "altered", ("json",): '"state": "altered"'},
    "an absent quote": {(*PAGES, *ROWS): "absent", ("json",): '"state": "absent"'},
    "an ambiguous quote": {(*PAGES, *ROWS): "ambiguous"},
    "an unverified quote": {(*PAGES, *ROWS): "unverified"},
    "no quote": {(*PAGES, *ROWS): "no quote"},
    "where a quote stands": {FORMATS: "¶9|paragraph 9|place of|quotes"},
    "whose words a quote has": {PAGES: "Bo, untitled, undated", ROWS: "Bo, untitled, undated", STRUCTURED: '"source": "t"|source = "t"'},
    "what is read of a quote": {PAGES: "read aloud, 2 of 5 words: “Read this”", ROWS: "read: “Read this”", STRUCTURED: "read"},
    "words in a quote's place": {FORMATS: "It held in spring|quotes"},
    "a position is silent": {(*PAGES, *ROWS): "Silent on this issue."},
    "a position answers nothing of its own": {(*PAGES, *ROWS): "States no answer of its own"},
    "a position's answer": {FORMATS: "It is.|answer"},
    "an attack on a step": {("argdown",): "_ [leaks]", PAGES: "(attacks the step to: ", ROWS: ",undercuts,step,|\"relation\":\"undercuts\",\"to\":\"step\"",
                            STRUCTURED: '"to": "step"|to = "step"', ("kialo", "tgf"): "relation to a relation"},
    "why": {FORMATS: "It does not follow.|reason"},
    "why, on no common issue": {FORMATS: "On no common issue.|reason"},
    "who draws a relation": {PAGES: "Why (the source draws this): Both press.", ROWS: "source", OTHERS: "who draws"},
    "who draws one without a reason": {PAGES: "(the source draws this)", ("csv",): ",,source,|mapper", ("jsonl",): '"by":"source"'},
    "… or that the mapper does": {PAGES: "(drawn by the mapper)", ROWS: "mapper"},
    "premises count together": {PAGES: "jointly|linked premises|count together", ROWS: "t/heavys/crumbles|\"linked\":["},
    "a derived position": {PAGES: "Neither (derived)", ROWS: "derived", ("json",): '"derived": true', ("toml",): "derived = true"},
    "a derived issue": {PAGES: "Is it cheap? (derived)"},
    "a source with claims of another camp": {PAGES: "claims in it are of Leave|claims in it are of ■ Leave", ROWS: "Some of it crumbles.,Leave|\"position\":\"Leave\""},
    "an approximate date": {PAGES: "about 2018", (*ROWS, *STRUCTURED): "2018~", OTHERS: "source"},
    "an unknown date": {(*PAGES, *ROWS): "undated"},
    "a note on a source": {FORMATS: "Found in an attic.|source"},
    "the mapper's words for a search": {FORMATS: "weir|term"},
    "a conflict of fact": {FORMATS: "What “leak” means|conflict"},
    "… who says what": {PAGES: "a flood", ROWS: "a flood"},
    "… and the mapper's note on it": {(*PAGES, *ROWS, *STRUCTURED): "Two senses."},
    "that nobody meets a claim": {(*PAGES, *ROWS): "nobody in this debate meets it"},
    "what another format had besides": {STRUCTURED: "votes", (*ROWS, *OTHERS): "under extra"},
    "words with marks of direction": {("text", "sections", "linear", "markdown", "html", *ROWS, *STRUCTURED): HEBREW},
}  # fmt: skip


def written(name: str) -> str:
    """An export of the map with its account, as a reader sees it: without tags, escapes, blanks and capitals."""
    options = Options(width=60 if name == "sections" else WIDEST)
    writer = WRITERS["text" if name == "sections" else name]
    extract = Extract(rich())
    text = "".join(writer.write(extract, options))
    if name == "html":
        text = unescape(re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", "", text, flags=re.DOTALL))
    if name == "markdown":
        text = unescape(re.sub(r"<!-- -->|\\(?=\W)", "", text))
    if name in ("json", "jsonl"):
        text = text.replace("\\u200f", "\u200f")
    return inked(f"{text}\n{writer.left_out(extract)}").replace('""', '"')


@pytest.mark.parametrize("name", FORMATS)
def test_each_fact_stands_in_each_format_or_its_account_says_that_it_does_not(name: str) -> None:
    text = written(name)
    lacks = [
        fact
        for fact, words in FACTS.items()
        for formats, any_of in words.items()
        if name in formats and not any(inked(one) in text for one in any_of.split("|"))
    ]
    assert lacks == []
    known = {fact for fact, words in FACTS.items() if any(name in formats for formats in words)}
    assert len(known) >= 16

"""GitHub's Markdown, read by GitHub's own parser: it says what the map says, and nothing of a map becomes markup."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui.model.attribution import is_question
from debate_tui.model.debate import Debate, Kind, QuoteState
from debate_tui.pages.document import Extract
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.write.markdown import escaped
from debate_tui.write.telling import telling
from debate_tui.write.writers import WRITERS, Options
from tests import builders
from tests.builders import debate, debates, relation, texts
from tests.tui.screens import harbour
from tests.write.hostile import hostile
from tests.write.statements import extracts, inked, statements

cmarkgfm = pytest.importorskip("cmarkgfm", reason="cmarkgfm is a tool of development")
from cmarkgfm.cmark import Options as Cmark  # type: ignore[import-untyped]  # noqa: E402

OURS = {
    "h1", "h2", "p", "b", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "sup", "a", "section", "ol", "span",
}  # fmt: skip
NASTY = (
    "a | b || c", "`code` ``x``", "[link](https://example.invalid)", "![image](https://example.invalid/x.png)", "[^1]",
    "[^1]: not a note", "<b>bold</b> <script>x</script>", "https://example.invalid/a_b_c", "www.example.invalid",
    "me@example.invalid", "c@.a", "c@-a.b", "@somebody", "#123", "GH-12", "deadbeefcafe", "a/b#1", "**bold** __x__ *i* ~~gone~~", "# head",
    "- item", "1. item", "1) item", "> quoted", "    code", "```", "---", "===", "| a |", "|---|", "&lt; &amp; &#124;",
    "\\", "\\|", "a\\", "$x^2$", ":smile:", "<!-- x -->", "<br>", "http\\://x", "ftp://x.y", "xmpp:a@b.c", "&copy;", "*", "_", "+",
)  # fmt: skip


@dataclass
class Page(HTMLParser):
    """What a reader of the HTML sees: tags with their attributes, the text, and the cells of each table row."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True
        self.text += "\n" if tag in ("br", "p", "li", "td") else ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.inside:
            self.rows[-1][-1] += data


def page(markdown: str) -> Page:
    found = Page()
    options = Cmark.CMARK_OPT_UNSAFE | Cmark.CMARK_OPT_FOOTNOTES
    found.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, options))
    found.close()
    return found


def written(extract: Extract) -> str:
    return "".join(WRITERS["markdown"].write(extract, Options()))


def only_ours(found: Page) -> None:
    """Tags of the writer's own only, and no link but from a footnote's mark to its text and back."""
    assert {tag for tag, _ in found.tags} <= OURS
    for tag, attributes in found.tags:
        assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")}
        if tag == "a":
            assert re.match(r"#fn(ref)?-\d+(-\d+)?$", attributes["href"] or "")


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("frame", ["{}", "- {}", "| a | b |\n|---|---|\n| {} | y |", "x[^1]\n\n[^1]: {}", "a {} z"])
def test_whatever_a_text_holds_it_is_shown_as_it_is(text: str, frame: str) -> None:
    found = page(frame.format(escaped(text)))
    only_ours(found)
    assert inked(text) in inked(found.text)
    assert all(len(row) == 2 for row in found.rows)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(NASTY) | texts(3) | st.text("|\\`[]()<>!*_~^&#@:/.$- a1", max_size=8), max_size=5))
def test_any_text_stays_in_its_cell(parts: list[str]) -> None:
    text = "".join(parts)
    found = page(f"| a | b |\n|---|---|\n| {escaped(text)} | y |\n")
    only_ours(found)
    assert len(found.rows) == 2
    assert [inked(found.rows[1][0]), found.rows[1][1:]] == [inked(safe(one_line(text))), ["y"]]


def test_a_time_of_day_is_no_emoji() -> None:
    assert escaped("2024-04-11T16:01:10") == "2024-04-11T16:01:10"
    for name in (":smile:", ":100:", ":e-mail:"):
        assert escaped(f"a{name}") == f"a:<!-- -->{name[1:]}"


@settings(max_examples=40)
@given(extracts)
def test_it_states_what_the_map_states(extract: Extract) -> None:
    text = inked(page(written(extract)).text)
    for said in statements(extract):
        assert inked(said) in text


@given(debates())
def test_any_map_makes_tables_of_three_columns_and_only_footnotes_link(one: Debate) -> None:
    found = page(written(Extract(one)))
    only_ours(found)
    assert all(len(row) == 3 for row in found.rows)
    numbers = [row[0] for row in found.rows if row[0].strip()]
    assert numbers.count("") == 0
    assert len(set(numbers)) == len(one.claims)


def test_a_position_of_two_lines_that_gives_a_reason_breaks_no_row() -> None:
    drawn = debate(
        [builders.claim("left/a"), builders.claim("right/b")], [relation(Kind.SUPPORTS, "right/b", "left/a")]
    )
    lines = tuple(replace(one, label="two\nlines") for one in drawn.positions)
    found = page(written(Extract(replace(drawn, positions=lines))))
    assert "a reason for it comes from “two lines”" in found.text
    assert [row[0] for row in found.rows if row[0].strip().isdecimal()] == ["1", "2"]


@pytest.mark.parametrize("one", [hostile(), harbour()], ids=["hostile", "harbour"])
def test_every_quote_is_a_footnote(one: Debate) -> None:
    found = page(written(Extract(one)))
    only_ours(found)
    marks = [
        attributes for tag, attributes in found.tags if tag == "a" and (attributes["href"] or "").startswith("#fn-")
    ]
    assert len(marks) == sum(len(claim.quotes) for claim in one.claims)
    assert "[^" not in found.text
    for claim in one.claims:
        for quote in claim.quotes:
            assert f"“{inked(safe(one_line(quote.text)).strip())}”" in inked(found.text)


def test_a_hand_out_holds_what_was_chosen() -> None:
    one = harbour()
    issue, *_ = one.issues
    extract = Extract(one, positions=tuple(p.id for p in one.positions[:2]), issues=(issue.id,))
    text = page(written(extract)).text
    assert [i.question in text for i in one.issues] == [True, *[False] * (len(one.issues) - 1)]
    assert "a claim that is not in this export" in text


@given(debates())
def test_a_claim_names_beside_it_whom_its_author_reports(one: Debate) -> None:
    lines = "".join(WRITERS["markdown"].write(Extract(one), Options())).splitlines()
    rows = {
        int(found[1]): line for line in lines if (found := re.match(r"\| (\d+) \|", line)) and "(told under" not in line
    }
    told = telling(Extract(one))
    for number, nth in told.numbers.items():
        claim = one.claims[number]
        if claim.voice:
            said = "a question" if is_question(claim) else claim.voice.speaker
            assert escaped(said) in rows[nth].split(" | ")[1]


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([QuoteState.EXACT, QuoteState.ATTESTED], "¶ paragraph of the source. Quotes are verbatim.\n"),
        ([QuoteState.EXACT, QuoteState.UNVERIFIED], "¶ paragraph of the source. Quotes marked ✓ are verbatim.\n"),
        ([QuoteState.ALTERED, QuoteState.EXACT], "¶ paragraph of the source. Quotes marked ✓ are verbatim.\n"),
        ([QuoteState.UNVERIFIED], "¶ paragraph of the source.\n"),
    ],
)
def test_quotes_are_called_verbatim_where_they_were_found_so(states: list[QuoteState], words: str) -> None:
    quotes = tuple(replace(builders.quote("Some words"), state=state) for state in states)
    one = builders.debate([replace(builders.claim("left/c"), quotes=quotes)])
    assert words in "".join(WRITERS["markdown"].write(Extract(one), Options()))

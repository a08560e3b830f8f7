"""Highlights that Readwise exports as Markdown, in the shapes that its own template, its outlines and its users' templates give them."""

import re
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.debate import Claim, Debate
from tests.formats import by_way_of_toml, imported, read

ARTICLE = """# Roads & Rails

![rw-book-cover](https://e.org/a.png)

## Metadata
- Author: [[Ann Lee]]
- Full Title: Roads & Rails: A History
- Category: #articles
- Document Note: I doubt the whole
   of it
- Document Tags: [[traffic]] [[old]]\x20
- Summary: A summary.
- URL: https://www.e.org/roads_(1)

## Highlights
- Cars *really* fill [every road](https://e.org/x) that is **built**.
  So it was in 1920:
  - `2 * 3 * 4`
  - Note: see below ([View Highlight](https://read.readwise.io/read/01gmpg41a2))
    - Tags: [[pink]] [[two words]]\x20
    - Note: Not in Graz.

      More of it
- ![](https://e.org/i.png) ([View Highlight](https://read.readwise.io/read/01gmpg41a3))
- Only marked ([View Highlight](https://read.readwise.io/read/01gmpg41a4))## New highlights added October 17, 2023 at 4:15 PM
- Later ([View Highlight](https://read.readwise.io/read/01gmpg41a5))
    - Note: #reread
"""

BOOK = """# Walden

![](https://e.org/b.png)

### Metadata

- Author: Henry David Thoreau
- Full Title: Walden
- Category: #books

### Highlights

- Simplify. ([Location\u00a012](https://readwise.io/to_kindle?action=open&asin=B1&location=12))

- As it says ([here](https://e.org/y)) ([Location 1,234](https://readwise.io/to_kindle?action=open&asin=B1&location=1234))
    - **Note**: Too long

- On a page (Page iv)
- Without a place
"""


def said(debate: Debate, claim: Claim) -> tuple[Any, ...]:
    quotes = [(one.text, one.locator, debate.source[claim.source_of(one)].name) for one in claim.quotes]
    return claim.text, debate.source[claim.source].name, quotes


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_highlighted_is_the_text_s_and_a_note_its_reader_s(ends: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, ARTICLE.replace("\n", ends), "a.txt")
    assert debate is not None
    assert debate.origin is not None
    assert debate.origin.format == "readwise"
    me, words = "whoever annotated", "Cars really fill every road that is built.\nSo it was in 1920:\n- `2 * 3 * 4`\n- Note: see below"  # fmt: skip
    assert [said(debate, one) for one in debate.claims] == [
        ("I doubt the whole of it", me, []),
        ("Not in Graz. More of it", me, [(words, None, "Ann Lee")]),
        ("Only marked", "Ann Lee", [("Only marked", None, "Ann Lee")]),
        ("Later", "Ann Lee", [("Later", None, "Ann Lee")]),
    ]
    assert [one.terms for one in debate.claims] == [(), ("pink", "two words"), (), ("reread",)]
    assert [one.code for one in found] == ["N130"], "the highlight that is an image"
    (source,) = (one for one in debate.sources if one.authors)
    assert (source.title, source.url) == ("Roads & Rails: A History", "https://www.e.org/roads_(1)")
    assert len(debate.claims) - 1 + len(debate.extra["annotations"]) == len(re.findall(r"\(\[View", ARTICLE))


def test_all_that_an_export_says_is_in_the_map_that_is_made_of_it(tmp_path: Path) -> None:
    """All words, links and tags, by way of TOML, counted in the text alone."""
    debate = by_way_of_toml(tmp_path, imported(tmp_path, ARTICLE))
    kept, signs = repr(debate).lower(), "rw book cover metadata highlights new view highlight tags full".split()  # noqa: SIM905
    for word in re.findall(r"https?://[^)\s]+|[\w.]+", ARTICLE.lower()):
        assert word in kept or word in signs, word
    assert debate.claims[1].extra["annotation"]["text"].startswith("Cars *really* fill [every road](https://e.org/x)")
    assert debate.claims[3].extra["annotation"]["added"] == "October 17, 2023 at 4:15 PM"


def test_places_in_a_book_are_locators_and_links_in_its_words_are_none(tmp_path: Path) -> None:
    debate, found = read(tmp_path, BOOK)
    assert debate is not None
    assert not found
    name = "Henry David Thoreau"
    assert [said(debate, one) for one in debate.claims] == [
        ("Simplify.", name, [("Simplify.", "loc. 12", name)]),
        ("Too long", "whoever annotated", [("As it says (here)", "loc. 1,234", name)]),
        ("On a page", name, [("On a page", "p. iv", name)]),
        ("Without a place", name, [("Without a place", None, name)]),
    ]


def test_several_books_in_one_file_keep_their_own_highlights_and_authors(tmp_path: Path) -> None:
    front = "---\nauthor: [[Bo Li]]\nurl: https://f.org/z\n---\n# Last\n\n## Highlights\n- Three ([View Highlight](https://read.readwise.io/read/c))\n"
    mute = "# None\n\n## Metadata\n- Author: [[Nobody Quoted]]\n\n"
    debate, found = read(tmp_path, f"{ARTICLE}\n# A chapter\n\n{mute}{BOOK}\nmy own line\n{front}", "all.md")
    assert debate is not None
    by = {quote.text: debate.source[one.source_of(quote)] for one in debate.claims for quote in one.quotes}
    assert {text: (one.authors, one.title) for text, one in by.items() if len(text) < 12} == {
        "Only marked": (("Ann Lee",), "Roads & Rails: A History"),
        "Later": (("Ann Lee",), "Roads & Rails: A History"),
        "Simplify.": (("Henry David Thoreau",), "Walden"),
        "On a page": (("Henry David Thoreau",), "Walden"),
        "Three": (("Bo Li",), "Last"),
    }
    assert [(one.code, one.message.partition(":")[0]) for one in found] == [
        ("W127", "2 lines of no highlight"), ("N130", "1 annotation without words"),
    ]  # fmt: skip
    assert debate.extra["text"] == ["# A chapter", "my own line"]
    assert debate.extra["books"] == [{"author": "[[Nobody Quoted]]", "heading": "None"}]


LOGSEQ = """title:: Rails (highlights)
author:: [[@ann on Twitter]]
full-title:: "Rails"
category:: #tweets
url:: https://twitter.com/ann/status/1

- Highlights first synced by [[Readwise]] [[Feb 5th, 2023]]
\t- Rails are good.
\t\x20\x20
\t  They last. ([View Tweet](https://twitter.com/ann/status/1))
\t\t- **Note**: Thread
\t- Roads are not.
- New highlights added [[Feb 6th, 2023]] at 6:26 PM
\t- Why? ([View Tweet](https://twitter.com/ann/status/2))
"""
CALLOUTS = """# T
## Metadata
Author: [[Ann]], [[Bo Li]]
Full Title: T
## Highlights

> [!quote] [View Highlight](https://read.readwise.io/read/a)
> One
> two
- Note: Mine


> Three ([View Highlight](https://read.readwise.io/read/b))
- Tags: #x #y
"""


def test_outlines_and_block_quotations_are_read_alike(tmp_path: Path) -> None:
    debate, found = read(tmp_path, LOGSEQ)
    assert debate is not None
    assert not found
    ann = "@ann on Twitter"
    assert [said(debate, one)[:2] for one in debate.claims] == [
        ("Thread", "whoever annotated"), ("Roads are not.", ann), ("Why?", ann),
    ]  # fmt: skip
    assert debate.claims[0].quotes[0].text == "Rails are good.\n\nThey last."
    assert debate.claims[2].extra["annotation"]["added"] == "Feb 6th, 2023]] at 6:26 PM"
    debate, found = read(tmp_path, CALLOUTS)
    assert debate is not None
    assert not found
    assert [(one.text, [quote.text for quote in one.quotes], one.terms) for one in debate.claims] == [
        ("Mine", ["One\ntwo"], ()), ("Three", ["Three"], ("x", "y")),
    ]  # fmt: skip
    assert debate.source[debate.claims[1].source].authors == ("Ann", "Bo Li")


def test_a_site_that_stands_for_an_author_is_none(tmp_path: Path) -> None:
    text = BOOK.replace("Henry David Thoreau", "[[e.org]]").replace("#books", "#articles\n- URL: https://www.e.org/a")
    debate = imported(tmp_path, text)
    source = debate.source[debate.claims[0].source]
    assert (source.authors, source.outlet, source.extra["author"]) == ((), "e.org", "[[e.org]]")


@pytest.mark.parametrize("line", ["- Note: mine", "- Tags: [[mine]]", "mine", "#### mine"])
def test_a_line_that_no_highlight_has_is_nobody_s_words_and_is_told(line: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, BOOK.replace("### Highlights\n", f"### Highlights\n{line}\n"))
    assert debate is not None
    assert len(debate.claims) == 4
    assert [one.message for one in found] == ["1 line of no highlight: kept as extra"]
    assert debate.extra["text"] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "# How exports look\n\n```\n# Title\n\n## Metadata\n- Full Title: T\n\n## Highlights\n- a ([View Highlight](url))\n```\n",
        "# A tool\n\n## Highlights\n- Syncs with [Readwise](https://readwise.io)\n",
        "# A\n\n## Metadata\n- Full Title: A\n\n## Highlights\n",
    ],
)
def test_what_has_no_highlights_is_refused(text: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, text)
    assert debate is None
    assert [one.code for one in found] == ["E128"]


@pytest.mark.parametrize(
    "piece", ["![", "[a](", "*", "[[", "- ", "    - Note: a\n", "---\n", "(Page ", " ", "> ", "- a\n", "a: b\n"]
)
def test_an_export_takes_time_that_grows_with_it(piece: str, tmp_path: Path) -> None:
    read(tmp_path, BOOK + piece * 40_000)
    read(tmp_path, BOOK.replace("Simplify.", piece.strip("\n") * 40_000))


def test_what_is_written_below_a_heading_of_its_reader_s_is_no_highlight_but_for_what_has_a_link(
    tmp_path: Path,
) -> None:
    """It was quoted from the book."""
    own = "\n## My thoughts\n\nTax is theft.\n- my own bullet\n  goes on\n    - below it\n> my quote\n"
    late = "- Late ([View Highlight](https://read.readwise.io/read/zz))\n"
    plain = imported(tmp_path, ARTICLE)
    debate, found = read(tmp_path, f"{ARTICLE}{own}{late}")
    assert debate is not None
    assert [one.text for one in debate.claims] == [*(one.text for one in plain.claims), "Late"]
    assert debate.extra["text"] == [
        "## My thoughts", "Tax is theft.", "my own bullet", "goes on", "- below it", "my quote",
    ]  # fmt: skip
    assert [one.code for one in found] == ["W127", "N130"]
    chapter = imported(tmp_path, BOOK.replace("- On a page", "#### A chapter\n- On a page"))
    assert [one.text for one in chapter.claims] == [one.text for one in imported(tmp_path, BOOK).claims]
    outline = imported(tmp_path, f"{LOGSEQ}- My own\n\t- my sub-bullet\n")
    assert [one.text for one in outline.claims] == [one.text for one in imported(tmp_path, LOGSEQ).claims]


def test_front_matter_says_who_wrote_a_book_only_where_nothing_else_does(tmp_path: Path) -> None:
    """The writer of the note was the author of the book."""
    names = "[[Ann Lee, Bo Li, and Cy van der Poe]]"
    text = f"---\nauthor: Zed\nurl: https://z.org\n---\n{ARTICLE.replace('[[Ann Lee]]', names)}"
    (source,) = (one for one in imported(tmp_path, text).sources if one.authors)
    assert (source.authors, source.url) == (("Ann Lee", "Bo Li", "Cy van der Poe"), "https://www.e.org/roads_(1)")
    assert "author: Zed" in source.extra["front matter"]
    turned = imported(tmp_path, ARTICLE.replace("[[Ann Lee]]", "[[Lee, Ann]]"))
    assert [one.authors for one in turned.sources if one.authors] == [("Lee, Ann",)]

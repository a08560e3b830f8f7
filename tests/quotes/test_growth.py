"""Work grows as texts do: no regular expression looks at the same characters again and again, no loop rescans."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from types import ModuleType
from typing import Any

import pytest

from debate_tui.model.debate import Location, Quote
from debate_tui.quotes import context, footnotes, markdown, markup, sentences, sight, styles, text, webpage
from debate_tui.quotes.markdown import seen_of_markdown
from debate_tui.quotes.normal import Normal
from debate_tui.quotes.text import Text, all_sentences, prepare
from debate_tui.quotes.verify import verify
from debate_tui.quotes.webpage import seen
from debate_tui.text.spans import Span, touched
from tests.counted import calls
from tests.quotes.regex_steps import Steps
from tests.quotes.test_sentences import Watched

MODULES: tuple[ModuleType, ...] = (*(sentences, text, context, footnotes, markdown, markup, sight, styles, webpage),)

AT_ONE_PLACE = re.compile(
    r"markup\._(?:LETTER|NAME|ATTRIBUTE|TAG_END)|styles\._(?:SCREEN|COMPOUND)|sight\._(?:LENGTH|NUMBER|RGB|HSL_CLEAR)"
    r"|markdown\._FRONT|footnotes\._(?!POWER)"
)
"""Patterns that are asked about one place only."""

BOUNDED = ("footnotes._POWER", "context._TURN")
"""Patterns that get a few characters, whatever the length of the text."""

STARTS = ("", "a")
UNITS = (
    *" \n\r\t.,'\"()…。」-/<&aA1é漢",
    *("\r\n", "\n ", " .", '."', ".)", "a.", "A. ", "a b ", "1. ", "1.5 ", "a-", "Dr. ", "。」", "no ", "photo", "(photo ", "/AP ", "source: "),
    *("<b ", "<b a=", '<b a="', "<!--", "&#0", "&#x0", "==", "a~", "[^a", "[^1]", "/*", "*/", '\\"', "{", "a{b:c}", ".a", "#a[b]"),
    *("0", "0.", "--- a:\n", "---\n", "+++\n", "1,", "[1]", "rgb(1,", "hsl(0,", "@media ", "important"),
)  # fmt: skip
ENDS = ("", "x")


def patterns(module: ModuleType) -> Iterator[tuple[str, "re.Pattern[str]"]]:
    for name, value in vars(module).items():
        several = (
            value.items()
            if isinstance(value, dict)
            else enumerate(value)
            if isinstance(value, tuple)
            else [("", value)]
        )
        for key, one in several:
            if isinstance(one, re.Pattern):
                yield f"{module.__name__.rpartition('.')[2]}.{name}{f'[{key}]' if key != '' else ''}", one


ALL = [one for module in MODULES for one in patterns(module) if not one[0].startswith(BOUNDED)]
NAMES = [name for name, _ in ALL]


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=NAMES)
def test_a_text_twice_as_long_takes_no_more_than_twice_the_steps(name: str, pattern: "re.Pattern[str]") -> None:
    everywhere = not AT_ONE_PLACE.match(name)
    for start, unit, end in product(STARTS, UNITS, ENDS):

        def grown(size: int) -> float:
            once, twice = (Steps(pattern, start + unit * n + end, everywhere).count for n in (size, 2 * size))  # noqa: B023
            return twice / (once + 50)

        # With the square it would be four times, at any length; once more where a bounded look ahead still grows.
        assert grown(16) <= 2.5 or grown(80) <= 2.5, (start, unit, end)


@pytest.mark.parametrize("pattern", [one for _, one in ALL], ids=NAMES)
def test_the_counter_finds_what_re_finds(pattern: "re.Pattern[str]") -> None:
    for start, unit, end in product(STARTS, UNITS, ENDS):
        tried = start + unit * 3 + end
        assert Steps(pattern, tried).spans == [match.span() for match in pattern.finditer(tried)], tried


def test_the_counter_tells_the_square() -> None:
    square = re.compile(r"a+\Z")
    assert Steps(square, "a" * 80 + "b").count > 3.5 * Steps(square, "a" * 40 + "b").count


class Counted(tuple[Span, ...]):
    """Spans that count how many of them are looked at."""

    looked_at = 0

    def __getitem__(self, key: Any) -> Any:
        self.looked_at += 1
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Span]:
        for one in super().__iter__():
            self.looked_at += 1
            yield one


def test_a_quote_is_found_among_paragraphs_and_sentences_without_looking_at_each() -> None:
    found = prepare("\n\n".join(f"Of {i} they said nothing. It goes on." for i in range(5000)))
    counted = Text(found.original, found.normal, Counted(found.paragraphs))
    spans = Counted(all_sentences(found))
    place = (found.paragraphs[10], found.paragraphs[-1])
    assert [list(counted.paragraphs_of(span)) for span in place] == [[10], [4999]]
    assert [list(touched(spans, span)) for span in place] == [[20, 21], [9998, 9999]]
    assert counted.paragraphs.looked_at + spans.looked_at <= 8 * 15  # type: ignore[attr-defined]


def test_notes_on_an_elided_quote_pass_over_the_sentences_between_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = prepare(" ".join(f"Of {i} they said so. It goes on." for i in range(5000)))
    spans = Counted(all_sentences(found))
    monkeypatch.setattr(context, "all_sentences", lambda _: spans)
    notes = context.notes((spans[0], spans[-1]), found)
    assert [note.kind for note in notes] == []
    assert spans.looked_at <= 100


def test_a_prefix_is_compared_beside_each_place_only() -> None:
    found = prepare("and so it is, he says, " * 2000)
    normal = Watched(found.normal.text)
    text = Text(found.original, Normal(normal, found.normal.passes), found.paragraphs)
    place = verify(Quote("so it is", Location("x"), prefix="says, and", suffix=", he"), text)
    assert len(place.candidates) == 1999
    assert normal.looked_at <= 40 * len(normal)


HTML = (
    *("<div>", "<p>a</p>", "<b>", "</b>", "<p><b>a</p>", "<li>a", "<table><tr><td>a", "</td>", "<sup>1", "<sup>1</sup>", "<q>", "<a href=#a>1"),
    *("<", "<a ", "<a b='", "<!--", "&", "a\n", "<br>", "<style>.a .b{display:none}</style><i class=a>", "<select><option>", "<rt>", "<svg>"),
)  # fmt: skip
MARKDOWN = (
    "[",
    "[a](",
    "*a ",
    "**",
    "![",
    "~~a ",
    "==a ",
    "[^1]: a\n",
    "a[^1] ",
    "^[",
    "`a ",
    "|a",
    "- a\n",
    "> a\n",
    "a\n",
    "<a ",
    "~a",
)


@pytest.mark.parametrize(
    ("read", "start", "unit"),
    [
        *((seen, start, unit) for start in ("", "<div>" * 200) for unit in HTML),
        *((seen_of_markdown, "", unit) for unit in MARKDOWN),
        *((lambda page: all_sentences(prepare(page)), "", unit) for unit in UNITS),
    ],
)
def test_a_page_twice_as_long_takes_no_more_than_twice_the_calls(
    read: Callable[[str], object], start: str, unit: str
) -> None:
    read(unit)  # what is imported and compiled once
    none, once, twice = (calls(partial(read, start + unit * n)) for n in (0, 200, 400))
    assert twice - none <= 2.4 * (once - none) + 100

"""What Argdown says of claims and headings: their texts with the markup that was read, where it still says the same, tags and data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Claim, Issue
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.parser import Parser
from debate_tui.write.argdown_signs import escaped, escaped_rule
from debate_tui.write.argdown_text import data_of, data_with_voice, extra_text

_ALONE = "Untitled 1"
"""What the parser calls the first statement without a title."""


def has_no_title(claim: Claim) -> bool:
    """Whether nobody gave a statement of a map that was read a title, and it can be written without one."""
    return "statement" not in claim.extra and "argument" not in claim.extra and "also" not in claim.extra


class Said:
    """How texts are said in one file."""

    def __init__(self, read: bool, front: Any) -> None:
        """`read`: whether the map was read from Argdown; `front`: the front matter that is written, which may name short codes."""
        self.read = read
        self.front = front
        self._codes = self._parser("").shortcodes

    def _parser(self, text: str) -> Parser:
        parser = Parser(text)
        parser.set_up(self.front)
        return parser

    def words(self, text: str, behind: str = "") -> str:
        """A text without markup, before what stands `behind` it on its line."""
        return escaped(text, behind, self._codes)

    def rule(self, text: str) -> str:
        """The words of a rule of inference."""
        return escaped_rule(text, self._codes) or "\\ "

    def defined(self, claim: Claim, name: str) -> Iterator[str]:
        """The paragraphs of a claim with its title, one for each text, without the empty line behind the last."""
        also = claim.extra.get("also")
        others = also if isinstance(also, list | tuple) else ()
        for other in others:
            raw = extra_text(other, "raw") if isinstance(other, Mapping) else ""
            words = extra_text(other, "text") if isinstance(other, Mapping) else str(other)
            yield from (f"{name}: {self._as_read(raw, words)[0] or self.words(words)}", "")
        text, rest = self._said(claim, titled=True)
        # A mere reference would have one of the other texts, and would end at the next bracket with a colon.
        told = claim.text == name[1:-1] in claim.terms
        bare = claim.text == name[1:-1] and not told and not others and f"{name[-1]}:" not in rest
        yield (name if bare else f"{name}: {text}") + rest

    def without_title(self, claim: Claim) -> str:
        """A statement without a title."""
        return "".join(self._said(claim, titled=False))

    def heading(self, issue: Issue) -> str:
        """A heading."""
        level, data = issue.extra.get("level"), issue.extra.get("data")
        depth = level if isinstance(level, int) and 0 < level < 100 else 1
        text, shown = self._as_read(extra_text(issue.extra, "text"), issue.question)
        rest = _tags(issue.extra.get("tags"), shown) + data_of(data)
        return f"{'#' * depth} {text or self.words(issue.question, rest)}{rest}"

    def _said(self, claim: Claim, titled: bool) -> tuple[str, str]:
        """The text of a claim, and the tags and data behind it."""
        text, shown = self._as_read(extra_text(claim.extra, "text"), claim.text, titled)
        rest = _tags(claim.extra.get("tags"), shown) + data_of(data_with_voice(claim, self.read))
        return text or self.words(claim.text, rest), rest

    def _as_read(self, raw: str, said: str, titled: bool = True) -> tuple[str, Sequence[str]]:
        """What was read, with its markup, and the tags in it, if it says `said`, wherever it stands; else "" and none."""
        if not raw or not self.read:
            return "", ()
        try:
            model = self._parser(text := f"# {raw}\n\n{'[x]: ' if titled else ''}{raw}\n  +> [y]\n").run()
        except NotArgdownError:
            return "", ()
        statement = model.statements.get("x" if titled else _ALONE)
        if statement is None or len(model.statements) > len("xy"):
            return "", ()
        member, heads = statement.members(text)[0], model.sections
        same = said.split() in (member.text[: member.shown].split(), member.text.split())
        whole = len(heads) == 1 == len(model.relations) and heads[0].data is None is member.data
        return (raw, member.tags) if same and whole else ("", ())


def _tags(tags: object, shown: Sequence[str]) -> str:
    """Those of the tags that the text doesn't show."""
    return "".join(f" #({tag})" for tag in tags if tag not in shown) if isinstance(tags, list | tuple) else ""

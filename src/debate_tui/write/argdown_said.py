"""What Argdown says of claims and headings: their texts with the markup that was read, where it still says the same, tags and data."""

from collections.abc import Iterator, Mapping, Sequence

from debate_tui.model.debate import Claim, Issue
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.parser import Parser
from debate_tui.write.argdown_text import data_of, data_with_voice, escaped, extra_text

_ALONE = "Untitled 1"
"""What the parser calls the first statement without a title."""


def has_no_title(claim: Claim) -> bool:
    """Whether nobody gave a statement of a map that was read a title, and it can be written without one."""
    return "statement" not in claim.extra and "argument" not in claim.extra and "also" not in claim.extra


def defined(claim: Claim, name: str, read: bool) -> Iterator[str]:
    """The paragraphs of a claim with its title, one for each text, without the empty line behind the last. `read`: whether its
    map was read from Argdown."""
    also = claim.extra.get("also")
    others = also if isinstance(also, list | tuple) else ()
    for other in others:
        raw = extra_text(other, "raw") if isinstance(other, Mapping) else ""
        words = extra_text(other, "text") if isinstance(other, Mapping) else str(other)
        yield from (f"{name}: {_as_read(raw, words, read)[0] or escaped(words)}", "")
    text, rest = _said(claim, read, titled=True)
    # A mere reference would have one of the other texts, and would end at the next bracket with a colon.
    told = claim.text == name[1:-1] in claim.terms
    bare = claim.text == name[1:-1] and not told and not others and f"{name[-1]}:" not in rest
    yield (name if bare else f"{name}: {text}") + rest


def without_title(claim: Claim) -> str:
    """A statement without a title."""
    return "".join(_said(claim, read=True, titled=False))


def heading(issue: Issue, read: bool) -> str:
    """A heading."""
    level, data = issue.extra.get("level"), issue.extra.get("data")
    depth = level if isinstance(level, int) and 0 < level < 100 else 1
    text, shown = _as_read(extra_text(issue.extra, "text"), issue.question, read)
    told = _tags(issue.extra.get("tags"), shown)
    return f"{'#' * depth} {text or escaped(issue.question)}{told}{data_of(data)}"


def _said(claim: Claim, read: bool, titled: bool) -> tuple[str, str]:
    """The text of a claim, and the tags and data behind it."""
    text, shown = _as_read(extra_text(claim.extra, "text"), claim.text, read, titled)
    rest = _tags(claim.extra.get("tags"), shown) + data_of(data_with_voice(claim, read))
    return text or escaped(claim.text), rest


def _tags(tags: object, shown: Sequence[str]) -> str:
    """Those of the tags that the text doesn't show."""
    return "".join(f" #({tag})" for tag in tags if tag not in shown) if isinstance(tags, list | tuple) else ""


def _as_read(raw: str, said: str, read: bool, titled: bool = True) -> tuple[str, Sequence[str]]:
    """What was read, with its markup, and the tags in it, if it says `said`, wherever it stands; else "" and none."""
    if not raw or not read:
        return "", ()
    try:
        model = Parser(text := f"# {raw}\n\n{'[x]: ' if titled else ''}{raw}\n  +> [y]\n").run()
    except NotArgdownError:
        return "", ()
    statement = model.statements.get("x" if titled else _ALONE)
    if statement is None or len(model.statements) > len("xy"):
        return "", ()
    member, heads = statement.members(text)[0], model.sections
    same = said.split() in (member.text[: member.shown].split(), member.text.split())
    whole = len(heads) == 1 == len(model.relations) and heads[0].data is None is member.data
    return (raw, member.tags) if same and whole else ("", ())

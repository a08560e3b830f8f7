"""Texts with a backslash before each sign that Argdown's grammar would read as more than a sign where it stands, and before no other.

The rules are those of `lexer.js` of `@argdown/core` 1.7.5.
"""

import re
from collections.abc import Container

from debate_tui.read.argdown.shortcodes import SHORTCODES
from debate_tui.read.argdown.tokens import BLANK
from debate_tui.text.scripts import one_line

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_WITHIN = rf"(?:[^{BLANK}\\\[\]{{}}()*<@/]|/(?!/))"
_CODE = rf"(?P<code>(?:\.{_WITHIN}+?\.|:{_WITHIN}+?:)(?!  ))"
"""What may be a short code: it is one token, so that nothing in it is read as a sign."""
_EVERYWHERE = "|".join(
    (
        _CODE,
        rf"(?P<begin>[.:])(?=[^{BLANK}]+?(?P=begin))",  # begins what may be a short code, too, which would keep backslashes in it
        r"[\\{]",
        r"/(?=[/*])|<(?=!--)",  # comments
        r"=(?===)",  # front matter
        r"\](?=\()",  # the end of a link, were there a bracket before
        r"(?<=@include)\(",  # another file
        r"[@#*_\[\],.:;</>\-(){}](?=[.:]?  )",  # of blanks behind a sign only the first counts
    )
)
_TEXT = re.compile(
    "|".join(
        (
            _EVERYWHERE,
            r"\[|(?P<open><)",  # titles, links, mentions
            rf"[*_](?=[^{BLANK}])",  # emphasis
            r"#(?=[^ \t,;!?)\"']|.  )",  # tags, which may begin with a backslash
        )
    )
)
_RULE = re.compile(rf"{_EVERYWHERE}|,|-(?=-)")
_LINE = re.compile(
    rf"(?=#+ |(?:`{{3}}|~{{3}})[ \t]*argdown|[' \t]*(?:[+-]|><|<[+_-]|\([0-9]+\)|[*_](?=[{BLANK}]|\Z)))|[' \t]*[0-9]+(?=\.(?:[{BLANK}]|\Z))"
)
"""What is a heading, a relation, the number of a premise, an item of a list, or to us Markdown with a block of Argdown, where a line
begins; up to where its backslash goes."""


def escaped(text: str, behind: str = "", codes: Container[str] = SHORTCODES) -> str:
    """A text where nothing stands before it on its line but what it belongs to. `behind`: what follows on the line; `codes`: the
    short codes that stand for other signs."""
    text = one_line(text).strip()
    closed = len(text) if ">" in behind else text.rfind(">")

    def sign(match: re.Match[str]) -> str:
        bare = match["open"] and closed < match.start() < len(text) - 1  # to its title, a line end may belong
        return "<" if bare else _marked(match, codes)

    return _TEXT.sub(sign, text) or "\\."


def escaped_rule(text: str, codes: Container[str] = SHORTCODES) -> str:
    """The words of a rule of inference, which lists part by commas."""
    return _RULE.sub(lambda match: _marked(match, codes), one_line(text).strip())


def _marked(match: re.Match[str], codes: Container[str]) -> str:
    """A sign with its backslash; all signs of a short code, none of what only looks like one."""
    found = match[0]
    if not match["code"]:
        return f"\\{found}"
    return _PUNCTUATION.sub(r"\\\g<0>", found) if found in codes else found


def begun(text: str) -> str:
    """A text as `escaped` has it where it begins a paragraph."""
    match = _LINE.match(text)
    return f"{text[: match.end()]}\\{text[match.end() :]}" if match else text

"""Prints diagnostics as compilers do: `file:line:column: CODE message`, with a hint on the line below."""

import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from debate_tui.cli.console import Style, painter
from debate_tui.model.diagnostics import Diagnostic, Severity
from debate_tui.text.direction import MARK, fenced, kept, turns
from debate_tui.text.patterns import pattern
from debate_tui.text.wording import counted as counted

_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.NOTE: Style.DIM}
_CHANGE = pattern(r"(\[-.*?-\]|\{\+.*?\+\})")
_CHANGE_STYLES = {"[-": Style.ERROR, "{+": Style.STRONG}


def print_problems(diagnostics: Iterable[Diagnostic], stream: TextIO | None = None) -> None:
    """Print `diagnostics` on standard error, or on another `stream`."""
    stream = stream or sys.stderr
    shown = painter(stream)
    for diagnostic in diagnostics:
        at = shown(f"{diagnostic.at}:", Style.STRONG)
        code = shown(diagnostic.code, _STYLES[diagnostic.severity])
        message = fenced(diagnostic.message) if turns(diagnostic.message) else diagnostic.message
        if turns(at) and stream.isatty():  # in a file or pipe, the mark would break the path
            at = MARK + at + MARK
        stream.write(f"{at} {code} {message}\n")
        if diagnostic.hint:
            stream.write(kept(f"    {_difference(diagnostic.hint, shown)}") + "\n")


def show_difference(text: str, stream: TextIO) -> str:
    """A hint, in which the changes of a word-level diff, `[-old-]` and `{+new+}`, are coloured on a terminal."""
    return _difference(text, painter(stream))


def _difference(text: str, shown: Callable[[str, Style], str]) -> str:
    pieces = _CHANGE.split(text)
    return "".join(shown(piece, _CHANGE_STYLES.get(piece[:2], Style.DIM)) for piece in pieces if piece)


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic under the keys of docs/format.md."""
    return {
        "file": diagnostic.at.file,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **({"count": diagnostic.count} if diagnostic.count > 1 else {}),
    }

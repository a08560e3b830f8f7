"""Prints diagnostics as compilers do: `file:line:column: CODE message`, what helps below."""

import sys
from collections.abc import Iterable

from debate_tui.cli.console import Style, paint
from debate_tui.diagnostics import Diagnostic, Severity

_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.NOTE: Style.DIM}


def print_problems(diagnostics: Iterable[Diagnostic], *, error: bool = True) -> None:
    """On standard error, unless they are what was asked for."""
    stream = sys.stderr if error else sys.stdout
    for diagnostic in diagnostics:
        at = paint(f"{diagnostic.at}:", Style.STRONG, stream)
        code = paint(diagnostic.code, _STYLES[diagnostic.severity], stream)
        print(at, code, diagnostic.message, file=stream)
        if diagnostic.hint:
            print(f"    {paint(diagnostic.hint, Style.DIM, stream)}", file=stream)


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"

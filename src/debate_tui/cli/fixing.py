"""`check --fix`: shows each correction, asks, and puts those that are wanted into the debate's files."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from debate_tui.cli.console import PROGRAM, Style, complain, paint
from debate_tui.cli.error import CommandError
from debate_tui.cli.problems import counted, show_difference
from debate_tui.cli.verified import Checked
from debate_tui.direction import kept
from debate_tui.output import write
from debate_tui.quotes.fix import Correction, correction, fix
from debate_tui.quotes.report import QuoteCheck, marked
from debate_tui.quotes.text import prepare
from debate_tui.quotes.verdict import State
from debate_tui.wording import shown

_QUESTION = "put the source's words there? [y]es, [n]o, [a]ll, [q]uit: "


def fix_all(checked: Sequence[Checked], ask: bool) -> bool:
    """Corrects the altered quotes, those that are wanted where `ask`; whether any file was changed.

    Everything is said on standard error: standard output is for the check that follows. Nothing is written before the
    last answer.
    """
    found = list(_corrections(checked))
    left = sum(check.verdict.state is State.ALTERED for one in checked for check in one.checks) - len(found)
    chosen = list(_chosen(found, ask))
    files = sorted({one.file for one in chosen})
    for file in files:
        _rewrite(Path(file), [one for one in chosen if one.file == file])
    said = f"{counted(len(chosen), 'quote')} corrected"
    if left:
        said += f"; {counted(left, 'altered quote')} left for you to correct"
    complain(said if found or left else "no quote needs a correction")
    return bool(files)


def _corrections(checked: Sequence[Checked]) -> Iterator[tuple[QuoteCheck, Correction]]:
    for debate in checked:
        for report in debate.reports:
            altered = [check for check in report.checks if check.verdict.state is State.ALTERED]
            original = debate.texts.get(altered[0].claim.source) if altered else None
            if original is not None:
                text = prepare(original)
                yield from ((check, new) for check in altered if (new := correction(check, text)))


def _chosen(found: Sequence[tuple[QuoteCheck, Correction]], ask: bool) -> Iterator[Correction]:
    for check, new in found:
        _show(check, new)
        answer = _answer() if ask else "y"
        if answer == "q":
            return
        ask = ask and answer != "a"
        if answer != "n":
            yield new


def _show(check: QuoteCheck, new: Correction) -> None:
    at = paint(f"{check.quote.at}:", Style.STRONG, sys.stderr)
    print(at, paint(check.claim.full_id, Style.DIM, sys.stderr), file=sys.stderr)
    print(kept(f"    {show_difference(marked(check.verdict.diff), sys.stderr)}"), file=sys.stderr)
    for key in ("locator", "prefix", "suffix"):
        old, value = getattr(check.quote, key), getattr(new.new, key)
        if old != value:
            said = paint(f"{key}: {value}" if value else f"no {key}", Style.DIM, sys.stderr)
            print(kept(f"    {said}"), file=sys.stderr)


def _answer() -> str:
    """One of y, n, a, q; q at the end of the input."""
    while True:
        print(_QUESTION, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        word = line.strip().lower()
        if not line:
            print(file=sys.stderr)
            return "q"
        for answer in ("yes", "no", "all", "quit"):
            if word and answer.startswith(word):
                return answer[0]


def _rewrite(path: Path, corrections: Iterable[Correction]) -> None:
    from tomlkit.exceptions import TOMLKitError

    try:
        content = path.read_bytes().decode()
        mark = content[: content.startswith("\ufeff")]
        write(path, mark + fix(content.removeprefix(mark), corrections), replace=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CommandError(f"cannot write {shown(str(path))}: {reason}", "it is as it was") from None
    except (UnicodeDecodeError, TOMLKitError) as error:
        raise CommandError(
            f"{shown(str(path))} cannot be edited: {error}", f"correct it by hand; {PROGRAM} left it as it was"
        ) from None

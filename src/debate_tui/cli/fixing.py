"""`check --fix`: shows each correction, asks for consent, and writes those accepted into the debate's files."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from debate_tui.cli.console import PROGRAM, Style, complain, paint
from debate_tui.cli.error import CommandError
from debate_tui.cli.problems import counted, show_difference
from debate_tui.cli.verified import Checked
from debate_tui.cli.writing import cannot_write
from debate_tui.disk.atomic import write
from debate_tui.edit.located import File
from debate_tui.edit.made import CannotWriteError, must_be_ours
from debate_tui.edit.quotes import ANCHORS, fix, writable
from debate_tui.model.debate import QuoteState
from debate_tui.quotes.fix import Correction, correction, wants_correction
from debate_tui.quotes.report import QuoteCheck, marked
from debate_tui.quotes.text import prepare
from debate_tui.text.direction import kept
from debate_tui.text.wording import shown

_BY_HAND = f"correct it by hand; {PROGRAM} left it as it was"
_QUESTION = "put the source's words there? [y]es, [n]o, [a]ll, [q]uit: "


def fix_all(checked: Sequence[Checked], ask: bool) -> bool:
    """Correct the quotes that need it (if `ask`, only those the user agrees to), and return whether a file was changed.

    Everything is printed on standard error: standard output is for the check that follows. No file is written before
    the last answer.

    Raises:
        CommandError: a file can't be read or written. The other files were corrected and reported.
    """
    every = list(_corrections(checked))
    only_read = _only_read({one.old.at.file for _, one in every})
    found = _writable([(check, one) for check, one in every if one.old.at.file not in only_read])
    altered = sum(check.verdict.state is QuoteState.ALTERED for one in checked for check in one.checks)
    left = altered - sum(check.verdict.state is QuoteState.ALTERED for check, _ in found)
    chosen = list(_chosen(found, ask))
    made: list[Correction] = []
    errors = [*only_read.values()]
    for file in sorted({one.old.at.file for one in chosen}):
        try:
            made += _rewrite(Path(file), [one for one in chosen if one.old.at.file == file])
        except CommandError as error:
            errors.append(error)
    said = f"{counted(len(made), 'quote')} corrected"
    if not errors and len(made) < len(chosen):
        said += (
            f"; {counted(len(chosen) - len(made), 'quote')} not: the file has changed, or cannot hold the words there"
        )
    if left:
        said += f"; {counted(left, 'altered quote')} left for you to correct"
    if made or not errors:
        complain(said if found or left else "no quote needs a correction")
    for other in errors[:-1]:
        complain(other.message, other.hint)
    if errors:
        raise errors[-1]
    return bool(made)


def _only_read(files: Iterable[str]) -> dict[str, CommandError]:
    """By name, those of the files that are in another format, with what is said of it."""
    found: dict[str, CommandError] = {}
    for file in sorted(files):
        with suppress(OSError):  # `_rewrite` reports it
            try:
                must_be_ours(file, Path(file).read_bytes())
            except CannotWriteError as error:
                found[file] = CommandError(str(error))
    return found


def _corrections(checked: Sequence[Checked]) -> Iterator[tuple[QuoteCheck, Correction]]:
    for debate in checked:
        for report in debate.reports:
            wanting = [check for check in report.checks if wants_correction(check)]
            first = wanting[0] if wanting else None
            original = debate.evidence.texts.get(first.claim.source_of(first.quote)) if first else None
            if original is not None:
                text = prepare(original)
                yield from ((check, new) for check in wanting if (new := correction(check, text)))


def _writable(found: Sequence[tuple[QuoteCheck, Correction]]) -> list[tuple[QuoteCheck, Correction]]:
    """The corrections reduced to the fields that their files can hold, so that only what will be written is shown."""
    files: dict[str, File] = {}
    for name in {one.old.at.file for _, one in found}:
        with suppress(OSError, ValueError, RecursionError):  # `_rewrite` reports it
            files[name] = File(_read(Path(name))[1])
    return [(check, writable(files[one.old.at.file], one) if one.old.at.file in files else one) for check, one in found]


def _read(path: Path) -> tuple[bytes, str]:
    """A file's byte order mark (empty if it has none) and its text.

    Raises:
        OSError: the file can't be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    content = path.read_bytes()
    mark = content[: len(BOM_UTF8)] if content.startswith(BOM_UTF8) else b""
    return mark, content.removeprefix(mark).decode()


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
    if new.old.text != new.new.text:
        print(kept(f"    {show_difference(marked(check.verdict.diff), sys.stderr)}"), file=sys.stderr)
    for key in ANCHORS:
        old, value = getattr(check.quote, key), getattr(new.new, key)
        if old != value:
            said = paint(f"{key}: {value}" if value else f"no {key}", Style.DIM, sys.stderr)
            print(kept(f"    {said}"), file=sys.stderr)


def _answer() -> str:
    """The user's answer: y, n, a or q; q at the end of the input."""
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


def _rewrite(path: Path, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Write the corrections into the file; those that could be made.

    Raises:
        CommandError: the file can't be read, edited or written; it stays as it was.
    """
    try:
        mark, text = _read(path)
        text, made = fix(text, corrections)
        if made:
            write(path, mark + text.encode(), replace=True)
    except OSError as error:
        raise cannot_write(path, error, "it is as it was") from None
    except UnicodeDecodeError:
        raise CommandError(f"{shown(str(path))} cannot be edited: it is not UTF-8", _BY_HAND) from None
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{shown(str(path))} cannot be edited: {error}", _BY_HAND) from None
    return made

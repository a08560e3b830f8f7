"""`import`: reads files in any format, tells what was read and what wasn't, and writes each as a map of our own format."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TextIO

from debate_tui import store
from debate_tui.cli.console import Style, complain, paint, print_json
from debate_tui.cli.debates import STANDARD_INPUT
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.cli.problems import as_json, counted, print_problems
from debate_tui.cli.writing import to_stdout, write_file
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Issue, Position, Quote, Relation, Source
from debate_tui.model.diagnostics import Diagnostic, Severity
from debate_tui.model.library import OURS
from debate_tui.pages.document import Extract
from debate_tui.text.safe import safe
from debate_tui.text.wording import listed, shown
from debate_tui.write.writers import WRITERS, Options

DESCRIPTION = (
    "Read files in other formats, tell what was read of them, and write them as maps of the program's own format."
)
NOTES = """\
Formats are recognised by what a file holds; --from says which it is. Of a table whose columns have names that aren't
known (docs/other-formats.md), --column says which is which. Without -o nothing is written, only the account is
printed: what was read, what is kept as extra, what was not understood, each with its line. A map is written whole or
not at all. With several files, or where PATH is a folder, each map gets the name of its file in that folder.

exit status: 0 fine, 1 a file was not understood at all or not written, 2 wrong usage

examples:
  debate-tui import nodeset102.json
  debate-tui import harbour-road.txt -o harbour-road.toml
  debate-tui import corpus/*.xml -o maps --json
  debate-tui import posts.csv --column claim=TextContent --column author=User -o posts.toml
"""

MOST_BYTES = 64 * 2**20
"""Of a map that can be read again: the same as in `read.files`; a test compares the two."""
_NOTED = ("N130",)
_KEPT = ("W127", *_NOTED)
_NAMED = 5
"""So many of the keys that are kept are named."""
_STRING_OR_COMMENT = re.compile(
    r"\"{3}(?:[^\\]|\\[\s\S])*?\"{3,5}|'{3}[\s\S]*?'{3,5}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|(\#[^\n]*)"
)
"""What may hold a `#` in TOML, and what begins with one."""
_OURS = ("toml", "json")
"""The formats of our own, whose maps may say that they were made of a file in another."""


@dataclass(frozen=True, slots=True)
class Account:
    """What came of reading one file."""

    file: str
    debate: Debate | None
    found: Sequence[Diagnostic]
    read_as: str
    """The name of its format's reader."""

    @property
    def kept(self) -> list[Diagnostic]:
        return [one for one in self.found if one.code in _KEPT]

    @property
    def not_understood(self) -> list[Diagnostic]:
        return [one for one in self.found if one.severity is Severity.ERROR]

    @property
    def noted(self) -> list[Diagnostic]:
        return [one for one in self.found if one.severity is not Severity.ERROR and one.code not in _KEPT]

    @property
    def understood(self) -> bool:
        """Whether anything was: a file without a claim is fine if nothing in it is wrong."""
        return self.debate is not None and (bool(self.debate.claims) or not self.not_understood)

    @property
    def format(self) -> str | None:
        """The format that the file was read as, with its variant; None where it was not."""
        if self.debate is None:
            return None
        origin = self.debate.origin
        return origin.format if origin and self.read_as not in _OURS else self.read_as

    @property
    def counts(self) -> dict[str, int]:
        debate = self.debate
        if debate is None:
            return {"nodes": 0, "relations": 0, "quotes": 0}
        quotes = sum(len(claim.quotes) for claim in debate.claims)
        return {"nodes": len(debate.claims), "relations": len(debate.relations), "quotes": quotes}


def run(given: Given) -> int:
    to_output = given.output is not None and to_stdout(given.output)
    if given.json and to_output:
        raise CommandError("--json and the map can't both go to standard output", "give -o a file", WRONG_USAGE)
    columns = _columns(given)
    files = [Path(STANDARD_INPUT if word == "-" else word) for word in given.words]
    accounts: list[dict[str, object]] = []
    status = 0
    for path, target in zip(files, _targets(files, given.output), strict=True):
        library, read_as = store.imported(path, vars(given)["from"], columns)
        account = Account(str(path), next(iter(library.debates), None), library.diagnostics, read_as)
        written, failed = None, None
        if account.debate and account.understood and target:
            try:
                if len(files) > 1:
                    target.parent.mkdir(parents=True, exist_ok=True)
                write_file(target, _map(account.debate), given.force, lambda: files)
                written = str(target)
            except CommandError as error:
                if len(files) == 1:
                    raise
                failed = error  # the other files are read and written nevertheless
        status = max(status, int(failed is not None or not account.understood))
        if given.json:
            accounts.append(_as_json(account, written))
        else:
            way = "" if failed else ": -o FILE writes the map"
            _print(account, written, way, sys.stderr if to_output else sys.stdout)
        if failed:
            complain(failed.message, failed.hint)
    if given.json:
        print_json({"imports": accounts})
    return status


def _columns(given: Given) -> dict[str, str]:
    """What the columns of a table are, by their names.

    Raises:
        CommandError: one is two things, or two are one, or the files are said to be no tables.
    """
    format = vars(given)["from"]
    if given.column and format not in (None, "csv", "jsonl"):
        message = f"{shown(format)} has no columns"
        raise CommandError(message, "--column is for tables: --from csv or jsonl, or neither", WRONG_USAGE)
    found: dict[str, str] = {}
    for role, name in given.column:
        if name in found or role in found.values():
            twice = f"the column {shown(name)}" if name in found else f"--column {role}"
            raise CommandError(f"{twice} is given twice", "a column is one thing, and each is one column", WRONG_USAGE)
        found[name] = role
    return found


def _targets(files: Sequence[Path], output: Path | None) -> list[Path | None]:
    """The file that each map is written into: `output`, or one in that folder, which is made for several.

    Raises:
        CommandError: there are several files, and `output` is no folder, or two of them have the same name.
    """
    if output is None or (len(files) == 1 and not output.is_dir()):
        return [output for _ in files]
    if (output.exists() or output.is_symlink() or to_stdout(output)) and not output.is_dir():
        raise CommandError(f"{shown(str(output))} is no folder", "the maps of several files need one", WRONG_USAGE)
    targets: list[Path | None] = [output / f"{path.stem}.toml" for path in files]
    twice = next((one for at, one in enumerate(targets) if one in targets[:at]), None)
    if twice:
        raise CommandError(f"two files would be written to {shown(str(twice))}", "import one at a time", WRONG_USAGE)
    return targets


def _map(debate: Debate) -> Iterator[str]:
    """The pieces of the debate's map.

    Raises:
        CommandError: it is too large to be read again, which leaves no file behind.
    """
    size = 0
    for piece in WRITERS["toml"].write(Extract(debate), Options()):
        size += len(piece.encode())
        if size > MOST_BYTES:
            raise CommandError("the map would have more than 64 MB, and couldn't be read again", "divide the file")
        yield piece


def _print(account: Account, written: str | None, way: str, stream: TextIO) -> None:
    """Prints an account. `written`: where the map was written; `way`: how it could be, where it wasn't."""
    name = account.debate.at.file if account.debate else account.file
    if not account.understood:
        print_problems(account.found)
        complain(f"nothing was understood of {shown(name)}")
        return
    origin = account.debate.origin if account.debate and account.read_as in _OURS else None
    made = f", a map made of {origin.format}" if origin else ""
    print(safe(f"{name}: read as {account.format}{made}"), file=stream)
    print(safe(f"  {', '.join(counted(number, noun[:-1]) for noun, number in account.counts.items())}"), file=stream)
    for words, problems in (
        ("kept as extra", account.kept),
        ("not understood", account.not_understood),
        ("to look at", account.noted),
    ):
        if problems or words != "to look at":
            besides = _besides(account.debate) if words == "kept as extra" else ""
            found = besides or sum(one.code not in _NOTED for one in problems) or "nothing"
            print(f"  {words}: {found}", file=stream)
        print_problems(problems, stream)
    if written and (comments := _comments(account)):
        print(f"  not kept: {counted(comments, 'comment')}, since a map is written anew", file=stream)
    place = "standard output" if stream is sys.stderr else shown(written or "", 1000)
    plain = stream is sys.stderr or (written or "").endswith(".toml")
    told = f"written to {place}{'' if plain else ', in TOML'}" if written else f"nothing was written{way}"
    print(paint(f"  {told}", Style.DIM, stream), file=stream)


def _comments(account: Account) -> int:
    """How many comments the files of a map of our own format have."""
    if account.read_as != "toml":
        return 0
    path = Path(account.file)
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path] if path.is_file() else []
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    return sum(bool(match[1]) for text in texts for match in _STRING_OR_COMMENT.finditer(text))


def _besides(debate: Debate | None) -> str:
    """Which parts of the map have keys of the format that a map doesn't have, kept under `extra`; "" where none has."""
    if debate is None:
        return ""
    parts: dict[str, Iterable[Claim | Relation | Source | Issue | Position | Quote]] = {
        "claim": debate.claims,
        "relation": debate.relations,
        "source": debate.sources,
        "issue": debate.issues,
        "position": debate.positions,
        "quote": (quote for claim in debate.claims for quote in claim.quotes),
    }
    whole = [key for key in debate.extra if key not in OURS]
    told = [f"the debate {_keys(whole)}"] if whole else []
    for noun, nodes in parts.items():
        keys = ([key for key in one.extra if key not in OURS] for one in nodes if one.extra)
        kept = [some for some in keys if some]
        told += [f"{counted(len(kept), noun)} {_keys(chain.from_iterable(kept))}"] if kept else []
    return f"keys of {listed(told, len(told))}" if told else ""


def _keys(keys: Iterable[str]) -> str:
    """Keys in brackets, the most frequent ones first."""
    often = [key for key, _ in Counter(iter(keys)).most_common()]
    return f"({listed(map(shown, often), _NAMED)})"


def _as_json(account: Account, written: str | None) -> dict[str, object]:
    return {
        "file": account.file,
        "format": account.format,
        "debate": account.debate.id if account.debate else None,
        "understood": account.understood,
        **account.counts,
        "kept": [as_json(one) for one in account.kept],
        "not_understood": [as_json(one) for one in account.not_understood],
        "noted": [as_json(one) for one in account.noted],
        "written": written,
    }

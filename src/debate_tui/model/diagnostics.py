"""A problem in content as a value: where it is, its code and severity, what is wrong, and what helps.

`CODES` is the one table of everything that can be wrong; `python -m debate_tui.model.diagnostics` prints
docs/diagnostics.md from it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.model.lazy import Tallied
from debate_tui.text.safe import safe


class Severity(StrEnum):
    """How bad a problem is, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place."""

    at: Location
    code: str
    """A key of the table of codes (docs/diagnostics.md): stable, so that scripts may rely on it."""
    severity: Severity
    message: str
    """What is wrong, in one line without a full stop."""
    hint: str = ""
    """What helps; may be empty."""
    count: int = 1
    """How many problems it stands for: of one code, only so many are listed for a file."""

    def __str__(self) -> str:
        return f"{self.at}: {self.code} {self.message}"


class Code(NamedTuple):
    """A row of the table of codes, as docs/diagnostics.md prints it."""

    severity: Severity
    title: str
    explanation: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    # Files and folders
    "E101": Code(_E, "no such path", "The file or folder does not exist, or a link leads to nothing."),
    "E102": Code(_E, "folder without TOML", "The folder holds neither a debate nor debates: see docs/format.md."),
    "E103": Code(_E, "unreadable", "The system refused to read the file or folder, for the reason given."),
    "E104": Code(_E, "link loop", "Symbolic links lead round in a circle."),
    "E105": Code(_E, "over 64 MB", "A map is far smaller; the file was not read."),
    "E106": Code(_E, "not a file", "A folder, pipe or device stands where a TOML file should be."),
    "W107": Code(_W, "folder passed over", "A library's subfolder holds TOML files but no `debate.toml`, so it is no debate, or files of other formats, which are read when that folder is opened; or there are more folders below than are searched for files of cards."),
    "W108": Code(_W, "debate hidden by another", "Two debates have one id. The one found first counts, the other is left out. Overriding a bundled debate is no warning."),
    "W109": Code(_W, "copy of another file", "Most ids of a file stand in another file of the same folder already, as in a copy that a sync left. The file whose name sorts first, the plain one, counts. Or two files come from the same bytes: a file of another format and its copy, or a map and what it was made of. Then both are opened."),
    # Text and TOML
    "E121": Code(_E, "not UTF-8", "TOML is UTF-8. The position is that of the first byte that is not."),
    "E122": Code(_E, "UTF-16 or UTF-32", "TOML is UTF-8, and the file begins as UTF-16 or UTF-32 do."),
    "W123": Code(_W, "byte order mark", "The file begins with a UTF-8 byte order mark, which TOML does not have. It was skipped."),
    "E124": Code(_E, "TOML syntax", "The file is not valid TOML from the position given, so none of it was read."),
    "E125": Code(_E, "too deep or too long", "Values are nested, or a number is written, beyond what is read."),
    "E126": Code(_E, "line not understood", "A line of a map in another format than TOML is none that the format has. It was left out."),
    "W127": Code(_W, "kept as extra", "A map in another format says something that there is no place for here. It is kept under `extra`, for writing it back, and shown in JSON only."),
    "E128": Code(_E, "not a debate", "The file is in no format that is read. The message says what it seems to be."),
    "E129": Code(_E, "not in its format", "The file looks like one of a format that is read, but breaks its rules at the place given, so none of it was read."),
    "N136": Code(_N, "files passed over", "Files of a library's folder are in no format that is read. `debate-tui import FILE` says what one seems to be."),
    "N135": Code(_N, "left out of a document", "What stands beside a Word document's text was not read: comments, text boxes, embedded documents, pictures, and what tracked changes have deleted; and footnotes whose text is not in the file."),
    "N130": Code(_N, "how it was read", "Says how something in a map in another format was read that isn't plain: who speaks or answers, nodes or annotations without words, lines above a table, claims that the table gives no position. Nothing is lost: what has no place here is kept under `extra`, for writing it back."),
    "W131": Code(_W, "not quite JSON", "The file holds what JSON forbids and programs write all the same. It was read, mended as the message says."),
    "W132": Code(_W, "slip in another format", "The file isn't quite what its format asks for. What it means is clear, and it was read so."),
    "W133": Code(_W, "name twice", "An object of JSON has two members of one name. The last counts, as in every program that reads JSON; the message says what the other said."),
    # Tables and keys
    "E201": Code(_E, "no debate", "No file of the debate has the table `[debate]`, so there is nothing to load."),
    "E202": Code(_E, "unknown format", "The map is written in a format that this program does not read."),
    "E203": Code(_E, "second debate table", "A debate has one `[debate]` table, in one of its files. The first counts."),
    "E204": Code(_E, "missing key", "A key that must be there is not. The table is left out."),
    "E205": Code(_E, "wrong type", "A value is a number, say, where text is expected. The key is treated as missing."),
    "E206": Code(_E, "empty text", "A text that must say something is empty. The table is left out."),
    "W207": Code(_W, "empty key", "An optional key is empty. Leave the key out."),
    "W208": Code(_W, "unknown key", "The format has no such key; it was ignored."),
    "E209": Code(_E, "bad id", "Ids are lower-case letters, digits and hyphens, and begin with a letter or digit."),
    "E210": Code(_E, "duplicate id", "The id is taken. The first table that has it counts, the second is left out."),
    "E211": Code(_E, "unknown word", "The value is none of the words that the format has for this key."),
    "E212": Code(_E, "not an EDTF date", "Dates are EDTF (ISO 8601-2): `2024-05-01`, `2024-05`, `2018~`. The date is left out."),
    "W213": Code(_W, "control or invisible character", "A text holds characters that drive a terminal, turn the direction of writing, are not seen, or are piled up on one."),
    "W214": Code(_W, "listed twice", "A list names the same thing twice. It counts once."),
    "W215": Code(_W, "not a web address", "A `url` begins with `https://` or `http://`."),
    "E216": Code(_E, "not a mark", "A mark is `12-40 read`: from which character of the quote's text to which, from 0, and a word for what it is. The mark is left out."),
    # References and structure
    "E301": Code(_E, "reference to nothing", "What the id should name is nowhere in the debate. What refers to it is left out."),
    "W303": Code(_W, "claim without quote", "The claim has no quote to stand on. Not said of maps that were imported from another format."),
    "E304": Code(_E, "second stance", "A position answers an issue once. The first stance counts."),
    "E305": Code(_E, "relation with itself", "A relation leads from a claim to another claim. It is left out, but for maps that were imported from another format."),
    "E306": Code(_E, "same relation twice", "The relation is there already; `rebuts` and `concurs` hold either way round."),
    "W307": Code(_W, "cycle of supports", "Claims support each other in a circle, so that none of them rests on anything else."),
    "E308": Code(_E, "relation cannot end there", "Only `undercuts` may end at a relation, and at the end of relations that undercut each other stands a claim."),
    "E309": Code(_E, "relation without why", "Across sources the map's writer draws the relation, and says why. Not said of maps that were imported from another format."),
    # What a careful editor would ask
    "W401": Code(_W, "rebuts within one position", "Both claims belong to one position; claims only reported do not count."),
    "W402": Code(_W, "long quote", "A quote has 45 words at most: as short as carries the point without turning it. Not said of maps that were imported from another format."),
    "W403": Code(_W, "unused position", "No source and no claim holds the position."),
    "W404": Code(_W, "unused issue", "No stance and no claim speaks on the issue."),
    "W405": Code(_W, "unused source", "No claim of the map is the source's."),
    "W406": Code(_W, "one-sided issue", "Fewer than two positions speak on the issue, by a stance or a claim."),
    "W407": Code(_W, "claims for and against", "Two claims are said both to agree and to contradict each other."),
    "W408": Code(_W, "nothing to compare", "The map gives fewer than two positions. Not said of maps that were imported from another format."),
    "W409": Code(_W, "claims without stance", "A position makes claims on an issue, but the map gives no answer of its own there."),
    "W410": Code(_W, "no issue in common", "Claims of two positions are related, but share no issue on which to set them side by side."),
    "W411": Code(_W, "not where the rule puts it", "The map's positions were derived from its relations when it was imported. Since then relations have changed, and the claim stands under another position than the rule gives it now."),
    # Quotes: the words
    "E501": Code(_E, "altered quote", "The source has the words otherwise. The nearest passage is shown, and `check --fix` puts it there."),
    "E502": Code(_E, "absent quote", "Nothing in the source's text is near enough to the quote."),
    "E503": Code(_E, "altered since locked", "The quote that the lock records for the claim read otherwise. Check it against the text, then lock again."),
    "W504": Code(_W, "ambiguous quote", "The words stand more than once in the source; `prefix` or `suffix` says which place is meant."),
    "W505": Code(_W, "prefix or suffix elsewhere", "The words stand in the source, but not beside what `prefix` and `suffix` say."),
    "W506": Code(_W, "text changed since locked", "The source's text is not the one that the lock was made from. Lock again."),
    "W507": Code(_W, "lock of another normalisation", "The lock was made under other rules and attests nothing here. Lock again."),
    "W508": Code(_W, "much of a source quoted", "More of the source's words are quoted than the budget allows, a third unless set otherwise."),
    "W509": Code(_W, "quote over the budget", "The quote has more words than the budget allows."),
    "W510": Code(_W, "no text for a source", "The folder of texts has no file named after the source's id."),
    "W511": Code(_W, "quote not in the lock", "The lock does not know the quote: it is new, or was changed with the text at hand. Lock again."),
    # Quotes: what a reader should know although the words are right
    "N521": Code(_N, "context", "The quote leaves out a negation, a concession or a limit of its sentence. Read whether it turns the sense."),
    "N522": Code(_N, "attribution", "The quote leaves out who is said to say so; `voice` is the place for it."),
    "N523": Code(_N, "over a paragraph's end", "The quote joins words of different paragraphs."),
    "N524": Code(_N, "caption", "The quote's words, or some of them, are a picture's caption or credit."),
    "N525": Code(_N, "part of a compound", "The quote takes a part out of a hyphenated word."),
    "N526": Code(_N, "insertion", "An [insertion] puts a negation, a quantity, a name or another word into the source's words. Read whether it turns the sense."),
    "N527": Code(_N, "locator elsewhere", "The locator names a paragraph (`¶9`), and the quote's words stand in another one."),
    # Quotes with marks: what is not read aloud, and bears upon what is
    "W541": Code(_W, "negation not read", "A “not” or its like stands over words that are read, and is not. Found by rules for English, which may be wrong: docs/quotes.md says how often."),
    "W542": Code(_W, "rebuttal not read", "The sentence after what is read turns against it, and is not read."),
    "W543": Code(_W, "speaker not read", "What is read is said by somebody whom the author reports, and who is not named."),
    "W544": Code(_W, "condition not read", "What is read is said under a condition, or is one, which is not read."),
    "N545": Code(_N, "concession not read", "The sentence grants something against what is read, or turns against it, or only grants it."),
    "N546": Code(_N, "hedge not read", "“May”, “perhaps”, “some” before what is read."),
    "W548": Code(_W, "granted, read as said", "What is read is only granted: “although”, “while” before it is not read, nor what the sentence goes on to say; or what is set against it."),
    "N547": Code(_N, "reading not looked at", "Texts that are not English are not searched for what their reading leaves out."),
    # Quotes: texts and locks
    "E531": Code(_E, "text unreadable", "The system, or the library for the file's format, refused to read a source's text."),
    "E532": Code(_E, "text in another encoding", "A source's text is not UTF-8, or not in the encoding that its HTML declares."),
    "E533": Code(_E, "text over 64 MB", "No article is that long; the file was not read."),
    "E534": Code(_E, "library missing", "PDF is read through a library that is installed by `pip install 'debate-tui[sources]'`."),
    "W535": Code(_W, "two texts for one source", "Several files are named after the source. The first of .txt, .md, .html, .pdf was read."),
    "E536": Code(_E, "lock unreadable", "`quotes.lock` is not what `debate-tui lock` writes. Lock again."),
    "E537": Code(_E, "no text in it", "The file of a source's text has no words: blank or scanned pages, an empty file, a page that is only a script. No quote was compared with it."),
    # Configuration
    "E601": Code(_E, "unknown action", "The explorer has no action of that name to give a key to. The line is passed over."),
    "E602": Code(_E, "key that can't be chosen", "No such key exists, or terminals send nothing for it, or the same as for another, or it has one meaning everywhere, as digits have. It is passed over."),
    "E603": Code(_E, "key bound twice", "Two actions on one screen are given the same key. The first has it."),
    "W604": Code(_W, "action without a key", "Its only key was given to another action. The list of commands still has it."),
    "E605": Code(_E, "not a colour", "A look is attributes, a colour, and a ground: `bold #ffd866 on #12161d`. The role keeps its look."),
    "W606": Code(_W, "low contrast", "A colour stands out from its ground by less than 4.5 : 1 (WCAG 2.2, 1.4.3)."),
}  # fmt: skip


def diagnose(at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic with the severity of its code; message and hint, which quote content, are made safe to show.

    Raises:
        KeyError: `code` is not in `CODES`.
    """
    return Diagnostic(at, code, CODES[code].severity, safe(message), safe(hint))


def keeps_from_reading(diagnostic: Diagnostic) -> bool:
    """Whether the diagnostic is about a file or folder that could not be read at all."""
    return diagnostic.severity is Severity.ERROR and diagnostic.code.startswith("E1")


def to_be_said(diagnostic: Diagnostic) -> bool:
    """Whether every command reports it, not only `check`: something could not be read, or its id is taken."""
    return keeps_from_reading(diagnostic) or diagnostic.code in ("W107", "W108", "W109")


def worst_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted for readers of many maps: errors, warnings, notes, each by file and place."""
    return tuple(sorted(diagnostics, key=lambda one: (_SEVERITIES[one.severity], *_place(one))))


def tallied(diagnostics: Iterable[Diagnostic]) -> Mapping[tuple[str, Severity], int]:
    """How many problems there are by file and severity; of those that aren't made yet, without making them."""
    if isinstance(diagnostics, Tallied):
        return diagnostics.tally
    tally: Counter[tuple[str, Severity]] = Counter()
    for one in diagnostics:
        tally[one.at.file, one.severity] += one.count
    return tally


def by_severity(diagnostics: Iterable[Diagnostic]) -> Counter[Severity]:
    """How many problems of each severity there are."""
    count: Counter[Severity] = Counter()
    for (_, severity), many in tallied(diagnostics).items():
        count[severity] += many
    return count


def all_worst_first(parts: Iterable[Sequence[Diagnostic]]) -> Sequence[Diagnostic]:
    """The diagnostics of all parts as `worst_first` sorts them, not before somebody reads them."""
    some = [part for part in parts if part]
    tally: Counter[tuple[str, Severity]] = Counter()
    for part in some:
        tally.update(tallied(part))
    return Tallied(tally, lambda: worst_first(chain.from_iterable(some)))


def by_file(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted for a map's writer: file by file from top to bottom, each file's notes after its errors and warnings."""
    return tuple(sorted(diagnostics, key=lambda one: (one.at.file, one.severity is Severity.NOTE, *_place(one))))


_SEVERITIES = {severity: number for number, severity in enumerate(Severity)}


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    at = diagnostic.at  # in pieces, which are compared in a tenth of the time: there may be ten thousand
    return at.file, at.line, at.column, diagnostic.code, diagnostic.message


_GROUPS = {
    "1": "Files, folders, text",
    "2": "Tables and keys",
    "3": "References and structure",
    "4": "What a careful editor would ask",
    "5": "Quotes, texts and locks",
    "6": "Configuration",
}

_INTRODUCTION = """\
# Diagnostics

<!-- Made by `python -m debate_tui.model.diagnostics > docs/diagnostics.md`; edit src/debate_tui/model/diagnostics.py instead. -->

`debate-tui check` prints one line for each problem, `file:line:column: code message`, and below it what helps.
The codes are stable. **E** is an error: something is broken and was left out, in the smallest piece, and the rest
of the map is loaded; `check` exits with 1. **W** is a warning: everything is loaded, and something asks for a look;
with `--strict` warnings exit with 1 too. **N** is a note: nothing is wrong, and a map's writer may want to know; it
never fails. The format itself is described in [format.md](format.md), what is said of quotes in [quotes.md](quotes.md)."""


def page() -> str:
    """The text of docs/diagnostics.md."""
    lines = [_INTRODUCTION]
    group = ""
    for code, (_, title, explanation) in CODES.items():
        if code[1] != group:
            group = code[1]
            lines += ["", f"## {_GROUPS[group]}", "", "| code | | meaning |", "|---|---|---|"]
        lines.append(f"| {code} | {title} | {explanation} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(page())

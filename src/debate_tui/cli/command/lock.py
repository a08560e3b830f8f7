"""`lock`: records which quotes were verified against the texts, so that they can be checked without the texts."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.cli.console import complain
from debate_tui.cli.debates import find_debate, read_for, report_unread
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.cli.problems import counted, print_problems
from debate_tui.cli.writing import to_stdout, write_file
from debate_tui.text.safe import safe
from debate_tui.text.wording import listed, shown

if TYPE_CHECKING:
    from debate_tui.quotes.evidence import Evidence
    from debate_tui.quotes.lock import Lock

DESCRIPTION = "Record which quotes stand in the sources' texts, in digests, to check them where the texts are not."
NOTES = """\
exit status: 0 all quotes are recorded; 1 some are not, a text has none of its quotes, no such debate, or not written

The lock is written beside the debate: quotes.lock for debate.toml, harbour.quotes.lock for harbour.toml. What it has of
sources whose text is not at hand stays.
docs/quotes.md says what it proves, and what it gives away of the texts.

examples:
  debate-tui lock us-japan-alliance --sources ~/articles
  debate-tui lock maps/harbour.toml --sources articles -o -
"""


def run(given: Given) -> int:
    from debate_tui.quotes.beside import lock_path
    from debate_tui.quotes.check import make_lock
    from debate_tui.quotes.evidence import gather, reports
    from debate_tui.quotes.lock import write

    library, debate = find_debate(given.words[0], given.library)
    unread = report_unread(library)
    evidence = gather(debate, given.sources)
    folder, read = evidence.folder, evidence.read
    if folder is None or not folder.is_dir():
        what = "no texts to lock with" if folder is None else f"--sources {shown(str(folder))} is no folder"
        raise CommandError(what, "--sources DIR says where they are", WRONG_USAGE)
    print_problems(read.diagnostics)
    if read.unread and not read.texts:
        raise CommandError(
            f"no text in {shown(str(folder))} to lock {debate.id} with", "what is wrong with each is said above"
        )
    if not read.texts:
        raise CommandError(
            f"no text for any source of {debate.id} in {shown(str(folder))}",
            "a text has the name of its source's id: cgtn.txt",
        )
    path = given.output or lock_path(debate)
    if given.output is None and path.exists() and not path.is_file():
        raise CommandError(
            f"{shown(str(path))} is not a file", "the lock is written there: move away what is in its place"
        )
    old = _old_lock(evidence, replaced=given.output is None)
    lock = make_lock(debate, read.texts, old)
    own, replaced = lock_path(debate).absolute(), given.output is None or given.force
    others = (one for one in read_for(debate, given.sources) if Path(one).absolute() != own)
    write_file(path, write(lock), replaced, lambda: others)
    kept = {source.id for source in lock.sources if old and old.source(source.id) is source}
    doubtful = sorted(kept & read.texts.keys())
    for id in doubtful:
        complain(
            f"the record of {id} stays: none of its quotes stands in the text of that name",
            "is the text the right one?",
        )
    new = replace(read, texts={id: text for id, text in read.texts.items() if id not in kept})
    done = tuple(reports(replace(evidence, read=new, lock=lock)))
    left = [check for report in done for check in report.checks if not check.verdict.state.verified]
    at_fault = {check.quote.at for check in left}
    without_text = {source.at for source in debate.sources if source.id not in read.texts}
    print_problems(
        one
        for report in done
        for one in report.diagnostics
        if one.at in at_fault or (one.code == "W510" and one.at in without_text)
    )
    recorded = sum(len(source.quotes) for source in lock.sources)
    where = "" if to_stdout(path) else f" in {shown(str(path), 1000)}"
    told = f"{counted(recorded, 'quote')} recorded{where}, {len(left)} left out"
    before = f"; kept as recorded before: {listed(sorted(kept))}" if kept else ""
    print(safe(told + before), file=sys.stderr)
    return int(bool(left or doubtful) or unread)


def _old_lock(evidence: "Evidence", replaced: bool) -> "Lock | None":
    """The debate's present lock, if any. `replaced`: the new lock will be written over it.

    Raises:
        CommandError: it can't be read, and replacing it might lose records of sources whose text is not at hand.
    """
    from debate_tui.quotes.normal import NORM

    old = evidence.lock
    missing = [source.id for source in evidence.debate.sources if source.id not in evidence.texts]
    if evidence.unreadable and missing and replaced:
        print_problems([replace(evidence.unreadable, hint="give the texts of all sources, or move it away")])
        raise CommandError(
            f"not locked: there is no text for {listed(missing)}, and what was recorded of it would be lost",
            "the lock is as it was",
        )
    if old and old.norm != NORM and (lost := [id for id in missing if any(id == one.id for one in old.sources)]):
        message = f"not kept, since {old.norm} can't be compared with {NORM}: the records of {listed(lost)}"
        complain(message, "lock again with their texts at hand")
    return old

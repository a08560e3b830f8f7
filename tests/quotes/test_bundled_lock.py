"""The bundled map's lock: its quotes can be checked on any machine, and the lock is that of the map as it is."""

from collections import Counter
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.model.debate import QuoteState
from debate_tui.model.diagnostics import Severity
from debate_tui.quotes.beside import lock_path
from debate_tui.quotes.check import make_lock
from debate_tui.quotes.lock import Lock, write
from debate_tui.quotes.lockfile import read_lock
from debate_tui.quotes.texts import read_texts
from tests.quotes.checking import check_quotes

REPO = Path(__file__).parents[2]
MAP = REPO / "content" / "us-japan-alliance"
DOCS = (REPO / "docs" / "quotes.md").read_text(encoding="utf-8")
AGAIN = "lock again: .venv/bin/debate-tui lock content/us-japan-alliance --sources ../shared/sources"


def test_every_quote_is_attested_without_the_texts() -> None:
    library = store.open([MAP]).library()
    (debate,) = library.debates
    lock = read_lock(debate)
    assert isinstance(lock, Lock), f"{lock}; {AGAIN}"
    report = check_quotes(debate, None, lock)
    not_attested = [check.quote.at for check in report.checks if check.verdict.state is not QuoteState.ATTESTED]
    assert not not_attested, AGAIN
    grave = [str(one) for one in (*library.diagnostics, *report.diagnostics) if one.severity is not Severity.NOTE]
    assert not grave, AGAIN


def test_the_lock_is_that_of_the_map_and_the_texts(shared: Path) -> None:
    (debate,) = store.open([MAP]).library().debates
    texts = read_texts(shared / "sources", [source.id for source in debate.sources]).texts
    assert set(texts) == set(debate.source)
    if lock_path(debate).read_text(encoding="utf-8") != write(make_lock(debate, texts)):
        pytest.fail(AGAIN)


def test_the_documents_show_the_lock_as_it_is() -> None:
    shown = DOCS[DOCS.index('format = "quotes-lock/1"') :].partition("```")[0].splitlines()
    lines = (MAP / "quotes.lock").read_text(encoding="utf-8").splitlines()
    assert {line for line in shown if "…" not in line} <= set(lines)


def test_the_documents_count_the_quotes_as_they_are(shared: Path) -> None:
    (debate,) = store.open([MAP]).library().debates
    texts = read_texts(shared / "sources", [source.id for source in debate.sources]).texts
    states = Counter(check.verdict.state for check in check_quotes(debate, texts, None).checks)
    counted = ", ".join(f"{count} `{state}`" for state, count in sorted(states.items(), key=lambda one: -one[1]))
    assert f"The bundled map's {states.total()} quotes: all verified, {counted}." in DOCS

"""The promise on real articles: every quote of the map is exact, and no tampered one passes.

A sample of what `python -m benchmarks.quotes` measures in full. The articles are not in the repository.
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from debate_tui.quotes.normal import normalise
from debate_tui.quotes.text import Text, all_sentences, prepare

ROOT = Path(__file__).parents[2]
MAP = ROOT / "content" / "us-japan-alliance"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quotes_benchmark", ROOT / "benchmarks" / "quotes.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def articles(shared: Path) -> dict[str, Text]:
    return {file.stem: prepare(file.read_text(encoding="utf-8")) for file in (shared / "sources").glob("*.txt")}


def test_tampering_makes_some_fifty_different_variants(bench: ModuleType) -> None:
    text = "Japan did not spend 3.5 percent of its “budget” in 2017, as the United States and Germany had asked it to."
    variants = bench.tampered(text)
    assert 40 <= len(variants) <= 90
    assert {variant.kind for variant in variants} >= {
        "substitution", "deletion", "swap", "not", "digit", "name", "letter", "case", "quotation mark",
    }  # fmt: skip
    assert all(normalise(variant.text).text != normalise(text).text for variant in variants)
    assert variants == bench.tampered(text)


@pytest.mark.skipif(not MAP.is_dir(), reason="the bundled map is not there")
def test_no_tampered_quote_passes(bench: ModuleType, articles: dict[str, Text]) -> None:
    samples = bench.samples(MAP)
    assert samples
    proof = bench.prove(samples[::5], articles)
    assert proof.exact == proof.quotes
    assert proof.passed == 0
    assert proof.placed >= 0.95 * proof.variants
    assert proof.foreign_absent == proof.foreign


def test_sentences_of_the_articles_are_exact_and_their_alterations_are_not(
    bench: ModuleType, articles: dict[str, Text]
) -> None:
    samples = [
        bench.Sample(source, text.original[slice(*text.normal.original(span))])
        for source, text in articles.items()
        for span in all_sentences(text)[8::9]
    ]
    proof = bench.prove(samples, articles)
    assert proof.exact > 0.9 * proof.quotes
    assert proof.passed == 0
    assert proof.placed >= 0.95 * proof.variants

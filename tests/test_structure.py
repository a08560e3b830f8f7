"""The house: no module too long to be read at once, and no two that import each other, by way of others or not."""

import runpy
from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "debate_tui"
MOST_LINES = 300


def test_no_module_is_too_long() -> None:
    lengths = {
        str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCE.rglob("*.py")
    }
    assert len(lengths) > 100
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    """By module, those that it imports when it runs."""
    graph = grimp.build_graph("debate_tui", exclude_type_checking_imports=True, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def circles(imports: dict[str, set[str]]) -> list[set[str]]:
    """The sets of modules of which each leads to each (Tarjan 1972), without recursion."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    found: list[set[str]] = []
    for start in imports:
        work = [(start, iter(sorted(imports[start])))] if start not in number else []
        while work:
            node, rest = work[-1]
            if node not in number:
                number[node] = low[node] = len(number)
                path.append(node)
            for other in rest:
                if other not in number:
                    work.append((other, iter(sorted(imports.get(other, ())))))
                    break
                if other in path:
                    low[node] = min(low[node], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    at = path.index(node)
                    found.append(set(path[at:]))
                    del path[at:]
    return [one for one in found if len(one) > 1]


def test_no_modules_import_each_other(imports: dict[str, set[str]]) -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [{"b", "c"}]
    assert circles(imports) == []


def test_the_tree_in_the_docs_is_the_house() -> None:
    docs = SOURCE.parents[1] / "docs"
    page = (docs / "architecture.md").read_text(encoding="utf-8")
    assert runpy.run_path(str(docs / "generate_architecture.py"))["generated"](page) == page
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert rooms == set(runpy.run_path(str(docs / "generate_architecture.py"))["ROOMS"])

"""Writes the tree of the house in docs/architecture.md anew, from what each room and module says of itself. `make docs` runs it; a test fails
where the page is stale."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "debate_tui"
ROOMS = (
    "cli",
    "tui",
    "write",
    "pages",
    "layout",
    "user",
    "state",
    "store",
    "edit",
    "search",
    "quotes",
    "read",
    "model",
    "disk",
    "text",
)
"""Top to bottom, as the layers in pyproject.toml."""

_TREE = re.compile(r"(<!-- tree -->\n).*?(<!-- /tree -->)", re.DOTALL)


def generated(page: str) -> str:
    """`page` with its marked part as it should be."""
    return _TREE.sub(lambda found: f"{found[1]}```\n" + "\n".join(tree()) + f"\n```\n{found[2]}", page)


def tree() -> Iterator[str]:
    """A line for each room and each module in it."""
    yield "debate_tui/"
    for room in ROOMS:
        yield from _room(SOURCE / room, 1)


def _room(folder: Path, depth: int) -> Iterator[str]:
    yield _line(f"{folder.name}/", folder / "__init__.py", depth)
    for path in sorted(folder.glob("*.py")):
        if path.name != "__init__.py":
            yield _line(path.stem, path, depth + 1)
    for inner in sorted(path.parent for path in folder.glob("*/__init__.py")):
        yield from _room(inner, depth + 1)


def _line(name: str, path: Path, depth: int) -> str:
    """The name, and the first sentence of what stands in the file's head."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = " ".join(words.split("\n\n")[0].split())
    return f"{'  ' * depth}{name:{24 - 2 * depth}}{first}".rstrip()


if __name__ == "__main__":
    page = Path(__file__).with_name("architecture.md")
    page.write_text(generated(page.read_text(encoding="utf-8")), encoding="utf-8")

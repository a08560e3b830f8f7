"""The parser of record of Argdown, npm's `@argdown/core`, as tests compare with it."""

import fcntl
import json
import subprocess
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.links import Linked
from debate_tui.read.argdown.model import Inference, Item, Statement
from debate_tui.read.argdown.parser import Parser

FOLDER = Path(__file__).parents[1] / "argdown"


@cache
def missing() -> str:
    """Why the parser of record can't be asked; empty where it can."""
    if not (which("node") and which("npm")):
        return "Node and npm are not installed"
    with (FOLDER / "package.json").open() as only:  # several processes run tests, and one installs it
        fcntl.flock(only, fcntl.LOCK_EX)
        if (FOLDER / "node_modules" / ".package-lock.json").is_file():  # what npm writes last
            return ""
        done = subprocess.run(
            ["npm", "ci", "--silent", "--no-audit"], cwd=FOLDER, capture_output=True, text=True, check=False
        )
    return f"npm ci failed: {done.stderr[-200:]}" if done.returncode else ""


def record(texts: list[str]) -> list[dict[str, Any]]:
    """What the parser of record makes of each text; skips the test where it can't be asked."""
    if why := missing():
        pytest.skip(why)
    done = subprocess.run(
        ["node", "model.js"], cwd=FOLDER, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    described: list[dict[str, Any]] = json.loads(done.stdout)
    return described


def spread(data: Any) -> Any:
    """Data as the parser of record has it, where a single value becomes keys: a text its characters, any other nothing."""
    if isinstance(data, dict):
        alone = data.get("")
        return {key: value for key, value in data.items() if key} | (spread(alone) if alone is not None else {})
    if data is None or isinstance(data, list):
        return data
    return {str(n): char for n, char in enumerate(data)} if isinstance(data, str) else {}


def ours(text: str) -> dict[str, Any]:
    """What our parser makes of a text, in the same shape."""
    parser = Parser(text)
    try:
        model = parser.run()
    except NotArgdownError as error:
        return {"errors": [f"{error.offset}: {error.what}"], "odd": parser.odd}

    def name(node: Linked) -> str:
        if isinstance(node, Inference):
            members = model.arguments[node.title].structure
            return f"{node.title} {next(n for n, member in enumerate(members) if member.inference is node)}"
        return f"[{node.title}]" if isinstance(node, Statement) else f"<{node.title}>"

    def told(node: Item) -> list[Any]:
        member = node.canonical(text)
        said = member.text if member else ""
        return [node.title, said, list(node.tags), spread(node.data), node.section.level if node.section else 0]

    return {
        "errors": [],
        "odd": parser.odd,
        "statements": [[*told(one), one.mentions] for one in model.statements.values()],
        "arguments": [
            [*told(one), [[m.title, m.inference.rules if m.inference else None] for m in one.structure]]
            for one in model.arguments.values()
        ],
        "relations": [[r.kind.value, name(r.source), name(r.target)] for r in model.relations],
        "frontMatter": model.front_matter,
    }

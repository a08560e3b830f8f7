"""How fast other formats are read, beside other readers in the same run: `python -m benchmarks.formats`.

Made files are read: a nodeset of AIF with a dialogue around the argument, as AIFdb has it, a Kialo export, and Argdown. Beside
us read arguebuf, where it is installed, and Argdown's own parser, where tests have installed it; Python's json only
parses. Each reads in a process of its own: time is that of the processor without imports, memory what comes on top.
"""

import json
import subprocess
import sys
import tempfile
from itertools import count, islice, product
from pathlib import Path
from typing import NamedTuple

CLAIMS = 8000
STATEMENTS = 10_000
ROUNDS = 2
ARGDOWN = Path(__file__).resolve().parent.parent / "tests" / "argdown"

_PYTHON = """
import sys, time
{before}
def peak():  # not ru_maxrss, which a process takes over from the one that starts it
    lines = open("/proc/self/status", encoding="ascii", errors="replace").read().splitlines()
    return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
base, started = peak(), time.process_time()
{what}
print(time.process_time() - started, peak() - base)
"""
_NODE = """
const fs = require("fs"), { argdown } = require("@argdown/core/dist/argdown.js");
const peak = () => 1024 * Number(/VmHWM:\\s+([0-9]+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]);
const base = peak(), started = process.cpuUsage();
const found = argdown.run({ input: fs.readFileSync(process.argv[1], "utf8"), process: ["parse-input", "build-model"] });
const spent = process.cpuUsage(started);
if (!Object.keys(found.statements).length) throw new Error("nothing was read");
console.log((spent.user + spent.system) / 1e6, peak() - base);
"""


class Reader(NamedTuple):
    """A reader to be measured: what is imported first, and what reads the file `sys.argv[1]`; Node's has its own script."""

    name: str
    before: str = ""
    what: str = ""

    def command(self, path: Path) -> list[str]:
        if not self.what:
            return ["node", "-e", _NODE, str(path)]
        return [sys.executable, "-c", _PYTHON.format(before=self.before, what=self.what), str(path)]


_OURS = Reader(
    "debate-tui",
    "from pathlib import Path; from debate_tui.read.library import read_file\n"
    "import debate_tui.read.aif.draft, debate_tui.read.kialo.draft, debate_tui.read.argdown.draft, msgspec, lxml.etree\n"
    "import debate_tui.read.sadface, debate_tui.read.arggraph, debate_tui.read.tgf, debate_tui.read.rows.draft\n"
    "import debate_tui.read.annotations, debate_tui.read.zotero, debate_tui.read.cards.caselist, debate_tui.read.json",
    "(debate,) = read_file(Path(sys.argv[1]))[0].debates; assert len(debate.claims) > 7000",
)
"""With the modules of all formats, since each is asked whether a file is one of its."""
_ARGUEBUF = Reader("arguebuf", "import arguebuf", "assert len(arguebuf.load.file(sys.argv[1]).atom_nodes) > 7000")


def kialo(claims: int, words: str = "") -> str:
    """An export of a tree of claims, in the older form, which others read too; each claim ends with `words`."""
    levels = (product(range(1, 8), repeat=depth) for depth in count(1))
    numbers = sorted(islice((number for level in levels for number in level), claims - 1))
    rows = [
        f"{'.'.join(map(str, (1, *number)))}. {'Pro' if number[-1] % 2 else 'Con'}: Streets without cars sell more than "
        f"those with them, as the report {place} says.{words}"
        for place, number in enumerate(numbers)
    ]
    return "\n".join(["Discussion Title: The town", "", "1. The town should close its centre.", *rows, ""])


def argdown(statements: int) -> str:
    """Statements that each support or attack an earlier one."""
    paragraphs = (
        f"[s{n}]: Streets without cars sell more than those with them, as the report {n} says.\n"
        + (f"  {'+' if n % 2 else '-'}> [s{(n - 1) // 7}]\n" if n else "")
        for n in range(statements)
    )
    return "\n".join(paragraphs)


def nodeset(claims: int) -> str:
    """A nodeset in which everyone asserts a claim, and most claims support or attack another."""
    nodes: list[dict[str, object]] = []
    edges: list[dict[str, object]] = []
    locutions: list[dict[str, object]] = []

    def node(text: str, type: str) -> str:
        nodes.append({"nodeID": str(len(nodes)), "text": text, "type": type, "timestamp": "2020-01-01 10:00:00"})
        return str(len(nodes) - 1)

    def edge(origin: str, target: str) -> None:
        edges.append({"edgeID": str(len(edges)), "fromID": origin, "toID": target, "formEdgeID": None})

    above = ""
    for number in range(claims):
        text = f"people on foot buy more than those who come by car, says the town in its report {number}"
        claim, locution, act = node(text, "I"), node(f"Ada Mason : {text}", "L"), node("Asserting", "YA")
        edge(locution, act)
        edge(act, claim)
        locutions.append(
            {"nodeID": locution, "personID": "7", "timestamp": None, "start": None, "end": None, "source": None}
        )
        if above:
            scheme = node("Default Inference", "RA") if number % 3 else node("Default Conflict", "CA")
            edge(claim, scheme)
            edge(scheme, above)
        above = above if number % 5 else claim
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": locutions})


_TEXT = "people on foot buy more than those who come by car, says the town in its report"


def others(count: int) -> dict[str, str]:
    """By name, a file of each further format, with `count` claims that each support an earlier one."""
    pairs = [(number, number // 7) for number in range(1, count)]
    rows = [{"claim": f"{_TEXT} {n}", "id": f"c{n}", "source": f"Report {n % 50}", "quote": f"“{_TEXT}” {n}"} for n in range(count)]  # fmt: skip
    atoms: list[dict[str, str]] = [{"id": f"a{n}", "type": "atom", "text": f"{_TEXT} {n}"} for n in range(count)]
    schemes = [{"id": f"s{n}", "type": "scheme", "name": "support"} for n, _ in pairs]
    ends = [(f"e{n}", f"a{n}", f"s{n}") for n, _ in pairs] + [(f"f{n}", f"s{n}", f"a{to}") for n, to in pairs]
    edges = [{"id": id, "source_id": origin, "target_id": target} for id, origin, target in ends]
    units = "".join(
        f'<edu id="e{n}">{_TEXT} {n}</edu><adu id="a{n}" type="pro"/><edge id="s{n}" src="e{n}" trg="a{n}" type="seg"/>\n'
        for n in range(count)
    )
    notes = [
        {"id": str(n), "uri": f"https://e.org/{n % 50}", "text": f"{_TEXT} {n}", "tags": ["town"], "document": {"title": ["A report"]},
         "target": [{"selector": [{"type": "TextQuoteSelector", "exact": _TEXT, "prefix": "as ", "suffix": "."}]}]}
        for n in range(count)
    ]  # fmt: skip
    return {
        "Kialo, claims of 220 characters": kialo(count, f" {_TEXT} {_TEXT[:50]}"),
        "CSV": "claim,id,source,quote\n" + "".join(f'"{r["claim"]}",{r["id"]},{r["source"]},"{r["quote"]}"\n' for r in rows),
        "JSON Lines": "".join(f"{json.dumps(row)}\n" for row in rows),
        "TGF": "".join(f"{n} {_TEXT}\n" for n in range(count)) + "#\n" + "".join(f"{n} {to} supports\n" for n, to in pairs),
        "SADFace": json.dumps({"metadata": {}, "resources": [], "nodes": atoms + schemes, "edges": edges}),
        "arggraph": f'<arggraph id="m">{units}'
        + "".join(f'<edge id="c{n}" src="a{n}" trg="a{to}" type="sup"/>' for n, to in pairs) + "</arggraph>",
        "Hypothesis": json.dumps({"rows": notes, "total": count}),
    }  # fmt: skip


def measured(reader: Reader, path: Path) -> tuple[float, float] | str:
    """The seconds and bytes of the quickest of some rounds; or why it can't be measured."""
    found = []
    for _ in range(ROUNDS):
        done = subprocess.run(reader.command(path), capture_output=True, text=True, cwd=ARGDOWN, check=False)
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if "Error" in line]
            return (lines or ["it failed"])[-1].strip()[:90]
        seconds, memory = map(float, done.stdout.split()[-2:])
        found.append((seconds, memory))
    return min(found)


def main() -> None:
    files = (
        ("AIF", "map.json", nodeset(CLAIMS), (_OURS, _ARGUEBUF, Reader("json alone", "import json", "json.load(open(sys.argv[1]))"))),
        ("Kialo", "map.txt", kialo(STATEMENTS), (_OURS, _ARGUEBUF)),
        ("Argdown", "map.argdown", argdown(STATEMENTS), (_OURS, Reader("@argdown/core"))),
        *((format, "map", text, (_OURS,)) for format, text in others(STATEMENTS).items()),
    )  # fmt: skip
    print("| format | file | reader | seconds | ratio | MB/s | memory by the file |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for format, name, text, readers in files:
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            size = path.stat().st_size
            ours = 0.0
            for reader in readers:
                found = measured(reader, path)
                start = f"| {format} | {size / 1e6:.1f} MB | {reader.name} "
                if isinstance(found, str):
                    print(f"{start}| – | – | – | {found} |")
                    continue
                seconds, memory = found
                ours = ours or seconds
                rest = f"{seconds:.2f} | {seconds / ours:.1f} | {size / seconds / 1e6:.1f} | {memory / size:.1f} ×"
                print(f"{start}| {rest} |", flush=True)


if __name__ == "__main__":
    main()

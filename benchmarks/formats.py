"""How fast other formats are read, beside other readers in the same run: `python -m benchmarks.formats`.

A made nodeset of AIF, with a dialogue around the argument as AIFdb has it, is read by us and, where it is installed, by
arguebuf; Python's own json only parses it. Memory is that of a process of its own, above what it has without the file.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

CLAIMS = 8000

_MEASURE = """
import sys, time
sys.argv = {argv!r}
{before}
def peak():  # not ru_maxrss, which a process takes over from the one that starts it
    lines = open("/proc/self/status", encoding="ascii", errors="replace").read().splitlines()
    return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
base, started = peak(), time.process_time()
{what}
print(time.process_time() - started, peak() - base)
"""
_READERS = {
    "ours: the whole map": (
        "from pathlib import Path; from debate_tui.read.library import read_file; import msgspec",
        "read_file(Path(sys.argv[1]))",
    ),
    "ours: the draft": (
        "from pathlib import Path; from debate_tui.read.files import content_of; from debate_tui.read.trouble import Trouble\\n"
        "from debate_tui.read.aif.draft import read_aif; from debate_tui.disk.collecting import without_collection; import msgspec",
        "with without_collection(): read_aif([content_of(Path(sys.argv[1]), Trouble())], Trouble())",
    ),
    "json.loads alone": ("import json", "json.load(open(sys.argv[1], encoding='utf-8'))"),
    "arguebuf": ("import arguebuf", "arguebuf.load.file(sys.argv[1])"),
}


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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nodeset.json"
        path.write_text(nodeset(CLAIMS), encoding="utf-8")
        size = path.stat().st_size
        print(f"AIF, {size / 1e6:.1f} MB, {CLAIMS} claims")
        for name, (before, what) in _READERS.items():
            script = _MEASURE.format(argv=["", str(path)], before=before.replace("\\n", "\n"), what=what)
            done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
            if done.returncode:
                print(f"  {name:22} not at hand: {done.stderr.strip().splitlines()[-1]}")
                continue
            seconds, memory = map(float, done.stdout.split()[-2:])
            print(f"  {name:22} {size / seconds / 1e6:6.1f} MB/s, memory {memory / size:4.1f} x the file")


if __name__ == "__main__":
    main()

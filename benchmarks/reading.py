"""How reading, compiling and exporting hold out where a debate is large: processor seconds and the most memory held, beside
tomli, Python's json and its csv on the same data in the same run.

Processor seconds (of user and system together) rather than those of a clock: on a shared machine these wobble threefold.

    python -m benchmarks.reading [CLAIMS READ] [CLAIMS EXPORTED]
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.libraries import Scale, write
from benchmarks.programs import EXPLORER, conditions, user
from debate_tui import store
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS, Options

_TOMLI = "import sys, tomli; tomli.loads(open(sys.argv[1], encoding='utf-8').read())"
_JSON = "import sys, json; value = json.load(open(sys.argv[1], encoding='utf-8'))"
_CSV = "import sys, csv; rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig')))"
_APART = [sys.executable, "-m", "debate_tui.store.work", "read", ""]
_VERIFIED = (
    "import sys; from pathlib import Path; from debate_tui import store; store.open([Path(sys.argv[1])]).verified()"
)
_FORMATS = ("text", "linear", "markdown", "html", "csv", "jsonl", "json")


def main(read: int, exported: int) -> None:
    print(f"{conditions(1)}\n")
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        _reading(Path(folder), read, user(home))
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        _exports(Path(folder), exported, user(home))
    with TemporaryDirectory() as folder:
        _rates(Path(folder))
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        _edited(Path(folder), user(home))
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        _long_source(Path(folder), user(home))


def run(command: list[str], env: dict[str, str], into: Path | None = None) -> tuple[float, float]:
    """Processor seconds and the most memory held, in MB; what is printed goes into a file."""
    with (into or Path(os.devnull)).open("wb") as out:
        process = subprocess.Popen(command, env=env, stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return _seconds(used), used.ru_maxrss / 1024


def _seconds(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def _python(code: str, path: Path) -> list[str]:
    return [sys.executable, "-c", code, str(path)]


def _one_file(folder: Path, claims: int) -> Path:
    """A debate in one file, of some 450 bytes a claim and as many for its relations."""
    parts = write(folder / "parts", Scale(claims, claims * 3 // 2))
    (folder / "maps").mkdir()
    path = folder / "maps" / "large.toml"
    files = sorted(parts.glob("*.toml"), key=lambda file: (file.name != "debate.toml", file.name))
    with path.open("wb") as whole:  # file by file: what this process holds would be counted as a child's, too
        for file in files:
            whole.write(file.read_bytes())
    return path


def _reading(folder: Path, claims: int, env: dict[str, str]) -> None:
    path = _one_file(folder, claims)
    print(f"one file of {claims:,} claims, {path.stat().st_size / 1e6:.0f} MB")
    peer, held = run(_python(_TOMLI, path), env)
    _line("tomli.loads", peer, peer, held)
    maps = ["--library", str(path.parent)]
    for name, arguments in {"list, for the first time": ["list", *maps], "list, again": ["list", *maps]}.items():
        _line(name, *_beside(run([*EXPLORER, *arguments], env), peer))
    _line("check", *_beside(run([*EXPLORER, "check", str(path)], env), peer))
    again, held = run(_python(_TOMLI, path), env)
    _line("tomli.loads, once more", again, peer, held)


def _beside(measured: tuple[float, float], peer: float) -> tuple[float, float, float]:
    return measured[0], peer, measured[1]


def _line(name: str, took: float, peer: float, held: float) -> None:
    print(f"{name:32}{took:8.2f} s {took / peer:8.2f} × {held:6.0f} MB", flush=True)


def _exports(folder: Path, claims: int, env: dict[str, str]) -> None:
    path, out = _one_file(folder, claims), folder / "out"
    run([*_APART, str(path)], env)
    start, _ = run([*EXPLORER, "list", "--library", str(path.parent)], env)
    print(f"\nexports of {claims:,} claims, compiled; opening them, {start:.2f} s, is taken off")
    for name in _FORMATS:
        took, held = run([*EXPLORER, "export", str(path), "--format", name], env, out)
        size = out.stat().st_size / 2**20
        print(f"{name:32}{size:8.1f} MB {size / (took - start):8.1f} MB/s {held:6.0f} MB", end="")
        peers = {
            "json": (_JSON, "; json.dumps(value, indent=2)"),
            "csv": (_CSV, "; csv.writer(sys.stderr).writerows(rows)"),
        }
        if name in peers:
            code, more = peers[name]
            took = run(_python(code + more, out), env)[0] - run(_python(code, out), env)[0]
            print(f"   its peer, Python's {name}: {size / took:.1f} MB/s", end="")
        print(flush=True)


def _rates(folder: Path) -> None:
    """The shortest of four rounds in this process, each format and its peer in turn: what other work costs is left out."""
    path = write(folder, Scale(3_000, 4_500, issues=60, sources=40))
    debate = store.open([path]).library().debates[0]
    store.keep_unpacked(debate)
    value = json.loads("".join(WRITERS["json"].write(Extract(debate), Options())))
    took: dict[str, list[float]] = {}
    sizes: dict[str, int] = {}
    for name in ("json.dumps(indent=2)", *_FORMATS) * 4:
        begun = process_time()
        pieces = (
            [json.dumps(value, indent=2)] if name not in WRITERS else WRITERS[name].write(Extract(debate), Options())
        )
        sizes[name] = sum(len(piece.encode()) for piece in pieces)
        took.setdefault(name, []).append(process_time() - begun)
    print("\n3,000 claims, the shortest of four rounds in one process")
    for name, times in took.items():
        print(f"{name:32}{sizes[name] / 2**20 / min(times):8.1f} MB/s", flush=True)


def _edited(folder: Path, env: dict[str, str]) -> None:
    print("\none of 500 files edited: processor seconds until it is compiled anew")
    one = write(folder / "one", Scale(100_000, 150_000))
    many = folder / "many"
    for number in range(500):
        write(many, Scale(200, 300, issues=10, positions=4, sources=1), id=f"d{number}", seed=number)
    for name, path, file in (("of one debate, 100,000 claims", one, one / "s7.toml"), ("of 500 debates, 200 claims each", many, many / "d7" / "s0.toml")):  # fmt: skip
        run([*_APART, str(path)], env)
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        took, held = run([*_APART, str(path)], env)
        print(f"{name:32}{took:8.2f} s {held:18.0f} MB", flush=True)


def _long_source(folder: Path, env: dict[str, str]) -> None:
    """200 claims that quote a text of 5 MB, each a sentence from another place of it."""
    texts = write(folder, Scale(200, 0, issues=2, positions=2, sources=1))
    lines = [
        f"Sentence {n} says that the harbour grows by {n * 7919 % 1000} berths in year {n}." for n in range(75_000)
    ]
    (texts / "sources").mkdir()
    (texts / "sources" / "s0.txt").write_text("\n\n".join(" ".join(lines[n : n + 5]) for n in range(0, 75_000, 5)))
    file = texts / "s0.toml"
    pieces = file.read_text(encoding="utf-8").split('[[claim.quote]]\ntext = "')
    quoted = [f'{lines[n * 370]}"{piece.split(chr(34), 1)[1]}' for n, piece in enumerate(pieces[1:])]
    file.write_text('[[claim.quote]]\ntext = "'.join([pieces[0], *quoted]), encoding="utf-8")
    bare, _ = run([sys.executable, "-c", "import debate_tui.store"], env)
    print("\na text of 5 MB, 200 quotes; importing is taken off")
    for name in ("opened for the first time", "opened again"):
        took, held = run(_python(_VERIFIED, texts), env)
        print(f"{name:32}{took - bare:8.2f} s {held:18.0f} MB", flush=True)


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]]
    main(*sizes, *(100_000, 30_000)[len(sizes) :])

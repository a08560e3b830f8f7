"""The real program under keys that nobody has chosen: random keys, pastes, mouse reports, bytes, resizes and saves of the map.

    python -m benchmarks.soak --keys 100000 --seed 1

Prints, while it runs, how many keys have been sent and how much memory the program takes; fails where it ends by itself,
does not end when it is asked to, says that it has failed, or takes over a tenth more memory at the end than after the warm-up.

The warm-up are the first 5,000 keys, which are of the same kind as all others, but spread evenly over all sizes of the screen, the map saved
and read again at each of them: when it is over, what a session needs has been imported and the caches of Textual and rich are nearly full.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.tui.pty_program import Program
from tests.tui.screens import MAP, written

KEYS = b"jkhlgGmsicvVnN[]<>w+-t?:/pdfboCLAFU{}25 \t\r\x7fjkjk"
"""Those of the table that neither write files nor leave (x, e, a, y, q); Enter reaches some, in the lists of keys and of what is wrong,
so that the editor is one that fails."""
RARE = (
    b"\x1b[A", b"\x1b[B", b"\x1b[5~", b"\x1b[6~", b"\x1b", b"\x1bj", b"\x1b[200~two\nlines\x1b[201~", b"caf\xe9", b"\x9b",
    b"\x1b[1114112u", b"\x1b[M \xe9\xc3", b"\x1b[<0;20;7M\x1b[<0;20;7m", b"\x1b[<64;20;7M", b"\x1b[<65;20;7M",
    b"\x1b[<0;300;90M\x1b[<0;300;90m", b"\x1b[<0;4;4M\x1b[<32;30;9M\x1b[<0;30;9m", b":\r\r", b"\x15", b"\x17",
)  # fmt: skip
ESCAPE = b"\x1b[27u"
"""Esc, as kitty reports it: out of the pages where letters are letters."""
WARM_UP = 5000
"""Keys; see above."""
SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (59, 20), (40, 12), (20, 5), (3, 1))


def memory(process: int) -> int:
    """Resident memory in KB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


class Soak:
    """One run of the program under keys drawn by a seed."""

    def __init__(self, program: Program, file: Path, seed: int, saves: bool) -> None:
        """`file`: the map that is open, saved now and then if `saves`."""
        self.program, self.file, self.seed, self.saves = program, file, seed, saves
        self.draw = random.Random(seed)
        self.sent = 0
        self.began = monotonic()

    @property
    def memory(self) -> int:
        return memory(self.program.process.pid)

    def burst(self) -> None:
        """Some keys, and what else comes from a terminal."""
        draw = self.draw
        keys = bytes(draw.choice(KEYS) for _ in range(draw.randint(1, 30)))
        if draw.random() < 0.15:
            keys += draw.choice(RARE)
        if draw.random() < 0.3:
            keys += ESCAPE
        self.program.send(keys)
        self.sent += len(keys)
        self.program.rest(0.004)

    def save(self) -> None:
        self.file.write_text(MAP.replace("Keep the road", f"Keep road {self.sent}"))

    def tell(self) -> None:
        print(
            f"seed {self.seed}: {self.sent:7} keys, {self.memory // 1024} MB, {monotonic() - self.began:.0f} s",
            flush=True,
        )
        self.program.received = self.program.received[-9000:]

    def warm_up(self) -> int:
        """The memory in KB after it."""
        for number, size in enumerate(SIZES, 1):
            self.program.resize(*size)
            if self.saves:
                self.save()
            self.program.rest(1.5)  # it looks for changes once a second
            while self.sent < WARM_UP * number // len(SIZES):
                self.burst()
        self.program.rest(1)
        return self.memory

    def run(self, keys: int) -> None:
        told = self.sent
        while self.sent < keys and self.program.process.poll() is None:
            self.burst()
            if self.draw.random() < 0.02:
                self.program.resize(*self.draw.choice(SIZES))
            if self.draw.random() < 0.005 and self.saves:
                self.save()
            if self.sent - told >= max(1000, keys // 20):
                told = self.sent
                self.tell()
        self.program.rest(1)


def soak(keys: int, seed: int, saves: bool = True) -> int:
    """The exit status: 0 where all keys were taken, and the program took no more memory and ended when it was asked to."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as home:
        folder = Path(name)
        written(folder)
        file = folder / "map" / "debate.toml"
        # A home of its own: what the program remembers of these keys is nothing that its user did.
        own = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        own |= {"HOME": home, "EDITOR": "false", "VISUAL": ""}
        with Program("--library", folder, size=(100, 30), folder=folder, under=(), **own) as program:
            program.until(b"\x1b[?2004h")
            one = Soak(program, file, seed, saves)
            first = one.warm_up()
            one.tell()
            one.run(keys)
            last = one.memory
            if program.process.poll() is None:
                program.send("\x03" * 3)  # copied, the list of commands left, ended
            status = program.end()
            failed = status != 130 or b"Error" in program.received
            grown = f"memory {first // 1024} MB after {WARM_UP}, {last // 1024} MB at the end: {last / max(first, 1) - 1:+.1%}"
            print(f"seed {seed}: {one.sent} keys, status {status}, {grown}", flush=True)
            if failed:
                print(program.received[program.received.rfind(b"\x1b[?1049l") :][:9000].decode("utf-8", "replace"))
            return int(failed or last > first * 1.1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=100_000)
    parser.add_argument("--seed", type=int, action="append", help="may be given several times (1)")
    parser.add_argument("--no-saves", action="store_true", help="the map stays as it is")
    given = parser.parse_args()
    return max(soak(given.keys, seed, not given.no_saves) for seed in given.seed or [1])


if __name__ == "__main__":
    sys.exit(main())

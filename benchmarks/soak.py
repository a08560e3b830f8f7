"""The real program under keys that nobody has chosen: random keys, pastes, mouse reports, bytes, resizes and saves of the map.

    python -m benchmarks.soak --keys 100000 --seed 1

Prints, while it runs, how many keys have been sent and how much memory the program takes; fails where it ends by itself,
does not end when it is asked to, or says that it has failed.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.tui.pty_program import Program
from tests.tui.screens import MAP, written

KEYS = b"jkhlgGmsicvVnN[]<>w+-t?:/pdfb \t\r\x7fjkjk"
"""Those of the table that neither write files nor leave (x, e, a, y, q); Enter reaches some, in the lists of keys and of what is wrong,
so that the editor is one that fails."""
RARE = (
    b"\x1b[A", b"\x1b[B", b"\x1b[5~", b"\x1b[6~", b"\x1b", b"\x1bj", b"\x1b[200~two\nlines\x1b[201~", b"caf\xe9", b"\x9b",
    b"\x1b[1114112u", b"\x1b[M \xe9\xc3", b"\x1b[<0;20;7M\x1b[<0;20;7m", b"\x1b[<64;20;7M", b"\x1b[<65;20;7M",
    b"\x1b[<0;300;90M\x1b[<0;300;90m", b"\x1b[<0;4;4M\x1b[<32;30;9M\x1b[<0;30;9m", b":\r\r", b"\x15", b"\x17",
)  # fmt: skip
ESCAPE = b"\x1b[27u"
"""Esc, as kitty reports it: out of the pages where letters are letters."""
SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (59, 20), (40, 12), (20, 5), (3, 1))


def memory(process: int) -> int:
    """Resident memory in KB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def soak(keys: int, seed: int, saves: bool = True) -> int:
    """The exit status: 0 where all keys were taken, and the program ended when it was asked to."""
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder)
        file = folder / "map" / "debate.toml"
        with Program("--library", folder, size=(100, 30), folder=folder, EDITOR="false", VISUAL="") as program:
            program.until(b"\x1b[?2004h")
            sent, first, began = 0, 0, monotonic()
            reported = 0
            while sent < keys:
                burst = bytes(draw.choice(KEYS) for _ in range(draw.randint(1, 30)))
                if draw.random() < 0.15:
                    burst += draw.choice(RARE)
                if draw.random() < 0.3:
                    burst += ESCAPE
                program.send(burst)
                sent += len(burst)
                if draw.random() < 0.02:
                    program.resize(*draw.choice(SIZES))
                if draw.random() < 0.005 and saves:
                    file.write_text(MAP.replace("Keep the road", f"Keep road {sent}"))
                program.rest(0.004)
                if program.process.poll() is not None:
                    program.rest(1)
                    break
                if sent - reported >= max(1000, keys // 20):
                    reported = sent
                    now = memory(program.process.pid)
                    first = first or now
                    print(f"seed {seed}: {sent:7} keys, {now // 1024} MB, {monotonic() - began:.0f} s", flush=True)
                    program.received = program.received[-9000:]
            last = memory(program.process.pid)
            if program.process.poll() is None:
                program.rest(1)
                program.send("\x03" * 3)  # copied, the list of commands left, ended
            status = program.end()
            failed = status != 130 or b"Error" in program.received
            print(f"seed {seed}: {sent} keys, status {status}, memory {first // 1024} to {last // 1024} MB", flush=True)
            if failed:
                print(program.received[program.received.rfind(b"\x1b[?1049l") :][:9000].decode("utf-8", "replace"))
            return int(failed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=100_000)
    parser.add_argument("--seed", type=int, action="append", help="may be given several times (1)")
    parser.add_argument("--no-saves", action="store_true", help="the map stays as it is")
    given = parser.parse_args()
    return max(soak(given.keys, seed, not given.no_saves) for seed in given.seed or [1])


if __name__ == "__main__":
    sys.exit(main())

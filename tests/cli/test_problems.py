"""Problems as lines: many cost no more than their text."""

import io

from debate_tui.cli.problems import print_problems
from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import Diagnostic, Severity


class Counted(io.StringIO):
    asked = written = 0

    def isatty(self) -> bool:
        self.asked += 1
        return False

    def write(self, text: str) -> int:
        self.written += 1
        return super().write(text)


def test_a_stream_is_asked_once_what_it_is_however_many_problems_there_are() -> None:
    """`check` of 6,000 claims asked 26,000 times, and wrote each line in six pieces."""
    problems = [
        Diagnostic(Location("a.toml", n, 1), "W301", Severity.WARNING, f"odd {n}", "[-so-]{+thus+}")
        for n in range(1, 1001)
    ]
    stream = Counted()
    print_problems(problems, stream)
    assert stream.getvalue().splitlines()[:2] == ["a.toml:1:1: W301 odd 1", "    [-so-]{+thus+}"]
    assert (stream.asked, stream.written) == (1, 2000)

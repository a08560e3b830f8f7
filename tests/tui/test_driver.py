"""The terminal's driver: what is typed becomes events in its order, and no more of them at once than are handled."""

import sys
from time import monotonic
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Textual's own driver is used there")


async def test_what_is_typed_faster_than_it_is_handled_waits_as_bytes() -> None:
    """As events a thousand keys take 0.4 MB: thousands at once left the program larger for good."""
    from debate_tui.tui.driver import TerminalDriver

    posted: list[Any] = []

    class Busy:
        message_queue_size = property(lambda _: len(posted))

        def post_message(self, message: Any) -> None:
            posted.append(message)

    driver = TerminalDriver(Busy())  # type: ignore[arg-type]
    typed = bytes(b"abcdefghij"[number % 7] for number in range(10_000))
    came = monotonic() - 5
    for start in range(0, len(typed), 100):
        driver._typed.append((came + start, typed[start : start + 100]))
    handled = ""
    most = 0
    while len(handled) < len(typed):
        driver._later = None
        driver._take()
        most = max(most, len(posted))
        assert len(handled) + len(posted) + driver.waiting == len(typed)
        for _ in range(20):
            if posted:
                event = posted.pop(0)
                assert event.time == came + len(handled) // 100 * 100, "the time at which it was typed"
                handled += event.character
    assert handled.encode() == typed
    assert most < 300

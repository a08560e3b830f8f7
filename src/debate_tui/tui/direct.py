"""Direct: an app that writes to the terminal itself what changes on its screen, and not by way of Textual's compositor."""

import traceback

from rich.text import Text
from textual.app import App
from textual.screen import Screen

from debate_tui.text.safe import safe


class _Unpainted(Screen[None]):
    """A screen of which Textual paints nothing. By way of its compositor a key would take twice as long, and a window of another
    size would be painted four times, of strips that take a megabyte."""

    def _compositor_refresh(self) -> None:
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        self.app._update_mouse_over(self)
        self.app.post_display_hook()


class Direct(App[int]):
    """Nothing is painted but what is given to `write`."""

    def get_default_screen(self) -> Screen[None]:
        return _Unpainted(id="_default")

    def _set_pointer_shape(self, shape: str) -> None:
        """The mouse keeps its shape: a terminal that doesn't know the sequence could print it over the frame."""

    def write(self, update: str) -> None:
        """Write text and escape sequences to the terminal, to be shown as a whole."""
        if update and self._driver is not None and not self.is_headless:
            self._begin_update()
            self._driver.write(update)
            self._end_update()
            self._driver.flush()

    def _fatal_error(self) -> None:
        """Print a plain traceback. Textual's would show all local variables, among them the whole library."""
        self.panic(Text("\n".join(map(safe, traceback.format_exc().splitlines()))))

"""Exporting: writes what the reader takes away into a file of its own, beside the keys."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.disk.atomic import free_name, write
from debate_tui.model.library import Library
from debate_tui.pages.exports import stem
from debate_tui.state import Portion, Save, State, go
from debate_tui.tui.line import Line
from debate_tui.tui.saving import left_out, pieces
from debate_tui.tui.view import View
from debate_tui.write.writers import WRITERS, Options

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer


class Exporting:
    """Writes files for an explorer. No file that is there is overwritten: the new one is numbered."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app

    def save(self, save: Save) -> None:
        """Write what was chosen on the page of exports, under the typed name if there is one, and go back; to that page with what
        was typed, if the file can't be written."""
        app, asked = self._app, self._app.view
        app.action_press("back")
        app.say("Exporting …")
        app.run_worker(self._write(asked, save))

    async def _write(self, asked: View, save: Save) -> None:
        app = self._app
        shown = replace(app.view.state, notice="")
        done, words = await asyncio.to_thread(self._written, shown, app.library, save, stem(asked.line.text))
        app.say(words)
        if not done and app.view.state.place == shown.place:
            app.move(go(app.view.state, asked.state.here))
            app.type(Line(asked.line.text, len(asked.line.text)))
            app.say(words)

    def _written(self, state: State, library: Library, save: Save, typed: str) -> tuple[bool, str]:
        """Write the file; whether it was written, and what there is to say. `library`: the one shown, whatever is read meanwhile."""
        suffix = WRITERS[save.format].extension
        path = Path(f"{typed or save.name}{suffix}")
        try:
            path = path.expanduser()
            path = free_name(Path.cwd() / path.parent, path.name.removesuffix(suffix), suffix)
            write(path, pieces(state, save, library, Options()))
        except (OSError, RuntimeError, ValueError) as error:  # no such user's home, a zero character
            return False, f"Not exported to {path}: {getattr(error, 'strerror', None) or error}"
        lost = left_out(state, save, library)
        what = str(save.portion) + ("" if save.portion is Portion.PAGE else f" as {WRITERS[save.format].called}")
        return True, f"Exported {what} to {path}" + (f"; {lost}" if lost else "")

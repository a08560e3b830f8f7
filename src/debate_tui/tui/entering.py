"""Enter in a cell that leads to no other page: an action, a query to type, a file to edit or to write, a choice."""

from typing import TYPE_CHECKING

from debate_tui.state import Annotate, Ask, Choose, Do, Edit, Save, Take
from debate_tui.tui.keyboard import elsewhere
from debate_tui.tui.line import Line
from debate_tui.tui.view import press

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer


def enter(app: "Explorer", target: Do | Ask | Edit | Save | Choose | Annotate | Take) -> None:
    """Do what a cell's target says."""
    match target:
        case Do(action):
            app.show(press(app.view, "back", app.library, app.shown))
            screen = type(app.view.state.place)
            found = [key for key in app.view.state.keys.table if key.action == action]
            if any(screen in key.screens for key in found):
                app.action_press(action)
            else:
                app.say(elsewhere(found))
        case Ask(query):
            app.type(Line(query, len(query)))
        case Edit(at):
            app.files.edit(at)
        case Save():
            from debate_tui.tui.exporting import Exporting  # late: not needed at start-up

            Exporting(app).save(target)
        case Take():
            app.writing.enter(target)
        case _:
            app.marking.enter(target)

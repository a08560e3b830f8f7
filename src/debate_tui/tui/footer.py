"""The footer: the bottom lines of the screen, a message or the keys that do something here, the most needed first."""

from collections.abc import Sequence, Set
from dataclasses import replace

from debate_tui.layout.runs import Run
from debate_tui.model.attribution import nothing_pairs
from debate_tui.model.debate import Debate
from debate_tui.model.encounters import OF_MANNER, Gathering
from debate_tui.model.library import is_card_file
from debate_tui.pages.compose import SCREENS
from debate_tui.state import Go, is_home
from debate_tui.state.keymap import Keys
from debate_tui.state.keys import Key
from debate_tui.state.places import Compare, Library, Listing, Source
from debate_tui.tui.body import Body, Size
from debate_tui.tui.regions import Region, filled
from debate_tui.tui.view import View, unseen


def footer(view: View, now: Body, debate: Debate | None, size: Size) -> Region:
    """The bottom lines: the last move's notice, else the keys of this page, the most needed first to get room."""
    if view.state.notice:
        from debate_tui.tui.notices import wrapped  # late: few first screens have a message

        lines = wrapped(view.state.notice, size.columns)[: size.lines]
        return Region("foot", 0, size.lines - len(lines), tuple(filled(line, size.columns, "notice") for line in lines))
    keys, screen = view.state.keys, type(view.state.place)
    idle, hidden = _idle(view, now, debate), unseen(view, now, size)
    there = (key for key in keys.on(screen) if key.footer and key.keys)
    useful = [key for key in there if screen not in key.idle and key.action not in idle]
    copies = any(key.action == "copy" for key in useful)
    labels = {
        "enter": "show" if hidden else SCREENS[screen].enter,
        "quit": "" if is_home(view.state) else "home",
        "copy_pair": f"{'' if copies else 'copy '}{_more(view, now, debate)}",
    }
    useful = [replace(key, label=labels.get(key.action) or key.label) for key in useful]
    useful = [key if copies or key.action != "copy_pair" else replace(key, footer=_PAGE) for key in useful]
    enters = (
        hidden or not copies
    )  # that Enter shows a cell first has to be known, and where a page without claims leads
    useful.sort(key=lambda key: (key.action != "enter" or not enters, key.footer))
    chosen = _chosen(useful, size.columns, keys)
    chosen.sort(key=lambda key: ({"help": 100, "quit": 101}.get(key.action, 0), key.footer))
    line, actions = list[Run](), list[str]()
    for key in chosen:
        signs = keys.signs(key)
        cells = {act: len(actions) + at for at, act in enumerate(dict.fromkeys(act for _, act in signs))}
        line += [Run(" ", "foot"), *(Run(text, "foot_key", cells[action]) for text, action in signs)]
        line.append(Run(f" {key.label} ", "foot", cells[key.action]))
        actions += cells
    blanks = filled(tuple(line), size.columns, "foot")
    return Region("foot", 0, size.lines - 1, (blanks,), actions=tuple(actions))


def _idle(view: View, now: Body, debate: Debate | None) -> Set[str]:
    """The actions that have nothing to work on here, though they do on other pages of this screen."""
    place, idle = view.state.place, frozenset[str]()
    if debate is None or not is_card_file(debate):
        idle |= {key.action for key in view.state.keys.table if key.group == "Cards"}
    else:  # of which no relations are drawn
        idle |= {"why", *(key.action for key in view.state.keys.table if key.group == "Lists")}
    if debate is None:
        idle |= {key.action for key in view.state.keys.table if Library not in key.screens}
    if isinstance(place, Source) and debate and not debate.source[place.source].sentences:
        idle |= {"mark", "add_claim"}
    if not view.state.hits:
        idle |= {"next_hit"}
    if now.at is None:
        idle |= {"note", "put_down", "take_out", "enter", "copy", "keep"}
    if isinstance(place, Listing):
        idle |= {"add_position"}
    if isinstance(place, Compare) and debate and len(debate.positions) <= len(place.positions):
        idle |= {"next_position", "add_position"}
    if _unpaired(view, debate):
        idle |= {"why"} if view.state.place.issue else {"why", "previous_issue", "next_issue"}
    return idle


def _unpaired(view: View, debate: Debate | None) -> bool:
    """Whether the page is a comparison in which no relation sets one claim beside another."""
    place = view.state.place
    return isinstance(place, Compare) and debate is not None and nothing_pairs(debate, place.issue)


def _more(view: View, now: Body, debate: Debate | None) -> str:
    """What is copied besides the claim under the cursor: with another beside it, the pair; all that is said of one thing; else
    what is read of a card, or the page (`tui.taking.copied_more`)."""
    place, at, rows = view.state.place, now.at, now.page.rows
    if at and at.claim and isinstance(place, Listing) and place.of is Gathering.FACTS:
        return "all"
    if at and at.claim and (isinstance(place, Compare) or (isinstance(place, Listing) and place.of in OF_MANNER)):
        beside = (rows.target(row, side) for row in rows.group(at.row) for side in rows.sides_of(row))
        met = any(isinstance(target, Go) and target.to.claim not in ("", at.claim) for target in beside)
        if met and not _unpaired(view, debate):
            return "pair"
    return "page" if debate is None or not is_card_file(debate) else "more"


_NEEDED, _PAGE = 7, 11
"""Up to this priority all are wanted, those of several actions as one entry if need be; and that of a whole page's copy."""

_TOGETHER = {
    "lists": ("clashes", "agreements", "unanswered"),
    "position": ("next_position", "add_position"),
    "copy": ("copy", "copy_pair"),
}
"""By its label, the actions that share an entry where there is no room for each."""


def _chosen(useful: Sequence[Key], room: int, keys: Keys) -> list[Key]:
    """The entries that get room in the footer: `useful`, the first first, as far as there is any."""
    chosen = _fitting(useful, room, keys)
    for label, actions in _TOGETHER.items():
        of = [key for key in useful if key.action in actions]
        if len(of) < 2 or all(key in chosen for key in useful if key.footer <= _NEEDED):
            continue
        one = replace(of[0], brief=" ".join(key.brief or f"{{{key.action}}}" for key in of), label=label)
        fewer = [one if key is of[0] else key for key in useful if key not in of[1:]]
        closer = _fitting(fewer, room, keys)
        if one in closer:
            useful, chosen = fewer, closer
    return chosen


def _fitting(useful: Sequence[Key], room: int, keys: Keys) -> list[Key]:
    """Each entry as soon as there is room enough; of the last, the blank behind it may be missing."""
    chosen = list[Key]()
    for key in useful:
        need = 3 + sum(Run(text).width for text, _ in keys.signs(key)) + Run(key.label).width
        if need - 1 <= room:
            chosen.append(key)
            room -= need
    return chosen

"""The title: the top line of the screen, which says where the reader is, what is wrong, and how far down the page is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from debate_tui.layout.runs import Line, Run, plain, width
from debate_tui.layout.viewport import Viewport, scrolled
from debate_tui.model.derived import derived
from debate_tui.model.diagnostics import Severity, tallied
from debate_tui.model.library import Library
from debate_tui.pages.words import counted
from debate_tui.state import places
from debate_tui.tui.body import Body, Size
from debate_tui.tui.view import View


class Title(NamedTuple):
    line: Line
    actions: tuple[str, ...] = ()
    """What a click on a cell of the line does, by the cell's number."""


_WAY, _WRONG = 0, 1
"""The cells of the title: the way to here, and what is wrong."""


def title(view: View, now: Body, library: Library, size: Size) -> Title:
    """The top line: the way to this page, how far down it is, what is wrong. What doesn't fit is left out; a title that fits nowhere ends after a word."""
    far = [Run(_how_far(view, now), "title_note")]
    if size.tiny:
        next_one = ("next_position",) if isinstance(view.state.place, places.Compare) else ()
        ways = [[Run(words, "title", _WAY)] for words in _tiny_titles(now)]
        return Title(_titled(ways, [far], size), next_one)
    far = [Run(f"{far[0].text} ", "title_note")]
    place = view.state.place
    debate = None if isinstance(place, places.Library) else library.debate.get(place.debate)
    leads = "debates" if debate is None or isinstance(place, places.Overview) else "overview"
    root = Run(f" {debate.title if debate else 'debate-tui'}", "title", _WAY)
    wrong = _problems(_counts(library, place), view.state.keys.shown("problems"))
    if from_ := _related(view, library):
        wrong = [Run(f"{view.state.keys.shown('relate')}: {from_}  ", "title_note"), *wrong]
    rights = [[far[0]._replace(text=far[0].text + "  "), *wrong], wrong, far] if wrong else [far]
    ways = [[root, Run(f" ▸ {now.page.title}", "title")], [Run(f" {now.page.title}", "title")]]
    return Title(_titled(ways, rights, size), (leads, "problems"))


def where(view: View, now: Body, library: Library) -> Iterator[str]:
    """Where the reader is, and what is wrong, in words: all of it, then less and less, for a line with less room."""
    place = view.state.place
    debate = library.debate.get(place.debate)
    sides = (
        [debate.position[id].label for id in place.positions] if debate and isinstance(place, places.Compare) else []
    )
    problems = ", ".join(words for words, _ in _counts(library, place))
    wrong = f"{problems} in the content" if problems else ""
    wrong = ". ".join(part for part in (_related(view, library), wrong) if part)
    page = now.page.title.replace(" · ", ", ")
    said = [part for part in (page, " against ".join(sides), debate.title if debate else "", wrong) if part]
    for count in range(len(said), 1, -1):
        yield sentences(*said[:count])
    for most in (40, 24, 12) if sides else ():
        yield sentences(page, " against ".join(_begun(label, most) for label in sides))
    yield page


def sentences(*parts: str) -> str:
    """Some parts as sentences in a row, the last without a full stop: a question keeps its own mark."""
    return " ".join((*(part if part.rstrip("”")[-1:] in ".?!:…" else f"{part}." for part in parts[:-1]), parts[-1]))


def _begun(label: str, most: int) -> str:
    """A label, or its first words, if it has more than `most` characters."""
    return label if len(label) <= most else f"{label[:most].rpartition(' ')[0] or label[:most]}…"


def _how_far(view: View, now: Body) -> str:
    """How far down the page the cursor is, in rows where it can stand: `12/26`; without one, the screen, in rows of the page.
    Empty where the whole page is in sight."""
    rows, first = len(now.rows), view.viewport
    at_the_end = (
        scrolled(first, 1, now.scroll) == first
    )  # unlike asking for the end, this lays out no more than is in sight
    if at_the_end and first == Viewport():
        return ""
    if now.at:
        return "{}/{}".format(*now.page.rows.standing(now.at.row))
    return f"{rows if at_the_end else first.row + 1}/{rows}"


def _titled(choices: Sequence[Sequence[Run]], rights: Sequence[Sequence[Run]], size: Size) -> Line:
    """The first of the `choices` that fits and, at the end of the line, the first of the `rights` that there is room for: for
    the last of them, how far down the page is, the last of the choices is cut."""
    said = [tuple(one) for one in rights if any(run.text.strip() for run in one)]
    room = size.columns - (width(rights[-1]) + 1 if plain(rights[-1]).strip() else 0)
    left = next((tuple(one) for one in choices if width(one) <= room), None) or _cut(choices[-1], room)
    right = next((one for one in said if width(left) + width(one) < size.columns), ())
    gap = Run(" " * (size.columns - width(left) - width(right)), "title")
    return (*left, gap, *right)


def _cut(way: Sequence[Run], room: int) -> Line:
    """The first words of a title that fits as a whole nowhere."""
    words = plain(way)
    while words and Run(f"{words}…").width > room:
        words = words.rpartition(" ")[0]
    return (way[0]._replace(text=f"{words}…"),) if words.strip() else ()


def _tiny_titles(now: Body) -> tuple[str, ...]:
    """Titles for a tiny terminal: the position that holds the claim under the cursor, else the page's title."""
    heading = (
        plain(now.page.rows[now.at.row].cells[now.at.side].heading).replace("\N{NO-BREAK SPACE}", " ") if now.at else ""
    )
    return (heading, now.page.title) if heading else (now.page.title,)


def _problems(counts: Iterable[tuple[str, Severity]], key: str) -> list[Run]:
    """`p: 1 error, 2 warnings`: what the key leads to; nothing where nothing is wrong."""
    runs: list[Run] = []
    for words, severity in counts:
        style = "title_error" if severity is Severity.ERROR else "title_note"
        runs += [Run(", " if runs else f"{key}: ", "title_note", _WRONG), Run(words, style, _WRONG)]
    return [*runs, Run(" ", "title_note")] if runs else []


_SHORT = 24
"""Characters of the claim from which a relation is being drawn."""


def _related(view: View, library: Library) -> str:
    """From which claim a relation is being drawn, in words; "" where none is, or the page says it itself."""
    if isinstance(view.state.place, places.Writing):
        return ""
    id, first = view.state.related or ("", "")
    debate = library.debate.get(id)
    claim = debate.claim.get(first) if debate else None
    if claim is None:
        return ""
    cut = claim.text if len(claim.text) <= _SHORT else f"{claim.text[:_SHORT].rstrip()}…"
    return f"relation from “{cut}”"


def _counts(library: Library, place: places.Place) -> Iterator[tuple[str, Severity]]:
    """`2 errors`, `1 warning`, …: how much of each kind is wrong, the worst first. On the pages of a debate what is wrong
    with others of the library is left out; what keeps one from being read at all is told everywhere."""
    if not library.diagnostics:
        return
    found = _found(library)
    whole = isinstance(place, places.Library | places.Problems)
    for severity in Severity:
        if count := sum(n for (id, one), n in found.items() if one is severity and (whole or id in ("", place.debate))):
            yield counted(count, severity.value), severity


@derived(1)
def _found(library: Library) -> Counter[tuple[str, Severity]]:
    """How many diagnostics of each kind each debate (an id) has; under "" those in the files of none that was read."""
    owners = {_whole(debate.at.file): debate.id for debate in library.debates}
    found: Counter[tuple[str, Severity]] = Counter()
    for (file, kind), count in tallied(library.diagnostics).items():
        found[owners.get(file) or owners.get(str(PurePath(file).parent), ""), kind] += count
    return found


def _whole(file: str) -> str:
    """What holds all of the debate that this is the first file of: its folder, or the file itself."""
    whole = file.endswith("debate.toml") and PurePath(file).name == "debate.toml"
    return str(PurePath(file).parent) if whole else file

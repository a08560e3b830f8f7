"""What a reader sees and does, without a terminal: a library on a screen of some size, driven by actions and told as text."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from debate_tui import store
from debate_tui.layout.arrange import lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import By, Debate, Issue, Kind, Relation, Source, Stance, Voice
from debate_tui.model.library import Library
from debate_tui.search import Searcher
from debate_tui.state import Place, State, Stop, searched
from debate_tui.tui.body import Body, Size, body
from debate_tui.tui.frame import Frame, Region, frame
from debate_tui.tui.view import View, followed, press, resized, settled
from tests.builders import AT, claim, compared, debate, issue, position, relation

SIZES = (Size(160, 45), Size(120, 40), Size(100, 30), Size(80, 24), Size(59, 20), Size(40, 12), Size(20, 5))
"""The sizes that the explorer is made for, a wide and a medium one twice."""

HOSTILE = (Size(1, 1), Size(2, 2), Size(10, 3), Size(7, 40), Size(300, 1), Size(300, 100))
"""Sizes that nobody reads on: nothing may fail there."""


class Reader:
    """Somebody who reads a library on a screen."""

    def __init__(self, library: Library, size: Size, state: State | None = None) -> None:
        self.library = library
        self.size = size
        self.view = followed(View(state or compared(library)), library, size)

    def press(self, *actions: str) -> "Reader":
        for action in actions:
            self.view = press(self.view, action, self.library, self.size)
        return self

    def search(self, query: str) -> "Reader":
        self.press("search")
        found = searched(self.view.state, Searcher(self.library).search(query))
        self.view = settled(self.view, found, self.library, self.size)
        return self

    def resize(self, size: Size) -> "Reader":
        self.view = resized(self.view, self.library, self.size, size)
        self.size = size
        return self

    @property
    def place(self) -> Place:
        return self.view.state.place

    @property
    def body(self) -> Body:
        return body(self.view.state, self.library, self.size)

    @property
    def at(self) -> Stop | None:
        return self.body.at

    @property
    def frame(self) -> Frame:
        return frame(self.view, self.library, self.size)

    @property
    def page(self) -> Region:
        return next(region for region in self.frame.regions if region.name == "page")

    @property
    def text(self) -> str:
        return "\n".join(lines(self.frame))

    @property
    def cursor(self) -> str:
        """What stands in the cell under the cursor, as far as it is in sight."""
        runs = (run for line in self.frame.lines for run in line if run.style.endswith("*"))
        return " ".join("".join(run.text for run in runs).split()).replace("▌", "").strip()

    def stops_in_sight(self) -> set[Stop]:
        """The stops that have a line on the screen."""
        page = self.page
        seen = {(row, run.cell) for row, line in zip(page.rows, page.lines, strict=True) for run in line if row >= 0}
        return {stop for stop in self.body.stops if (stop.row, stop.side) in seen}

    def all_lines(self) -> list[str]:
        """Every line of the page, in sight or not, without the mark of the cursor."""
        return [plain(line) for row in self.body.rows for line in lay_out(row, self.body.measure)]

    def lines_in_sight(self) -> list[str]:
        """The lines of the page in sight, without the mark of the cursor."""
        page = self.page
        shown = [plain(line).replace("▌", " ") for line in page.lines]
        while shown and page.rows[len(shown) - 1] < 0 and not shown[-1].strip():
            shown.pop()  # behind the page's end; a blank line of its head is one of the page's
        heads = [plain(region.lines[-1]) for region in self.frame.regions if region.name == "head"]
        row, skipped = self.view.viewport.row, self.view.viewport.line
        if heads and row < len(self.body.rows):
            below = chain.from_iterable(
                lay_out(self.body.rows[n], self.body.measure) for n in range(row, len(self.body.rows))
            )
            first = plain(next(islice(below, skipped, None), ()))
            if "─" in first and all(word in heads[0] for word in first.split() if word.strip("─┼┬┴├┤")):
                # A rule, with its label, is drawn as the head's, and leaves its line blank or to what follows.
                if not shown or not shown[0].strip(" │"):
                    shown[:1] = [first]
                elif shown[0].strip("─┼┬┴├┤ ") != first.strip("─┼┬┴├┤ "):
                    shown.insert(0, first)
        return shown


def lines(shown: Frame) -> list[str]:
    return [plain(line) for line in shown.lines]


def footer(shown: Frame) -> Iterator[tuple[int, int, str]]:
    """The keys at the bottom: column, line and action of each."""
    [foot] = [region for region in shown.regions if region.name == "foot"]
    column = 0
    seen = set()
    for run in foot.lines[0]:
        if 0 <= run.cell < len(foot.actions) and run.cell not in seen:
            seen.add(run.cell)
            yield column, foot.y, foot.actions[run.cell]
        column += run.width


def harbour() -> Debate:
    """A debate of three positions in which everything that a map can hold happens."""
    texts = {
        "tram/thesis": "A tram along the quay would carry more people than the road does now.",
        "tram/noise": "A tram is quieter than the lorries that pass at night.",
        "tram/paid": "The tram pays for itself within twenty years.",
        "road/thesis": "The port cannot do without the harbour road.",
        "road/cost": "No tram of its size has ever paid for itself, and this one would not either.",
        "road/jobs": "Four hundred jobs hang on the lorries.",
        "ferry/thesis": "A ferry does the work of both, at a tenth of the price.",
        "ferry/fog": "In fog the ferry stays in port, as everybody there knows.",
    }
    issues = {"tram/paid": ("cost",), "road/cost": ("cost",), "ferry/thesis": ("use", "cost"), "ferry/fog": ("use",)}
    positions = {"tram": "Build the tram", "road": "Keep the road", "ferry": "Run a ferry"}
    claims = []
    for full_id, words in texts.items():
        voice = Voice("The harbour master", endorsed=False) if full_id == "ferry/fog" else None
        one = claim(full_id, issues=issues.get(full_id, ("use",)), voice=voice, text=words)
        claims.append(one)
    return debate(
        claims,
        [
            relation(
                Kind.REBUTS, "tram/thesis", "road/thesis", why="One would carry what the other cannot do without."
            ),
            relation(Kind.REBUTS, "tram/paid", "road/cost", why="It pays for itself or it does not."),
            relation(Kind.QUALIFIES, "road/jobs", "tram/thesis", why="What is carried is not only people."),
            relation(Kind.CONCURS, "ferry/thesis", "tram/thesis", why="Both want fewer lorries."),
            relation(Kind.SUPPORTS, "tram/noise", "tram/thesis", "quiet", "Quiet is worth something."),
            Relation(Kind.UNDERCUTS, ("ferry/fog",), "quiet", By.MAPPER, AT, "Noise is not what it is about."),
        ],
        [position(id, label) for id, label in positions.items()],
        [
            issue("use", "Who needs the harbour road, and what for?", "Use"),
            Issue("cost", "What would it cost?", "Cost", AT),
            Issue("noise", "Is the quay too loud?", "Noise", AT),
        ],
        [
            Source(
                id, id, AT, label=id.capitalize(), title=f"On the {id}", authors=("A. Writer",), published="2024-05-01"
            )
            for id in positions
        ],
        [
            Stance("tram", "use", "Everybody who lives there, to get to work.", AT),
            Stance("road", "use", "The port, for its lorries.", AT),
            Stance("tram", "cost", "Less than it brings in.", AT),
        ],
        id="harbour",
    )


MAP = """\
format = "debate/1"
[debate]
id = "harbour"
title = "The harbour"
question = "Tram or road?"
summary = "A few words."
[[position]]
id = "tram"
label = "Build the tram"
summary = "…"
[[position]]
id = "road"
label = "Keep the road"
summary = "…"
[[issue]]
id = "night"
question = "What of the nights?"
label = "Nights"
[[source]]
id = "tram"
position = "tram"
title = "On the tram"
[[source]]
id = "road"
position = "road"
title = "On the road"
[[claim]]
id = "quiet"
source = "tram"
issues = ["night"]
text = "Trams make little noise."
role = "premise"
  [[claim.quote]]
  text = "A tram is quiet."
[[claim]]
id = "cheap"
source = "tram"
issues = ["night"]
text = "Trams are cheap."
role = "premise"
  [[claim.quote]]
  text = "costs little"
[[claim]]
id = "sleep"
source = "road"
issues = ["night"]
text = "Lorries wake nobody."
role = "premise"
  [[claim.quote]]
  text = "Nobody wakes."
[[relation]]
kind = "rebuts"
from = "tram/quiet"
to = "road/sleep"
why = "Who would need quiet if nobody wakes?"
"""


def written(folder: Path) -> store.Store:
    """A small map in `folder`, with its sources' texts beside it."""
    texts = folder / "map" / "sources"
    texts.mkdir(parents=True)
    (folder / "map" / "debate.toml").write_text(MAP)
    (texts / "tram.txt").write_text("A tram is quiet. It runs at night, too.\n\nIt costs little for what it does.\n")
    (texts / "road.txt").write_text("The lorries pass at night. Nobody wakes.\n")
    return store.open([folder / "map"])

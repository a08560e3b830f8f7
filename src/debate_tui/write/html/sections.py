"""The sections of the HTML page: what the debate is about, each issue side by side, conflicts of fact, and the sources."""

from collections.abc import Collection, Iterator

from debate_tui.layout.runs import Run
from debate_tui.model.attribution import attribution, other_positions
from debate_tui.model.debate import Conflict, Debate, Issue, Kind
from debate_tui.model.graph import graph, numbered
from debate_tui.model.library import is_card_file
from debate_tui.model.pairing import alone, edges_on, pairings
from debate_tui.pages.compare import Comparison, no_meeting, sources_of, stance_row
from debate_tui.pages.document import Extract, conflicts_of, unshown_words
from debate_tui.pages.legend import legend
from debate_tui.pages.sources import source_paragraphs
from debate_tui.pages.words import (
    counted,
    derived_mark,
    position_head,
    position_mark,
    position_style,
    silence,
)
from debate_tui.state.places import Compare
from debate_tui.write.html.claims import Here, alone_block, apart_block, claim_article, issue_number, pairing_block
from debate_tui.write.html.elements import element, inline, lines_of, link, prose
from debate_tui.write.processes import composed, turns
from debate_tui.write.writers import Options, ended

_READING = (
    "The words over a claim say what it does to the claim that they name, beside or above it, or what that claim does to it; "
    "jointly: with other premises that count together. Why: the reason, and who draws the relation."
)


def front(extract: Extract) -> Iterator[str]:
    """Title, question, summary and positions, and how the marks are read."""
    debate = extract.debate
    yield "<header>"
    yield prose(extract.title, tag="h1")
    yield prose(debate.question, "question")
    if extract.summary:
        yield prose(extract.summary, "summary")
    yield "</header>"
    yield '<section id="positions" aria-labelledby="positions-head">'
    yield element("h2", "Positions", id="positions-head")
    yield '<div class="cards">'
    for id in extract.chosen_positions:
        position = debate.position[id]
        who = sources_of(debate, id)
        head = prose((*position_head(debate, id), *derived_mark(position)), tag="h3")
        said = prose(who, "muted") * bool(who) + prose(position.summary) * bool(position.summary)
        terms = f"Terms (mapper): {', '.join(position.terms)}"
        said += prose(terms, "note") * bool(position.terms)
        yield element("div", head + said, f"card {position_style(debate, id)}")
    yield "</div>"
    yield "</section>"
    yield from _legend(extract)


def _legend(extract: Extract) -> Iterator[str]:
    yield '<details class="legend">'
    yield element("summary", element("h2", "How to read it"))
    for row in legend(extract, Kind, _READING):
        yield from (lines_of(cell.paragraphs) for cell in row.cells if any(one.runs for one in cell.paragraphs))
    yield "</details>"


def contents(extract: Extract) -> Iterator[str]:
    """The list of issues, each with how often the chosen positions clash, limit and agree there."""
    debate = extract.debate
    if not extract.chosen_issues:
        return
    yield '<nav aria-labelledby="issues-head">'
    yield element("h2", f"{extract.unit.capitalize()}s", id="issues-head")
    yield '<ol class="contents">'
    for issue in extract.chosen_issues:
        number = issue_number(debate, issue.id)
        words = element("a", inline((Run(issue.question), *derived_mark(issue))), href=f"#issue-{number}", dir="auto")
        yield f'<li value="{number}">{words}{_counts(extract, issue)}</li>'
    yield "</ol>"
    yield "</nav>"


_COUNTED = (((Kind.REBUTS, Kind.UNDERCUTS), "clash"), ((Kind.QUALIFIES,), "limit"), ((Kind.CONCURS,), "agreement"))


def _counts(extract: Extract, issue: Issue) -> str:
    if is_card_file(extract.debate):  # which draws nothing
        return ""
    drawn, edges = graph(extract.debate), edges_on(extract.debate, issue.id, extract.positions_on(issue.id))
    met = {drawn.drawn[edge]: drawn.kind(edge) for edge in drawn.own(edges)}
    words = ", ".join(counted(sum(kind in kinds for kind in met.values()), noun) for kinds, noun in _COUNTED)
    return f'<span class="muted counts"> between positions: {words}</span>'


def issues(extract: Extract, options: Options) -> Iterator[str]:
    """Each issue: what the positions answer, their claims side by side, then those that stand alone. Lines with their ends."""
    chosen = frozenset(issue.id for issue in extract.chosen_issues)
    return composed(extract.chosen_issues, lambda issue: ended(_issue(extract, issue, chosen)), options)


def outside(extract: Extract) -> Iterator[str]:
    """The claims on no issue."""
    if found := extract.outside:
        yield '<section class="issue" id="outside">'
        yield element("h2", f"{counted(len(found), 'claim')} {extract.unplaced}")
        for claim in found:
            yield element("div", claim_article(extract.debate, claim, Here(None, ())), "pairing lone")
        yield "</section>"


def _issue(extract: Extract, issue: Issue, chosen: Collection[str]) -> Iterator[str]:
    debate, positions = extract.debate, extract.positions_on(issue.id)
    place = Compare(debate.id, issue.id, positions)
    number = issue_number(debate, issue.id)
    yield f'<section class="issue" id="issue-{number}" aria-labelledby="issue-{number}-head">'
    count = Run(f"{extract.unit.capitalize()} {number} of {len(debate.issues)} ", "muted")
    yield element(
        "h2",
        inline((count,)) + element("span", inline((Run(issue.question), *derived_mark(issue))), dir="auto"),
        id=f"issue-{number}-head",
        tabindex="-1",
    )
    if issue.terms:
        yield prose(f"Terms (mapper): {', '.join(issue.terms)}", "note")
    yield '<div class="stances">'
    for position, cell in (
        [] if extract.brief else zip(positions, stance_row(Comparison(debate, place)).cells, strict=True)
    ):
        head = element("h3", inline(cell.heading))
        style = f"stance-card {position_style(debate, position)}"
        yield element("div", head + lines_of(cell.paragraphs), style, data_position=str(numbered(debate)[0][position]))
    if silent := extract.silent_on(issue.id):
        yield element(
            "div", element("h3", other_positions(silent)) + element("p", silence(debate), "muted"), "stance-card"
        )
    yield "</div>"
    found, here = pairings(debate, issue.id, positions), Here(issue.id, chosen)
    if not found and not extract.brief:
        yield element("p", no_meeting(debate), "muted")
    yield '<div class="pairings">'
    for pairing in found:
        yield pairing_block(debate, pairing, here)
    yield "</div>"
    left = alone(debate, issue.id, positions)
    if left and not extract.brief:
        yield element("h3", f"{counted(len(left), 'claim')} without a counterpart here", "count")
    for claim in left:
        lone = element("div", claim_article(debate, claim, here), "pairing lone")
        yield lone if extract.brief else alone_block(debate, place, claim, chosen)
    yield "</section>"


def unshown(extract: Extract, options: Options) -> Iterator[str]:
    """The relations that no comparison shows: of whom, to whom, why, and who draws them. Lines with their ends."""
    found = extract.unshown
    if not found:
        return
    yield '<section id="unshown">\n'
    yield element("h2", unshown_words(len(found))) + "\n"
    parts = [found[turn.start : turn.stop] for turn in turns(len(found))]
    yield from composed(parts, lambda some: (f"{apart_block(extract.debate, one)}\n" for one in some), options)
    yield "</section>\n"


def conflicts(extract: Extract) -> Iterator[str]:
    """Conflicts of fact among the chosen claims: what each says of the same thing, and the mapper's note."""
    found = conflicts_of(extract)
    if not found:
        return
    yield '<section id="conflicts">'
    yield element("h2", "Conflicts of fact")
    for conflict in found:
        yield _conflict(extract.debate, conflict)
    yield "</section>"


def _conflict(debate: Debate, conflict: Conflict) -> str:
    rows = ""
    for saying in conflict.says:
        claim = debate.claim[saying.claim]
        mark = position_mark(debate, claim.position)
        rows += prose((mark, Run(saying.value, "claim"), Run(f" — {attribution(debate, claim)}", "muted")), tag="li")
    note = prose(f"Note (mapper): {conflict.note}", "note") if conflict.note else ""
    return element("div", prose(conflict.about, tag="h3") + element("ul", rows) + note, "card")


def sources(extract: Extract) -> Iterator[str]:
    """All that is known about each chosen source, and where the map comes from if it was imported."""
    debate = extract.debate
    yield '<section id="sources">'
    yield element("h2", "Sources")
    for source in extract.chosen_sources:
        facts = ""
        for one in source_paragraphs(debate, source):
            name, value = one.first.text.strip(), one.runs
            words = link(source.url) if name == "URL" and source.url else inline(value)
            facts += element("dt", inline((Run(name),))) + element("dd", words, dir="auto")
        title = source.title or f"Untitled ({source.name})"
        yield element("div", prose(title, tag="h3") + prose(source.name, "muted") + element("dl", facts), "card")
    if debate.origin:
        file = f" ({debate.origin.file})" if debate.origin.file else ""
        yield prose(f"Imported from {debate.origin.format}{file}.", "muted")
    yield "</section>"

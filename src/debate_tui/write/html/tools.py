"""The tools of the HTML page: search, the choice of positions, and the keys. They are hidden until the script runs."""

from collections.abc import Iterator

from debate_tui.layout.runs import Run
from debate_tui.pages.document import Extract
from debate_tui.pages.words import position_head
from debate_tui.write.html.elements import element, inline

_KEYS = (
    ("j", "the next claim"),
    ("k", "the claim before"),
    ("]", "the next issue"),
    ("[", "the issue before"),
    ("/", "search"),
    ("Enter", "on a claim: unfold or fold its quotes"),
    ("Esc", "in the search: clear it"),
)


def tools(extract: Extract) -> Iterator[str]:
    """Search, positions to show, quotes to fold, and the table of keys."""
    debate, chosen = extract.debate, frozenset(extract.chosen_positions)
    yield '<div id="tools" role="search" aria-label="In this page" hidden>'
    yield '<p><label for="query">Search</label> <input id="query" type="search" autocomplete="off" spellcheck="false">'
    yield '<output id="found" for="query"></output></p>'
    yield "<fieldset>"
    yield "<legend>Positions</legend>"
    for number, position in enumerate(debate.positions):
        if position.id in chosen:
            box = f'<input type="checkbox" name="position" value="{number}" checked>'
            yield element("label", f"{box} {inline(position_head(debate, position.id))}")
    yield "</fieldset>"
    yield '<p><button type="button" id="fold" aria-pressed="false">Fold all quotes</button></p>'
    yield '<details id="keys">'
    yield element("summary", "Keys")
    yield '<p><label><input type="checkbox" id="letters" checked> Single keys do what stands here</label></p>'
    yield "<dl>"
    for key, does in _KEYS:
        yield element("dt", element("kbd", inline((Run(key),)))) + element("dd", does)
    yield "</dl>"
    yield "</details>"
    yield "</div>"

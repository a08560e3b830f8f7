"""The one table of keys: it feeds the bindings, the footer, the pages of help and commands, the README and the config file."""

from debate_tui.frozen import dataclass
from debate_tui.state import places
from debate_tui.state.places import Screen


@dataclass(frozen=True, slots=True)
class Key:
    action: str
    """The name of a move in `state.MOVES`, or of something that only `tui` can do (quit, copy, …)."""
    keys: tuple[str, ...]
    """The keys by their names in Textual."""
    shown: str
    """The keys as the reader sees them written."""
    label: str
    """One or two words for the footer."""
    help: str
    group: str
    screens: frozenset[Screen] = places.ALL
    footer: int = 0
    """Priority in the footer, where a narrow terminal has no room for all: 1 comes first; 0 is never shown there."""
    brief: str = ""
    """How the footer shows the keys, if not as `shown`: a pair of actions ("{down}/{up}") has one entry there."""
    idle: frozenset[Screen] = frozenset()
    """The screens whose footer leaves it out: it leads where the reader is already, or has nothing to work on there."""
    typing: str = ""
    """The keys that do the same on a screen where letters are typed into a line; empty if none do."""


_MAP: frozenset[Screen] = frozenset({places.Compare})
_CLAIM: frozenset[Screen] = frozenset({places.Claim})
_TEXT: frozenset[Screen] = frozenset({places.Source})
_SIDES: frozenset[Screen] = frozenset({places.Compare, places.Grid, places.Source, places.Overview, places.Listing})
_FILTERED: frozenset[Screen] = frozenset({places.Compare, places.Listing})
_DEBATE = places.ALL - {places.Library}
_BRIEF: frozenset[Screen] = frozenset({places.Brief})
_WRITTEN: frozenset[Screen] = _DEBATE - _BRIEF | frozenset({places.Library})
_WITHOUT_CLAIMS: frozenset[Screen] = frozenset(
    {places.Overview, places.Issues, places.Grid, places.Sources, places.Library, places.Problems}
)
"""Where the cursor stands on no claim."""
_INSIDE = places.ALL - {places.Overview}
"""All but the start page, whose footer names the lists."""

KEYS = (
    Key("down", ("j", "down"), "j ↓", "move", "Next row", "Move", footer=16, brief="{down}/{up}", typing="↑ ↓"),
    Key("up", ("k", "up"), "k ↑", "previous", "Previous row", "Move"),
    Key("left", ("h", "left"), "h ←", "left", "Across to the left", "Move"),
    Key("right", ("l", "right"), "l →", "right", "Across to the right, along the relation", "Move"),
    Key("flip", ("tab",), "Tab", "side", "Across to the other side", "Move", _SIDES, footer=15),
    Key("flip_back", ("shift+tab",), "Shift-Tab", "side back", "Across to the side before", "Move", _SIDES),
    Key("top", ("g", "home"), "g Home", "top", "To the top", "Move"),
    Key("bottom", ("G", "end"), "G End", "bottom", "To the bottom", "Move"),
    Key("page_down", ("space", "pagedown"), "Space PgDn", "page", "A page down", "Move"),
    Key("page_up", ("comma", "pageup", "ctrl+b"), ", PgUp Ctrl-B", "page up", "A page up", "Move"),
    Key("half_down", ("ctrl+d",), "Ctrl-D", "half a page", "Half a page down", "Move"),
    Key("half_up", ("ctrl+u",), "Ctrl-U", "half a page up", "Half a page up", "Move"),
    Key("labels", ("semicolon",), ";", "jump", "Letters for all in sight; typed, they lead there", "Move", footer=18),
    Key("enter", ("enter",), "Enter", "open", "Into what the cursor is on", "Go", footer=8, typing="Enter"),
    Key(
        "back", ("backspace", "escape"), "Backspace Esc", "back", "Back the way you came", "Go", footer=14, typing="Esc"
    ),
    Key("forward", ("f",), "f", "forward", "Forward again", "Go"),
    Key("previous_issue", ("left_square_bracket",), "[", "issue", "Previous issue", "Go", _MAP),
    Key(
        "next_issue",
        ("right_square_bracket",),
        "]",
        "issue",
        "Next issue",
        "Go",
        _MAP,
        footer=7,
        brief="{previous_issue} {next_issue}",
    ),
    Key("previous_unread", ("left_curly_bracket",), "{", "unread", "Previous issue not compared yet", "Go", _MAP),
    Key("next_unread", ("right_curly_bracket",), "}", "unread", "Next issue not compared yet", "Go", _MAP),
    Key(
        "overview",
        ("o",),
        "o",
        "overview",
        "Overview: what it is about, who stands where, who clashes",
        "Go",
        _DEBATE,
        13,
        idle=frozenset({places.Overview}),
    ),
    Key("issues", ("i",), "i", "issues", "List of issues", "Go", _DEBATE, 9, idle=frozenset({places.Issues})),
    Key(
        "compare",
        ("c",),
        "c",
        "compare",
        "Compare positions, claim against claim",
        "Go",
        _DEBATE,
        3,
        idle=places.ALL - _WITHOUT_CLAIMS,
    ),
    Key("grid", ("m",), "m", "grid", "Grid of issues and positions", "Go", _DEBATE, 10, idle=frozenset({places.Grid})),
    Key("sources", ("s",), "s", "sources", "Sources", "Go", _DEBATE, 12, idle=frozenset({places.Sources})),
    Key("debates", ("d",), "d", "debates", "Library of debates", "Go"),
    Key("problems", ("p",), "p", "problems", "Problems found in the content", "Go"),
    Key(
        "previous_position",
        ("less_than_sign",),
        "<",
        "position",
        "Previous position on this side; in a list, of it alone",
        "Compare",
        _FILTERED,
    ),
    Key(
        "next_position",
        ("greater_than_sign",),
        ">",
        "position",
        "Next position on this side; in a list, of it alone",
        "Compare",
        _FILTERED,
        3,
        "{previous_position} {next_position}",
    ),
    Key("swap", ("w",), "w", "swap", "Swap the sides", "Compare", _MAP),
    Key("add_position", ("plus",), "+", "add", "One position more; a list takes two", "Compare", _FILTERED, 3),
    Key("drop_position", ("minus",), "-", "drop", "Take away the cursor's position", "Compare", _FILTERED),
    Key(
        "why",
        ("a",),
        "a",
        "why",
        "In a comparison: why, the reason for each relation, on or off",
        "Show",
        _MAP,
        footer=4,
    ),
    Key("quotes", ("v",), "v", "quotes", "In a comparison: quotes, on or off", "Show", _MAP, footer=13),
    Key("context", ("v",), "v", "context", "On a claim: its quote in its source", "Go", _CLAIM, footer=3),
    Key("ascend", ("K",), "K", "up", "On a claim: up to what it speaks for or against", "Go", _CLAIM, footer=4),
    Key(
        "answers",
        ("z",),
        "z",
        "answers",
        "Of a card: the cards that answer it, side by side",
        "Cards",
        _DEBATE,
        footer=2,
        idle=_WITHOUT_CLAIMS,
    ),
    Key(
        "hands",
        ("D",),
        "D",
        "passage",
        "Of a card: who else cut its passage, word by word",
        "Cards",
        _DEBATE,
        footer=5,
        idle=_WITHOUT_CLAIMS | {places.Hands},
    ),
    Key(
        "next_quote",
        ("n",),
        "n",
        "quotes",
        "In a source: next quote",
        "Text",
        _TEXT,
        footer=4,
        brief="{next_quote}/{previous_quote}",
    ),
    Key("previous_quote", ("N",), "N", "quote", "In a source: previous quote", "Text", _TEXT),
    Key("mark", ("V",), "V", "mark", "In a source: mark sentences, from here to the cursor", "Text", _TEXT, footer=9),
    Key(
        "add_claim",
        ("a",),
        "a",
        "add claim",
        "In a source: add a claim on the sentences marked, or on this one",
        "Write",
        _TEXT,
        9,
    ),
    Key(
        "relate",
        ("r",),
        "r",
        "relate",
        "Draw a relation: on one claim, then on the other",
        "Write",
        _DEBATE,
        footer=20,
        idle=_WITHOUT_CLAIMS,
    ),
    Key("take_back", ("u",), "u", "undo", "Take back what was written into the map last", "Write", _WRITTEN),
    Key("write_again", ("R",), "R", "redo", "Write again what was taken back last", "Write", _WRITTEN),
    Key("edit", ("e",), "e", "edit", "Open the map's file in your $EDITOR at this place", "Write", footer=19),
    Key("clashes", ("C",), "C", "clashes", "All clashes, the sharpest first", "Lists", _DEBATE, footer=1, idle=_INSIDE),
    Key(
        "agreements",
        ("A",),
        "A",
        "agreements",
        "All agreements between opponents, and within a position",
        "Lists",
        _DEBATE,
        footer=5,
        idle=_INSIDE,
    ),
    Key("limits", ("L",), "L", "limits", "All that limits a claim without denying it", "Lists", _DEBATE),
    Key("facts", ("F",), "F", "facts", "All conflicts of fact: what sources say differently", "Lists", _DEBATE),
    Key("unanswered", ("U",), "U", "unanswered", "All that nobody answers", "Lists", _DEBATE, footer=6, idle=_INSIDE),
    Key("search", ("slash",), "/", "search", "Search claims, quotes, speakers, sources, issues", "Search", footer=7),
    Key(
        "next_hit",
        ("n",),
        "n",
        "hits",
        "Next hit of the last search",
        "Search",
        places.ALL - _TEXT,
        footer=17,
        brief="{next_hit}/{previous_hit}",
    ),
    Key("previous_hit", ("N",), "N", "previous hit", "Previous hit", "Search", places.ALL - _TEXT),
    Key(
        "copy",
        ("y",),
        "y",
        "copy",
        "Copy the claim with its quotes and citation",
        "Take away",
        footer=5,
        idle=_WITHOUT_CLAIMS,
    ),
    Key(
        "copy_pair",
        ("Y",),
        "Y",
        "copy more",
        "Copy the pair with both citations; alone, what is read of a card, else the page",
        "Take away",
        footer=5,
    ),
    Key(
        "export",
        ("x",),
        "x",
        "export",
        "Take this page or the debate away: as text, Markdown, HTML, CSV, JSON, …",
        "Take away",
        footer=6,
    ),
    Key(
        "keep",
        ("b",),
        "b",
        "into brief",
        "Into the brief: the pair under the cursor, elsewhere the claim",
        "Brief",
        footer=8,
        idle=_WITHOUT_CLAIMS,
    ),
    Key("brief", ("B",), "B", "brief", "The brief: what you marked, with your notes", "Brief", footer=12),
    Key("note", ("a",), "a", "note", "In a brief: a note of your own", "Brief", _BRIEF, footer=3),
    Key(
        "put_down", ("J",), "J", "order", "In a brief: the mark further down", "Brief", _BRIEF, 4, "{put_down}/{put_up}"
    ),
    Key("put_up", ("K",), "K", "order", "In a brief: the mark further up", "Brief", _BRIEF),
    Key("take_out", ("minus",), "-", "take out", "In a brief: take the mark out", "Brief", _BRIEF, footer=5),
    Key("undo", ("u",), "u", "undo", "In a brief: undo the last change", "Brief", _BRIEF, footer=6),
    Key(
        "next_brief",
        ("greater_than_sign",),
        ">",
        "brief",
        "In a brief: the next one",
        "Brief",
        _BRIEF,
        9,
        "{previous_brief} {next_brief}",
    ),
    Key("previous_brief", ("less_than_sign",), "<", "brief", "In a brief: the previous one", "Brief", _BRIEF),
    Key("briefs", ("plus",), "+", "briefs", "In a brief: another, a new or a removed one", "Brief", _BRIEF, footer=7),
    Key("rename", ("T",), "T", "title", "In a brief: its title", "Brief", _BRIEF, footer=10),
    Key("remove", ("X",), "X", "remove", "In a brief: remove it; u brings it back", "Brief", _BRIEF, footer=11),
    Key("theme", ("t",), "t", "theme", "The theme: dark, light, the terminal's own colours", "Show"),
    Key("mouse", ("M",), "M", "mouse", "Mouse on or off; off, the terminal itself marks text", "Show"),
    Key("palette", ("colon",), ":", "commands", "Every command, by name", "Show"),
    Key("help", ("question_mark", "f1"), "? F1", "help", "All keys; type to filter, Enter runs one", "Show", footer=1),
    Key("quit", ("q",), "q", "quit", "Home to the overview; there, quit", "Go", footer=1),
)

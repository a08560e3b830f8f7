"""Writing by ear in a real terminal: after each key, what the terminal has at its cursor and, where it is asked for, at the bottom."""

import os
import re
from functools import partial
from pathlib import Path

import pytest

from tests.tui.screens import MAP, written
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

WALK = """
(start)    Tram or road?                               [Overview. The harbour. 3 warnings in the content]
s          2 sources                                   [Sources. The harbour]
j          On the tram
Enter      On the tram                                 [tram. The harbour]
g          On the tram
j          Position: Build the tram
j          Author: not given, Outlet: not given, Published: not given
j          Quoted: 38% of its length stands in a quote, 62% in none.
j          The text, its quotes lit, and the claims that stand on them
j          paragraph 1: A tram is quiet.
V          paragraph 1: A tram is quiet.               [Marked from here on: move to where it ends.]
j          Trams make little noise.                    [1 sentence marked.]
j          premise, quote exact                        [1 sentence marked.]
j          It runs at night, too.                      [2 sentences marked.]
V          It runs at night, too.                      [Nothing is marked.]
V          It runs at night, too.                      [Marked from here on]
j          paragraph 2: It costs little for what it does.   [2 sentences marked.]
a          paragraph 2: It costs little for what it does.   [A quote stands in one paragraph: mark fewer sentences]
k          It runs at night, too.                      [1 sentence marked.]
a          ›  Words of an issue, or the question of a new one   [Which issue is it on? Enter: What of the nights?, 3 claims]
Down       What of the nights?, 3 claims
Down       No issue, it stands outside all issues
Up         What of the nights?, 3 claims
Enter      ›  Words of what you look for               [What does it do in its text? Enter: thesis, what the text as a whole is to show]
~qq        › qq                                        [What does it do in its text? Nothing to choose has these words.]
Enter      › qq                                        [Nothing to choose has these words.]
C-u        ›  Words of what you look for               [What does it do in its text? Enter: thesis]
~predict   › predict                                   [Enter: prediction, ]
Enter      ›  A name, where the text reports somebody  [Who says it? Enter: The text itself: tram, in its own voice]
Enter      ›  Words of a position, or the name of a new one   [Which position holds it? Enter: Build the tram, the position of its source]
Enter      ›  What the passage says, in a sentence of your own   [What does it say? In a neutral sentence of your own]
Enter      ›  What the passage says, in a sentence of your own   [A claim needs its words: what the passage says, in a sentence of your own.]
~Trams run late.   › Trams run late.
Enter      ›  Enter does it; further down is what you may change   [Is it right? Enter: Write it, and go there]
Down       Write it, and go there
Down       Write it and open it in $EDITOR
Down       Into map/debate.toml, line 43: added:
Down       added: [[claim]]
Down       added: id = "trams-run-late"
Down       added: source = "tram"
Down       added: issues = ["night"]
Down       added: text = "Trams run late."
Down       added: role = "prediction"
Down       added:
Down       added: [[claim.quote]]
Down       added: text = "It runs at night, too."
Down       added: locator = "¶1"
Down       added:
Down       What you may change: issue: What of the nights?
Down       one more issue
Down       role: prediction
Enter      ›  Words of what you look for               [What does it do in its text?]
Down       thesis, what the text as a whole is to show
Down       premise, a reason for something else it says
Enter      ›  Enter does it; further down is what you may change   [Is it right? Enter: Write it, and go there]
Enter      Trams run late.                             [Written: claim tram/trams-run-late at map/debate.toml:44:1. u takes it back.]
r          Trams run late.                             [From “Trams run late.” Go to the other claim, wherever it is]
s          On the tram                                 [Sources. The harbour]
G          Keep the road: road, undated, 1 claim
Enter      On the road                                 [road. The harbour]
G          premise, quote exact
k          Lorries wake nobody.
r          ›  Words of what you look for               [How do the two claims meet? Enter: rebuts: ]
~undercuts   › undercuts                               [How do the two claims meet? Enter: undercuts: ]
Enter      ›  What makes them meet, in one line        [What makes them meet? One line, on the line above. Enter goes on, Esc goes back.]
Enter      ›  What makes them meet, in one line        [Between two sources a relation says why: one line that makes them meet.]
~Who sleeps then?   › Who sleeps then?                 [What makes them meet?]
Enter      ›  Enter does it; further down is what you may change   [Is it right? Enter: Write it, and go there]
Enter      Keep the road: Lorries wake nobody.         [Written: a relation]
u          Build the tram: Trams make little noise.    [Taken back: a relation]
R          Keep the road: Lorries wake nobody.         [Written again: a relation]
u          Build the tram: Trams make little noise.    [Taken back: a relation]
u          Build the tram: Trams make little noise.    [Taken back: claim tram/trams-run-late]
u          Build the tram: Trams make little noise.    [Not taken back: all that was written is taken back]
"""
"""A key (after `~`: words that are typed), the whole line at the cursor, and what the bottom line has, at least."""


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_a_claim_and_a_relation_are_written_by_ear_alone(tmp_path: Path) -> None:
    written(tmp_path)
    homes = {f"XDG_{kind}_HOME": str(tmp_path / "home") for kind in ("STATE", "CACHE", "CONFIG", "DATA")}
    with Tmux(f"{PROGRAM} --linear map", (100, 30), tmp_path, **{**os.environ, **homes}) as terminal:
        for key, line, bottom in re.findall(r"^(~.+?|\S+)  +(.+?)(?:  +\[(.*)\])?$", WALK, re.MULTILINE):
            if key.startswith("~"):
                terminal.type(key[1:])
            elif key != "(start)":
                terminal.keys(key)
            terminal.until(partial(says, terminal, line, bottom))
        terminal.keys("C-c")
        assert terminal.status() == 130
    assert (tmp_path / "map" / "debate.toml").read_text() == MAP


def says(terminal: Tmux, line: str, bottom: str, text: str) -> bool:
    """Whether the terminal's cursor is on this line, and these words are at the bottom."""
    lines = text.removesuffix("\n").split("\n")
    at = int(terminal.told("cursor_y"))
    return at < len(lines) and " ".join(lines[at].split()) == " ".join(line.split()) and bottom in lines[-1]

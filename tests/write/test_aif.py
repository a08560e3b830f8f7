"""What was read from AIF is written back with work that grows as the file does."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from debate_tui.model.debate import Kind
from tests.counted import calls
from tests.formats import imported, written


def nodesets(count: int) -> str:
    """A corpus of so many nodesets, each with ids of its own."""
    return json.dumps(
        [
            {
                "nodes": [
                    *({"nodeID": f"{n}-{one}", "text": f"It is {one} of {n}.", "type": "I"} for one in "abc"),
                    *({"nodeID": f"{n}-{one}", "text": "Default Inference", "type": "RA"} for one in "rs"),
                ],
                "edges": [
                    {"edgeID": f"{n}{at}", "fromID": f"{n}-{edge[0]}", "toID": f"{n}-{edge[1]}"}
                    for at, edge in enumerate(("ar", "rb", "cs", "sb"))
                ],
            }
            for n in range(count)
        ]
    )


def attacks(count: int) -> str:
    """A nodeset with an inference and so many conflicts, each of which attacks the one before it."""
    steps = ["r", *(f"k{n}" for n in range(count))]
    nodes = [
        ("t", "I"),
        ("p", "I"),
        ("r", "RA"),
        *((f"c{n}", "I") for n in range(count)),
        *((k, "CA") for k in steps[1:]),
    ]
    ends = [("p", "r"), ("r", "t"), *((f"c{n}", f"k{n}") for n in range(count)), *pairwise(reversed(steps))]
    return json.dumps(
        {
            "nodes": [{"nodeID": id, "text": f"Text {id}", "type": type} for id, type in nodes],
            "edges": [{"edgeID": str(n), "fromID": one, "toID": other} for n, (one, other) in enumerate(ends)],
        }
    )


@pytest.mark.parametrize("made", [nodesets, attacks])
@pytest.mark.parametrize("edited", [False, True])
def test_twice_the_graph_is_twice_the_work_to_write(made: Callable[[int], str], edited: bool, tmp_path: Path) -> None:
    """Of a corpus, the ids of all its nodesets were gathered anew for each; a conflict was followed to the end of its chain."""
    spent = []
    for count in (100, 200):
        debate = imported(tmp_path, made(count), f"map{count}")
        if edited:
            changed = replace(debate.relations[0], kind=Kind.REPHRASES)
            debate = replace(debate, relations=(changed, *debate.relations[1:]))
        written(debate, "aif")
        spent.append(calls(partial(written, debate, "aif")))
    assert spent[1] < 2.3 * spent[0]

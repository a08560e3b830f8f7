"""What a name that stands twice in an object of JSON hides is told, in every format of JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.read.twice import are_names, members_of
from tests.formats import read

TEXTS = {
    "a node of AIF": '{"nodes":[{"nodeID":"1","text":"lost","text":"b","type":"I"}],"edges":[]}',
    "its optional key": '{"nodes":[{"nodeID":"1","text":"b","type":"I"},{"nodeID":"2","text":"c","type":"I","scheme":"lost","scheme":"x"}],"edges":[]}',
    "an edge of AIF": '{"nodes":[{"nodeID":"1","text":"b","type":"I"}],"edges":[{"edgeID":"lost","edgeID":1,"fromID":"1","toID":"1"}]}',
    "all edges of AIF": '{"edges":["lost"],"nodes":[{"nodeID":"1","text":"b","type":"I"}],"edges":[]}',
    "a participant": '{"nodes":[{"nodeID":"1","text":"b","type":"I"}],"edges":[],"participants":[{"name":"lost" , "name" : "Ada"}]}',
    "a participant of a name far away": '{"nodes":[{"nodeID":"1","text":"b","type":"I"}],"edges":[],"participants":[{"name":"lost" , "name"\n  : "Ada"}]}',
    "an atom": '{"resources":[],"nodes":[{"id":"a","type":"atom","text":"lost","text":": b"}],"edges":[]}',
    "an annotation": '{"rows":[{"uri":"https://e.org","text":"a","target":[],"document":{"title":"lost","title":"T"}}]}',
    "an item": '[{"annotationText":"lost","annotationText":"b"}]',
    "a line": '{"claim":"a","source":"lost","source":"b"}\n',
    "a row": '[{"claim":"a","source":"b"},{"claim":"lost","claim":"c"}]',
    "a claim of ours": '{"format":"debate/1","debate":{"id":"d","title":"t","question":"q"},"source":[{"id":"s"}],'
    '"claim":[{"id":"c","source":"s","issues":[],"text":"lost","text":"b","quote":[{"text":"q"}]}]}',
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_name_twice_hides_is_told(name: str, tmp_path: Path) -> None:
    _, found = read(tmp_path, TEXTS[name])
    (told,) = [one for one in found if one.code == "W133"]
    assert "lost" in told.message


@pytest.mark.parametrize("name", TEXTS)
def test_names_that_stand_once_are_not_told(name: str, tmp_path: Path) -> None:
    once = json.dumps(json.loads(TEXTS[name])) if name != "a line" else '{"claim":"a","source":": b"}\n'
    _, found = read(tmp_path, once)
    assert "W133" not in {one.code for one in found}


PLAIN = st.recursive(
    st.text(max_size=4) | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(value=PLAIN)
def test_members_are_those_of_all_objects(value: Any) -> None:
    text = json.dumps(value).encode()
    pairs: list[Any] = []

    def took(some: list[Any]) -> dict[Any, Any]:
        pairs.extend(some)
        return dict(some)

    json.loads(text, object_pairs_hook=took)
    assert members_of(value) == len(pairs)
    lone = text.count(b'": ') == len(pairs)  # no text begins with a colon, as a name's end looks
    if lone and b'":' not in text.replace(b'": ', b"") and b'" :' not in text:
        assert are_names(len(pairs), text, 0, len(text))
        assert not are_names(len(pairs) + 1, text, 0, len(text))

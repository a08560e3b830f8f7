"""Reads a brief: a file of marks, each of which is a small map of what was marked, in the format of maps."""

from dataclasses import replace
from pathlib import Path

from debate_tui.model.brief import Brief, Mark
from debate_tui.model.debate import Debate
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import Fields
from debate_tui.read.files import content_of, parsed_file
from debate_tui.read.find import location
from debate_tui.read.sound import finalise
from debate_tui.read.toml.tables import table_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

FORMAT = "brief/1"


def read_brief(path: Path) -> Brief:
    """The brief in a file; whatever is wrong with the file is among its diagnostics, and no mark is passed over."""
    trouble = Trouble()
    name, file = path.stem, location(path).file
    document = parsed_file(content_of(path, trouble), trouble)
    if document is None:
        return Brief(name, name, file, diagnostics=tuple(trouble.all()), sound=False)
    node = table_of("brief", document, document.data)
    fields = Fields(node, trouble)
    version = fields.text("format")
    if version not in (None, FORMAT):
        hint = f'this program reads format = "{FORMAT}"; a newer debate-tui may read more'
        trouble.add(node.location("format"), "E202", f"the format {shown(version or '')} is unknown", hint)
        return Brief(name, name, file, diagnostics=tuple(trouble.all()), sound=False)
    marks = tuple(_mark(one, trouble) for one in node.inner("mark"))
    return Brief(name, fields.text("title") or name, file, marks, tuple(trouble.all()))


def _mark(node: Node, trouble: Trouble) -> Mark:
    """A mark; one of which nothing can be read is an empty map, so that it is shown all the same."""
    fields = Fields(node, trouble)
    debate = fields.text("debate", required=True) or ""
    note = (fields.text("note", raw=True) or "").strip()
    # That the map comes from elsewhere frees it of what is only asked of maps made here.
    origin = Node("origin", node.at, {"format": FORMAT})
    head = Node("debate", node.at, {"id": "mark", "title": debate or "mark", "origin": origin})
    kinds = ("position", "source", "claim", "relation")
    made = finalise(Draft([head], {kind: node.inner(kind) for kind in kinds}), trouble)
    kept = made.debate if made else Debate("mark", debate, debate, "", node.at)
    if not kept.claims and not node.inner("claim"):
        trouble.add(node.at, "E204", "the mark has no claim", "take the mark out, or mark the claim again")
    claims = tuple(replace(claim, issues=()) for claim in kept.claims)
    return Mark(debate, replace(kept, claims=claims, issues=(), stances=()), node.at, note)

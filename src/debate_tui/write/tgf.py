"""Writes a debate as Trivial Graph Format: a node for each claim, an edge for each of a relation's claims; no more fits in.

What has no place in a graph of nodes and edges is left out, and told by `left_out`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from debate_tui.model.debate import Claim, Kind
from debate_tui.pages.document import Extract
from debate_tui.read.tgf import NAME, kind_of
from debate_tui.text.scripts import one_line
from debate_tui.write import unsaid
from debate_tui.write.json import chosen_relations
from debate_tui.write.writers import Options, followed

_PLACE = unsaid.Place((NAME,))
left_out = partial(unsaid.left_out, place=_PLACE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields a line for each node, the line `#`, and a line for each edge. Half of a surrogate pair becomes U+FFFD."""
    extract = extract.alone
    debate = extract.debate
    read = debate.origin is not None and debate.origin.format == NAME
    claims = extract.chosen_claims
    many = Counter(claim.id for claim in claims)
    names: dict[str, str] = {}
    for claim in followed(claims, options, 0, 0.5):
        name = names[claim.full_id] = _name(claim, many, read)
        yield _line(name, "" if claim.text == name != "#" else claim.text)
    kept = debate.extra if read else {}
    yield from (_line(one["id"], one["label"]) for one in kept.get("nodes", ()))
    yield "#\n"
    for relation in followed(chosen_relations(extract), options, 0.5):
        if relation.target in names:
            yield from (_line(names[one], names[relation.target], _label(relation.kind, relation.extra, read)) for one in relation.origins)  # fmt: skip
    yield from (_line(one["from"], one["to"], one["label"]) for one in kept.get("edges", ()))
    if not claims:
        options.heard(1)


def _name(claim: Claim, many: Mapping[str, int], read: bool) -> str:
    """The id that a claim's node had, else the claim's: without its source, where no other claim has the same."""
    if read:
        return str(claim.extra.get("id", claim.id))
    return claim.id if many[claim.id] == 1 else claim.full_id


def _label(kind: Kind, extra: Mapping[str, object], read: bool) -> str:
    label = str(extra.get("label", ""))
    return label if read and kind_of(label) is kind else kind.value


def _line(*words: str) -> str:
    return _SURROGATE.sub("\ufffd", one_line(" ".join(filter(None, words)))) + "\n"

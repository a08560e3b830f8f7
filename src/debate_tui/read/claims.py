"""Makes claims with their voices and quotes from raw nodes; a claim whose speaker is in doubt is left out."""

from debate_tui.model.debate import Claim, Extra, Mark, Quote, QuoteState, Role, Voice
from debate_tui.read.assembly import Assembly
from debate_tui.read.draft import Node
from debate_tui.read.fields import ID, Fields, by_value
from debate_tui.text.patterns import pattern
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import shown

_MARK = pattern(r"([0-9]{1,9})-([0-9]{1,9}) (\w[\w-]*)\Z")


def claim_of(node: Node, made: Assembly) -> Claim | None:
    """The claim of a raw node; None, with the reason reported, where it is broken or its id is taken."""
    return _plain(node, made) or _claim(node, made)


_PLAIN = frozenset(("id", "source", "issues", "text", "role", "position", "quote", "voice", "terms", "extra"))
_PLAIN_QUOTE = frozenset(("text", "locator", "note", "prefix", "suffix"))


def _plain(node: Node, made: Assembly) -> Claim | None:
    """The claim of a tidy node with the usual keys, in a fraction of the time that `_claim` takes for the same; None
    for any node of which there is more to make, or something to report."""
    values = node.values
    if not node.tidy or node.broken or not _PLAIN.issuperset(values):
        return None
    get = values.get
    id, text, issues, role, quotes = get("id"), get("text"), get("issues", ()), get("role"), get("quote", ())
    source, position = made.sources.get(get("source", "")), get("position")
    voice, terms = get("voice"), get("terms", ())
    if not (id and text and source and ID.match(id)) or not (quotes or made.imported):
        return None
    if (issues and len(set(issues)) < len(issues)) or (terms and len(set(terms)) < len(terms)):
        return None
    if voice and not (voice.tidy and voice.values.keys() == _SPEAKER):
        return None
    if (role and role not in _ROLES) or (position and position not in made.positions):
        return None
    if f"{source.id}/{id}" in made.claims or (issues and not all(map(made.issues.__contains__, issues))):
        return None
    quoted: list[Quote] = []
    for quote in quotes:
        said = quote.values
        if not quote.tidy or "text" not in said or not _PLAIN_QUOTE.issuperset(said):
            return None
        get = said.get
        some = get("locator"), get("note"), get("prefix"), get("suffix"), _UNVERIFIED, (), "", (), _NO_EXTRA
        quoted.append(made.quote(said["text"], quote.at, *some))
    on = tuple([made.issues[issue].id for issue in issues]) if issues else ()
    held = made.positions[position].id if position else source.position or ("" if made.sideless else made.no_side())
    by = voice and made.voice(voice.values["speaker"])
    role, said = role and _ROLES[role], tuple(quoted)
    return made.claim(id, source.id, on, text, role, held, said, node.at, by, terms, values.get("extra", _NO_EXTRA))


_ROLES = by_value(Role)
_UNVERIFIED = QuoteState.UNVERIFIED
_SPEAKER = {"speaker"}
_NO_EXTRA: Extra = {}
"""One for all, since nobody writes into it."""


def _claim(node: Node, made: Assembly) -> Claim | None:
    """The claim of any node."""
    fields = made.fields(node)
    id = fields.id()
    source = fields.text("source", required=True, raw=True)
    issues = _issues(fields, made)
    text = fields.text("text", required=True)
    role = fields.word("role", Role)
    sound, voice = _voice(node, made)
    position = fields.text("position", raw=True)
    quotes = _quotes(node, made)
    terms = tuple(fields.texts("terms"))
    known = [
        source is not None and made.resolves(node, "source", source, made.sources),
        position is None or made.resolves(node, "position", position, made.positions),
    ]
    if not all(known) or not sound or issues is None or quotes is None or (role is None and fields.written("role")):
        return None
    if id is None or source is None or text is None:
        return None
    of = made.sources[source]
    held = made.positions[position].id if position else of.position or made.no_side()
    # Ids as they stand with what they name: the same string for all claims of a source.
    said = id, of.id, issues, text, role, held, quotes, node.at
    claim = made.claim(*said, voice, terms, fields.extra())
    if first := made.claims.get(claim.full_id):
        made.taken(node, claim.full_id, first.at)
        return None
    return claim


def _issues(fields: Fields, made: Assembly) -> tuple[str, ...] | None:
    """The ids of the claim's sound issues; None where issues are given, but none of them is sound."""
    node = fields.node
    written = fields.texts("issues", may_be_empty=True)
    issues = tuple(
        made.issues[one].id for one, n in written.items() if made.resolves(node, "issues", one, made.issues, n)
    )
    return None if not issues and (node.values.get("issues") or "issues" in node.broken) else issues


def _voice(node: Node, made: Assembly) -> tuple[bool, Voice | None]:
    """Whether the voice is sound, and the voice, None where the author speaks.

    A claim with a broken voice must not pass as one that the author makes.
    """
    voice: Node | None = node.values.get("voice")
    if voice is None:
        return "voice" not in node.broken, None
    fields = made.fields(voice)
    speaker = fields.text("speaker", required=True)
    endorsed = fields.flag("endorsed")
    # Unknown keys are only a warning, but a misspelt one ("endorsd") must not mean that it is left open.
    slips = [key for key in voice.unknown if nearest(key, ("endorsed",))]
    slip = not fields.written("endorsed") and bool(slips)
    if slip:
        message = f"whether the author shares it is not told by {shown(slips[0])}: the claim is left out"
        made.trouble.add(voice.location(slips[0]), "E211", message, 'did you mean "endorsed"?')
    if slip or speaker is None or (endorsed is None and fields.written("endorsed")):
        return False, None
    return True, Voice(speaker, endorsed)


def _quotes(node: Node, made: Assembly) -> tuple[Quote, ...] | None:
    """The sound quotes of a claim; None where quotes are given, but none of them is sound."""
    inner = node.inner("quote")
    if not inner and "quote" not in node.broken:
        if not made.imported:
            hint = "add [[claim.quote]] with the source's exact words as its text"
            made.trouble.add(node.location("quote"), "W303", f"{node.name} has no quote", hint)
        return ()
    quotes = [_quote(each, made) for each in inner]
    sound = tuple(filter(None, quotes))
    if sound:  # where none is, the whole claim is left out
        made.left_out += [each.told for each, quote in zip(inner, quotes, strict=True) if quote is None]
    return sound or None


def _quote(node: Node, made: Assembly) -> Quote | None:
    fields = made.fields(node)
    text = fields.text("text", required=True, raw=True)
    source = fields.text("source", raw=True)
    quote = Quote(
        text=text or "",
        at=node.at,
        locator=fields.text("locator"),
        note=fields.text("note"),
        prefix=fields.text("prefix", raw=True),
        suffix=fields.text("suffix", raw=True),
        source=source or "",
        marks=_marks(fields, len(text or "")),
        extra=fields.extra(),
    )
    known = not fields.written("source") if source is None else made.resolves(node, "source", source, made.sources)
    return quote if known and text is not None else None


def _marks(fields: Fields, length: int) -> tuple[Mark, ...]:
    """The marks of a quote of `length` characters; those that don't fit are reported and left out."""
    made = fields.node.values.get("marks") or ("",)
    if isinstance(made[0], Mark):  # a reader has made them of the text itself
        return tuple(made)
    marks = []
    for word, n in fields.texts("marks").items():
        match = _MARK.match(word)
        start, end = (int(match[1]), int(match[2])) if match else (0, 0)
        if match and start < end <= length:
            marks.append(Mark(start, end, match[3]))
        elif match:
            hint = f"the text has {length} characters; the first is 0, and the end is not marked itself"
            fields.complain("marks", "E216", f"{shown(word)} marks nothing of the text", hint, n)
        else:
            fields.complain("marks", "E216", f"{shown(word)} is not a mark", 'write marks = ["12-40 read"]', n)
    return tuple(marks)

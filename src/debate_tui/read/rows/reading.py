"""A table of claims while a draft is made of it: a row is a claim with its quote, and a relation of it where the row names one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from debate_tui.model.debate import Location
from debate_tui.model.library import UNDRAWN
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import NOTES, Ids, head_of, senseless
from debate_tui.read.rows.cells import (
    NO_SIDE,
    UNDATED,
    add_to,
    are_wordless,
    held_by_all,
    items_of,
    named,
    ours_of,
    side_of,
    text_of,
)
from debate_tui.read.rows.columns import meanings
from debate_tui.read.rows.ends import Ends
from debate_tui.read.rows.further import Further
from debate_tui.read.rows.kept import Called, Claims
from debate_tui.read.rows.quoted import OF_QUOTES, OF_SOURCES, of_quotee, of_reader, quotes_of, values_of
from debate_tui.read.rows.relations import Relations
from debate_tui.read.rows.said import Cells
from debate_tui.read.rows.sources import MOST_KNOWN, Apart, give_names, said_of_source, tell_undated
from debate_tui.read.rows.suggested import command
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.voices import authors_of, voice_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.dates import valid
from debate_tui.text.wording import counted, shown

OTHER = "other"  # the id of the position for what has none
_SAYS = "a row says what is claimed, or quotes it"
_ADDRESS = re.compile(r"https?://\S+")
_OF_SOURCE = {**{name: name for name in ("outlet", "url", "title", "affiliation")}, "published_basis": "dated"}
"""By key of a source, the column of it."""
_WORDS = 5
"""How many words of a text its id is made of."""


class Reading:
    """A table while a draft is made of it."""

    def __init__(self, content: Content, format: str, meant: Mapping[str, str], apart: Apart, trouble: Trouble) -> None:
        self._content, self._head, self._meant, self._trouble = content, head_of(content, format), meant, trouble
        self._ours = "row" in meant.values()
        self._cells = Cells(meant, trouble, ours=self._ours, inert=self._ours and format == "csv")
        head = None if format == "jsonl" else (content.data or b"")[:40]
        self._called = Ends(meant.values(), head) if "to" in meant.values() else None
        self._ids = {kind: Ids() for kind in ("position", "issue", "source")}
        self._apart = apart
        self._claim_ids = Ids()
        self._nodes: dict[str, dict[str, Node]] = {kind: {} for kind in ("position", "issue", "source")}
        """By kind and id, the nodes in the order in which they come up."""
        self._unnamed: set[str] = set()
        """The sources of rows that name none: the file."""
        self._told: set[str] = set()
        """The sources that have a row of their own, which says what they hold, or that nobody knows."""
        self._claims = Claims(content.at.file)
        self._others: list[Any] = []
        self._left: dict[str, Any] = {}
        """By meaning, what a row says that has no place in its node, or differs from what an earlier row says of the same."""
        self._stances: list[Node] = []
        self._relations = Relations(self._claims, self._called, self._ours, trouble)
        self._further = Further(self._claims, meant)
        self._count, self._mute, self.anew = 0, 0, False
        """`anew`: whether rows may be counted anew in each document."""
        self._why = next((name for name, one in meant.items() if one == "why"), "")
        self._noting = "note" in meanings([content.called("claim")])
        """Whether somebody says that a reader's notes are the claims."""
        self._extra: dict[str, Any] = {}
        """What is kept of the map as a whole, beside rows."""

    def draft(self, rows: Iterable[Row]) -> Draft | None:
        """The draft; None, with the reason reported, where hardly a row says anything."""
        for self._count, row in enumerate(rows, 1):
            self._add(row)
            if senseless(self._mute, self._count - self._mute):
                self._refuse(row.at)
                return None
        texts, worded = (str(one.values["text"]) for one in self._claims), self._count - len(self._further)
        if not self._ours and ((self._count and not len(self._claims)) or are_wordless(texts, worded)):
            self._refuse(self._head.at)
            return None
        self._others += self._further.draw(self._relations, self._unnamed, self._trouble)
        relations = self._relations.nodes(anew=self.anew)
        if self._nodes["position"]:
            self._give_positions()
        if not self._ours:
            self._nodes["position"] = dict(sorted(self._nodes["position"].items(), key=lambda one: side_of(one[1])))
            give_names(self._nodes["source"].values())
        nodes: dict[str, Sequence[Node]] = {kind: list(found.values()) for kind, found in self._nodes.items()}
        nodes["claim"] = self._claims.spend()
        extra = self._extra | ({"rows": self._others} if self._others else {})
        undrawn = self._extra.get(UNDRAWN, 0) + self._relations.undrawn
        extra |= {UNDRAWN: undrawn} if undrawn else {}
        return Draft([self._head], nodes | {"relation": relations, "stance": self._stances}, extra=extra)

    def _refuse(self, at: Location) -> None:
        hint = command((self._content.data or b"")[: 2**16], self._content.at.file) or _SAYS
        self._trouble.add(at, "E128", "no table of claims: hardly a row says anything", hint)

    def _give_positions(self) -> None:
        """A source holds what all of its claims hold, and a file that names none holds nothing; claims to which no row gives a position
        stand under one of their own, since nobody says what they hold."""
        for source, position in held_by_all(self._claims).items():
            if source not in self._told and source not in self._unnamed:
                self._nodes["source"][source].values["position"] = position  # type: ignore[index]
        lacking = [place for place, one in enumerate(self._claims) if "position" not in one.values]
        if not lacking:
            return
        id = self._ids["position"].new(OTHER)
        values = {"id": id, "label": "Other", "summary": "What the table gives no position.", "derived": True}
        self._nodes["position"][id] = Node("position", self._head.at, values)
        for place in lacking:
            self._claims[place].values["position"] = id  # type: ignore[index]
        message = f"{counted(len(lacking), 'claim')} without a position: under “Other”, which is derived"
        self._trouble.add(self._claims[lacking[0]].at, "N130", message, "nothing in the table says what they hold")

    def _add(self, row: Row) -> None:
        if self._called and self._called.plain:
            self._called.plain = not any("\n" in one for one in row.values.values())
        (said, rest), self._left = self._cells.said_in(row), {}
        node = self._add_claim(row, said, rest)
        if not row.beside:
            self._relations.above = self._claims.place + 1 if node else 0
        if node and self._left:
            names = ", ".join(self._left)
            message = f"the row says otherwise of a claim ({names}) than an earlier one: that is kept as extra"
            self._trouble.add(row.at, "W127", message, f"the first stands at {node.at}")
            add_to(node.values, self._left)

    def _add_claim(self, row: Row, said: dict[str, Any], rest: dict[str, Any]) -> Node | None:
        """The node of the claim that a row of anybody's table has; None where it has none."""
        claim = text_of(said.get("claim"))
        quotes = quotes_of(row, said, self._meant, self._trouble) if "quote" in said or row.parts else []
        unused = () if quotes else OF_QUOTES
        rest |= {name: value for name, value in row.values.items() if self._meant.get(name) in unused}
        rest |= {name: row.values[name] for name in row.parts if self._meant.get(name) == "quote"}  # it may say more
        if "quotee" in said and claim and not quotes:
            rest |= {
                name: row.values[name] for name, one in self._meant.items() if one == "quotee" and name in row.values
            }
        quotes = of_quotee(said, quotes, self._meant.values()) if "quotee" in said else quotes
        if self._noting and line_of(claim) and quotes:  # the claim is the reader's, the quote the book's
            of = {key: said.pop(key) for key in OF_SOURCES if key in said}
            quotes, said["source"] = [{**of, **quote} for quote in quotes], NOTES
        if "reader" in said:
            quotes, cited = of_reader(said, quotes, claim)
            rest |= {name: row.values[name] for name, one in self._meant.items() if one in cited and name in row.values}
        drawn = said.keys() & {"relation", "to"}
        related = drawn and any(line_of(text_of(said[key])) for key in drawn)
        if "why" in said and not related:
            rest[self._why] = row.values[self._why]
        words = claim if line_of(claim) else quotes[0]["quote"] if quotes else ""
        if not words and related and self._further.add(row, said, rest):
            return None
        if not words:
            self._mute += 1
            self._relations.undrawn += bool(related)
            told = shown(", ".join([f"{key}: {text_of(value)}" for key, value in row.values.items()]))
            kept = ": it is kept as extra" if row.values else ""
            what = "is its reader's note" if "noted" in said else "has neither a claim nor a quote"
            if row.values.keys() & self._meant.keys() or not row.values:  # else its reader has told it
                self._trouble.add(row.at, "W127", f"{told} {what}{kept}", _SAYS)
            self._others += [dict(row.values)] if row.values else []
            return None
        node = self._claim(row, said, rest, words)
        for quote in quotes:
            self._quote(row, quote, node)
        if related:
            self._relations.add(node, said, row)
        return node

    def _claim(self, row: Row, said: dict[str, Any], rest: dict[str, Any], text: str) -> Node:
        """The node of the row's claim, which is made where no earlier row has it."""
        source = self._source(row, said)
        position = self._thing("position", row, said)
        if not position and (none := text_of(said.get("position"))):
            rest = {**rest, next(name for name, one in self._meant.items() if one == "position"): none}
        called, line = text_of(said.get("id")), line_of(text)
        voice, unknown = voice_of(said, row.at, self._trouble, ours=self._ours)
        rest |= unknown
        speaker = "" if self._ours else text_of(said.get("speaker"))  # rows of our relations don't repeat it
        key = Called(source, line, called, speaker)
        issues = dict.fromkeys(self._thing("issue", row, {"issue": one}) for one in items_of(said.get("issue")))
        node = self._claims.find(key)
        if node is not None:
            add_to(node.values, rest)
            if issues:
                cast(dict[str, Any], node.values).setdefault("issues", {}).update(issues)
            if self._called:
                self._called.row(self._count, row.at.line, self._claims.place)
            self._agree(node, voice | ours_of(said), said)
            if position and position != node.values.get("position", position):
                message = f"the row gives a claim another position, {shown(position)}: it is kept as extra"
                self._trouble.add(row.at, "W127", message, f"the first stands at {node.at}")
                add_to(node.values, {"position": text_of(said.get("position"))})
            return node
        stem = called.rpartition("/")[2] or " ".join(text.split(maxsplit=_WORDS)[:_WORDS])
        id = self._claim_ids.new(stem, f"{source}/")
        if called and id != called.lower() and not self._ours:
            rest = {**rest, next(name for name, one in self._meant.items() if one == "id"): called}
        values: dict[str, Any] = {"id": id, "source": source, "text": text} | ({"extra": rest} if rest else {})
        if position:
            values["position"] = position
        if issues:
            values["issues"] = issues
        node = Node("claim", row.at, values | voice | ours_of(said))
        self._claims.add(key, node)
        if self._called:
            self._called.row(self._count, row.at.line, self._claims.place)
        return node

    def _agree(self, claim: Node, facts: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        """Adds what a further row says of a claim; what differs from what is known of it is left."""
        for key, value in facts.items():
            known = cast(dict[str, Any], claim.values).setdefault(key, value)
            if isinstance(value, Node) and known.values != value.values:
                self._left |= {name: said[name] for name in ("speaker", "endorsed") if name in said}
            elif not isinstance(value, Node) and known != value:
                self._left[key] = said[key]

    def _quote(self, row: Row, about: Mapping[str, Any], node: Node) -> str:  # the id of its source
        values, claim = values_of(about, row.at, self._trouble), cast(dict[str, Any], node.values)
        if quoted := text_of(about.get("quoted")):
            values["source"] = self._source(row, {"source": quoted})
        elif not set(OF_SOURCES).isdisjoint(about):
            source = self._source(row, {key: about[key] for key in OF_SOURCES if key in about})
            values |= {"source": source} if source != claim["source"] else {}
        self._claims.quote(Node("quote", row.at, values))
        return str(values.get("source", claim["source"]))

    def _source(self, row: Row, said: Mapping[str, Any]) -> str:
        """The id of the row's source, by its name, else by its author; the table itself where it has neither."""
        about, known = said_of_source(said, ours=self._ours), self._apart.ids
        if about in known:
            return known[about]
        title, url = line_of(text_of(said.get("source"))), line_of(text_of(said.get("url")))
        if not self._ours and "author" in said and not authors_of(said["author"]):  # who is called so is nobody
            said = {key: value for key, value in said.items() if key != "author"}
        if not self._ours and _ADDRESS.fullmatch(title) and not url:
            said = {**said, "url": title}
        named_by = title or line_of(text_of(said.get("author")))
        if not named_by and not self._ours and _ADDRESS.fullmatch(url):
            title = url
        name = title or line_of(text_of(said.get("author"))) or self._head.values["title"]
        facts = {what: line_of(text_of(said.get(what))) for what in OF_SOURCES[1:]}
        key = name if self._ours else self._apart.key(name, facts, titled=title != "")
        id: str = self._ids["source"].of(key, text_of(said.get("id")) if text_of(said.get("row")) == "source" else name)
        if id not in self._nodes["source"]:
            titled = not self._ours and (title or "author" not in said)
            self._nodes["source"][id] = Node("source", row.at, {"id": id} | ({"title": name} if titled else {}))
        if not self._ours and not named_by:
            self._unnamed.add(id)
        values: Any = self._nodes["source"][id].values
        for key, name in _OF_SOURCE.items():
            if value := named(said, **{key: name}):
                self._set(values, key, value[key], name)
        if authors := tuple((items_of if self._ours else authors_of)(said.get("author"))):
            self._set(values, "authors", authors, "author")
        if date := text_of(said.get("date")).strip():
            if spelt := date if self._ours and valid(date) else edtf(date):
                self._set(values, "published", spelt, "date")
            elif date.lower() in UNDATED:
                values.setdefault("extra", {})["date"] = date
            elif date != values.setdefault("extra", {}).get("date"):
                tell_undated(date, row.at, self._trouble)
                values["extra"]["date"] = date
        if about and len(known) < MOST_KNOWN:
            known[about] = id
        return id

    def _set(self, values: dict[str, Any], key: str, value: Any, name: str) -> None:
        """Gives a node a value that no earlier row gave it; what a row of our own export says otherwise in the column `name` is left."""
        if values.setdefault(key, value) != value and self._ours:
            self._left[name] = value

    def _thing(self, kind: str, row: Row, said: Mapping[str, Any], **keys: str) -> str:
        """The id of the row's position or issue, by its name; "" where it has none."""
        name = line_of(text_of(said.get(kind)))
        if not name or (kind == "position" and not self._ours and name.lower() in NO_SIDE):
            return ""
        given = named(said, **keys)
        key = name if self._ours else name.casefold()
        id: str = self._ids[kind].of(key, given.get("id", " ".join(name.split(maxsplit=_WORDS)[:_WORDS])))
        known, words = self._nodes[kind], "label" if kind == "position" else "question"
        values: Any = (known.get(id) or known.setdefault(id, Node(kind, row.at, {"id": id, words: name}))).values
        for key, value in given.items():
            self._set(values, key, value, keys[key])
        return id

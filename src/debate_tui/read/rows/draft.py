"""Makes a draft of a table of claims: a row is a claim with its quote, and a relation of it where the row names one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Kind, Role
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, senseless
from debate_tui.read.rows.columns import HYPOTHESIS, READWISE, bare, meanings
from debate_tui.read.rows.recognise import looks_like_csv as looks_like_csv
from debate_tui.read.rows.recognise import looks_like_jsonl as looks_like_jsonl
from debate_tui.read.rows.sources import Apart
from debate_tui.read.rows.table import Row, csv_rows, json_rows
from debate_tui.read.trouble import Trouble
from debate_tui.text import dates
from debate_tui.text.wording import shown

_KINDS = {
    Kind.SUPPORTS: "supports support pro for + sup reason because evidence premise",
    Kind.REBUTS: "rebuts rebut con against - contra contradicts contradict opposes oppose refutes refute denies conflict",
    Kind.UNDERCUTS: "undercuts undercut attacks attack undermines undermine objection objects defeats",
    Kind.QUALIFIES: "qualifies qualify limits limit but however",
    Kind.CONCURS: "concurs concur agrees agree",
    Kind.REPHRASES: "rephrases rephrase restates restate",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_ENDORSED = {"shared by the author": True, "not shared by the author": False}
_WORDS = 5
"""How many words of a text its id is made of."""


def read_csv(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a CSV or TSV file; None where it has no column of claims or quotes."""
    (content,) = files
    header, rows = csv_rows(content, trouble)
    names = set(map(bare, header))
    if names >= HYPOTHESIS:
        from debate_tui.read.rows.annotated import read_annotated  # a table is asked for more often than annotations

        return read_annotated(content, rows, trouble)
    return _draft(content, "readwise" if names >= READWISE else "csv", header, rows, trouble)


def read_jsonl(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of JSON Lines, or of a JSON list of rows; None where no row has a claim or a quote."""
    (content,) = files
    header, rows = json_rows(content, trouble)
    return _draft(content, "jsonl", header, rows, trouble)


def _draft(content: Content, format: str, header: Sequence[str], rows: Iterable[Row], trouble: Trouble) -> Draft | None:
    meant = meanings(header)
    if not {"claim", "quote", "row"} & set(meant):
        message = "no table of claims: it has no column `claim` or `quote`, or no row that can be read"
        trouble.add(content.at, "E128", message, "docs/format.md lists the columns")
        return None
    reading = _Reading(content, format, dict(zip(header, meant, strict=True)), trouble)
    if format != "jsonl":
        content.data = None  # its text stands in memory beside it
    return reading.draft(rows)


class _Reading:
    """A table while a draft is made of it."""

    def __init__(self, content: Content, format: str, meant: Mapping[str, str], trouble: Trouble) -> None:
        self._head = head_of(content, format)
        self._meant = meant
        self._trouble = trouble
        self._ours = "row" in meant.values()
        self._inert = self._ours and format == "csv"
        """Whether cells may begin with an apostrophe that our own export added."""
        self._numbered = "id" not in meant.values()
        """Whether rows are referred to by their numbers."""
        self._ids = {kind: Ids() for kind in ("position", "issue", "source")}
        self._apart = Apart()
        self._claim_ids: dict[str, Ids] = {}
        self._nodes: dict[str, dict[str, Node]] = {kind: {} for kind in ("position", "issue", "source")}
        """By kind and id, the nodes in the order in which they come up."""
        self._claims: dict[object, Node] = {}
        """By source, text and id of a claim as they are written, its node."""
        self._known: dict[str, str] = {}
        """By what a column `to` may call a claim, its full id; the first claim counts. Empty where there is no such column."""
        self._referred = "to" in meant.values()
        self._others: list[Any] = []
        self._stances: list[Node] = []
        self._drawn: set[object] = set()
        self._ends: list[tuple[Node, Mapping[str, Any], Row]] = []
        self._count = self._mute = 0

    def draft(self, rows: Iterable[Row]) -> Draft | None:
        """The draft; None, with the reason reported, where hardly a row says anything."""
        for row in rows:
            self._count += 1
            self._add(row)
            if senseless(self._mute, self._count - self._mute):
                message = "no table of claims: hardly a row says anything"
                self._trouble.add(row.at, "E128", message, "a row says what is claimed, or quotes it")
                return None
        relations = [relation for claim, said, row in self._ends if (relation := self._relation(claim, said, row))]
        positions = self._nodes["position"]
        for source in self._nodes["source"].values() if positions else ():
            source.values.setdefault("position", next(iter(positions)))  # type: ignore[attr-defined]
        nodes = {kind: list(found.values()) for kind, found in self._nodes.items()}
        nodes["claim"] = list(self._claims.values())
        extra = {"rows": self._others} if self._others else {}
        return Draft([self._head], nodes | {"relation": relations, "stance": self._stances}, extra=extra)

    def _add(self, row: Row) -> None:
        said: dict[str, Any] = {}
        rest: dict[str, Any] = {}
        for name, value in row.values.items():
            meaning = self._meant.get(name, "")
            if not meaning or meaning in said:
                rest[name] = value
            else:
                said[meaning] = self._plain(value)
        kind = _text(said.get("row")) if self._ours else "claim"
        if kind in ("claim", "relation"):
            self._add_claim(row, said, rest)
        elif kind == "debate":
            self._head.values.update(_named(said, id="id", title="title", question="issue", summary="answer"))  # type: ignore[attr-defined]
        elif kind == "source":
            self._source(row, said)
        elif kind == "position":
            self._thing("position", row, said, summary="answer", id="id")
        elif kind == "issue":
            self._thing("issue", row, said, label="label", id="id")
        elif kind == "answer":
            self._answer(row, said)
        elif kind != "silence":
            message = f"a row of the kind {shown(kind)} is kept as extra"
            self._trouble.add(row.at, "W127", message, "rows are claims, relations, sources …")
            self._others.append(dict(row.values))

    def _add_claim(self, row: Row, said: dict[str, Any], rest: dict[str, Any]) -> None:
        claim, quotes = _text(said.get("claim")), said.get("quote", "")
        quotes = [quotes] if isinstance(quotes, str) else list(quotes)
        quote = next(filter(line_of, quotes), "")
        if not line_of(claim) and not line_of(quote):
            self._mute += 1
            words = shown(", ".join(f"{key}: {_text(value)}" for key, value in row.values.items()))
            hint = "a row says what is claimed, or quotes it"
            self._trouble.add(row.at, "E126", f"{words} has neither a claim nor a quote", hint)
            return
        node = self._claim(row, said, rest, claim if line_of(claim) else quote)
        for one in filter(line_of, quotes):
            self._quote(row, said, node, one)
        if "relation" in said or "to" in said:
            self._ends.append((node, said, row))

    def _plain(self, value: Any) -> Any:
        """A cell as it was before our own export made it inert for spreadsheets."""
        return value.removeprefix("'") if self._inert and isinstance(value, str) else value

    def _claim(self, row: Row, said: dict[str, Any], rest: dict[str, Any], text: str) -> Node:
        """The node of the row's claim, which is made where no earlier row has it."""
        source = self._source(row, said)
        position = self._thing("position", row, said)
        if position:
            self._nodes["source"][source].values.setdefault("position", position)  # type: ignore[attr-defined]
        named = _text(said.get("id"))
        line = line_of(text)
        key = (source, line if line != text else text, named)
        node = self._claims.get(key)
        if node is not None:
            node.values["extra"].update(rest)
            if position and position != node.values.get("position", position):
                message = f"the row gives a claim another position, {shown(position)}: it is kept as extra"
                self._trouble.add(row.at, "W127", message, f"the first stands at {node.at}")
                node.values["extra"]["position"] = position
            return node
        stem = named.rpartition("/")[2] or " ".join(text.split()[:_WORDS])
        id = self._claim_ids.setdefault(source, Ids()).new(stem)
        values: dict[str, Any] = {"id": id, "source": source, "text": text, "extra": rest}
        if position:
            values["position"] = position
        if issues := [
            self._ids["issue"].of(one) for one in _items(said.get("issue")) if self._thing("issue", row, {"issue": one})
        ]:
            values["issues"] = tuple(dict.fromkeys(issues))
        if (role := _text(said.get("role"))) in tuple(Role):
            values["role"] = role
        if speaker := _text(said.get("speaker")):
            endorsed = _ENDORSED.get(_text(said.get("endorsed")))
            values["voice"] = Node(
                "voice", row.at, {"speaker": speaker} | ({} if endorsed is None else {"endorsed": endorsed})
            )
        if terms := _items(said.get("terms")):
            values["terms"] = tuple(terms)
        node = self._claims[key] = Node("claim", row.at, values)
        if self._referred:
            full = _full_id(node)
            for name in (named, full, line.casefold(), str(self._count) if self._numbered else ""):
                if name:
                    self._known.setdefault(name, full)
        return node

    def _quote(self, row: Row, said: Mapping[str, Any], node: Node, text: str) -> None:
        values: dict[str, Any] = {"text": text} | _named(
            said, locator="locator", note="note", prefix="prefix", suffix="suffix"
        )
        if quoted := _text(said.get("quoted")):
            values["source"] = self._source(row, {"source": quoted})
        claim: Any = node.values
        claim["quote"] = (*claim.get("quote", ()), Node("quote", row.at, values))

    def _source(self, row: Row, said: Mapping[str, Any]) -> str:
        """The id of the row's source, by its name, else by its author; the table itself where it has neither."""
        name = line_of(_text(said.get("source"))) or line_of(_text(said.get("author"))) or self._head.values["title"]
        facts = {what: line_of(_text(said.get(what))) for what in ("author", "date", "url", "outlet")}
        key = name if self._ours else self._apart.key(name, facts)
        id: str = self._ids["source"].of(key, _text(said.get("id")) if _text(said.get("row")) == "source" else name)
        if id not in self._nodes["source"]:
            self._nodes["source"][id] = Node("source", row.at, {"id": id} | ({} if self._ours else {"title": name}))
        values: Any = self._nodes["source"][id].values
        for key, value in _named(
            said, outlet="outlet", url="url", title="title", affiliation="affiliation", published_basis="dated"
        ).items():
            values.setdefault(key, value) if key != "title" else values.update(title=value)
        if _text(said.get("row")) == "source":
            values.update(_named(said, label="label", note="note"))
            if position := self._thing("position", row, said):
                values["position"] = position
        author = said.get("author")
        people = _items(author) if self._ours else map(line_of, _text(author).split(";"))
        if authors := tuple(filter(None, people)):
            values.setdefault("authors", authors)
        if date := _text(said.get("date")).strip():
            if dates.valid(date):
                values.setdefault("published", date)
            elif date != values.setdefault("extra", {}).get("date"):
                message = f"{shown(date)} is no EDTF date: it is kept as extra"
                self._trouble.add(row.at, "W127", message, "write 2024-05-01, 2024-05 or 2024")
                values["extra"]["date"] = date
        return id

    def _thing(self, kind: str, row: Row, said: Mapping[str, Any], **keys: str) -> str:
        """The id of the row's position or issue, by its name; "" where it has none."""
        name = line_of(_text(said.get(kind)))
        if not name:
            return ""
        given = _named(said, **keys)
        id: str = self._ids[kind].of(name, given.get("id", " ".join(name.split()[:_WORDS])))
        words = "label" if kind == "position" else "question"
        node = self._nodes[kind].setdefault(id, Node(kind, row.at, {"id": id, words: name}))
        node.values.update({**given, "id": id})  # type: ignore[attr-defined]
        return id

    def _answer(self, row: Row, said: Mapping[str, Any]) -> None:
        position, issue = (self._thing(kind, row, said) for kind in ("position", "issue"))
        values = {"position": position, "issue": issue, "answer": _text(said.get("answer"))}
        self._stances.append(Node("stance", row.at, values))

    def _relation(self, claim: Node, said: Mapping[str, Any], row: Row) -> Node | None:
        """The relation of a row; None, with the reason reported, where its kind or its end isn't known."""
        word, end = line_of(_text(said.get("relation"))).lower(), line_of(_text(said.get("to")))
        kind = _KIND.get(word)
        target = self._known.get(end) or self._known.get(end.casefold()) or (end if self._ours else None)
        if kind is None or not target:
            unknown = f"the relation {shown(word)} is none that is known"
            what = unknown if kind is None else f"there is no claim {shown(end)}"
            hint = "relation: supports, rebuts …; to: a claim, its id or its row"
            self._trouble.add(row.at, "W127", f"{what}: it is kept as extra", hint)
            claim.values["extra"].update(_named(said, relation="relation", to="to"))
            return None
        origins = [self._known.get(one, one) for one in _items(said.get("linked"))] or [_full_id(claim)]
        values: dict[str, Any] = {"kind": kind.value, "from": tuple(origins), "to": target} | _named(said, why="why")
        if self._ours:
            values |= _named(said, by="by", id="label")
        key = (kind, tuple(origins), target)
        if key in self._drawn:
            return None  # one row for each of its linked premises
        self._drawn.add(key)
        return Node("relation", row.at, values)


def _full_id(claim: Node) -> str:
    return f"{claim.values['source']}/{claim.values['id']}"


def _text(value: Any) -> str:
    """A cell as one text."""
    return value if isinstance(value, str) else " ".join(value or ())


def _items(value: Any) -> list[str]:
    """A cell with several values, a line each."""
    items = value.split("\n") if isinstance(value, str) else value or ()
    return [line for item in items if (line := line_of(item))]


def _named(said: Mapping[str, Any], **keys: str) -> dict[str, str]:
    """The values of these columns under other names, without those that are empty."""
    return {name: text for name, key in keys.items() if line_of(text := _text(said.get(key)))}

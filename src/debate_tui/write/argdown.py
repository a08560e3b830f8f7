"""Writes a debate as Argdown 1.x, with all punctuation of texts escaped, so that its parser of record reads the same map.

Linked premises and steps that are undercut become premise–conclusion structures. Argdown has no qualification, concurrence
or rephrasing: they are written as undercut and support. Quotes and sources stand in data blocks.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any

from debate_tui.model.debate import Claim, Issue, Kind, Relation, ends
from debate_tui.pages.document import Extract
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.parser import Parser
from debate_tui.text.scripts import one_line
from debate_tui.write.writers import Options, followed

_SIGNS = {
    Kind.SUPPORTS: "+>", Kind.CONCURS: "+>", Kind.REPHRASES: "+>",
    Kind.UNDERCUTS: "_>", Kind.QUALIFIES: "_>", Kind.REBUTS: "><",
}  # fmt: skip
_NAMED = {"attack": "->", "contrary": "->", "entails": "+>"}
"""Signs of relations that Argdown tells apart and our kinds don't, by their names under `extra`."""
_TITLE = re.compile("[^\\s\\[\\]<>@#-][^\\[\\]<>\n\r\u2028\u2029]*")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_UNSAFE = re.compile("[={}\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the text, each with its line end. Half of a surrogate pair becomes U+FFFD."""
    end = "\r\n" if extra_text(extract.debate.extra, "newline") == "crlf" else "\n"
    for line in _Writing(extract).lines(options):
        yield _SURROGATE.sub("\ufffd", line) + end


def extra_text(extra: Mapping[str, Any], key: str) -> str:
    """The text under a key of `extra`; empty where there is none."""
    value = extra.get(key)
    return value if isinstance(value, str) else ""


class _Writing:
    """One debate while it is written."""

    def __init__(self, extract: Extract) -> None:
        self.debate = extract.debate
        self.claims = {claim.full_id: claim for claim in extract.chosen_claims}
        self.names = _names(self.claims.values())
        self.argdown = self.debate.origin is not None and self.debate.origin.format == "argdown"
        aimed = {relation.target for relation in self.debate.relations}
        self.below: dict[str, list[str]] = {}
        """By full id of a claim, the lines of its relations."""
        self.steps: dict[str, dict[str, list[Relation]]] = {}
        """By full id of the claim that they stand below, and by their argument's title, the steps of its structure."""
        self.undercuts: dict[str, list[str]] = {}
        """By id of a step, the claims that undercut it, as they are written."""
        self.arguments = {extra_text(claim.extra, "argument"): id for id, claim in self.claims.items()}
        named: dict[str, Relation] = {}
        for relation in self.debate.relations:
            if self._is_step(relation, aimed):
                argument = extra_text(relation.extra, "argument") or f"step {len(named) + 1}"
                owner = self.arguments.get(argument, relation.target) if argument else relation.target
                self.steps.setdefault(owner, {}).setdefault(argument, []).append(relation)
                named[relation.id or f"\0{len(named)}"] = relation
        for relation in self.debate.relations:
            if relation.target in named:
                self.undercuts.setdefault(relation.target, []).extend(
                    self.names[origin] for origin in relation.origins if origin in self.claims
                )
            elif not self._is_step(relation, aimed) and not self._follows(relation):
                sign = _NAMED.get(extra_text(relation.extra, "relation"), _SIGNS[relation.kind])
                self._relate(sign, *ends(self.debate, relation))
        kept = self.debate.extra.get("relations")
        for one in kept if isinstance(kept, list | tuple) and self.argdown else ():
            if isinstance(one, Mapping) and "argument" not in one and isinstance(one.get("from"), list | tuple):
                sign = _NAMED.get(str(one.get("relation")), _SIGNS.get(one.get("kind", ""), "+>"))
                self._relate(sign, one["from"], (str(one.get("to")),))

    def _follows(self, relation: Relation) -> bool:
        """Whether it follows from an argument's structure, which is written."""
        argument = extra_text(relation.extra, "argument")
        written = any(argument in below for below in self.steps.values())
        return relation.extra.get("implied") is True and written

    def _is_step(self, relation: Relation, aimed: set[str]) -> bool:
        told = "argument" in relation.extra and relation.extra.get("implied") is not True
        linked = relation.kind is Kind.SUPPORTS and (len(relation.origins) > 1 or relation.id in aimed or told)
        ends_here = (*relation.origins, relation.target)
        return linked and all(self.names.get(end, "<").startswith("[") for end in ends_here)

    def _relate(self, sign: str, origins: Iterable[str], targets: Iterable[str]) -> None:
        for origin in origins:
            for target in targets:
                if origin in self.claims and target in self.claims:
                    owner, other = origin, target
                    if sign == "><" and self.names[other].startswith("<"):
                        owner, other = target, origin
                    mark = "->" if sign == "><" and self.names[other].startswith("<") else sign
                    self.below.setdefault(owner, []).append(f"  {mark} {self.names[other]}")

    def lines(self, options: Options) -> Iterator[str]:
        front = self.debate.extra.get("frontMatter") if self.argdown else None
        if isinstance(front, str):
            yield from (*front.splitlines(), "")
        else:
            front = front if isinstance(front, Mapping) and front else {"title": self.debate.title}
            yield from ("===", *(f"{_yaml(str(key))}: {_yaml(value)}" for key, value in front.items()), "===", "")
        written = [issue for issue in self.debate.issues if not issue.derived]
        groups: dict[str, list[Claim]] = {"": [], **{issue.id: [] for issue in written}}
        for claim in followed(list(self.claims.values()), options):
            groups[next((id for id in claim.issues if id in groups), "")].append(claim)
        for issue in (None, *written):
            if issue is not None:
                yield from (_heading(issue), "")
            for claim in groups[issue.id if issue else ""]:
                yield from self._paragraphs(claim, headed=issue is not None)
        comments = self.debate.extra.get("comments")
        for comment in comments if self.argdown and isinstance(comments, list | tuple) else ():
            yield from (*str(comment).splitlines(), "")

    def _paragraphs(self, claim: Claim, headed: bool) -> Iterator[str]:
        name = self.names[claim.full_id]
        also = claim.extra.get("also")
        for text in also if isinstance(also, list | tuple) else ():
            yield from (f"{name}: {_escaped(str(text))}", "")
        tags, data = claim.extra.get("tags"), claim.extra.get("data")
        text, shown = self._text(claim)
        # A mere reference would leave open under which heading the statement stands.
        head = name if claim.text == name[1:-1] and not headed else f"{name}: {text}"
        head += "".join(f" #({tag})" for tag in tags if tag not in shown) if isinstance(tags, list | tuple) else ""
        if not self.argdown:
            said = [{"text": quote.text, "source": claim.source_of(quote)} for quote in claim.quotes]
            data = {"source": claim.source} | ({"quotes": said} if said else {})
        yield head + (f" {data if isinstance(data, str) else _yaml(data)}" if data not in (None, "") else "")
        yield from self.below.get(claim.full_id, ())
        yield ""
        for steps in self.steps.get(claim.full_id, {}).values():
            yield from self._structure(steps)

    def _text(self, claim: Claim) -> tuple[str, list[str]]:
        """The text as it is written, and the tags in it: that which was read, if it still says the same."""
        raw = extra_text(claim.extra, "text") if self.argdown else ""
        if raw:
            try:
                model = Parser(f"[x]: {raw}").run()
            except NotArgdownError:
                raw = ""
            else:
                member = model.statements["x"].members[0]
                if member.text[: member.shown].strip() == claim.text and not model.relations and member.data is None:
                    return raw, member.tags
        return _escaped(claim.text), []

    def _structure(self, steps: list[Relation]) -> Iterator[str]:
        """Premises and conclusions, each step's with the numbers it uses where these aren't those just above it."""
        numbers: dict[str, int] = {}
        number = 0
        last = ""
        for step in steps:
            new = [origin for origin in step.origins if origin not in numbers]
            for origin in new:
                number += 1
                numbers[origin] = number
                yield f"({number}) {self.names[origin]}"
            data = step.extra.get("data")
            kept = dict(data) if isinstance(data, Mapping) else {}
            if {*new, *filter(None, [last])} != set(step.origins) or "uses" in kept:
                kept["uses"] = [numbers[origin] for origin in step.origins]
            rules = step.extra.get("rules")
            told = ", ".join(_escaped(str(rule)) for rule in rules) if isinstance(rules, list | tuple) else ""
            told = f"{told} {_yaml(kept)}".strip() if kept else told
            yield from ("--", told, "--") if told else ("----",)
            yield from (f"  _ {name}" for name in self.undercuts.get(step.id or "", ()))
            number += 1
            numbers[step.target] = number
            last = step.target
            yield f"({number}) {self.names[step.target]}"
        yield ""


def _names(claims: Iterable[Claim]) -> dict[str, str]:
    """By full id of a claim, its title in brackets: that which it had, else its id."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for claim in claims:
        argument = extra_text(claim.extra, "argument")
        wanted = (argument or extra_text(claim.extra, "statement"), claim.id, claim.full_id)
        open, close = "<>" if argument else "[]"
        choices = chain(wanted, (f"{claim.full_id} {n}" for n in count(2)))
        title = next(one for one in choices if _TITLE.fullmatch(one) and f"{open}{one}" not in taken)
        taken.add(f"{open}{title}")
        names[claim.full_id] = f"{open}{title}{close}"
    return names


def _heading(issue: Issue) -> str:
    level, tags, data = (issue.extra.get(key) for key in ("level", "tags", "data"))
    depth = level if isinstance(level, int) and 0 < level < 100 else 1
    told = "".join(f" #({tag})" for tag in tags) if isinstance(tags, list | tuple) else ""
    return f"{'#' * depth} {_escaped(issue.question)}{told}" + (f" {_yaml(data)}" if isinstance(data, Mapping) else "")


def _escaped(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", one_line(text)).strip() or "\\."


def _yaml(value: Any) -> str:
    """A plain value as YAML on one line, in which nothing ends a data block or front matter too early."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_yaml(str(key))}: {_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, str):
        plain = json.dumps(_SURROGATE.sub("\ufffd", value), ensure_ascii=False)
        return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)
    return json.dumps(value)

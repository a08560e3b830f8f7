"""The HTML page without a browser: its policy, that nothing of a map becomes markup, and that it says what the map says."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given, settings

from debate_tui.layout.runs import Run
from debate_tui.model.attribution import SILENT, attribution, citation
from debate_tui.model.debate import Debate, Kind
from debate_tui.model.meeting import meetings
from debate_tui.model.pairing import alone, collisions
from debate_tui.pages.document import Extract
from debate_tui.pages.words import state_mark
from debate_tui.text.scripts import one_line
from debate_tui.write.writers import WRITERS, Options
from tests import builders
from tests.builders import debates, relation
from tests.plain_maps import plain_maps
from tests.tui.screens import harbour
from tests.write.hostile import URLS, hostile

VOID = {"meta", "input"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str | None]
    words: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @property
    def style(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())


class Tree(HTMLParser):
    """The page as a tree; a tag that is closed out of turn fails the test."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Node("root", {})
        self.open = [self.root]
        self.nodes: list[Node] = []
        self.feed(page)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attributes))
        assert len(node.attributes) == len(attributes)
        self.open[-1].children.append(node)
        self.nodes.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for node in self.open:
            node.words.append(data)

    def all(self, tag: str = "", style: str = "") -> list[Node]:
        return [node for node in self.nodes if (not tag or node.tag == tag) and (not style or style in node.style)]


def page(debate: Debate, **chosen: tuple[str, ...]) -> str:
    return "".join(WRITERS["html"].write(Extract(debate, **chosen), Options()))  # type: ignore[arg-type]


def said(words: str) -> str:
    return " ".join(Run(words).text.split())


def test_the_policy_allows_the_style_and_script_of_the_page_and_nothing_else() -> None:
    text = page(harbour())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    digests = {
        f"{tag}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
        for tag in ("style", "script")
        for content in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    }
    assert set(policy.split("; ")) == digests | {"default-src 'none'", "base-uri 'none'", "form-action 'none'"}
    assert len(digests) == 2


def test_nothing_of_a_hostile_map_becomes_markup() -> None:
    own, made = Tree(page(harbour())), Tree(page(hostile()))
    assert {node.tag for node in made.nodes} <= {node.tag for node in own.nodes} | {"ul", "h5"}
    assert Counter(node.tag for node in made.nodes)["script"] == 1
    for node in made.nodes:
        names = set(node.attributes)
        assert not {name for name in names if name.startswith("on") or name in ("src", "style", "srcset", "action")}
        href = node.attributes.get("href")
        assert href is None or href.startswith("#") or href in (URLS[2], URLS[4])


@given(debates())
@settings(max_examples=60)
def test_any_map_makes_a_page_whose_tags_close_and_whose_anchors_lead_somewhere(debate: Debate) -> None:
    tree = Tree(page(debate))
    ids = [node.attributes["id"] for node in tree.nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    inner = [href[1:] for node in tree.nodes if (href := node.attributes.get("href") or "").startswith("#")]
    assert set(inner) <= set(ids)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page(debate))


@given(plain_maps())
@settings(max_examples=60)
def test_each_issue_says_what_the_map_says_of_it(debate: Debate) -> None:
    """Stances and silences, every relation that joins two claims there, and every claim that stands alone."""
    tree = Tree(page(debate))
    everyone = tuple(debate.position)
    sections = [node for node in tree.all("section", "issue") if (node.attributes.get("id") or "").startswith("issue-")]
    for issue, section in zip(debate.issues, sections, strict=True):
        inside = Tree.__new__(Tree)
        inside.nodes = list(_below(section))
        stances = [node.text for node in inside.all(style="stance-card")]
        assert len(stances) == len(everyone)
        for position, words in zip(everyone, stances, strict=True):
            stance = debate.stance.get((position, issue.id))
            speaks = any(c.position == position and issue.id in c.issues for c in debate.claims)
            assert (said(stance.answer) in words) if stance else (speaks or SILENT in words)
        edges = list(collisions(debate, issue.id, everyone))
        assert len(inside.all("div", "partner")) == len(edges)
        whys = [edge for edge in edges if edge.relation.why]
        assert len(inside.all("p", "why")) >= len(whys)
        lone = inside.all("div", "lone")
        left = alone(debate, issue.id, everyone)
        assert len(lone) == len(left)
        for claim, node in zip(left, lone, strict=True):
            assert said(claim.text) in node.text
            assert ("Nobody in this debate meets it" in node.text) == (not meetings(debate, claim))


def _below(node: Node) -> list[Node]:
    return [found for child in node.children for found in (child, *_below(child))]


def test_every_claim_stands_with_its_speaker_its_quotes_their_citations_and_states() -> None:
    for debate in (harbour(), hostile()):
        tree = Tree(page(debate))
        apart = [
            node for section in tree.all("section") if section.attributes["id"] == "unshown" for node in _below(section)
        ]
        cards = [card for card in tree.all("article", "claim-card") if all(card is not node for node in apart)]
        for claim in debate.claims:
            number = str(debate.claims.index(claim))
            here = [card for card in cards if card.attributes["data-claim"] == number]
            assert here
            for card in here:
                assert said(claim.text) in card.text
                assert said(attribution(debate, claim)) in card.text
                assert ("⊘ reported, not shared by the author" in card.text) == (not claim.held)
                for quote in claim.quotes:
                    assert said(one_line(quote.text).strip()) in card.text
                    assert said(f"— {citation(debate, claim, quote)} · {state_mark(quote).text}") in card.text
                    assert said(f"[{quote.note}]") in card.text or not quote.note
                    if claim.source_of(quote) == claim.source and claim.voice:
                        assert said(claim.voice.speaker) in card.text


def test_positions_and_issues_that_were_not_chosen_are_left_out() -> None:
    debate = harbour()
    whole, part = Tree(page(debate)), Tree(page(debate, issues=(debate.issues[0].id,)))
    assert len(whole.all("div", "stances")) == len(debate.issues)
    assert len(part.all("div", "stances")) == 1


def test_conflicts_of_fact_are_told_with_who_says_what_and_whose_note_it_is() -> None:
    debate = hostile()
    (section,) = [node for node in Tree(page(debate)).all("section") if node.attributes.get("id") == "conflicts"]
    (conflict,) = debate.conflicts
    for saying in conflict.says:
        words = f"{saying.value} — {attribution(debate, debate.claim[saying.claim])}"
        assert said(words) in section.text
    assert said(f"Note (mapper): {conflict.note}") in section.text


def test_reasons_are_told_in_full_once_however_often_their_claim_is() -> None:
    issues = [f"i{n}" for n in range(6)]
    thesis = builders.claim("left/thesis", issues=issues)
    reasons = [builders.claim(f"left/r{n}", issues=["i0"], text=f"Reason number {n}.") for n in range(20)]
    drawn = [relation(Kind.SUPPORTS, reason.full_id, "left/thesis") for reason in reasons]
    one = builders.debate([thesis, *reasons], drawn)
    made = "".join(WRITERS["html"].write(Extract(one), Options()))
    sections = made.split('<section class="issue"')[1:]
    assert all(f"Reason number {n}." in sections[0] for n in range(20))
    for section in sections[1:]:
        assert section.count("Reason number") == 8
        assert 'and 12 more, told with the claim under <a href="#issue-1">Is it i0?</a>' in section

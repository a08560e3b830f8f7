"""Every format states what the map states: no claim, quote, voice, state, reason or silence is lost on the way out."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings

from debate_tui.model.debate import Kind, ends
from debate_tui.pages.document import Extract
from debate_tui.write.text import NARROWEST, WIDEST
from debate_tui.write.writers import WRITERS, Options
from tests.builders import claim, debate, position, relation
from tests.write.statements import extracts, inked, statements


@pytest.mark.parametrize("name", ["text", "linear"])
@settings(max_examples=60)
@given(extracts)
def test_text_states_what_the_map_states(name: str, extract: Extract) -> None:
    written = inked("".join(WRITERS[name].write(extract, Options(width=NARROWEST))))
    for said in statements(extract):
        assert inked(said) in written


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.symmetric])
def test_of_linked_premises_none_is_met_jointly_by_what_they_meet(kind: Kind) -> None:
    """What they meet does not act on each of them together with others: it is told from its own side."""
    one = debate([claim("a/one"), claim("a/two"), claim("b/three")], [relation(kind, ("a/one", "a/two"), "b/three")])
    done = {Kind.REBUTS: "ointly rebutted by", Kind.CONCURS: "ointly agreed with by"}[kind]
    for name in ("linear", "markdown"):
        text = " ".join("".join(WRITERS[name].write(Extract(one), Options(width=WIDEST))).split())
        assert [text.count(f"{done} claim {number}") for number in (1, 2, 3)] == [1, 1, 0]
        acts = "rebuts" if kind is Kind.REBUTS else "concurs with"
        assert [text.count(f"ointly {acts} claim {number}") for number in (1, 2, 3)] == [0, 0, 2]
    page = "".join(WRITERS["text"].write(Extract(one), Options()))
    assert f"jointly {kind.value} ▸" in page, "an arrow, as of every relation that has a direction"


@pytest.mark.parametrize("name", ["text", "linear", "markdown", "html"])
def test_a_source_holds_its_own_position_and_not_that_of_its_claims(name: str) -> None:
    """Text and HTML gave Bob, who holds r, the position of the one claim in his text, and r nowhere."""
    one = debate([claim("ann/c", "p"), claim("bob/d", "p")], positions=[position("p", "Yes"), position("r", "No")])
    sources = tuple(replace(s, position="r", title="Bobs") if s.id == "bob" else s for s in one.sources)
    text = "".join(WRITERS[name].write(Extract(replace(one, sources=sources)), Options()))
    _, _, told = text.rpartition("Bobs")
    assert "No" in re.split(r"[·;<\n]", re.sub(r"<[^>]*>", "", told.partition("Position")[2]).strip(" :■\n"))[0]
    assert "Yes" in told.partition("Author")[0], "the claim in it is another's, and that is said"


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in ("aif", "argdown", "arggraph", "tgf")])
def test_every_author_of_a_source_is_named_somewhere(name: str) -> None:
    """Lists and headings name the first of more than three alone. Four formats have no place for any, and say so."""
    one = debate([claim("ann/c", "p"), claim("bob/d", "q")], [relation(Kind.REBUTS, "ann/c", "bob/d")])
    names = ("Ann Lee", "Bo Li", "Cy Ng", "Di Ode", "Ed Poe")
    sources = tuple(replace(s, label="", authors=names) if s.id == "ann" else s for s in one.sources)
    text = "".join(WRITERS[name].write(Extract(replace(one, sources=sources)), Options()))
    assert [author for author in names if author not in text] == []


@pytest.mark.parametrize("name", ["text", "linear", "markdown"])
def test_claims_outside_all_issues_stand_under_one_heading_for_each_run_of_a_position(name: str) -> None:
    """“Position: Other” stood above every single claim."""
    claims = [replace(claim(f"ann/c{n}", "p"), issues=()) for n in range(3)]
    one = debate(
        [*claims, replace(claim("bob/d", "q"), issues=())], positions=[position("p", "Yes"), position("q", "No")]
    )
    text = "".join(WRITERS[name].write(Extract(one), Options()))
    told = text[text.index("laims outside") :].replace("<b>", "")
    told = re.split("Sources|Source:", told)[0]
    heads = re.findall(r"^[|\s]*(?:Position: |■ )?(Yes|No)\b", told, re.MULTILINE)
    assert heads == ["Yes", "No"], (name, told)


@pytest.mark.parametrize("name", ["text", "linear", "markdown", "html"])
@settings(max_examples=30)
@given(extracts)
def test_each_reason_is_stated_wherever_the_claims_meet(name: str, extract: Extract) -> None:
    """In text and HTML, of claims within one position, or on no common issue, one learnt neither which met nor why."""
    written = inked(unescape("".join(WRITERS[name].write(extract, Options(width=WIDEST)))))
    inside = {one.full_id for one in extract.chosen_claims}
    for one in extract.debate.relations:
        origins, targets = ends(extract.debate, one)
        if one.kind.meets and one.why and not extract.brief and inside.issuperset((*origins, *targets)):
            assert inked(one.why) in written

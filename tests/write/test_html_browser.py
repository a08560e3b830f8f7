"""The HTML page in headless Chromium: what a reader sees, hears from a screen reader, types and prints. Debian's Chromium is used; without one, the tests skip."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from debate_tui import store
from debate_tui.model.attribution import voice_words
from debate_tui.model.debate import Debate, Kind
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS, Options
from tests import builders as a
from tests.tui.screens import harbour
from tests.write.hostile import hostile

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("chromium"),
]
SIZES = {"phone": (360, 740), "desktop": (1280, 900)}

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a debate's page; a request, an error or a message of the console fails the test."""
    contexts, complaints = [], []

    def opened(
        debate: Debate, size: str = "desktop", scheme: str = "light", script: bool = True, **chosen: tuple[str, ...]
    ) -> Any:
        path = tmp_path / "map.html"
        extract = Extract(debate, **chosen)  # type: ignore[arg-type]
        path.write_text("".join(WRITERS["html"].write(extract, Options())), encoding="utf-8")
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: complaints.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(path.as_uri())
        assert complaints.pop(0) == path.as_uri()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def bundled() -> Debate:
    return store.open([Path(__file__).parents[2] / "content" / "us-japan-alliance"]).library().debates[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("build", [harbour, hostile], ids=["harbour", "hostile"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    show: Open, build: Callable[[], Debate], size: str, scheme: str
) -> None:
    page = show(build(), size, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    found = axe.Axe().run(page).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


@pytest.mark.parametrize("size", SIZES)
def test_a_screen_reader_is_told_of_every_claim_who_says_it_the_state_of_its_quotes_and_its_relation(
    show: Open, bundled: Debate, size: str
) -> None:
    """By the accessibility tree, which is all that one gets, in the order in which it is read; nothing was scrolled."""
    told = transcript(show(bundled, size))
    for issue in bundled.issues:
        assert (
            f"[heading] Issue {list(bundled.issue).index(issue.id) + 1} of {len(bundled.issues)} {issue.question}"
            in told
        )
    articles = told.split("[article]")[1:]
    for claim in bundled.claims:
        label, who = bundled.position[claim.position].label, voice_words(bundled, claim)
        own = [one for one in articles if claim.text in one[: len(label) + len(claim.text) + 60]]
        assert own, claim.text
        for article in own:
            assert f"■ {label} " in article
            assert who.removesuffix(")") in article
            assert all(str(quote.state) in article for quote in claim.quotes)
    beside = re.findall(
        r"(\w+)(?: by| with)? the claim of (?:(?!\[article\]).)*? Why \((.*?)\): (.*?) \[article\]", told
    )
    for relation in bundled.relations:
        ends = [bundled.claim[id] for id in (*relation.origins, relation.target) if id in bundled.claim]
        side_by_side = len(ends) == 2 and ends[0].position != ends[1].position and {*ends[0].issues} & {*ends[1].issues}
        if relation.kind.meets and relation.why and side_by_side:
            [(word, drawn, _), *_] = [one for one in beside if one[2] == relation.why]
            assert word[:5] == relation.kind.value[:5]
            assert ("source" in drawn) == (relation.by == "source")


def transcript(page: Any) -> str:
    """What stands in the accessibility tree, in its order: the roles of headings and articles, and all text."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def said(node: Any) -> Iterator[str]:
        role, name = (node.get(key, {}).get("value", "") for key in ("role", "name"))
        if role in ("heading", "article"):
            yield f"[{role}] {name}" if role == "heading" else "[article]"
        elif role == "StaticText":
            yield name.strip()
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from said(by_id[child])

    return re.sub(r"\s+", " ", " ".join(said(nodes[0])))


def test_nothing_of_a_hostile_map_runs_loads_or_leads_away(show: Open) -> None:
    debate = hostile()
    page = show(debate)
    assert debate.title.startswith(page.title().split(" ")[0])
    for link in page.query_selector_all("main a[href^='http']"):
        assert link.get_attribute("href").startswith("https://example.invalid/")
        assert "noreferrer" in link.get_attribute("rel")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.title() != "ran"


def test_the_keys_walk_claims_and_issues_and_can_be_switched_off(show: Open) -> None:
    page = show(harbour())
    now = "document.activeElement.closest('.claim-card, h2')?.textContent ?? ''"
    page.keyboard.press("j")
    first = page.evaluate(now)
    page.keyboard.press("j")
    assert first
    assert page.evaluate(now) not in ("", first)
    page.keyboard.press("k")
    assert page.evaluate(now) == first
    page.keyboard.press("]")
    assert "Issue 2" in page.evaluate(now)
    page.keyboard.press("[")
    assert "Issue 1" in page.evaluate(now)
    page.locator("#keys summary").click()
    page.locator("#letters").uncheck()
    before = page.evaluate(now)
    page.keyboard.press("j")
    assert page.evaluate(now) == before


def test_search_keeps_what_has_all_words_in_any_order_and_counts_claims(show: Open) -> None:
    debate = harbour()
    page = show(debate)
    word = max(re.findall(r"[a-z]{5,}", debate.claims[0].text.lower()), key=len)
    page.keyboard.press("/")
    page.keyboard.type(word.upper())
    playwright.expect(page.locator("#found")).not_to_be_empty()
    cards = page.locator("article.claim-card:visible").all()
    assert cards
    assert all(card.locator("xpath=ancestor::div[contains(@class,'pairing')]").count() for card in cards)
    with_word = {
        card.get_attribute("data-claim")
        for card in page.locator("article.claim-card").all()
        if word in card.text_content().lower()
    }
    assert page.inner_text("#found").split(" ")[0] == str(len(with_word))
    page.keyboard.press("Escape")
    playwright.expect(page.locator("#found")).to_be_empty()
    assert page.locator("article.claim-card:visible").count() == page.locator("article.claim-card").count()


def test_a_position_that_is_not_chosen_leaves_its_name_alone(show: Open) -> None:
    debate = harbour()
    page = show(debate)
    page.locator("#tools [name=position]").first.uncheck()
    off = page.locator("article.claim-card[data-position='0']:visible")
    assert off.count()
    assert all("(not shown)" not in card.inner_text() and len(card.inner_text()) < 80 for card in off.all())
    assert page.locator(".stance-card[data-position='0']:visible").count() == 0
    assert page.locator("article.claim-card[data-position='1'] p.claim:visible").count()


def test_what_is_counted_follows_the_choice_of_positions(show: Open) -> None:
    """“7 claims without a counterpart here” stood above none, and numbers of all positions beside each issue."""
    page = show(harbour())
    boxes = page.locator("#tools [name=position]").all()

    def heads() -> int:
        shown = 0
        for issue in page.locator("main .issue").all():
            lone = issue.locator(".lone:visible").count()
            head = issue.locator("h3.count:visible")
            shown += head.count()
            assert head.count() == (lone > 0)
            if lone:
                assert head.inner_text() == f"{lone} claim{'s' if lone > 1 else ''} without a counterpart here"
        return shown

    counts = page.locator("main nav .counts:visible")
    assert counts.first.inner_text().strip().startswith("between positions: ")
    before = heads()
    assert before
    for box in boxes[1:]:
        box.uncheck()
        heads()
        assert counts.count() == 0
    boxes[0].uncheck()
    assert heads() == 0
    for box in boxes:
        box.check()
    assert heads() == before
    assert counts.count()


def test_relations_on_no_common_issue_stand_in_sight_and_heed_the_choice_of_positions(show: Open) -> None:
    """The script hid each of them, since it knew none of their claims, and no choice of positions brought them back."""
    pairs = [("a", "p", "i1"), ("b", "q", "i2"), ("c", "r", "i1")]
    claims = [a.claim(f"s{one}/{one}", position, [issue]) for one, position, issue in pairs]
    drawn = [a.relation(Kind.REBUTS, "sb/b", "sa/a", why="So."), a.relation(Kind.REBUTS, "sb/b", "sc/c")]
    page = show(a.debate(claims, drawn))
    apart = page.locator("#unshown .pairing:visible")
    assert apart.count() == 2
    assert "Why (drawn by the mapper): So." in apart.first.inner_text()
    assert "(drawn by the mapper)" in apart.last.inner_text()
    boxes = page.locator("#tools [name=position]")
    boxes.nth(0).uncheck()
    assert page.locator("#unshown article[data-position='0'] p.claim:visible").count() == 0
    assert page.locator("#unshown article[data-position='1'] p.claim:visible").count() == 2
    boxes.nth(1).uncheck()
    assert apart.count() == 1, "a pair of which nothing is left goes"
    boxes.nth(2).uncheck()
    assert page.locator("#unshown:visible").count() == 0


def test_quotes_are_folded_on_a_phone_and_open_on_paper(show: Open) -> None:
    page = show(harbour(), "phone")
    assert page.locator("blockquote:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("blockquote:visible").count() == page.locator("blockquote").count() > 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("blockquote:visible").count() == 0


def test_without_script_everything_is_in_sight_and_no_tool_that_does_nothing(show: Open) -> None:
    page = show(harbour(), script=False)
    assert page.locator("#tools:visible").count() == 0
    assert page.locator("blockquote:visible").count() == page.locator("blockquote").count() > 0


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_on_paper_each_issue_begins_a_page(show: Open, bundled: Debate, tmp_path: Path, size: str) -> None:
    heads = [sheet[:60] for sheet in printed(show(bundled), tmp_path, size)]
    for number in range(1, len(bundled.issues) + 1):
        assert sum(head.startswith(f"Issue {number} of {len(bundled.issues)} ") for head in heads) == 1
    torn = re.compile("(· )?(no answer|answered|nobody in this debate)", re.IGNORECASE)
    assert not [head for head in heads if torn.match(head)], "a claim alone has its answers on its own page"


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_hand_out_of_an_issue_between_two_positions_takes_three_pages(
    show: Open, bundled: Debate, tmp_path: Path, size: str
) -> None:
    """It took five: a pair dragged all that followed to the next page, and sources had one of their own."""
    sheets = printed(show(bundled, issues=("threat",), positions=("indict", "bind")), tmp_path, size)
    assert len([sheet for sheet in sheets if sheet]) == 3
    assert "Japan needs an “enemy”" in sheets[0], "it begins with what clashes"
    assert "How to read it" in sheets[2]


def test_a_list_of_two_issues_has_no_page_of_its_own(show: Open, bundled: Debate, tmp_path: Path) -> None:
    """The first issue stands below it, wherever it stands; the second begins a page."""
    issues = tuple(issue.id for issue in bundled.issues[:2])
    sheets = printed(show(bundled, issues=issues), tmp_path, "Letter")
    count = len(bundled.issues)
    assert [f"Issue 1 of {count} " in sheet for sheet in sheets if "Issues 1. " in sheet] == [True]
    assert sum(sheet.startswith(f"Issue 2 of {count} ") for sheet in sheets) == 1


def printed(page: Any, folder: Path, size: str) -> list[str]:
    """The words of each page on paper."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    import subprocess

    path = str(folder / "map.pdf")
    page.pdf(path=path, format=size)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return [" ".join(sheet.split()) for sheet in text.stdout.split("\f")]

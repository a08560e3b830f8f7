"""The bundled map holds to the rules of docs/content-guide.md. The TOML is read directly: the loader is tested elsewhere."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

REPO = Path(__file__).resolve().parents[1]
MAP = REPO / "content" / "us-japan-alliance"
TEXTS = REPO.parent / "shared" / "sources"

Table = dict[str, Any]

needs_texts = pytest.mark.skipif(not TEXTS.is_dir(), reason=f"the source texts are not at {TEXTS}")


def read_map() -> dict[str, list[Table]]:
    merged: dict[str, list[Table]] = {}
    for path in sorted(MAP.glob("*.toml")):
        for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            merged.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return merged


TABLES = read_map()
POSITIONS: set[str] = {p["id"] for p in TABLES["position"]}
ISSUES: set[str] = {i["id"] for i in TABLES["issue"]}
SOURCES: dict[str, Table] = {s["id"]: s for s in TABLES["source"]}
CLAIMS: dict[str, Table] = {f"{c['source']}/{c['id']}": c for c in TABLES["claim"]}
RELATIONS: list[Table] = TABLES["relation"]
NAMED: dict[str, Table] = {r["id"]: r for r in RELATIONS if "id" in r}
QUOTES: list[tuple[str, Table]] = [(full_id, quote) for full_id, c in CLAIMS.items() for quote in c["quote"]]


def origins(relation: Table) -> list[str]:
    start = relation["from"]
    return [start] if isinstance(start, str) else list(start)


def targets(relation: Table) -> list[str]:
    """The claims that a relation ends at; where it attacks a step, the premises of that step."""
    end = relation["to"]
    return [end] if end in CLAIMS else origins(NAMED[end])


def source_of(full_id: str) -> str:
    return full_id.partition("/")[0]


def shared_issues(relation: Table) -> set[str]:
    at_start = {i for full_id in origins(relation) for i in CLAIMS[full_id]["issues"]}
    return at_start & {i for full_id in targets(relation) for i in CLAIMS[full_id]["issues"]}


def is_cross(relation: Table) -> bool:
    return source_of(origins(relation)[0]) != source_of(targets(relation)[0])


CROSS = [r for r in RELATIONS if is_cross(r)]
WITHIN = [r for r in RELATIONS if not is_cross(r)]


def paragraphs(source: str) -> list[str]:
    text = (TEXTS / f"{source}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def words(text: str) -> int:
    return sum(any(c.isalnum() for c in word) for word in text.split())


def holds(claim: Table) -> bool:
    """Whether the source may be taken to hold the claim: not where it reports it in order to reject it."""
    return bool(claim.get("voice", {}).get("endorsed", True))


def test_the_first_line_names_the_format() -> None:
    assert (MAP / "debate.toml").read_text(encoding="utf-8").startswith('format = "debate/1"\n')


def test_ids_are_unique() -> None:
    assert len(CLAIMS) == len(TABLES["claim"])
    for table in ("position", "issue", "source"):
        assert len({row["id"] for row in TABLES[table]}) == len(TABLES[table])
    assert len(NAMED) == sum("id" in r for r in RELATIONS)


def test_every_reference_resolves() -> None:
    assert {s["position"] for s in SOURCES.values()} == POSITIONS
    for stance in TABLES["stance"]:
        assert stance["position"] in POSITIONS
        assert stance["issue"] in ISSUES
    for claim in CLAIMS.values():
        assert claim["source"] in SOURCES
        assert claim["issues"]
        assert set(claim["issues"]) <= ISSUES
    for relation in RELATIONS:
        assert set(origins(relation)) <= CLAIMS.keys()
        assert relation["to"] in CLAIMS.keys() | NAMED.keys()


def test_there_are_enough_issues_and_claims() -> None:
    assert len(ISSUES) >= 10
    per_source = Counter(c["source"] for c in CLAIMS.values())
    assert all(per_source[source] >= 15 for source in SOURCES), per_source


@pytest.mark.parametrize("issue", sorted(ISSUES))
def test_an_issue_divides_positions_that_speak_on_it(issue: str) -> None:
    """A stance rests on a claim that the position's source holds; where there is neither, the position is silent."""
    stances = [s["position"] for s in TABLES["stance"] if s["issue"] == issue]
    held = {SOURCES[c["source"]]["position"] for c in CLAIMS.values() if issue in c["issues"] and holds(c)}
    assert len(stances) >= 2
    assert len(set(stances)) == len(stances)
    assert set(stances) == held
    assert sum(issue in shared_issues(r) for r in CROSS) >= 3


@pytest.mark.parametrize("full_id", CLAIMS)
def test_a_claim_is_one_short_sentence_with_a_role_and_quotes(full_id: str) -> None:
    claim = CLAIMS[full_id]
    assert claim["text"].endswith(".")
    assert len(claim["text"].split()) <= 25
    assert claim["role"] in {"thesis", "premise", "fact", "prediction", "recommendation", "rebuttal"}
    assert claim["quote"]
    assert "voice" not in claim or claim["voice"]["speaker"]
    assert all(5 <= words(quote["text"]) <= 45 for quote in claim["quote"])


def test_relations_are_of_known_kinds_and_none_stands_twice() -> None:
    seen: Counter[frozenset[str]] = Counter()
    for relation in RELATIONS:
        assert relation["kind"] in {"supports", "rebuts", "undercuts", "qualifies", "concurs"}
        assert relation["to"] not in origins(relation)
        assert relation["to"] in CLAIMS or relation["kind"] == "undercuts"
        seen[frozenset([*origins(relation), relation["to"]])] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_cross_source_relations_share_an_issue_and_say_why() -> None:
    assert len(CROSS) >= 60
    for relation in CROSS:
        assert relation["kind"] != "supports"
        assert shared_issues(relation), relation
        assert relation["why"].strip()
        assert "\n" not in relation["why"]


def test_no_relation_makes_a_source_answer_for_what_it_rejects() -> None:
    for relation in CROSS:
        for full_id in [*origins(relation), *targets(relation)]:
            assert holds(CLAIMS[full_id]), full_id


def test_a_source_attacks_within_itself_only_what_it_draws_itself() -> None:
    """Within a source there are reasons, and the source's own answers to what it reports or grants (`by = "source"`)."""
    answers = {(r["kind"], targets(r)[0]): r["by"] for r in WITHIN if r["kind"] != "supports"}
    assert answers == {
        ("rebuts", "cgtn/official-line"): "source",
        ("rebuts", "cgtn/kishida-turning-point"): "source",
        ("qualifies", "cgtn/biggest-upgrade"): "source",
        ("qualifies", "pohlkamp/whoever-wins"): "source",
        ("qualifies", "shanghai/inertia"): "source",
        ("rebuts", "shanghai/increased-threat"): "source",
    }
    assert {r["by"] for r in WITHIN} == {"source", "mapper"}
    assert any(isinstance(r["from"], list) for r in WITHIN)


def test_what_a_source_rejects_is_rebutted_in_the_same_source() -> None:
    rejected = {full_id for full_id, claim in CLAIMS.items() if not holds(claim)}
    assert rejected
    assert rejected == {end for r in WITHIN if r["kind"] == "rebuts" for end in targets(r)}


@pytest.mark.parametrize("source", SOURCES)
def test_nine_tenths_of_a_source_lead_to_its_thesis(source: str) -> None:
    """By `supports`, one after the other. What a source rejects can support nothing of its own, and is not counted."""
    held = {full_id for full_id, c in CLAIMS.items() if c["source"] == source and holds(c)}
    led = {full_id for full_id in held if CLAIMS[full_id]["role"] == "thesis"}
    assert 1 <= len(led) <= 2
    steps = [r for r in WITHIN if r["kind"] == "supports"]
    while further := {o for r in steps if r["to"] in led for o in origins(r)} - led:
        led |= further
    assert len(led) >= 0.9 * len(held), held - led


def test_no_issue_holds_more_than_a_fifth_of_the_claims() -> None:
    on = Counter(issue for claim in CLAIMS.values() for issue in claim["issues"])
    assert on.keys() == ISSUES
    assert max(on.values()) * 5 <= len(CLAIMS), on.most_common(3)


def test_each_position_attacks_and_is_attacked() -> None:
    """Rebuttals, undercuts and qualifications between sources: none has only the one, nor thrice as much of it."""
    attacks = [r for r in CROSS if r["kind"] in {"rebuts", "undercuts", "qualifies"}]
    made = Counter(source_of(origins(r)[0]) for r in attacks)
    met = Counter(source_of(targets(r)[0]) for r in attacks)
    for source in SOURCES:
        assert max(made[source], met[source]) < 3 * min(made[source], met[source]), (source, made, met)


def test_labels_are_statements_and_issues_single_questions() -> None:
    for position in TABLES["position"]:  # a subject and a finite verb, no name, no full stop
        assert re.fullmatch(r"(Japan|The alliance|Rifts between the allies) [a-z]+ [A-Za-z ]+", position["label"])
    for issue in TABLES["issue"]:
        assert issue["question"].count("?") == 1
        assert issue["question"].endswith("?")
        assert ":" not in issue["question"]
    assert sum(" or " in issue["question"] for issue in TABLES["issue"]) <= 1


def test_readers_words_stand_on_issues_positions_and_claims() -> None:
    for table in ("position", "issue"):
        assert all(row["terms"] for row in TABLES[table])
    assert sum("terms" in claim for claim in CLAIMS.values()) * 2 > len(CLAIMS)
    for row in [*TABLES["position"], *TABLES["issue"], *CLAIMS.values()]:
        assert len({term.casefold() for term in row.get("terms", ())}) == len(row.get("terms", ()))


def test_conflicts_of_fact_name_claims_and_what_these_say() -> None:
    conflicts = TABLES["conflict"]
    assert len(conflicts) >= 10
    assert len({c["id"] for c in conflicts}) == len(conflicts)
    for conflict in conflicts:
        said = [saying["claim"] for saying in conflict["says"]]
        assert set(said) <= CLAIMS.keys()
        assert len(set(said)) == len(said)
        assert all(saying["value"] for saying in conflict["says"])
        assert len(said) > 1 or conflict.get("note"), "what is odd about a single saying is for the note to say"


def test_a_conflict_puts_no_word_of_the_author_under_whom_he_reports() -> None:
    for conflict in TABLES["conflict"]:
        for saying in conflict["says"]:
            if voice := CLAIMS[saying["claim"]].get("voice"):
                name = voice["speaker"].split(",")[0]
                assert name in saying["value"] + conflict["about"], f"{conflict['id']}: is it {name} who says so?"


def test_undercuts_attack_steps_too() -> None:
    assert sum(r["to"] in NAMED for r in CROSS) >= 2
    assert all(NAMED[r["to"]]["kind"] == "supports" for r in CROSS if r["to"] in NAMED)


def test_supports_run_in_no_circle() -> None:
    steps: dict[str, set[str]] = {}
    for relation in WITHIN:
        for start in origins(relation):
            steps.setdefault(start, set()).add(relation["to"])

    def walk(full_id: str, path: tuple[str, ...]) -> None:
        assert full_id not in path, path
        for following in steps.get(full_id, ()):
            walk(following, (*path, full_id))

    for start in steps:
        walk(start, ())


def test_an_inferred_date_says_how_it_is_known() -> None:
    for source in SOURCES.values():
        assert ("published_basis" in source) == source["published"].endswith(("~", "?", "%"))


GAP = re.compile(r" ?\[[^\[\]]*\] ?")
"""An elision `[…]`, or what an editor put in: `[Japan]`."""

Place = list[tuple[int, int]]
"""Where the parts of a quote stand in its paragraph."""


def paragraph_of(full_id: str, quote: Table) -> str:
    return paragraphs(source_of(full_id))[int(quote["locator"].removeprefix("¶")) - 1]


def place(full_id: str, quote: Table) -> Place:
    """The parts of a quote in its paragraph, each as near to the longest as it can be."""
    paragraph = paragraph_of(full_id, quote)
    parts = [part for part in GAP.split(quote["text"]) if words(part)]
    longest = parts.index(max(parts, key=len))
    prefix = quote.get("prefix", "")
    start = paragraph.index(prefix + parts[longest]) + len(prefix)
    found = [(start, start + len(parts[longest]))]
    for part in reversed(parts[:longest]):
        start = paragraph.rindex(part, 0, found[0][0])
        found.insert(0, (start, start + len(part)))
    for part in parts[longest + 1 :]:
        start = paragraph.index(part, found[-1][1])
        found.append((start, start + len(part)))
    return found


@needs_texts
@pytest.mark.parametrize(("full_id", "quote"), QUOTES, ids=[full_id for full_id, _ in QUOTES])
def test_a_quote_stands_in_its_source_at_its_paragraph(full_id: str, quote: Table) -> None:
    assert quote["locator"].startswith("¶")
    paragraph = paragraph_of(full_id, quote)
    (start, _), *_, (_, end) = [*place(full_id, quote), place(full_id, quote)[-1]]
    if "prefix" in quote or "suffix" in quote:
        assert paragraph[:start].endswith(quote.get("prefix", ""))
        assert paragraph[end:].startswith(quote.get("suffix", ""))
    assert sum(line.count(paragraph[start:end]) for line in paragraphs(source_of(full_id))) == 1


BEFORE_A_CLAUSE = re.compile(r"""(^|[.,:;?!“"]|\b(that|while|as|since|but|although|because))\s*$""", re.IGNORECASE)
"""What stands before the beginning of a clause: nothing, a mark, or a conjunction."""

BEHIND_A_CLAUSE = re.compile(r"""[.?!,”"]|$|\s+(and|or|to|in|on|for|from|with|between|during|due|over|within)\b""")
"""What may follow when a clause has its object: a mark, or what adds a circumstance to it. Never an article, an adjective or a noun."""

CUT_BY_AN_EDITOR = {
    "pohlkamp/biggest-challenge": " released at the end of 2022",  # of the strategy: a day, which the note may tell
    "shanghai/talks-cancelled": " scheduled for July 1",
}
"""What follows a quote otherwise, judged one by one."""


@needs_texts
@pytest.mark.parametrize(("full_id", "quote"), QUOTES, ids=[full_id for full_id, _ in QUOTES])
def test_a_quote_is_a_clause_that_can_be_read_alone(full_id: str, quote: Table) -> None:
    """It begins with its clause, or with the subject in an editor's brackets, and does not end before the object."""
    paragraph, parts = paragraph_of(full_id, quote), place(full_id, quote)
    before, behind = paragraph[: parts[0][0]], paragraph[parts[-1][1] :]
    assert quote["text"].startswith("[") or BEFORE_A_CLAUSE.search(before), before[-40:]
    judged = behind.startswith(CUT_BY_AN_EDITOR.get(full_id, "\n"))
    whole = paragraph[parts[-1][1] - 1] in ".?!" or BEHIND_A_CLAUSE.match(behind) or quote["text"].endswith("]")
    assert whole or judged, behind[:40]


@needs_texts
@pytest.mark.parametrize(("full_id", "quote"), QUOTES, ids=[full_id for full_id, _ in QUOTES])
def test_a_note_tells_what_a_quote_leaves_out_of_its_sentence(full_id: str, quote: Table) -> None:
    paragraph, parts = paragraph_of(full_id, quote), place(full_id, quote)
    before, behind = paragraph[: parts[0][0]].rstrip(), paragraph[parts[-1][1] :]
    at_start = re.search(r"""(^|[.?!]["”’]?|[“"])$""", before) and not quote["text"].startswith("[")
    at_end = paragraph[parts[-1][1] - 1] in ".?!" or re.match(r"""[.?!]|,?[”"]|$""", behind)
    assert "note" in quote or (at_start and at_end and len(parts) == 1), quote["text"]


HEDGE = re.compile(
    r"\b(not?|never|nor|without|despite|although|though|unless|if|may|might|could|perhaps|arguably|reportedly|according)\b"
)


@needs_texts
@pytest.mark.parametrize(("full_id", "quote"), QUOTES, ids=[full_id for full_id, _ in QUOTES])
def test_an_elision_leaves_out_nothing_that_turns_the_meaning(full_id: str, quote: Table) -> None:
    parts = place(full_id, quote)
    for (_, end), (start, _) in pairwise(parts):
        assert not HEDGE.search(paragraph_of(full_id, quote)[end:start])


@needs_texts
def test_most_quotes_are_in_one_piece() -> None:
    assert sum("[" in quote["text"] for _, quote in QUOTES) * 2 < len(QUOTES)


def places(source: str) -> Iterator[tuple[int, int]]:
    """Paragraph and column of each claim's first quote."""
    for full_id, claim in CLAIMS.items():
        if claim["source"] == source:
            yield int(claim["quote"][0]["locator"].removeprefix("¶")), place(full_id, claim["quote"][0])[0][0]


@needs_texts
@pytest.mark.parametrize("source", SOURCES)
def test_claims_follow_their_text(source: str) -> None:
    assert all(before <= after for before, after in pairwise(places(source)))


def quoted(source: str) -> tuple[int, int]:
    """How many words of a source's text stand in a quote, each counted once, and how many it has."""
    text = [list(re.finditer(r"\S+", line)) for line in paragraphs(source)]
    within = set()
    for full_id, quote in QUOTES:
        if source_of(full_id) == source:
            number = int(quote["locator"].removeprefix("¶")) - 1
            for start, end in place(full_id, quote):
                within |= {
                    (number, m.start())
                    for m in text[number]
                    if words(m.group()) and m.start() < end and m.end() > start
                }
    return len(within), sum(words(m.group()) for line in text for m in line)


@needs_texts
@pytest.mark.parametrize("source", SOURCES)
def test_at_most_a_quarter_of_a_source_is_quoted(source: str) -> None:
    within, total = quoted(source)
    assert within * 4 <= total


def longest_run(text: str, source: str) -> int:
    """How many words in a row of `text` stand so in the source."""
    whole = " ".join(paragraphs(source))
    mine, theirs = (re.findall(r"[\w']+", one.casefold().replace("’", "'")) for one in (text, whole))
    longest, before = 0, [0] * (len(theirs) + 1)
    for word in mine:
        before = [0, *(before[at] + 1 if word == other else 0 for at, other in enumerate(theirs))]
        longest = max(longest, *before)
    return longest


@needs_texts
@pytest.mark.parametrize("full_id", CLAIMS)
def test_claims_and_notes_are_in_our_own_words(full_id: str) -> None:
    claim = CLAIMS[full_id]
    for text in [claim["text"], *(quote["note"] for quote in claim["quote"] if "note" in quote)]:
        assert longest_run(text, claim["source"]) <= 7, text


@needs_texts
def test_sources_are_mapped_about_equally_closely() -> None:
    """Claims per hundred words differ by less than a third."""
    per_source = Counter(c["source"] for c in CLAIMS.values())
    density = {source: 100 * per_source[source] / quoted(source)[1] for source in SOURCES}
    assert max(density.values()) < min(density.values()) * 4 / 3, density


def test_the_guide_counts_the_quotes_that_need_neither_omission_nor_brackets() -> None:
    guide = (REPO / "docs" / "content-guide.md").read_text(encoding="utf-8")
    plain = sum("[" not in quote["text"] for _, quote in QUOTES)
    assert f"(here {plain} of {len(QUOTES)})" in guide
    assert plain > len(QUOTES) / 2


@needs_texts
def test_what_a_conflict_quotes_from_a_paragraph_stands_there() -> None:
    """Some values stood beside claims that hold nothing of them, without a word on where they are read."""
    found = 0
    for saying in (saying for conflict in TABLES["conflict"] for saying in conflict["says"]):
        text = (TEXTS / f"{saying['claim'].partition('/')[0]}.txt").read_text(encoding="utf-8")
        paragraphs = [line for line in text.splitlines() if line.strip()]
        for quoted in re.finditer("“(.*?)”", saying["value"]):
            # The place is named behind the words, or once before more words of it.
            behind = re.findall(r"¶(\d+)", saying["value"][quoted.end() :])
            named = behind[:1] or re.findall(r"¶(\d+)", saying["value"])[-1:]
            found += len(named)
            assert all(quoted[1] in paragraphs[int(paragraph) - 1] for paragraph in named), saying
    assert found

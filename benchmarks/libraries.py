"""Made-up libraries of any size, as TOML on disk: the same for the same numbers, and shaped like maps that people write."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS = (  # noqa: SIM905 - easier to read than a list
    "alliance burden defence treaty region threat order policy budget voters border trade tariff cabinet minister party "
    "public support doubt reason cost share risk peace force army navy island strait market export growth deficit reform "
    "must should cannot never often rarely perhaps clearly strongly hardly therefore because although despite while since"
).split()
_ROLES = ("premise", "fact", "prediction", "recommendation", "rebuttal")
_KINDS = ("rebuts", "undercuts", "qualifies", "concurs", "supports")


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything one debate has."""

    claims: int
    relations: int
    issues: int = 200
    positions: int = 20
    sources: int = 500
    quotes: int = 1
    """Of each claim."""


def write(folder: Path, scale: Scale, id: str = "large", seed: int = 7) -> Path:
    """Writes a debate into `folder`/`id`: a head, a file a source, and the relations. Returns its folder."""
    draw = random.Random(seed)
    place = folder / id
    place.mkdir(parents=True)
    (place / "debate.toml").write_text("".join(_head(scale, id, draw)), encoding="utf-8")
    share = -(-scale.claims // scale.sources)
    for number in range(scale.sources):
        first, last = number * share, min((number + 1) * share, scale.claims)
        (place / f"s{number}.toml").write_text(
            "".join(_source(scale, number, range(first, last), draw)), encoding="utf-8"
        )
    (place / "z-relations.toml").write_text("".join(_relations(scale, share, draw)), encoding="utf-8")
    return place


def write_long(folder: Path, size: int, claims: int, id: str = "long", seed: int = 7) -> Path:
    """Writes a debate on one source with a text of `size` characters, of which each of the `claims` quotes a sentence."""
    draw = random.Random(seed)
    place = folder / id
    (place / "sources").mkdir(parents=True)
    paragraphs: list[list[str]] = []
    while size > 0:
        paragraphs.append([_sentence(draw, 18) for _ in range(6)])
        size -= sum(map(len, paragraphs[-1]))
    (place / "sources" / "s0.txt").write_text("\n\n".join(map(" ".join, paragraphs)), encoding="utf-8")
    text = "".join(_head(Scale(claims, 0, issues=2, positions=2), id, draw))
    text += '[[source]]\nid = "s0"\nposition = "p0"\ntitle = "A long text"\n'
    for claim in range(claims):
        quoted = draw.choice(paragraphs[claim * len(paragraphs) // claims])
        text += (
            f'[[claim]]\nid = "c{claim}"\nsource = "s0"\nissues = ["i{claim % 2}"]\ntext = "{_sentence(draw, 18)}"\n'
        )
        text += f'[[claim.quote]]\ntext = "{quoted}"\n'
    (place / "debate.toml").write_text(text, encoding="utf-8")
    return place


def _sentence(draw: random.Random, words: int) -> str:
    return " ".join(draw.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _head(scale: Scale, id: str, draw: random.Random) -> Iterator[str]:
    yield f'format = "debate/1"\n[debate]\nid = "{id}"\ntitle = "A large debate"\nquestion = "{_sentence(draw, 8)}"\n'
    for number in range(scale.positions):
        yield f'[[position]]\nid = "p{number}"\nlabel = "Position {number}"\nsummary = "{_sentence(draw, 20)}"\n'
    for number in range(scale.issues):
        yield f'[[issue]]\nid = "i{number}"\nlabel = "Issue {number}"\nquestion = "{_sentence(draw, 9)}"\n'
        for position in range(0, scale.positions, 2):
            yield f'[[stance]]\nposition = "p{position}"\nissue = "i{number}"\nanswer = "{_sentence(draw, 12)}"\n'


def _source(scale: Scale, number: int, claims: range, draw: random.Random) -> Iterator[str]:
    yield f'[[source]]\nid = "s{number}"\nposition = "p{number % scale.positions}"\ntitle = "{_sentence(draw, 6)}"\n'
    yield f'authors = ["Author {number}"]\npublished = "20{number % 25:02}-0{1 + number % 9}"\n'
    for claim in claims:
        issues = sorted({draw.randrange(scale.issues), draw.randrange(scale.issues)})
        yield f'[[claim]]\nid = "c{claim}"\nsource = "s{number}"\nissues = {[f"i{i}" for i in issues]}\n'
        yield f'text = "{_sentence(draw, 18)}"\nrole = "{draw.choice(_ROLES)}"\n'
        for _ in range(scale.quotes):
            yield f'[[claim.quote]]\ntext = "{_sentence(draw, 22)}"\nlocator = "¶{1 + claim % 90}"\n'


def _relations(scale: Scale, share: int, draw: random.Random) -> Iterator[str]:
    drawn: set[tuple[int, int]] = set()
    while len(drawn) < scale.relations:
        one, other = draw.randrange(scale.claims), draw.randrange(scale.claims)
        kind = draw.choice(_KINDS)
        if kind == "supports" and one < other:
            one, other = other, one  # reasons run in no circle
        if one == other or (one, other) in drawn or (other, one) in drawn:
            continue
        drawn.add((one, other))
        yield f'[[relation]]\nkind = "{kind}"\nfrom = "s{one // share}/c{one}"\nto = "s{other // share}/c{other}"\n'
        yield f'why = "{_sentence(draw, 7)}"\n'

"""Card files like real ones, and queries whose right card is known, for benchmarks and tests; equal arguments give equal bytes.

What real files hold (../shared/CARDS.md) is imitated: pockets, hats, blocks (some of them answers), tags that speak of what their card is about,
cites with a styled surname and year, one in six cited twice, and texts of which a third is underlined and some 60 words in short shreds are
highlighted. Words are invented; their frequencies fall as in prose (500 words hold some 280 different ones; those of a card's subject recur).
"""

import random
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from debate_tui.search.items import Facet, Item, ItemKind, item_of
from debate_tui.search.zones import cuts


def _list(words: str) -> list[str]:
    return words.split()


_GLUE = _list("the of and to in that is for it as be on are this not with by they have from at can but or will which")
_ONSETS = _list("b c d f g h j k l m n p qu r s t v w br ch cl cr dr fl fr gl gr pl pr sc sh sl sp st str sw th tr tw")
_VOWELS = _list("a e i o u a e i o ai au ea ee ou y")
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "nd", "st", "m", "ck"]
_ENDINGS = ["", "", "", "s", "ed", "ing", "ion", "ity", "al", "ment", "er", "ly", "ism"]
_FIRST = _list(
    "Ada Ben Carla Dmitri Elena Farid Grace Hiro Ines Jonas Kofi Lena Maya Noor Omar Petra Quentin Rosa Sam Tariq Uma Vera"
)
_VERBS = _list("causes prevents solves undermines drives outweighs blocks sustains destroys requires")
_TAILS = [
    "and that turns the case",
    "now",
    "in every scenario",
    "but only with the plan",
    "despite their claims",
    "first",
    "",
]
_PLACES = ["professor at {} University", "fellow at the {} Institute", "senior writer for the {} Review", "PhD in {}"]


@dataclass(frozen=True, slots=True)
class Card:
    """A card, and what is known of it when it is made."""

    block: str
    tag: str
    author: str
    year: int
    cite: str
    """The whole line, with surname and year first."""
    words: tuple[str, ...]
    looks: bytes
    """For each word, 0: nothing, 1: underlined, 2: read aloud (and underlined)."""

    @property
    def text(self) -> str:
        return " ".join(self.words)


class Cards:
    """An endless supply of cards; the n-th is the same for the same seed, whichever are asked for before."""

    def __init__(self, seed: int = 1, words: int = 500, vocabulary: int = 60_000) -> None:
        rng = random.Random(seed)
        known = dict.fromkeys(_GLUE)
        while len(known) < vocabulary:
            known[_invented(rng)] = None
        rare = sorted(
            list(known)[len(_GLUE) :], key=lambda word: len(word) + 4 * rng.random()
        )  # frequent words are short
        self._words = _GLUE + rare
        self._weights = list(accumulate(1 / (place + 2.7) ** 1.15 for place in range(vocabulary)))
        names = (_invented(rng, False).capitalize() for _ in range(9_000))
        self._names = list(dict.fromkeys(name for name in names if len(name) >= 5))
        self._seed, self._length = seed, words

    def card(self, number: int) -> Card:
        rng = random.Random(f"{self._seed} {number}")
        some = self._subject(rng)
        blocks = random.Random(f"{self._seed} block {number // 5}")
        title = " ".join(one.capitalize() for one in self._subject(blocks)[: blocks.randint(1, 3)])
        block = f"AT: {title}" if number // 5 % 3 == 1 else f"2NC – {title}" if number // 5 % 3 == 2 else title
        tag = f"{some[0].capitalize()} {some[1]} {rng.choice(_VERBS)} {some[2]} {some[3]} {rng.choice(_TAILS)}".strip()
        author, year, cite = self._cite(random.Random(f"{self._seed} cite {number - (number % 6 == 5)}"))
        count = max(20, round(rng.gauss(self._length, self._length / 5)))
        words = rng.choices(self._words, cum_weights=self._weights, k=count)
        for _ in range(count // 20):
            words[rng.randrange(count)] = rng.choice(some)
        self._sentences(words, rng)
        return Card(block, tag, author, year, cite, tuple(words), self._looks(count, rng))

    def _subject(self, rng: random.Random) -> list[str]:
        """Six words of middling frequency, by which a card is known."""
        return [self._words[int(60 * 300 ** rng.random())] for _ in range(6)]

    def _cite(self, rng: random.Random) -> tuple[str, int, str]:
        name, year = rng.choice(self._names), rng.randint(1998, 2025)
        place = rng.choice(_PLACES).format(self._words[rng.randrange(60, 3000)].capitalize())
        title = " ".join(self._subject(rng)[:4]).capitalize()
        day = f"{rng.randint(1, 12)}-{rng.randint(1, 28)}-{year}"
        short = f"{name} {year % 100:02}"
        return (
            name,
            year,
            f"{short}, {rng.choice(_FIRST)} {name}, {place}, “{title},” {day}, https://{name.lower()}.org/{rng.randrange(10**5)}",
        )

    @staticmethod
    def _sentences(words: list[str], rng: random.Random) -> None:
        at = 0
        while at < len(words):
            end = min(at + rng.randint(8, 28), len(words)) - 1
            words[at] = words[at].capitalize()
            words[end] += "."
            at = end + 1

    @staticmethod
    def _looks(count: int, rng: random.Random) -> bytes:
        looks = bytearray(count)
        at = rng.randint(0, 30)
        while at < count:
            end = min(count, at + rng.randint(4, 40))
            looks[at:end] = bytes([1]) * (end - at)
            shred = at
            while shred < end:
                shred += rng.randint(1, 9)
                stop = min(end, shred + rng.choice((1, 1, 2, 3, 4, 7)))
                looks[shred:stop] = bytes([2]) * max(0, stop - shred)
                shred = stop
            at = end + rng.randint(10, 80)
        return bytes(looks)


def _invented(rng: random.Random, ending: bool = True) -> str:
    syllables = (
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((1, 1, 2, 2)))
    )
    return "".join(syllables) + (rng.choice(_ENDINGS) if ending else "")


# Files -----------------------------------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RUNS = (
    '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="StyleUnderline"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="StyleUnderline"/><w:highlight w:val="cyan"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>',
)
_CITED = '<w:r><w:rPr><w:rStyle w:val="Style13ptBold"/></w:rPr><w:t>{}</w:t></w:r><w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def _style(kind: str, id: str, name: str, looks: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{looks}</w:style>'


_PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KINDS}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KINDS}.styles+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f"{_HEAD}<w:styles {_W}>"
    + "".join(
        _style("paragraph", f"Heading{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>')
        for n in range(1, 5)
    )
    + _style("character", "Style13ptBold", "Style 13 pt Bold", "<w:rPr><w:b/></w:rPr>")
    + _style("character", "StyleUnderline", "Style Underline", '<w:rPr><w:u w:val="single"/></w:rPr>')
    + "</w:styles>",
}


def _paragraph(runs: str, level: int = 0) -> str:
    style = f'<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>' if level else ""
    return f"<w:p>{style}{runs}</w:p>"


def _plain(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _body(card: Card) -> Iterator[str]:
    """The paragraphs of a card's text, cut at the ends of sentences, in runs of one look."""
    runs: list[str] = []
    at, length = 0, len(card.words)
    while at < length:
        end = at + 1
        while end < length and card.looks[end] == card.looks[at]:
            end += 1
        runs.append(_RUNS[card.looks[at]].format(" ".join(card.words[at:end]) + " "))
        if len(runs) >= 40 and card.words[end - 1].endswith("."):
            yield _paragraph("".join(runs))
            runs = []
        at = end
    yield _paragraph("".join(runs))


def document(cards: Sequence[Card]) -> str:
    """The document of a card file, as XML."""
    parts, block = [_paragraph(_plain("Aff"), 1), _paragraph(_plain("Advantages"), 2)], ""
    for card in cards:
        if card.block != block:
            block = card.block
            parts.append(_paragraph(_plain(block), 3))
        head = card.cite.partition(",")[0]
        parts.append(_paragraph(_plain(card.tag), 4))
        parts.append(_paragraph(_CITED.format(head, card.cite[len(head) :])))
        parts += _body(card)
    return f"{_HEAD}<w:document {_W}><w:body>{''.join(parts)}</w:body></w:document>"


def write(path: Path, cards: Sequence[Card]) -> None:
    """Writes a card file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in {**_PARTS, "word/document.xml": document(cards)}.items():
            package.writestr(zipfile.ZipInfo(name), content.encode(), zipfile.ZIP_DEFLATED)


def write_folder(folder: Path, files: int, each: int, source: Cards) -> None:
    """Writes `files` files of `each` cards; files that are there already stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        path = folder / f"file-{number:05}.docx"
        if not path.exists():
            write(path, [source.card(number * each + place) for place in range(each)])


def entry_of(number: int, card: Card) -> tuple[Item, Facet]:
    """The item that is made of a card in a file, with its facet."""
    head = f"{card.tag}\n{card.cite}\n"
    spans: dict[int, list[tuple[int, int]]] = {1: [], 2: []}
    at = 0
    for word, look in zip(card.words, card.looks, strict=True):
        for kind in range(1, look + 1):
            spans[kind].append((at, at + len(word)))
        at += len(word) + 1
    cite = f"{card.author} {card.year % 100:02}"
    facet = Facet("file", "s", "aff", ("b",), (card.author,), str(card.year), "", cite, "", "", cite, card.block)
    item = item_of(ItemKind.CARD, facet, f"s/{number}#1", head + card.text)
    return item._replace(cuts=cuts(item.text, len(head), spans[2], spans[1])), facet


# Queries ---------------------------------------------------------------------------------------------------------

KINDS = ("tag", "misspelt", "half", "cite", "read", "unread", "mixed")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the number of the card that is meant."""

    kind: str
    """One of `KINDS`: words of the tag; with two slips; half the author's name, the year and a word of the tag; author and
    year alone; words read aloud; words not read aloud; author, a word of the tag and words not read aloud."""
    query: str
    card: int


def asked(source: Cards, count: int, each: int, seed: int) -> list[Asked]:
    """`each` queries of each kind for cards with numbers under `count`."""
    rng = random.Random(seed)
    return [
        Asked(kind, _query(kind, source.card(number), rng), number)
        for _ in range(each)
        for kind in KINDS
        for number in (rng.randrange(count),)
    ]


def _query(kind: str, card: Card, rng: random.Random) -> str:
    words = card.tag.lower().split()
    telling = [*words[:2], *words[3:5]]  # what the verb and the tail say many tags say
    year = rng.choice((str(card.year), f"{card.year % 100:02}"))
    unread = " ".join(_run(card, rng, (0,), 5))
    match kind:
        case "tag":
            return " ".join(telling)
        case "misspelt":
            for at in rng.sample(range(len(telling)), 2):
                telling[at] = _slip(telling[at], rng)
            return " ".join(telling)
        case "half":
            return f"{card.author[: -(-len(card.author) // 2)].lower()} {year} {max(telling, key=len)}"
        case "cite":
            return f"{card.author.lower()} {year}"
        case "read":
            return " ".join(_run(card, rng, (2,), 4))
        case "unread":
            return unread
        case _:
            return f"{card.author.lower()} {telling[-1]} {unread}"


def _run(card: Card, rng: random.Random, looks: tuple[int, ...], count: int) -> list[str]:
    """Words that carry meaning, in the order of the text, that stand near each other in these looks."""
    places = [at for at, look in enumerate(card.looks) if look in looks and len(card.words[at]) >= 5]
    start = rng.randrange(max(1, len(places) - count))
    return [card.words[at].lower().strip(".") for at in places[start : start + count]]


def _slip(word: str, rng: random.Random) -> str:
    """One letter wrong, missing, too many, or two swapped, behind the first."""
    at, letter = rng.randrange(1, len(word)), rng.choice("aeinorst")
    slips = [word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + letter + word[at:]]
    if at + 1 < len(word):
        slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return rng.choice([slip for slip in slips if slip != word] or [word + letter])

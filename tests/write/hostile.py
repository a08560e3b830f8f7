"""A map whose every text tries to leave its place: tags, scripts, entities, URLs that run, and characters that reorder."""

from dataclasses import replace

from debate_tui.model.debate import Conflict, Debate, Kind, QuoteState, Saying, Source, Stance, Voice
from tests.builders import AT, claim, debate, issue, position, quote, relation

PAYLOADS = (
    "<script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=\'ran\'">',
    "</style></script></title><svg onload=document.title='ran'>",
    "<!-- --> &lt;b&gt; &#x3c;i&#x3e; ]]>",
    "<a href=javascript:document.title='ran'>x</a>",
    "<meta http-equiv=refresh content='0;url=https://example.invalid/'>",
    "<link rel=stylesheet href=https://example.invalid/x.css><iframe src=https://example.invalid/></iframe>",
    "\u202egnp.exe \u2066x \x1b[31mred\x07 \ud800",
    "אמת <b>השלום</b> السلام",
)
URLS = (
    "javascript:document.title='ran'",
    "data:text/html,<script>document.title='ran'</script>",
    "https://example.invalid/?a=\"onmouseover=document.title='ran'&b=<c>",
    "http://[",
    " https://example.invalid",
    "vbscript:x",
)


def hostile() -> Debate:
    """Two positions that clash, limit and agree in the words of `PAYLOADS`."""
    words = [f"{text} {number}" for number, text in enumerate(PAYLOADS * 3)]
    claims = [
        replace(
            claim(
                f"s{n % len(URLS)}/c{n}",
                f"p{n % 2}",
                ["i0", "i1"][: 1 + n % 2],
                Voice(text, [True, False, None][n % 3]) if n % 2 else None,
                text,
            ),
            quotes=(replace(quote(text, text, text), state=list(QuoteState)[n % len(QuoteState)]),) * (n % 3),
            terms=(text,),
        )
        for n, text in enumerate(words)
    ]
    ids = [one.full_id for one in claims]
    drawn = [relation(kind, ids[2 * n], ids[2 * n + 1], f"r{n}", words[n]) for n, kind in enumerate(Kind)]
    steps = [relation(Kind.UNDERCUTS, ids[-1], one.id or "") for one in drawn]
    made = debate(
        claims,
        [*drawn, *steps],
        [position(f"p{n}", words[n], words[-n]) for n in (0, 1)],
        [issue(f"i{n}", words[n], words[-n]) for n in (0, 1)],
        [
            Source(
                f"s{n}",
                f"p{n % 2}",
                AT,
                words[n],
                title=words[n],
                authors=(words[-n],),
                outlet=words[n],
                url=url,
                note=words[n],
            )
            for n, url in enumerate(URLS)
        ],
        [Stance("p0", "i0", words[3], AT)],
    )
    odd = Conflict("k", words[0], tuple(Saying(id, words[1]) for id in ids[:3]), AT, words[2])
    return replace(made, title=words[0], question=words[1], summary=words[2], conflicts=(odd,))

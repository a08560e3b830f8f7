"""`search`: fuzzy search over the claims, quotes, sources, speakers, issues and positions at hand."""

import argparse
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from debate_tui.cli.console import Style, complain, paint, print_json
from debate_tui.cli.debates import report_unread
from debate_tui.cli.error import NOT_FOUND, WRONG_USAGE, CommandError
from debate_tui.layout.runs import Paragraph, Run, highlight
from debate_tui.layout.wrap import wrap
from debate_tui.library import Library
from debate_tui.load.places import default_paths
from debate_tui.load.suggest import nearest
from debate_tui.load.trouble import listed, shown
from debate_tui.search import OPERATORS, Filters, Hit, ItemKind, Searcher
from debate_tui.shelf import Shelf

_EXAMPLES = """\
exit status: 0 something was found, 1 nothing was, 2 wrong usage

Slips of the finger, half words, missing words and any order will do. In QUERY, too:
{operators}

examples:
  debate-tui search destabalizing factor
  debate-tui search kishida aproval rating --kind quote
  debate-tui search alliance --source shanghai --json
"""

_WIDEST = 100
"""Columns of a line that the eye still finds its way back on."""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    operators = "\n".join(
        f"  {example}" for example in ('"exact words"  in that order', "-word  without it", *OPERATORS.values())
    )
    parser = subparsers.add_parser(
        "search",
        description="Search claims, quotes, sources, speakers, issues and positions, the best first.",
        epilog=_EXAMPLES.format(operators=operators),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("query", nargs="+", metavar="QUERY", help="what to look for")
    add(
        "--debate",
        metavar="ID",
        action="append",
        default=[],
        help="only in this debate; may be repeated, as the others",
    )
    add("--kind", metavar="KIND", action="append", default=[], help=f"only {', '.join(ItemKind)}")
    add("--position", metavar="ID", action="append", default=[], help="only what this position holds")
    add("--source", metavar="ID", action="append", default=[], help="only what this source says")
    add("--limit", metavar="N", type=int, default=10, help="how many results at most (10)")
    add("--json", action="store_true", help="print JSON")
    _take_words_with_a_dash(parser)


def _take_words_with_a_dash(parser: argparse.ArgumentParser) -> None:
    """Lets `-word` be part of the query: argparse knows an option by its first character, so that becomes a space."""
    parse = parser.parse_known_args

    def parse_words(args: Sequence[str], namespace: argparse.Namespace | None = None) -> Any:
        words = [f" {word}" if word[:1] == "-" != word[1:2] and word != "-h" else word for word in args]
        return parse(words, namespace)

    setattr(parser, "parse_known_args", parse_words)  # noqa: B010 (mypy takes it for a method)


def run(args: argparse.Namespace) -> int:
    if args.limit < 1:
        raise CommandError(f"--limit {args.limit} is less than 1", "", WRONG_USAGE)
    query = " ".join(args.query).strip()
    if not query and not (args.debate or args.kind or args.position or args.source):
        raise CommandError("nothing to search for", "type words of a claim or a quote, or a name", WRONG_USAGE)
    _known(args.kind, "kind", tuple(ItemKind), WRONG_USAGE)
    shelf = Shelf(default_paths(args.library))
    searcher = shelf.searcher()
    results = searcher.search(query, _filters(searcher, args), args.limit)
    library = shelf.debates({hit.item.debate for hit in results.hits})
    unread = report_unread(library)
    if args.json:
        print_json({"query": results.query, "results": [_as_json(hit) for hit in results.hits]})
    elif results.hits:
        print("\n\n".join(_shown(library, group) for group in results.groups))
    for hint in results.hints:
        complain(hint)
    if not results.hits and not args.json:
        complain(
            f"nothing like {shown(results.query)} in {results.searched}",
            "fewer words, or the beginning of a word, find more",
        )
    return int(unread) if results.hits else NOT_FOUND


def _filters(searcher: Searcher, args: argparse.Namespace) -> Filters:
    def known(noun: str) -> tuple[str, ...]:
        return _known(getattr(args, noun), noun, searcher.names(noun))

    return Filters(known("debate"), tuple(args.kind), known("position"), known("source"))


def _known(names: Sequence[str], noun: str, known: Collection[str], status: int = NOT_FOUND) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else f"{noun}s: {listed(known)}"
            raise CommandError(f"no {noun} {shown(name)}", hint, status)
    return tuple(names)


def _as_json(hit: Hit) -> dict[str, object]:
    item = hit.item
    return {
        "kind": item.kind.value,
        "debate": item.debate,
        "id": item.id,
        "claim": item.claim,
        "source": item.source,
        "position": item.position,
        "text": item.text,
        "score": round(hit.score, 4),
        "spans": [list(span) for span in hit.spans],
    }


def _shown(library: Library, group: Sequence[Hit]) -> str:
    """What belongs together: a claim with its quotes that match and who says so, or one thing else."""
    first = group[0].item
    lines = [paint(f"{first.debate} · {first.claim or f'{first.kind} {first.id}'}", Style.DIM)]
    if first.claim is None:
        return "\n".join([*lines, *_wrapped(_marked(group[0]), "  ")])
    from debate_tui.pages.words import attribution

    debate = library.debate[first.debate]
    claim = debate.claim[first.claim]
    own = next((hit for hit in group if hit.item.kind is ItemKind.CLAIM), None)
    lines += _wrapped(_marked(own) if own else (Run(claim.text),), "  ")
    for hit in group:
        if hit.item.kind is ItemKind.QUOTE:
            lines += _wrapped((*_marked(hit), Run("”")), "  “")
    similar = dict(pair for hit in group for pair in hit.similar)
    said = [attribution(debate, claim), claim.role, *(f"{typed} ≈ {found}" for typed, found in similar.items())]
    lines += _wrapped((Run(f"— {' · '.join(said)}"),), "  ")
    return "\n".join(lines)


def _marked(hit: Hit) -> tuple[Run, ...]:
    """The text of a hit, of a long one the best passage, with what matches marked."""
    start, end = hit.passage()
    spans = [
        (max(first, start) - start, min(last, end) - start) for first, last in hit.spans if first < end and last > start
    ]
    before, behind = ("… " if start else ""), (" …" if end < len(hit.item.text) else "")
    runs = (Run(before), *highlight(hit.item.text[start:end], spans, ""), Run(behind))
    return tuple(run for run in runs if run.text)


def _wrapped(runs: Iterable[Run], first: str) -> Iterator[str]:
    paragraph = Paragraph(tuple(runs), Run(first), Run(" " * len(first)))
    for line in wrap(paragraph, _columns()):
        yield "".join(paint(run.text, Style.STRONG) if run.style == "match" else run.text for run in line)


def _columns() -> int:
    """The width of the terminal, within what can be read; of no terminal, always the same."""
    try:
        columns = os.get_terminal_size(1).columns
    except OSError:
        return _WIDEST
    return max(20, min(columns, _WIDEST))

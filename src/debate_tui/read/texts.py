"""Says what a text that is no debate is by how it begins: mail, subtitles, LaTeX, a patch, a diagram, a program, XML."""

import re
from typing import NamedTuple

GRAPHS = "graphs are read in AIF, SADFace, arggraph and Trivial Graph Format (.tgf)"
_SPOKEN = "a CSV of it is read, with a row for each thing that is said: `speaker,claim`"
NOTES = "a table is read (CSV with the columns `claim`, `author`, `relation`, `to`), and so is Argdown: `[Claim]: words`, below it `  - an objection`"
_ATTACKS = "Trivial Graph Format is read: the arguments, a line #, a line for each attack"


class Kind(NamedTuple):
    """A kind of text."""

    name: str
    """What it is, in words after “it seems to be”."""
    begins: re.Pattern[str]
    """What such a text, without blanks before it, begins with. Nothing in it is tried in two ways, so that no text takes long."""
    hint: str = ""
    """What to do to have it read."""


def _kind(name: str, begins: str, hint: str = "", flags: re.RegexFlag = re.NOFLAG) -> Kind:
    return Kind(name, re.compile(begins, flags), hint)


_CODE = r"(?:#!|(?:(?://|#(?!include))[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/\s*+|\"\"\"(?:[^\"]|\"(?!\"\"))*+\"\"\"\s*+|\s++)*+(?:{}))"
"""A program: remarks, then what only stands in one."""

_LINE = r"\S[^\n]*+\n\s*+"
_NAME = r"(?![a-z])[^\W\d_][^\n:.,;()\[\]]{0,39}"

KINDS = (
    _kind("a RIS bibliography", r"TY  - "),
    _kind("a BibTeX bibliography", r"(?:%[^\n]*+\n\s*+)*+(?:@(?:comment|string|preamble)\b[^\n]*+\n\s*+)*+@[A-Za-z]++[ \t]*+[{(]\s*+[^\s,{}()]++,\s", flags=re.I),
    _kind("a bibliography of PubMed", r"PMID- [0-9]"),
    _kind("attacks in the format of ASPARTIX (.apx)", r"(?:%[^\n]*+\n\s*+)*+arg\([^()\n]++\)\.", _ATTACKS),
    _kind("attacks in the format of ICCMA (.af)", r"(?:#[^\n]*+\n)*+p af [0-9]++[ \t]*+\n", _ATTACKS),
    _kind("a graph for Graphviz (DOT)", r"(?:(?://|#)[^\n]*+\n\s*+|/\*(?:[^*]|\*(?!/))*+\*/\s*+)*+(?:strict\s++)?+(?:di)?+graph\b[^{\n]{0,200}\{", GRAPHS, re.I),
    _kind("a graph in GML", r"(?:(?:#|(?:Creator|Version|comment)\s)[^\n]*+\n\s*+)*+graph\s*+\[", GRAPHS, re.I),
    _kind("a diagram in Mermaid", r"(?:%%[^\n]*+\n\s*+)*+(?:graph|flowchart)[ \t]++(?:TB|TD|BT|RL|LR)\b|(?:mindmap|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|timeline|quadrantChart)[ \t]*+\n", GRAPHS),
    _kind("a diagram in PlantUML", r"@start(?:uml|mindmap|wbs)\b", GRAPHS),
    _kind("RDF in Turtle", r"(?:#[^\n]*+\n\s*+)*+@?(?:prefix|base)[ \t]++(?:[\w-]*+:[ \t]*+)?<", "AIF is read as JSON, as AIFdb gives it", re.I),
    _kind("RDF in N-Triples", r"(?:#[^\n]*+\n\s*+)*+(?:<[a-z][a-z0-9+.-]*+:[^>\s]*+>|_:\w++)[ \t]++<[^>\s]++>[ \t]++[<\"_]", "AIF is read as JSON, as AIFdb gives it"),
    _kind("a mailbox", r"From \S++ [^\n]*+\n[A-Z][\w-]*+:"),
    _kind("an e-mail", r"(?=(?:[^\n]++\n){0,60}?(?:From|Subject): )(?=(?:[^\n]++\n){0,60}?(?:To|Date|Subject|Message-I[dD]): )(?:[A-Z][\w-]*+:[ \t][^\n]*+\n(?:[ \t]++\S[^\n]*+\n)*+){2}"),
    _kind("a calendar (iCalendar)", r"BEGIN:VCALENDAR"),
    _kind("a contact (vCard)", r"BEGIN:VCARD"),
    _kind("subtitles (SubRip)", r"[0-9]++[ \t]*+\n[0-9]++:[0-9]{2}:[0-9]{2}[,.][0-9]++ --> ", _SPOKEN),
    _kind("subtitles (WebVTT)", r"WEBVTT\b", _SPOKEN),
    _kind("a LaTeX document", r"(?:%[^\n]*+\n\s*+)*+\\(?:documentclass|documentstyle|usepackage|begin|section|chapter|input|newcommand)\b"),
    _kind("a patch (diff)", r"(?:diff --git |Index: [^\n]++\n=|--- [^\n]++\n\+\+\+ )"),
    _kind("translations of gettext (.po)", r"(?:#[^\n]*+\n\s*+)*+(?:msgctxt \"[^\n]*+\n)?+msgid \""),
    _kind("a dump of SQL", r"(?:--[^\n]*+\n\s*+|/\*(?:[^*]|\*(?!/))*+\*/;?\s*+)*+(?:(?:CREATE|DROP|ALTER)[ \t]++(?:TABLE|DATABASE|SCHEMA|TYPE)\b|INSERT[ \t]++INTO\b|SELECT[ \t][^\n]*+\s*+FROM\b|BEGIN(?: TRANSACTION)?;|SET [\w@]++ ?=|PRAGMA |USE `)", "a CSV of its table is read, with a column `claim`", re.I),
    _kind("a program", _CODE.format(r"import [\w.]++(?: as \w++)?\s*\n|from [\w.]++ import |def \w++\(|class \w++[(:]|#include [<\"]|function \w++\(|(?:const|let|var) \w++ = |import [^\n]{1,80} from ['\"]|package [\w.]++;?\s*\n|using [\w.]++;|public class |fn \w++\(|use [\w:]++;|<\?php")),
    _kind("JSON with comments", r"(?://[^\n]*+\n\s*+|/\*(?:[^*]|\*(?!/))*+\*/\s*+)++[{\[]", "JSON has none: take them out"),
    _kind("a conversation exported from a messenger", r"\u200e?\[?[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},? [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?+(?:[ \u202f]?[AP]\.?M\.?)?+\]?(?: -)? [^\n:]{1,60}: ", _SPOKEN, re.I),
    _kind("a log", r"\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}[^\n]*+\n\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:|[0-9]{1,3}(?:\.[0-9]{1,3}){3} \S++ \S++ \["),
    _kind("an AsciiDoc document", r"= \S[^\n]*+\n(?:\n|:[\w-]++:|[^\n=]++\n|== )"),
    _kind("a page of a wiki", r"(?:[^\n]*+\n){0,40}?(={2,5}) ?\S[^\n=]*+\1[ \t]*+\n"),
    _kind("a reStructuredText document", r"(?:[^\n]*+\n){0,10}?\.\. (?:[\w-]++::|_[^\n:]++:)|[^\n]{2,80}\n(?:={3,}|-{3,}|~{3,})\n\n?(?=(?:[^\n]*+\n){0,40}?\.\. [\w-]++::)"),
    _kind("an outline in Org", r"(?:#\+\w++:[^\n]*+\n\s*+)++|\* \S[^\n]*+\n(?:(?!\*\* )[^\n]*+\n){0,40}?\*\* \S", NOTES),
    _kind("YAML", r"(?:#[^\n]*+\n)*+(?:---[ \t]*+\n)?+- [\w \"']{1,40}:(?: [^\n]*+)?\n[ ]{2,}[\w \"']{1,40}:[ \n]", "the same as JSON is read: a list of objects with `claim`, `author`, `relation`, `to`"),
    _kind("a list of pros and cons", r"(?:[^\n]*+\n){0,10}?(?:#{1,6} |\*\*)?(?:pros|arguments for|for)\b:?(?:\*\*)?:?[ \t]*+\n\s*+(?:[-*+] [^\n]*+\n\s*+){1,60}?(?:#{1,6} |\*\*)?(?:cons|arguments against|against)\b", NOTES, re.I),
    _kind("a conversation, a line for what each says", rf"(?:{_LINE}){{0,3}}?({_NAME}): {_LINE}(?:{_NAME}: {_LINE}){{1,9}}?\1: ", _SPOKEN),
    _kind("notes with [[links]] or `key:: value`, as Obsidian, Logseq and Roam make them", r"(?![{<]|\[(?!\[[^\W\d_]))(?:[^\n]*+\n){0,200}?(?:[^\n\[]|\[(?!\[))*?(?:\[\[[^\[\]\n]++\]\]|(?<=\n)[ \t]*+(?:[-*] )?[\w-]++:: )", NOTES),
)  # fmt: skip
"""The kinds, the surest first."""


_MARKUP = re.compile(
    r"(?:<\?xml[^>]*+>)?+(?:\s++|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+\s*+>)*+<([A-Za-z_][\w:.-]*+)",
    re.I,
)
_ELEMENTS = {
    "svg": ("an SVG image", ""),
    "graphml": ("a graph in GraphML", GRAPHS),
    "gexf": ("a graph in GEXF", GRAPHS),
    "mxfile": ("a diagram of draw.io", GRAPHS),
    "arg": (
        "an analysis of Araucaria (AML)",
        "AIFdb (corpora.aifdb.org) has those of its corpora as AIF, which is read",
    ),
    "map": ("a mind map of FreeMind or Freeplane (.mm)", NOTES),
    "opml": ("an outline in OPML", NOTES),
    "rss": ("a feed (RSS)", ""),
    "feed": ("a feed (Atom)", ""),
    "rdf:rdf": ("RDF in XML", "AIF is read as JSON, as AIFdb gives it"),
    "tei": ("a text in TEI", ""),
    **dict.fromkeys(("mods", "modscollection"), ("a bibliography (MODS)", "")),
    "plist": ("a property list of Apple's", ""),
    **dict.fromkeys(("html", "body", "div", "head", "p"), ("an HTML page", "")),
}
"""By its outermost element, what XML is, and what to do to have it read."""

HINTS = {**{kind.name: kind.hint for kind in KINDS}, **dict(_ELEMENTS.values())}
"""By what a text is, what to do to have it read; may be empty."""


def named(text: str) -> str:
    """What a text is, in words after “it seems to be”, by its first 64 K characters with \\n as line ends; "" where it is none of these."""
    text = text.lstrip()
    if text[:14].lower() == "<!doctype html":
        return "an HTML page"
    if kind := next((kind for kind in KINDS if kind.begins.match(text)), None):
        return kind.name
    if found := _MARKUP.match(text):
        return _ELEMENTS.get(name := found[1].lower(), (f"XML of something else, <{name}>", ""))[0]
    return ""

"""The table of the formats that a debate is exported in; a new format takes a line here and its module in `write`."""

from typing import NamedTuple


class Format(NamedTuple):
    """A format that a debate is exported in."""

    name: str
    """The value of `--format` for it."""
    called: str
    """Its name in a sentence, after “as”."""
    extension: str
    """The suffix of a file in this format, with its dot."""
    module: str
    """Name of its module in `write`, imported when something is written: other formats don't need its imports."""
    heeds: tuple[str, ...]
    """The options of `export` that it heeds, without those that choose which part of the debate is exported."""


FORMATS = (
    Format("text", "plain text", ".txt", "plain", ("--view", "--width", "--ascii")),
    Format("linear", "text without columns", ".txt", "linear", ("--width", "--ascii")),
    Format("markdown", "GitHub's Markdown", ".md", "markdown", ()),
    Format("csv", "CSV for spreadsheets", ".csv", "csv", ()),
    Format("jsonl", "JSON Lines", ".jsonl", "jsonl", ("--ascii",)),
    Format("html", "an HTML page", ".html", "html", ()),
    Format("json", "JSON", ".json", "json", ("--ascii",)),
    Format("aif", "AIF, the Argument Interchange Format", ".json", "aif", ()),
    Format("argdown", "Argdown", ".argdown", "argdown", ()),
    Format("kialo", "a Kialo export", ".txt", "kialo", ()),
    Format("arggraph", "an argument graph in XML", ".xml", "arggraph", ()),
    Format("sadface", "SADFace", ".json", "sadface", ()),
    Format("tgf", "Trivial Graph Format", ".tgf", "tgf", ()),
    Format("toml", "TOML, the format of maps", ".toml", "toml", ()),
)
"""The formats; the first is the default."""

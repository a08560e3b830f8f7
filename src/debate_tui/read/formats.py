"""The names of the formats that can be read, in the order in which a file is tried for them, and what a column of a table may be.

They stand here by themselves, since the table of options needs them and a search imports that.
"""

# One a line, since several hands add to it.
FORMATS = (
    "json",
    "aif",
    "sadface",
    "zotero",
    "hypothesis",
    "jsonl",
    "caselist",
    "arggraph",
    "kialo",
    "cards",
    "toml",
    "readwise",
    "csv",
    "notes",
    "tgf",
    "argdown",
)

COLUMNS = (
    "claim",
    "position",
    "issue",
    "source",
    "author",
    "date",
    "quote",
    "locator",
    "relation",
    "to",
    "id",
    "why",
    "url",
    "outlet",
    "note",
    "speaker",
    "endorsed",
    "pro",
    "con",
    "premise",
    "conclusion",
    "argument1",
    "argument2",
    "first-to-second",
    "second-to-first",
)
"""What `--column` may say that a column of a table is: these names are known under any column that is called so."""

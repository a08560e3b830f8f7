"""The names of the formats that can be read, in the order in which a file is tried for them; `readers` reads them.

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
    "csv",
    "tgf",
    "argdown",
)

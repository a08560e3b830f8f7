"""The codes of what can be wrong with quotes, in the shape of `diagnostics.CODES`."""

from debate_tui.diagnostics import Code, Diagnostic, Severity
from debate_tui.display import safe
from debate_tui.model import Location

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

QUOTE_CODES: dict[str, Code] = {
    # The words
    "E501": Code(_E, "altered quote", "The source has the words otherwise. The nearest passage is shown, and `check --fix` puts it there."),
    "E502": Code(_E, "absent quote", "Nothing in the source's text is near enough to the quote."),
    "E503": Code(_E, "altered since locked", "The quote that the lock records for the claim read otherwise. Check it against the text, then lock again."),
    "W504": Code(_W, "ambiguous quote", "The words stand more than once in the source; `prefix` or `suffix` says which place is meant."),
    "W505": Code(_W, "prefix or suffix elsewhere", "The words stand in the source, but not beside what `prefix` and `suffix` say."),
    "W506": Code(_W, "text changed since locked", "The source's text is not the one that the lock was made from. Lock again."),
    "W507": Code(_W, "lock of another normalisation", "The lock was made under other rules and attests nothing here. Lock again."),
    "W508": Code(_W, "much of a source quoted", "More of the source's words are quoted than the budget allows, a third unless set otherwise."),
    "W509": Code(_W, "quote over the budget", "The quote has more words than the budget allows."),
    "W510": Code(_W, "no text for a source", "The folder of texts has no file named after the source's id."),
    "W511": Code(_W, "quote not in the lock", "The lock does not know the quote. Lock again."),
    # What a reader should know although the words are right
    "N521": Code(_N, "context", "The quote leaves out a negation or a concession of its sentence. Read whether it turns the sense."),
    "N522": Code(_N, "attribution", "The quote leaves out who is said to say so; `voice` is the place for it."),
    "N523": Code(_N, "over a paragraph's end", "The quote joins words of different paragraphs."),
    "N524": Code(_N, "caption", "The quote's words, or some of them, are a picture's caption or credit."),
    "N525": Code(_N, "part of a compound", "The quote takes a part out of a hyphenated word."),
    "N526": Code(_N, "unverified quotes", "There is neither a text nor a lock to verify the source's quotes with."),
    # Texts and locks
    "E531": Code(_E, "text unreadable", "The system, or the library for the file's format, refused to read a source's text."),
    "E532": Code(_E, "text not UTF-8", "A source's text is not UTF-8."),
    "E533": Code(_E, "text over 64 MB", "No article is that long; the file was not read."),
    "E534": Code(_E, "library missing", "HTML and PDF are read through libraries that are installed by `pip install 'debate-tui[sources]'`."),
    "W535": Code(_W, "two texts for one source", "Several files are named after the source. The first of .txt, .md, .html, .pdf was read."),
    "E536": Code(_E, "lock unreadable", "`quotes.lock` is not what `debate-tui lock` writes. Lock again."),
}  # fmt: skip


def quote_diagnostic(at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic of the table above, made safe to show: sources' words are quoted in messages."""
    return Diagnostic(at, code, QUOTE_CODES[code].severity, safe(message), safe(hint))

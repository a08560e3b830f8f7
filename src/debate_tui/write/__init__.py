"""The formats that a debate is exported in; `text.formats` is their table."""

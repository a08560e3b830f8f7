"""Debate card files (Verbatim's .docx): what is marked in a document's paragraphs and runs, as tags, cites and cards."""

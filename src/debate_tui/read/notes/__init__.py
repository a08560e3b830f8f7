"""Reads notes that Zotero makes of annotations and exports, as HTML and as Markdown, and highlights that Readwise exports as Markdown."""

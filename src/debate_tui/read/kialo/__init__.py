"""Reads Kialo's text exports, the older with a claim a line and today's with a claim a block."""

"""Reads tables of claims: CSV, TSV and JSON Lines, with the columns that anybody would write, or those of our own export."""

"""Reads the Argument Interchange Format: JSON of AIFdb and its kin, and xAIF, which wraps it."""

"""Turns files into debates: a reader of `readers.READERS` makes a draft of raw nodes, `sound.finalise` a debate of it.

Nothing is imported here: importing the readers takes longer than reading a map, and most commands only need to find
files.
"""

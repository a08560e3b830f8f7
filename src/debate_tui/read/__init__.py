"""Files become debates: a reader of `readers.READERS` returns a draft of raw nodes, `sound.finalise` makes a debate of it.

Nothing is imported here: most of what the command line needs of this room (finding files) needs none of the reading, which takes
longer to import than a map takes to read.
"""

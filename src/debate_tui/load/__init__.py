"""Reads libraries of debates: what is sound of them, and diagnostics for the rest.

`library.read_library(paths)` reads, `places.default_places()` says where. Nothing is imported here, since most of what the command line needs of this
package (wording trouble, finding files) needs none of the reading, which takes longer to import than a map takes to read.
"""

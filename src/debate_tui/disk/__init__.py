"""Files and bytes: where they lie, whether they changed, and the one way to write them."""

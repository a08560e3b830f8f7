"""Layout: rows of cells become lines of styled runs that fit a width, the same for the screen and for plain text."""

"""Pages: what a state shows, as rows without a width. The explorer and the text export lay out the same ones."""

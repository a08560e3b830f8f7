"""Pages: what a state shows, as rows that fit any width. The explorer and the text export lay out the same rows."""

"""A goods shop whose checkout is one page that orders from the start."""

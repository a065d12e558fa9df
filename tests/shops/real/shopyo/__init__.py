"""A goods shop whose cards are painted backgrounds, whose menus hold nothing but categories, and whose checkout is one page."""

"""A goods shop with a checkout of three pages: address, review, done."""

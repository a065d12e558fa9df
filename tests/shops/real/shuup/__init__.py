"""A goods shop with options on a product and a checkout in steps."""

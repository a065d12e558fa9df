"""A goods shop whose pages show how to build one: bare lists, and a checkout of forms with "Submit"."""

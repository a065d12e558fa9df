"""A goods shop that asks for an account before anything goes into its basket."""

"""A goods shop drawn by Bootstrap: an amount and "Add" on every card, its basket slides in, checkout is for accounts alone."""

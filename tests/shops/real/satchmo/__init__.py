"""A goods shop that asks for address and way of payment together, on the first page of its checkout."""

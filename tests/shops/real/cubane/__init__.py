"""A goods shop of a British agency: the basket is a drawer that asks for the checkout, guests give their mail first."""

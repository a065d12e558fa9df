"""A ticket shop: the list of tickets is the product page."""

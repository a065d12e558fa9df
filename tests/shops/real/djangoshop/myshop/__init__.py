# mypy: ignore-errors
"""A project with django-SHOP as its manual describes one: plain goods, one way to pay. Read by Python 3.8."""

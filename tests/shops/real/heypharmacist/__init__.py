"""A pharmacy's store of screens from a package: cards that open by script, an account before the basket."""

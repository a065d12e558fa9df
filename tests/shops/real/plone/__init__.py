"""A goods shop inside a content management system: products are pages, the basket is filled by script."""

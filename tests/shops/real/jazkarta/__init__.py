"""A goods shop inside a content management system: address and delivery on one page, paid on the payer's own pages."""

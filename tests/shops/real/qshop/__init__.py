"""A shop without a theme and without a viewport for phones: goods in a table, options as radios, one form orders."""

"""A shop of bare Bootstrap pages: no address fields of its own, everything bought on one page of checkout."""

"""A single-page storefront whose pages are all drawn on the phone, its checkout one page of parts that appear in turn."""

"""A band's own site: four pages of other things, one list without product pages, "Checkout" leads to its payment provider."""

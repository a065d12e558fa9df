"""A storefront of React components, its checkout one page of sections that open in turn, paid by card alone."""

"""A storefront of Angular components, its checkout in steps, paid by card alone."""

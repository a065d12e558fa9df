"""A goods shop on a company's books: a menu behind a drawn button, a basket filled by script, a checkout in steps."""

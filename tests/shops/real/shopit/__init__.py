"""A shop on django-SHOP with its own Bootstrap 4 templates: lists without prices, options by script, one page of checkout."""

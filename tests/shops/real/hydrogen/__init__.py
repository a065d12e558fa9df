"""Shopify Hydrogen's own starter storefront, with its goods and stand-ins for the API and the checkout behind it."""

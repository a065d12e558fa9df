"""Shops an online store on emulated phones and scores what gets in the shopper's way."""

__version__ = "0.1.0"

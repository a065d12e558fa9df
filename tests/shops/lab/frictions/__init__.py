"""Frictions put into any shop of the laboratory from the outside, and what the catalogue says that each check must answer.

`seeds.toml` holds them as data, `words.toml` what customers read of them, `seeds` draws a shop's and says what is expected,
`dress` puts them into the skin's pages. The skins know nothing of them.
"""

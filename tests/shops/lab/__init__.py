"""A laboratory of shops: storefronts of different platforms' structure, generated from independent switches.

`serve.lab_shop(skin, language, switches)` runs one. `switches` says what can be asked for, `skins` holds the storefronts,
`store` the business they share, `goods` and `words` what they sell and say, `overlays` what comes up over any of them.
"""

"""Where to go next: ranked candidates for each goal, with their reasons. Pure functions of what was seen.

Recognition rests on what shops have in common (labels in ten languages, repeated cards with picture and price,
regions, addresses), never on one platform's markup.
"""

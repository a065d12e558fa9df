"""A goods shop whose lists name no prices, which asks who one is by radio buttons, and takes cards alone, on its own page."""

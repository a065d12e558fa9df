"""Shop systems that nobody here wrote, each with its own templates, installed from its own package when first asked for."""

"""A business suite whose shop is one of its applications."""

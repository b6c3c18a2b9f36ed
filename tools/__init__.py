"""What writes generated modules of the package."""

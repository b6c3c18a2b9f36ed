"""What writes generated modules of the package, and what looks at the packages that it pulls in."""

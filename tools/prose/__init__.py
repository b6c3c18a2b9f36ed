"""The check of the project's prose against its style: the patterns, and the texts to check."""

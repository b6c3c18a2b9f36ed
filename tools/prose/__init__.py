"""The check of the project's prose against its own style: patterns, and the texts that they are held to."""

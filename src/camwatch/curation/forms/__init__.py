"""Forms that people fill in without git: their questions, what an answered one says, and the records made from it."""

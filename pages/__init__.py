"""The pages of the documentation that are generated from the dataset and the code.

``python -m pages`` writes them into ``docs/``, from which the site is built; they are not committed. Each module writes
one kind of page and has a function ``write(writer)``.
"""

"""The pages of the documentation that are made from the dataset and the code.

``python -m pages`` writes them into ``docs/``, where the site is built from; they are not committed. A module writes
one kind of page and has a function ``write(writer)``.
"""

"""The generated files that are committed: the data dictionary, coverage, the data changelog and the descriptions.

``python -m pages.committed`` writes them all; with ``--check`` it only says which are out of date.
"""

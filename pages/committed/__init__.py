"""The generated files that are committed: the data dictionary, coverage, the data changelog and the descriptions.

``python -m pages.committed`` writes them all; with ``--check`` it only lists those that are out of date.
"""

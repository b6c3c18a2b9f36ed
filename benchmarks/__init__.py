"""The benchmarks: camwatch beside a floor and beside its peers, measured in one run.

``python -m benchmarks`` prints the tables; with ``--write docs/benchmarks.md`` they are kept.
"""

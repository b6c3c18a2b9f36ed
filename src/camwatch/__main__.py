"""Run the command line: ``python -m camwatch``."""

from camwatch.cli import main

main()

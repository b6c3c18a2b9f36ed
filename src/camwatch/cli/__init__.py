"""The command line: ``camwatch`` does what the library does."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; if its extra is missing, say which to install."""
    try:
        from camwatch.cli.app import app
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.stderr.write("camwatch: the command line needs optional packages; run: pip install 'camwatch[cli]'\n")
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    app(prog_name="camwatch")

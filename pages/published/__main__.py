"""The command: write the published files into the directory of a built site."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import camwatch
from pages.published import calendars, downloads, feeds, hosts, ids, openapi, records
from pages.published.site import Site, base_address
from pages.register import Register
from pages.timed import run

__all__ = ["WRITERS", "main"]

WRITERS: tuple[Callable[[Site], None], ...] = (
    records.write,
    openapi.write,
    ids.write,
    feeds.write,
    calendars.write,
    downloads.write,
    hosts.write,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write all files, and print how long each kind took."""
    parser = argparse.ArgumentParser(prog="python -m pages.published", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="directory of the built site")
    parser.add_argument("--base", default=base_address(), help="address of the site's root")
    options = parser.parse_args(arguments)
    site = Site(Register(camwatch.load()), options.site, options.base.rstrip("/") + "/")
    run(WRITERS, site)
    return 0


if __name__ == "__main__":
    sys.exit(main())

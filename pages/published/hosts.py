"""Settings for web hosts: any page may fetch the files (CORS), and each file has its media type."""

from __future__ import annotations

from pages.published.site import Site

__all__ = ["write"]

_OPEN = ("api", "data", "feeds", "calendars", "id")

_TYPES = {"atom": "application/atom+xml", "ics": "text/calendar", "parquet": "application/vnd.apache.parquet"}


def write(site: Site) -> None:
    """Write ``_headers`` (Netlify, Cloudflare Pages) and ``.htaccess`` (Apache) for the directories of files."""
    site.write(
        "_headers",
        "".join(f"/{directory}/*\n  Access-Control-Allow-Origin: *\n" for directory in _OPEN)
        + "/feeds/*.atom\n  Content-Type: application/atom+xml\n/calendars/*.ics\n  Content-Type: text/calendar\n",
    )
    types = "".join(f"AddType {kind} .{suffix}\n" for suffix, kind in _TYPES.items())
    for directory in _OPEN:
        site.write(f"{directory}/.htaccess", f'Header set Access-Control-Allow-Origin "*"\n{types}')

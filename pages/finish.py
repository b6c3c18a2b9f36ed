"""The last step of the site, after Zensical has built it: add content security policies, and bodies to the search.

Usage: ``python -m pages.finish site``.
"""

from __future__ import annotations

import argparse
import base64
import bisect
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import camwatch
from pages.lookup import rank
from pages.register import Register

__all__ = ["missing_files", "policy", "protected", "searchable", "styles"]

_LOOK_UP = "register/look-up/"
_SHORTENED = {"register/": 50, "reference/": 90, "data/": 90, "report/": 90, "coverage/": 90}
"""Maximum length of the texts that the search index holds of pages whose names are searched for."""
_MOST_BYTES = 120_000
"""Maximum compressed size of the search index: a page may weigh 300,000 bytes, including all that it loads."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_ASSET = re.compile(r"<(?:script[^>]*\bsrc|link[^>]*\brel=[\"']?stylesheet[\"']?[^>]*\bhref)=[\"']?([^\"' >]+)")
"""The address of a script or a style sheet in a page."""
_DATA = re.compile(r"\btype=[\"']?application/(?:ld\+)?json")
_ALIGNED = re.compile(r' style="text-align: (?:left|(right|center));"')
_HEAD = re.compile(r"<head[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_STYLE = re.compile(r"\(\"style\",\{\},(?P<name>[\w$]+)\.toString\(\)\)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
_META = '<meta http-equiv="Content-Security-Policy" content="'
_POLICY = re.compile(_META + r"default-src 'none'; script-src 'self'[^\"]*\">")
"""A policy that this module wrote."""


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def styles(script: str) -> list[str]:
    """Return the style sheets that a script of the theme adds to a page; the script of the search adds one."""
    sheets = []
    for use in _STYLE.finditer(script):
        literal = re.search(rf"\b{re.escape(use['name'])}=(['\"`])((?:(?!\1)[^\\]|\\.)*)\1", script, re.DOTALL)
        if literal is not None:
            sheets.append(_ESCAPE.sub(_unescaped, literal[2]))
    return sheets


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[3])


def policy(html: str, added: Iterable[str] = ()) -> str:
    """Return the policy of a page, which admits the files of the site and the scripts that are now in the page.

    Args:
        html: The page.
        added: The style sheets that scripts of the theme add.
    """
    inline = sorted(
        {
            _hash(found["code"])
            for found in _SCRIPT.finditer(html)
            if "src=" not in found["attributes"] and not _DATA.search(found["attributes"])
        }
    )
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *inline],
        "style-src": ["'self'", *sorted(map(_hash, added))],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def protected(html: str, added: Iterable[str] = ()) -> str:
    """Return a page with its policy. Column alignment becomes a class, because the policy does not allow inline styles.

    A page that already has a policy from elsewhere keeps it.

    Args:
        html: The page.
        added: The style sheets that scripts of the theme add.

    Raises:
        ValueError: If the page has no head for the policy.
    """
    html = _POLICY.sub("", html)
    if _META in html:
        return html
    html = _ALIGNED.sub(lambda found: f' class="{found[1]}"' if found[1] else "", html)
    head = _HEAD.search(html)
    if head is None:
        raise ValueError("the page has no <head> for the policy")
    return f'{html[: head.end()]}{_META}{policy(html, added)}">{html[head.end() :]}'


def _found(register: Register) -> list[dict[str, Any]]:
    """Return the search entries of bodies without a page, which link to the look-up.

    Councils come first, and among them those of the countries with most claims about councils, because the index cannot
    hold all.
    """
    tables = (register.ds.commitments, register.ds.ties)
    claims = Counter((claim.body.kind, claim.country) for table in tables for claim in table)

    def first(body: camwatch.Body) -> tuple[object, ...]:
        kind, *others = rank(register, body)
        return kind, -claims[body.kind, body.country], *others

    return [
        {
            "location": f"{_LOOK_UP}#{body.id}",
            "level": 1,
            "title": body.name,
            "text": "",
            "path": ["Look up a body"],
            "tags": [],
        }
        for body in sorted(register.ds.bodies, key=first)
        if register.path(body) is None
    ]


def _length(location: str) -> int | None:
    """Return the maximum length of the text of a page; None if the index holds it whole."""
    return next((length for start, length in _SHORTENED.items() if location.startswith(start)), None)


def _dumped(index: dict[str, Any]) -> bytes:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def searchable(index: dict[str, Any], bodies: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the search index with as many bodies as its maximum size allows, because every page loads it.

    Args:
        index: The index as Zensical wrote it. Texts of the register and of the reference are shortened.
        bodies: The bodies to add, those that are searched for most first.
    """
    items = [
        {**item, "text": item["text"][: _length(item["location"])]}
        for item in index["items"]
        if not item["location"].startswith(f"{_LOOK_UP}#")
    ]

    def light(count: int) -> bool:
        return len(gzip.compress(_dumped({**index, "items": items + bodies[:count]}), 6, mtime=0)) <= _MOST_BYTES

    count = len(bodies)
    if not light(count):
        count = bisect.bisect_left(range(len(bodies)), True, key=lambda number: not light(number + 1))
    return {**index, "items": items + bodies[:count]}


def finish(site: Path, register: Register) -> int:
    """Add the policy to each page and the bodies to the search, and return the number of pages."""
    pages = sorted(site.rglob("*.html"))
    scripts = sorted((site / "assets" / "javascripts").glob("*.js"))
    added = [style for path in scripts for style in styles(path.read_text("utf-8"))]
    for path in pages:
        try:
            before = path.read_bytes()
            after = protected(before.decode(), added).encode()
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None
        if after != before:
            path.write_bytes(after)
    path = site / "search.json"
    index = json.loads(path.read_text("utf-8"))
    path.write_bytes(_dumped(searchable(index, _found(register))))
    return len(pages)


def missing_files(site: Path) -> list[str]:
    """Return the scripts and style sheets that a page of the site asks for and that the site does not have.

    Args:
        site: Directory of the built site.
    """
    missing = set()
    for page in site.rglob("*.html"):
        for address in _ASSET.findall(page.read_text(encoding="utf-8")):
            if "://" in address or address.startswith(("//", "data:")):
                continue
            path = address.partition("?")[0].partition("#")[0]
            file = site / path.lstrip("/") if path.startswith("/") else page.parent / path
            if not file.is_file():
                missing.add(f"{address} of {page.relative_to(site)}")
    return sorted(missing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Finish a built site."""
    parser = argparse.ArgumentParser(prog="python -m pages.finish", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="directory of the built site")
    site = parser.parse_args(arguments).site
    if not (site / "search.json").is_file():
        parser.error(f"{site} is not a built site: run zensical build first")
    if missing := missing_files(site):
        parser.error(f"{site} lacks {', '.join(missing)}: bundle the explorer (npm run build) before zensical build")
    count = finish(site, Register(camwatch.load()))
    print(f"{count} pages have a content security policy", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

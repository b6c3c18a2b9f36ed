"""Figures in prose: numbers that are counted from the dataset.

In a page, ``1,920<!--= len(ds.bodies) -->`` is a number with the Python that counts it; a comment that begins with
``<!-- figures:`` holds Python that the counting needs.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["FIGURE", "counting", "recounted"]

FIGURE = re.compile(r"(\d[\d,.]*\d|\d)<!--= (.+?) -->")
"""A number and the expression that counts it."""

_CODE = re.compile(r"^<!-- figures:\n(.+?)^-->", re.DOTALL | re.MULTILINE)


def counting(text: str, names: dict[str, Any]) -> dict[str, Any]:
    """Run the Python code that a page's figures need.

    Args:
        text: The page.
        names: Names that the code may use; the names that it defines are added.

    Returns:
        The names.
    """
    for code in _CODE.findall(text):
        exec(code, names)  # noqa: S102 (the project's own pages)
    return names


def recounted(text: str) -> str:
    """Return a page with every figure recounted."""
    names = counting(text, {})
    return FIGURE.sub(lambda match: f"{eval(match[2], names):,}<!--= {match[2]} -->", text)  # noqa: S307 (as above)

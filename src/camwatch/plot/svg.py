"""The SVG that is handed out: titled and described for those who do not see it, and as small as it looks the same."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

__all__ = ["described"]

_SVG = "http://www.w3.org/2000/svg"

# What a group hands down to all that it holds.
_INHERITED = (
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "stroke",
    "stroke-dasharray",
    "stroke-width",
    "text-anchor",
)
_IDLE = re.compile(r"(class|role|pointer-events|aria-[a-z]+)=.*|opacity=1")
_NOWHERE = ("", "M0,0h0v0h0Z")
_LONG = re.compile(r"-?\d+\.\d{3,}")


def _short(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 2):g}"


def _tidy(element: ET.Element) -> None:
    """Drop what shows nothing, round places to a hundredth of a pixel, and say once what all parts of a group share."""
    for child in list(element):
        _tidy(child)
        if child.tag == f"{{{_SVG}}}path" and child.get("d") in _NOWHERE:
            element.remove(child)
    for name, value in list(element.attrib.items()):
        if _IDLE.fullmatch(f"{name}={value}"):
            del element.attrib[name]
        elif name in ("d", "transform", "x1", "x2", "y1", "y2"):
            element.set(name, _LONG.sub(_short, value))
    for name in _INHERITED:
        values = {child.get(name) for child in element}
        if len(values) == 1 and element.get(name) is None and (shared := values.pop()) is not None:
            element.set(name, shared)
            for child in element:
                del child.attrib[name]


def described(drawn: str, title: str, words: str) -> str:
    """Return an SVG of the renderer with its title and what it shows in words.

    Args:
        drawn: The SVG as rendered.
        title: The title, which readers aloud say first.
        words: The text alternative.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(drawn)  # noqa: S314
    fonts = {text.attrib.pop("font-family") for text in root.iter(f"{{{_SVG}}}text")}
    _tidy(root)
    if len(fonts) == 1:
        root.set("font-family", fonts.pop())
    root.set("role", "img")
    for place, (tag, content) in enumerate((("title", title), ("desc", words))):
        element = ET.Element(f"{{{_SVG}}}{tag}")
        element.text = content
        root.insert(place, element)
    return ET.tostring(root, encoding="unicode") + "\n"

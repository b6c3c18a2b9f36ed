"""The picture in the README, redrawn if its numbers have changed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from camwatch.dataset import Dataset
from camwatch.errors import MissingExtra

__all__ = ["PICTURE", "picture"]

PICTURE = Path("docs/assets/commitments.svg")


def picture(ds: Dataset, there: str | None) -> str | None:
    """Return the picture of the standings of each year's commitments.

    Different versions of the renderer write different bytes, so it is redrawn only if its numbers have changed.

    Args:
        ds: The newest release.
        there: The picture as it is; None if there is none.

    Returns:
        The SVG; ``there`` if nothing has changed, or if the extra ``plot`` is not installed.
    """
    try:
        about = ds.commitments.about_cameras()
        drawn = about.plot(by="standing", on=ds.release.date, title="Commitments by year and standing")
        stamp = hashlib.sha256((drawn.alt + drawn.markdown()).encode()).hexdigest()[:16]
        if there is not None and f"numbers: {stamp}" in there:
            return there
        text = re.sub(r"(<svg[^>]*>)", rf"\1<!-- numbers: {stamp} -->", drawn.svg(), count=1)
    except MissingExtra:
        return there
    return text.rstrip("\n") + "\n"

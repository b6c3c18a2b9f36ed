"""The title, publisher and licence of the register, for citations and descriptions."""

from __future__ import annotations

__all__ = ["AUTHOR", "DESCRIPTION", "KEYWORDS", "LANGUAGE", "LICENCE", "LICENCE_TITLE", "LICENCE_URL", "NAME", "TITLE"]

NAME = "camwatch"
TITLE = "camwatch: the register of promises about surveillance cameras"
DESCRIPTION = (
    "Who has promised to stop buying, using or selling surveillance cameras from which vendors, who still uses them, "
    "and what brought each promise about; every fact dated and cited."
)
AUTHOR = "The camwatch maintainers"
"""The author, an organisation, and the publisher too."""
LICENCE = "CC-BY-4.0"
"""The licence of the dataset, by its SPDX identifier."""
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/legalcode"
LANGUAGE = "en"
KEYWORDS = ("surveillance", "CCTV", "procurement", "human rights", "open data", "Hikvision", "Dahua")

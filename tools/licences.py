"""Check the licences of camwatch's dependencies: ``python -m tools.licences``.

It follows the requirements of the installed package through every extra that is installed, and fails if a licence is
unknown or requires users to do more than pass on its notice and source.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["ALLOWED", "licence", "main", "pulled_in"]

ALLOWED = re.compile(
    r"\b(MIT|BSD|[0-3]-?BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|Unlicense|Zlib|HPND|CC0)\b",
    re.IGNORECASE,
)
"""Words of licences that let everybody use, change and pass on a program beside others."""
_PREFIX = "License :: OSI Approved :: "


def licence(name: str) -> str:
    """Return the licence as the package states it; empty if it states none."""
    known: Any = importlib.metadata.metadata(name)
    classes = [one.removeprefix(_PREFIX) for one in known.get_all("Classifier") or () if one.startswith(_PREFIX)]
    field = (known["License"] or "").strip().partition("\n")[0]
    return known["License-Expression"] or "; ".join(classes) or field


def pulled_in(root: str = "camwatch") -> set[str]:
    """Return the packages that a package requires with its extras, directly or not, as far as they are installed."""
    waiting, seen = [(root, extra) for extra in ("", *_extras(root))], set()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        try:
            requirements = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        seen.add((name, extra))
        for requirement in map(Requirement, requirements):
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                other = canonicalize_name(requirement.name)
                waiting += [(other, wanted) for wanted in ("", *requirement.extras)]
    return {name for name, _ in seen} - {root}


def _extras(name: str) -> list[str]:
    known: Any = importlib.metadata.metadata(name)
    return list(known.get_all("Provides-Extra") or ())


def main() -> int:
    """Print each package with its licence, and write their versions to a file that an argument names.

    The exit status is 1 if a package is not allowed as a dependency.
    """
    refused = 0
    for name in sorted(pulled_in()):
        found = licence(name)
        fine = ALLOWED.search(found) is not None
        refused += not fine
        print(f"{name} {importlib.metadata.version(name)}: {found or 'unknown'}{'' if fine else '  NOT ALLOWED'}")
    if len(sys.argv) > 1:
        pins = [f"{name}=={importlib.metadata.version(name)}\n" for name in sorted(pulled_in())]
        Path(sys.argv[1]).write_text("".join(pins), encoding="utf-8")
    return int(refused > 0)


if __name__ == "__main__":
    sys.exit(main())

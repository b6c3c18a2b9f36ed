"""Arrow's compute functions, imported when the first of them is used.

Importing them takes some 30 ms, which a look-up by id does without.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__all__ = ["pc"]


class _Functions:
    """Stands for the module ``pyarrow.compute``."""

    def __getattr__(self, name: str) -> Any:
        function = getattr(importlib.import_module("pyarrow.compute"), name)
        setattr(self, name, function)
        return function


if TYPE_CHECKING:
    import pyarrow.compute as pc
else:
    pc = _Functions()

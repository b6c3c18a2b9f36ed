"""The picture: a chart with its text alternative and its numbers, ready to show and to save."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from camwatch.atomic import replaced_file
from camwatch.errors import MissingExtra, UnknownWord, nearest
from camwatch.plot.svg import described
from camwatch.wording import escaped, markdown_table

if TYPE_CHECKING:
    from altair.typing import ChartType

__all__ = ["Picture"]


def _renderer() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise MissingExtra("saving pictures needs optional packages; run: pip install 'camwatch[plot]'") from None
    return vl_convert


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, float):
        return f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else escaped(str(value))


@attrs.frozen(kw_only=True, eq=False)
class Picture:
    """A chart of records, with its content in words and in numbers.

    Notebooks show it. It is made by :meth:`camwatch.Commitments.plot`, :meth:`camwatch.Bodies.plot` and
    :meth:`camwatch.Vendor.plot`.
    """

    title: str
    """What it shows."""
    alt: str = attrs.field(repr=False)
    """The same in sentences, with the figures: the text alternative for those who do not see the picture."""
    chart: ChartType = attrs.field(repr=False)
    """The Altair chart, to be changed or joined with others."""
    _numbers: pa.Table = attrs.field(repr=False)

    def table(self) -> pa.Table:
        """Return the numbers that are drawn as an Arrow table."""
        return self._numbers

    def markdown(self) -> str:
        """Return the numbers that are drawn as a table in Markdown; an absent value is an empty cell."""
        names = self._numbers.column_names
        kinds = self._numbers.schema.types
        figures = [at for at, kind in enumerate(kinds) if pa.types.is_integer(kind) or pa.types.is_floating(kind)]
        rows = [[_cell(row[name]) for name in names] for row in self._numbers.to_pylist()]
        return "\n".join([*markdown_table(names, rows, figures=figures), ""])

    def spec(self) -> dict[str, Any]:
        """Return the chart in Vega-Lite, whatever theme is set."""
        import altair as alt

        with alt.theme.enable("none"), alt.data_transformers.enable("default"):
            found: dict[str, Any] = self.chart.to_dict()
        return found

    def svg(self) -> str:
        """Return the picture as SVG, with its title and text alternative in it. The same chart gives the same text.

        Raises:
            MissingExtra: If the extra ``plot`` is not installed.
        """
        return described(_renderer().vegalite_to_svg(self.spec()), self.title, self.alt)

    def png(self, *, scale: float = 2) -> bytes:
        """Return the picture as PNG.

        Args:
            scale: How many pixels of the PNG a pixel of the SVG becomes, along each side.

        Raises:
            MissingExtra: If the extra ``plot`` is not installed.
        """
        drawn: bytes = _renderer().vegalite_to_png(self.spec(), scale=scale)
        return drawn

    def pdf(self) -> bytes:
        """Return the picture as PDF.

        Raises:
            MissingExtra: If the extra ``plot`` is not installed.
        """
        drawn: bytes = _renderer().vegalite_to_pdf(self.spec())
        return drawn

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a file in the format of its suffix. No browser is needed.

        ``.svg``, ``.png``, ``.pdf``, or ``.json`` for the chart in Vega-Lite. The file is written completely or not at
        all; an existing file is replaced.

        Args:
            path: The file to write.

        Returns:
            The path that was written.

        Raises:
            UnknownWord: If the suffix is none of these.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        target = Path(path)
        forms: Mapping[str, Callable[[], str | bytes]] = {
            ".svg": self.svg,
            ".png": self.png,
            ".pdf": self.pdf,
            ".json": lambda: json.dumps(self.spec(), indent=1, ensure_ascii=False) + "\n",
        }
        if target.suffix.lower() not in forms:
            raise UnknownWord(f"path={str(path)!r}: {target.suffix!r} is not a picture format; {nearest('', forms)}")
        content = forms[target.suffix.lower()]()
        with replaced_file(target) as fresh:
            fresh.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": self.alt}

"""The dataset that the options of ``camwatch`` itself choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from camwatch.dataset import Dataset

__all__ = ["dataset"]


def dataset(context: click.Context) -> Dataset:
    """Open the release that ``--release`` and ``--data`` choose."""
    from camwatch.dataset import load

    return load(context.obj["release"], path=context.obj["path"])

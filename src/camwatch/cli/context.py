"""What the options of ``camwatch`` itself name: the dataset to query."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from camwatch.dataset import Dataset

__all__ = ["dataset"]


def dataset(context: click.Context) -> Dataset:
    """Open the release that ``--release`` and ``--data`` name."""
    from camwatch.dataset import load

    return load(context.obj["release"], path=context.obj["path"])

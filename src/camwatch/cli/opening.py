"""Opening the dataset that the options name."""

from __future__ import annotations

import click

import camwatch
from camwatch.dataset import Dataset

__all__ = ["dataset"]


def dataset(context: click.Context) -> Dataset:
    """Open the release that ``--release`` and ``--data`` name."""
    return camwatch.load(context.obj["release"], path=context.obj["path"])

"""The command ``verify``."""

from __future__ import annotations

import click

from camwatch.cli.command import command as define
from camwatch.cli.output import say
from camwatch.verify import verify_dataset

__all__ = ["command"]


@define(
    "verify",
    examples=("camwatch verify", "camwatch --data built verify"),
    differs="the digest of a release differs from the published one",
)
@click.pass_context
def command(context: click.Context) -> None:
    """Verify.

    It checks the SHA-256 of each file; the order, dates and record counts of the releases; the list of replaced ids;
    and the metadata files shipped with the dataset. Then it computes the digest of each release from its records.

    The attestation on PyPI shows whether the project itself built the package; the "Cite" page of the site describes
    how to check the attestation.
    """
    for release, digest in verify_dataset(context.obj["path"]):
        same = digest == release.digest
        say(f"{release.version}  {digest}  {'as published' if same else 'DIFFERS from ' + release.digest}")
        if not same:
            raise SystemExit(1)

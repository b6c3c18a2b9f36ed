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
    differs="the digest of a release is not the published one",
)
@click.pass_context
def command(context: click.Context) -> None:
    """Verify.

    Checks the SHA-256 of each file, the order, dates, counts and redirects of releases, and the descriptions that the
    package carries beside the dataset. Then it computes the digest of each release from its records.

    Whether the package itself was built by the project is shown by its attestation on PyPI; the guide to citing
    describes how to check it.
    """
    for release, digest in verify_dataset(context.obj["path"]):
        same = digest == release.digest
        say(f"{release.version}  {digest}  {'as published' if same else 'DIFFERS from ' + release.digest}")
        if not same:
            raise SystemExit(1)

"""SWHIDs: identifiers of files and directories that are computed from their content, and registered nowhere.

The rules come from the SWHID specification 1.2 (ISO/IEC 18670:2025), sections 5.1 (contents) and
5.2 (directories); the hashes are those that Git gives to a blob and a tree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

__all__ = ["content_swhid", "directory_swhid"]


def _hash(kind: str, content: bytes) -> bytes:
    # The specification prescribes SHA-1; here it names content, and SHA-256 guards it.
    return hashlib.sha1(f"{kind} {len(content)}\0".encode() + content, usedforsecurity=False).digest()


def content_swhid(content: bytes) -> str:
    """Return the SWHID of the content of a file (``swh:1:cnt:…``)."""
    return f"swh:1:cnt:{_hash('blob', content).hex()}"


def directory_swhid(files: Mapping[str, bytes]) -> str:
    """Return the SWHID of a directory that holds plain files and no directories (``swh:1:dir:…``).

    Args:
        files: The content of each file by its name.
    """
    entries = sorted((name.encode(), _hash("blob", content)) for name, content in files.items())
    listing = b"".join(b"100644 " + name + b"\0" + digest for name, digest in entries)
    return f"swh:1:dir:{_hash('tree', listing).hex()}"

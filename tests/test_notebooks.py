"""The example notebooks: each runs from top to bottom, and shows what it prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "examples").glob("*.ipynb"))


def printed(notebook: Any) -> list[str]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return ["".join(output.get("text", "") for output in cell.outputs) for cell in cells]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) > 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run(path: Path, tmp_path: Path) -> None:
    """Each cell runs without an error and prints what is kept in the file; the release is named."""
    notebook: Any = nbformat.read(path, 4)  # type: ignore[no-untyped-call]
    kept = printed(notebook)
    assert all(kept)
    assert re.search(r'camwatch\.load\("\d{4}\.\d\d\.\d+"\)', path.read_text(encoding="utf-8").replace("\\", ""))
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    assert printed(notebook) == kept


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_named(path: Path) -> None:
    """The guide names each notebook."""
    guide = (ROOT / "docs/how-to/data-frames.md").read_text(encoding="utf-8")
    assert f"docs/examples/{path.name}" in guide

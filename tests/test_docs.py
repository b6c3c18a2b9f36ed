"""The documentation: what its pages show is what happens, and each page has a title and a description."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.snippets import NOT_RUN, blocks, front_matter, run_figures, run_page

DOCS = ROOT / "docs"
# The pages that `python -m pages` writes lie there too, once it was run.
PAGES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in [*DOCS.glob("*.md"), *DOCS.glob("decisions/*.md"), *DOCS.glob("how-to/*.md")]
    if path != DOCS / "index.md"
)
IN_A_CLONE = ("how-to/contribute.md",)
"""The pages whose commands are given in a clone of the repository."""


def page_text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page_text(page))])
def test_examples(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of a page runs and gives what it shows, and every number in its prose is what is counted."""
    if page in IN_A_CLONE:
        shutil.copytree(ROOT / "records", tmp_path / "records")
        shutil.copytree(ROOT / "src" / "camwatch" / "data", tmp_path / "src" / "camwatch" / "data")
    monkeypatch.chdir(tmp_path)
    names = run_page(page_text(page), tmp_path, page)
    run_figures(page_text(page), names, page)


@pytest.mark.parametrize("page", PAGES)
def test_front_matter(page: str) -> None:
    """A page says in its front matter what it is called and what it is about, and has one heading of its own."""
    known, text = front_matter(page_text(page))
    assert known.keys() >= {"title", "description"}
    assert 20 <= len(known["description"]) <= 200
    outside = "".join(text.split("```")[::2])
    assert sum(line.startswith("# ") for line in outside.splitlines()) == 1


def test_every_number_is_counted() -> None:
    """The page on method states numbers, and none without what it is counted by."""
    assert page_text("method.md").count("<!--=") > 10


PAGE = """\
```csv title="list.csv"
a,b
1,2
```

```csv title="list.csv"
a,b
3,4
```

```pycon
>>> from pathlib import Path
>>> seven = len(Path("list.csv").read_text().splitlines()) + 4
>>> seven
7
```

<!-- not run: it would fail -->

```python
raise SystemExit
```

```python
eight = seven + 1
```

```console
python -c "print(3); print(4)"  # a comment
nox
```

```text
3
...
```

Seven<!-- no number --> is 7<!--= seven -->, and 1,000<!--= 1000 --> more.
"""


def test_a_page_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written, sessions and programs share their names, commands print what is shown."""
    monkeypatch.chdir(tmp_path)
    names = run_page(PAGE, tmp_path, "page.md")
    assert names["eight"] == 8
    assert (tmp_path / "list.csv").read_text(encoding="utf-8") == "a,b\n1,2\n3,4\n"
    assert run_figures(PAGE, names, "page.md") == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\n7\n", "\n8\n", "Expected:\n    8"),
        ("seven + 1", "seven / 0", "division by zero"),
        ("...\n", "5\n", "shown\n3\n5\n"),
        ("nox", "wget", "'wget' is neither run nor"),
        ("print(4)", "exit(1)", "exit"),
        ("7<!--= seven", "8<!--= seven", "8 is 7 by seven"),
        ("7<!--= seven", "x<!--= seven", "a number has no form of one"),
        ("```console", "```sh", "nothing is done with 'sh'"),
        (">>> seven = ", "seven = ", "NameError"),
        ('"list.csv"\na', '"../list.csv"\na', r"../list.csv"),
    ],
)
def test_what_is_wrong_is_told(
    old: str, new: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that shows what does not happen fails."""
    monkeypatch.chdir(tmp_path)
    page = PAGE.replace(old, new)
    assert page != PAGE
    with pytest.raises((AssertionError, ArithmeticError)) as caught:
        run_figures(page, run_page(page, tmp_path, "page.md"), "page.md")
    assert message in str(caught.value)


def test_what_is_not_run_has_a_reason() -> None:
    """Nothing on a page is passed over without a word why."""
    assert all(NOT_RUN.values())
    assert blocks("<!-- not run: -->\n\n```python\n1\n```\n")[0].not_run is None

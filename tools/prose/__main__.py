"""Write the texts that people read, and check them with textlint: `python -m tools.prose`.

Docstrings, comments and messages are copied from the Python files into text files with the same number of lines,
so that the line of a finding is the line of the code. Needs Node.js, and `npm ci` in this folder.
"""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tempfile
import tokenize
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = ("src/camwatch", "pages", "tools", "benchmarks", "noxfile.py")
"""The project's Python files, except the tests: their strings are input as often as prose."""
PAGES = ("*.md", "docs/*.md", "docs/how-to/*.md", "docs/decisions/*.md", "records/README.md", ".github/**/*.md")
QUOTING = {"docs/changelog-data.md", "docs/coverage.md"}
"""Pages that quote published releases, whose wording stays; `pages/committed` holds their own sentences."""
MARKUP = ("pages/templates/*.html", "pages/templates/*.md", "explorer/src/*.js", "explorer/src/*.html")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}")
"""A string in code is prose if it has two words in a row."""


def texts(code: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of the docstrings, messages and comments of a Python file, each with its line number."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.search(node.value):
            for offset, line in enumerate(node.value.split("\n")):
                yield node.lineno + offset, line.strip()
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string.lstrip("# ")


def text_of(code: str) -> str:
    """Return the texts of a Python file, each on its original line."""
    lines = [""] * (code.count("\n") + 2)
    for number, line in texts(code):
        place = min(number, len(lines)) - 1
        lines[place] = f"{lines[place]} {line}".strip()
    return "\n".join(lines) + "\n"


def collect(folder: Path) -> list[Path]:
    """Write every text to check into a folder, under its path in the project."""
    written = []

    def write(source: Path, text: str, suffix: str) -> None:
        target = folder / source.relative_to(ROOT).with_name(source.name + suffix)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        written.append(target)

    for name in PYTHON:
        place = ROOT / name
        for source in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            write(source, text_of(source.read_text(encoding="utf-8")), ".txt")
    for pattern in MARKUP:
        for source in sorted(ROOT.glob(pattern)):
            write(source, source.read_text(encoding="utf-8"), ".txt")
    for pattern in PAGES:
        for source in sorted(ROOT.glob(pattern)):
            if source.relative_to(ROOT).as_posix() not in QUOTING:
                write(source, source.read_text(encoding="utf-8"), "")
    return written


def main() -> int:
    """Check every text; the exit status is textlint's."""
    npx = shutil.which("npx")
    if npx is None or not (HERE / "node_modules").is_dir():
        print("textlint is not installed: install Node.js 20 or newer and run `npm ci` in tools/prose", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = collect(folder)
        command = [npx, "textlint", "--format", "unix", *map(str, files)]
        outcome = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S603
    print((outcome.stdout + outcome.stderr).replace(f"{folder}/", "").strip() or "no findings")
    return outcome.returncode


if __name__ == "__main__":
    sys.exit(main())

"""The report as a page: one file without scripts or anything from elsewhere, to read, send and print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from camwatch.errors import MissingExtra
from camwatch.screen.marks import CONFIDENCE, VENDORS
from camwatch.screen.report.content import NO_RULES, RULE_FACTS, Content
from camwatch.screen.verdicts import RowVerdict
from camwatch.wording import printable

__all__ = ["writer"]

_TEMPLATE = Path(__file__).with_name("report.html.jinja")


def writer() -> Callable[[Content, Path], None]:
    """Return what writes a report as a page.

    Raises:
        MissingExtra: If Jinja2 is not installed.
    """
    try:
        import jinja2  # noqa: F401 (asks whether it is there)
    except ImportError:
        raise MissingExtra("a report in HTML needs optional packages; run: pip install 'camwatch[cli]'") from None
    return _write


def _write(content: Content, path: Path) -> None:
    from jinja2 import Environment, StrictUndefined

    # Everything that is put into the page is escaped.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = _shown
    environment.tests["web_address"] = lambda url: url.startswith(("https://", "http://"))
    page = environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).stream(
        content=content,
        result=content.result,
        release=content.result.dataset.release,
        heads=[printable(name) for name in content.rows.columns],
        # The finds say the vendors and the confidence, too; a page has less room than a sheet.
        marks=[(place, title) for place, name, title in content.marks if name not in (VENDORS, CONFIDENCE)],
        rule_facts=RULE_FACTS,
        no_rules=NO_RULES,
        groups=[(verdict, content.verdict_title(verdict)) for verdict in RowVerdict],
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        page.enable_buffering(200)
        file.writelines(page)


def _shown(value: Any) -> str:
    """Return a cell as a text."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "\n".join(map(printable, text.split("\n")))

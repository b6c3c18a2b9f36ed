"""Look for known vulnerabilities in dependencies: ``python -m tools.audit PINS FOLDER``.

It asks pip-audit about the pinned requirements and npm about the packages of a folder. It fails if it finds a
vulnerability. If it cannot reach a service, it says so in one line and does not fail, since nothing is then known.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["main", "of_npm", "of_python"]

_PYTHON = ("pip-audit", "--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json", "--requirement")


def _read(report: str) -> dict[str, Any]:
    """Read a report. Anything else, such as a message or no output, gives an empty report."""
    try:
        value = json.loads(report)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def of_python(report: str) -> list[str] | None:
    """Return the vulnerabilities in a pip-audit report, one per line; None if the service did not answer.

    A package that the service does not know counts as a vulnerability, unless the service knows none of them.

    Args:
        report: What ``pip-audit --format=json`` printed.
    """
    packages = _read(report).get("dependencies")
    if not packages or all("skip_reason" in package for package in packages):
        return None
    return [
        *(f"{package['name']}: {package['skip_reason']}" for package in packages if "skip_reason" in package),
        *(
            f"{package['name']} {package['version']}: {fault['id']}, corrected in "
            + (", ".join(fault["fix_versions"]) or "no version")
            for package in packages
            for fault in package.get("vulns", ())
        ),
    ]


def of_npm(report: str) -> list[str] | None:
    """Return the vulnerabilities in an npm report, one per line; None if the service did not answer.

    Args:
        report: What ``npm audit --json`` printed.
    """
    faults = _read(report).get("vulnerabilities")
    if faults is None:
        return None
    return [f"{name}: {fault['severity']}, versions {fault['range']}" for name, fault in faults.items()]


def _output(command: Sequence[str], folder: Path | None = None) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout  # noqa: S603


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask both services and print the results. The exit status is 1 if there is a vulnerability or npm is missing."""
    pins, folder = sys.argv[1:] if arguments is None else arguments
    npm = shutil.which("npm")
    if npm is None:
        print("the explorer's packages are audited by npm: install it, such as Debian's npm")
        return 1
    answers = {
        "pip-audit": of_python(_output([*_PYTHON, pins])),
        "npm audit": of_npm(_output([npm, "audit", "--json"], Path(folder))),
    }
    for name, faults in answers.items():
        if faults is None:
            print(f"{name}: the service could not be reached, so it is not known whether there are faults")
        else:
            print("\n".join([f"{name}: {len(faults)} known faults", *(f"  {fault}" for fault in faults)]))
    return int(any(answers.values()))


if __name__ == "__main__":
    sys.exit(main())

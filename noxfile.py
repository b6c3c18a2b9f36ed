"""The project's sessions; `nox` alone runs the tests.

Versions and dependencies are read from pyproject.toml.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.options.sessions = ["tests"]
nox.options.error_on_external_run = True

PROJECT = nox.project.load_toml("pyproject.toml")
TESTED = ".[cli,curation,match,mcp,plot,screen,server,sheets,testing,xlsx]"
"""The package as the tests need it: with every extra but Spark, which has a session of its own."""
PYTHONS = nox.project.python_versions(PROJECT)


def group(name: str) -> list[str]:
    """Return the requirements of a dependency group."""
    return list(nox.project.dependency_groups(PROJECT, name))


@nox.session
def tests(session: nox.Session) -> None:
    """Install the package as a user would, not editable, and run every test."""
    session.install(TESTED, *group("test"))
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=PYTHONS)
def versions(session: nox.Session) -> None:
    """Run the tests on every version of Python that is supported and installed."""
    session.install(TESTED, *group("test"))
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run every test and measure the lines and branches that they reach; fails below the floor in pyproject.toml."""
    session.install(TESTED, *group("test"), *group("coverage"))
    session.run("pytest", "-n", "auto", "--cov", "--cov-report=term:skip-covered", *session.posargs)


@nox.session
def bare(session: nox.Session) -> None:
    """Install without extras: the library answers, and the command line says what it needs."""
    session.install(".")
    session.run("python", "-c", "import camwatch; print(camwatch.load().bodies['gb-tesco'].name)")
    session.run("camwatch", success_codes=[2])


@nox.session
def spark(session: nox.Session) -> None:
    """Screen in a real Spark cluster of two workers; needs Java 17 or newer."""
    if shutil.which("java") is None:
        session.error("Spark needs Java: install a Java runtime, such as openjdk-17-jre-headless")
    session.install(".[cli,curation,screen,spark,testing]", *group("test"))
    session.run("pytest", "tests/spark", *session.posargs)


@nox.session
def clusters(session: nox.Session) -> None:
    """Screen in Ray Data and in Dask, each with two processes of its own."""
    session.install(".[screen]", *group("clusters"))
    session.run("pytest", "tests/clusters", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and form of the code, and that its layers import one way; then runs `audit`."""
    session.install(".", *group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")
    session.run("codespell")
    session.notify("audit")


@nox.session
def prose(session: nox.Session) -> None:
    """Hold what people read to the project's style (`tools/prose/style.yml`); needs Node.js."""
    if shutil.which("npm") is None:
        session.error("the prose is checked with textlint: install Node.js 20 or newer, with npm")
    with session.chdir("tools/prose"):
        session.run("npm", "ci", "--no-audit", "--no-fund", "--silent", external=True)
    session.run("python", "-m", "tools.prose")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the code, and that every public name has one."""
    session.install(
        ".[cli,curation,match,mcp,plot,screen,server,sheets,spark,testing,xlsx]", *group("test"), *group("types")
    )
    session.run("mypy")
    session.run("pyright", "--verifytypes", "camwatch", "--ignoreexternal")
    session.run("pyright", "tests/user_code.py")


@nox.session
def records(session: nox.Session) -> None:
    """Check the records, and build a preview of the dataset that they would make in `preview/`."""
    session.install(".[cli,curation]")
    session.run("camwatch", "check")
    session.run("camwatch", "build", *session.posargs)


@nox.session
def generate(session: nox.Session) -> None:
    """Write every generated file that is committed; with `-- --check`, fail if one is out of date."""
    session.install(".[cli,curation,plot]")
    session.run("python", "-m", "pages.committed", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure camwatch beside its peers and print the tables; `-- --write docs/benchmarks.md` keeps them."""
    extras = ".[cli,curation,match,screen,server,sheets,spark,xlsx]"
    session.install(extras, *group("bench"), *group("clusters"))
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def accuracy(session: nox.Session) -> None:
    """Measure how often the right body or maker is found, and how often a maker is found in error (needs Debian)."""
    session.install(".[curation,match,screen]", *group("accuracy"))
    parts = [f"--only={part}" for part in ("names", "devices", "ordinary-text")]
    session.run("python", "-m", "benchmarks", *parts, *session.posargs)


@nox.session
def reliability(session: nox.Session) -> None:
    """Try to make it lie, hang, crash or lose something, and write `docs/reliability.md`; takes an hour or more.

    The page is written when every kind was tried. A run that was interrupted goes on, on the same day, with the kinds
    that are missing; after a whole run, `-- --only KIND` tries one again.
    """
    session.install(TESTED, *group("test"))
    kept = str(Path(session.create_tmp()) / "kept")
    page = ("--keep", kept, "--write", "docs/reliability.md")
    session.run("python", "-m", "benchmarks.reliability", *page, *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Ask with random input, on from a corpus; `-- --minutes N` says how long for each kind of input."""
    session.install(TESTED, *group("test"))
    session.run("python", "-m", "tests.fuzz", *session.posargs)


@nox.session
def nightly(session: nox.Session) -> None:
    """Run what takes too long for every change: many more examples, every attempt of reliability, and fuzzing."""
    session.install(TESTED, *group("test"))
    session.run("pytest", "-n", "auto", "--hypothesis-profile=thorough", *session.posargs)
    session.run("python", "-m", "benchmarks.reliability")
    session.run("python", "-m", "tests.fuzz", "--minutes", "5")


@nox.session
def audit(session: nox.Session) -> None:
    """Look for known faults in what is pulled in, from Python and for the explorer, and at the licences.

    Faults that are found fail the session. A service that cannot be reached is said in a line: `-- --offline` does not
    ask, and looks at the licences alone.
    """
    session.install(".[all,curation]", *group("audit"))
    pins = Path(session.create_tmp()) / "pins.txt"
    session.run("python", "-m", "tools.licences", str(pins))
    if "--offline" in session.posargs:
        session.log("left out, as asked: the look for known faults")
        return
    session.run("python", "-m", "tools.audit", str(pins), "explorer")


@nox.session
def docs(session: nox.Session) -> None:
    """Write the pages that come from data and code, and build the site; a broken link fails. Needs Node.js and npm."""
    if shutil.which("npm") is None:
        session.error("the explorer is bundled by Node.js: install it with npm, such as Debian's nodejs and npm")
    session.install(".[cli,curation,plot]", *group("docs"))
    session.run("python", "-m", "pages")
    with session.chdir("explorer"):
        session.run("npm", "ci", external=True)
        session.run("npm", "test", external=True)
        session.run("npm", "run", "build", external=True)
    session.run("zensical", "build", "--clean", "--strict")
    session.run("python", "-m", "pages.published", "site")
    session.run("python", "-m", "pages.finish", "site")


@nox.session
def recipes(session: nox.Session) -> None:
    """Run the examples in other languages against the site that `docs` built; needs curl, jq, Node.js and R."""
    missing = [program for program in ("curl", "jq", "node", "Rscript") if shutil.which(program) is None]
    if missing:
        session.error(f"install {', '.join(missing)}; on Debian: curl jq nodejs r-base-core")
    if not Path("site/api/v1/index.json").is_file():
        session.error("there is no built site: run the session `docs` first")
    session.install(".", *group("recipes"))
    session.run("pytest", "tests/recipes", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the site that `docs` built in headless Chromium; needs Debian's chromium and chromium-driver."""
    if None in (shutil.which("chromium"), shutil.which("chromedriver")):
        session.error("the browser tests need Debian's packages chromium and chromium-driver")
    if not Path("site/index.html").is_file():
        session.error("there is no site to look at: run the session `docs` first")
    session.install(".[cli,curation,testing]", *group("browser"))
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session
def crates(session: nox.Session) -> None:
    """Validate the RO-Crate beside each sort of export; fetches the JSON-LD context of RO-Crate."""
    session.install(".[cli]", "roc-validator>=0.10")
    for form in ("csv", "ndjson", "parquet", "datapackage"):
        folder = str(Path(session.create_tmp()) / form)
        session.run("camwatch", "export", folder, "--format", form, "--overwrite")
        session.run("rocrate-validator", "-y", "validate", "-p", "ro-crate-1.1", "-l", "required", folder)


@nox.session
def dist(session: nox.Session) -> None:
    """Build the source and the binary distribution."""
    shutil.rmtree("dist", ignore_errors=True)
    session.install("build", "twine")
    session.run("python", "-m", "build")
    session.run("twine", "check", "--strict", *(str(path) for path in session.posargs or ["dist/*"]))

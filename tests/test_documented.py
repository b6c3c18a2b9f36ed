"""The reference: every public name, command, option, extra, format, style, word, table and column has its place."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
import xlsxwriter
from click.testing import CliRunner

import camwatch
import pages.__main__
from camwatch.arrow.schema import REVISION, schema
from camwatch.citation.styles import STYLES
from camwatch.cli.app import app
from camwatch.cli.command import Command
from camwatch.cli.commands import GROUPS, HELP
from camwatch.dataset import Dataset
from camwatch.export.registry import FORMATS
from camwatch.model.fields import field_names
from camwatch.model.tables import STORED, TABLES
from camwatch.model.vocabulary import Vocabulary
from camwatch.store.evidence import evidence_columns
from camwatch.store.joined import JOINED
from pages import authoring, commands, dataset, library
from pages.page import Writer
from pages.register import Register
from pages.subjects import SUBJECTS
from tests.conftest import ROOT
from tests.sample import write_sample

WRITERS = (library.write, commands.write, dataset.write, authoring.write)
COMMITTED = ("data.md", "export.md", "screening.md", "changelog-data.md")
"""Pages that are not generated, and that generated ones lead to."""
FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (?P<title>.*?)(?: \{(?P<attributes>[^}]*)\})?$", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{(?P<attributes> [^{}]*#[^{}]*)\}$", re.MULTILINE)
LINK = re.compile(r"\]\((?P<markdown>[^)\s]+)\)|<a [^>]*href=\"(?P<html>[^\"]+)\"")


def slug(title: str) -> str:
    """The anchor that a heading has of itself."""
    plain = re.sub(r"[^\w\s-]", "", re.sub(r"<[^>]+>", "", title.replace("`", ""))).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)


def anchors(text: str) -> list[str]:
    """The anchors of a page: of headings, of terms and of elements."""
    prose = FENCE.sub("", text)
    found = []
    for heading in HEADING.finditer(prose):
        given = re.search(r"#(\S+)", heading["attributes"] or "")
        found.append(given[1] if given else slug(heading["title"]))
    for attributes in ATTRIBUTES.finditer(re.sub(r"^#+ .*$", "", prose, flags=re.MULTILINE)):
        found += re.findall(r"#(\S+)", attributes["attributes"])
    return found + re.findall(r'<(?:a|span|div) id="([^"]+)"', prose)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory, shipped: Dataset) -> Path:
    """A directory with the generated pages, and the committed ones that they lead to."""
    folder = tmp_path_factory.mktemp("docs")
    for write in WRITERS:
        write(Writer(Register(shipped), folder))
    for name in COMMITTED:
        shutil.copy(ROOT / "docs" / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def known(docs: Path) -> Mapping[str, list[str]]:
    """The anchors of each page by its path."""
    return {path.relative_to(docs).as_posix(): anchors(path.read_text(encoding="utf-8")) for path in docs.rglob("*.md")}


@pytest.fixture(scope="module")
def named(known: Mapping[str, list[str]]) -> set[str]:
    """The anchors of the library's pages."""
    return {anchor for page, found in known.items() if page.startswith("reference/library/") for anchor in found}


# The library


def members(cls: type) -> Iterator[str]:
    """The public names of a class: fields, properties, methods and words, those of its bases in camwatch too."""
    for base in cls.__mro__:
        if base.__module__.partition(".")[0] == "camwatch":
            yield from base.__dict__
            yield from inspect.get_annotations(base)


CLASSES = [name for name in camwatch.__all__ if inspect.isclass(getattr(camwatch, name))]


@pytest.mark.parametrize("name", camwatch.__all__)
def test_public_names(named: set[str], name: str) -> None:
    """Every public name has an entry."""
    assert f"camwatch.{name}" in named


@pytest.mark.parametrize("name", CLASSES)
def test_members(named: set[str], name: str) -> None:
    """Every public method, property, field and word of a public class has an anchor."""
    expected = {member for member in members(getattr(camwatch, name)) if not member.startswith("_")}
    missing = {member for member in expected if f"camwatch.{name}.{member}" not in named}
    assert not missing, f"the reference has no entry of {missing} of camwatch.{name}"


@pytest.mark.parametrize("table", TABLES)
def test_fields(named: set[str], table: str) -> None:
    """Every field of a record has an anchor under the name that it has in Python."""
    cls = TABLES[table]
    assert {f"camwatch.{cls.__name__}.{field}" for field in field_names(cls)} <= named


@pytest.mark.parametrize(
    ("page", "signature"),
    [
        ("dates", "<code>class camwatch.<b>PartialDate</b>(text: str)</code>"),
        ("dates", '<code>classmethod <b>of</b>(value: <a href="#camwatch.DateLike">DateLike</a>)'),
        (
            "dataset",
            "<b>identify&#95;all</b>(texts: pa.Array&#91;Any&#93; &#124; pa.ChunkedArray&#91;Any&#93;) → pa.ListArray",
        ),
        (
            "dataset",
            '    &#42;,\n    path: str &#124; os.PathLike&#91;str&#93; &#124; None = None,\n) → <a href="#camwatch.Dataset">',
        ),
        ("screening", 'dataset: <a href="dataset.md#camwatch.Dataset">Dataset</a> &#124; None = None,'),
        ("errors", 'class camwatch.<b>UnknownId</b>(<a href="#camwatch.CamwatchError">CamwatchError</a>, KeyError)'),
    ],
)
def test_signatures(docs: Path, page: str, signature: str) -> None:
    """Signatures are those of the source: classes with what they take, each form of a function, types as links."""
    assert signature in (docs / "reference" / "library" / f"{page}.md").read_text(encoding="utf-8")


def imported() -> set[tuple[str, str]]:
    """The names that the README and the hand-written pages import from modules of camwatch."""
    texts = [(ROOT / "README.md").read_text(encoding="utf-8")]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "how-to").glob("*.md")]
    found = set()
    shown = re.sub(r"<!--.*?-->", "", "\n".join(texts), flags=re.DOTALL)
    for module, names in re.findall(r"from (camwatch(?:\.\w+)+) import ([\w, ]+)", shown):
        found |= {(module, name.partition(" as ")[0].strip()) for name in names.split(",")}
    return found


def test_what_pages_import(named: set[str]) -> None:
    """What the README and the guides import from a module of camwatch has an entry."""
    assert imported()
    missing = {f"{module}.{name}" for module, name in imported()} - named
    assert not missing


def test_every_entry_is_real(named: set[str]) -> None:
    """An entry is of something that is there: every dotted name leads to it."""
    for anchor in named:
        if not anchor.startswith("camwatch."):
            continue
        parts = anchor.split(".")
        place = next(place for place in range(len(parts), 0, -1) if importable(".".join(parts[:place])))
        found: Any = importlib.import_module(".".join(parts[:place]))
        for part in parts[place:-1]:
            found = getattr(found, part)
        assert hasattr(found, parts[-1]) or parts[-1] in members(found) or described(found, parts[-1]), anchor


def importable(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ModuleNotFoundError:
        return False
    return True


def described(cls: Any, name: str) -> bool:
    """Whether an attribute that objects get when they are made is one of a class or of its bases."""
    return any(f"self.{name}:" in inspect.getsource(base) for base in cls.__mro__ if base.__module__ != "builtins")


def test_examples_of_the_library(docs: Path, shipped: Dataset) -> None:
    """Every example in Python above the entries runs."""
    count = 0
    for path in (docs / "reference" / "library").glob("*.md"):
        for example in re.findall(
            r"^```python\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            exec(compile(example, path.name, "exec"), {"camwatch": camwatch, "ds": shipped})
            count += 1
    assert count > 4


def test_extras(known: Mapping[str, list[str]]) -> None:
    """Every extra is described."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) <= set(known["reference/library/index.md"])


def test_formats_and_styles(known: Mapping[str, list[str]]) -> None:
    """Every format of exports and every style of citations has a heading."""
    assert set(FORMATS) <= set(known["reference/library/export.md"])
    assert set(STYLES) <= set(known["reference/library/citation.md"])


@pytest.mark.parametrize("style", STYLES)
def test_the_release_in_every_style(docs: Path, shipped: Dataset, style: str) -> None:
    """The page of the dataset and that of the styles show the citation as it is written."""
    cited = shipped.cite(style).rstrip("\n")
    assert cited in (docs / "reference" / "library" / "citation.md").read_text(encoding="utf-8")
    page = (docs / "reference" / "dataset.md").read_text(encoding="utf-8")
    assert re.sub(r"^ {4}(?=.)", "", page, flags=re.MULTILINE).count(cited) == 1


# The command line


def _commands() -> dict[str, Command]:
    context = click.Context(app)
    commands = {name: app.get_command(context, name) for name in HELP}
    return {name: command for name, command in commands.items() if isinstance(command, Command)}


COMMANDS = _commands()


def test_groups_hold_every_command() -> None:
    """The table of commands, which the help is written from, names every command and says what it does."""
    assert (
        list(COMMANDS) == app.list_commands(click.Context(app)) == [name for group in GROUPS.values() for name in group]
    )
    for name, command in COMMANDS.items():
        assert command.name == name
        assert (command.help or "").partition("\n")[0] == HELP[name]
    modules = {path.stem for path in (ROOT / "src" / "camwatch" / "cli").glob("*.py")}
    defining = {stem for stem in modules if hasattr(importlib.import_module(f"camwatch.cli.{stem}"), "command")}
    assert {name.replace("-", "_") for name in COMMANDS} == defining - {"command"}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands(known: Mapping[str, list[str]], name: str) -> None:
    """Every command has a heading; every option and argument has an anchor."""
    found = set(known["reference/cli.md"])
    own = f"camwatch-{name}"
    assert own in found
    for parameter in COMMANDS[name].params:
        longest = max(parameter.opts, key=len)
        anchor = own + longest if isinstance(parameter, click.Option) else f"{own}-{longest}".replace("_", "-")
        assert anchor in found, f"docs/reference/cli.md does not tell {longest} of {name}"


def test_common_options(known: Mapping[str, list[str]]) -> None:
    """The options of camwatch itself, and what its exit status says, have anchors."""
    found = set(known["reference/cli.md"])
    options = [max(one.opts, key=len) for one in app.params]
    assert {f"camwatch{option}" for option in [*options, "--help"]} | {
        f"exit-status-{code}" for code in range(3)
    } <= found


@pytest.mark.parametrize("name", COMMANDS)
def test_defaults_and_choices(docs: Path, name: str) -> None:
    """The entry of an option tells its choices and its default, and each form of it."""
    page = (docs / "reference" / "cli.md").read_text(encoding="utf-8")
    section = page.partition(f"{{ #camwatch-{name} ")[2].partition("\n### ")[0]
    for option in COMMANDS[name].params:
        if not isinstance(option, click.Option):
            continue
        entry = section.partition(f"{{ #camwatch-{name}{max(option.opts, key=len)} }}\n")[2].partition("\n\n")[0]
        assert entry
        if isinstance(option.type, click.Choice):
            assert all(f"`{choice}`" in entry for choice in option.type.choices)
        if option.show_default:
            assert f"Default: `{option.default}`" in entry
        assert all(f"`{form}" in section for form in option.secondary_opts)


SERVERS = ("mcp", "serve")
EXAMPLES = [(name, example) for name, command in COMMANDS.items() for example in command.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_examples_of_commands(name: str, example: str, docs: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """Every example is on the page, uses its command, and ends with the documented exit status."""
    assert example in (docs / "reference" / "cli.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    write_sample(tmp_path / "records")
    if "--data built" in example:
        assert CliRunner().invoke(app, ["build", "records", "--into", "built"]).exit_code == 0
    (tmp_path / "inventory.csv").write_text("model,notes\nDS-2CD2143G2-I,lobby\n", encoding="utf-8")
    forms = ROOT / "tests" / "data" / "forms"
    event = json.loads((forms / "commitment.json").read_text(encoding="utf-8"))
    (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
    (tmp_path / "form.json").write_text(json.dumps(event["issue"]), encoding="utf-8")
    new_body = json.loads((forms / "new-body.json").read_text(encoding="utf-8"))
    (tmp_path / "issue.md").write_text(new_body["issue"]["body"], encoding="utf-8")
    with xlsxwriter.Workbook(tmp_path / "estate.xlsx") as book:
        sheet = book.add_worksheet("Cameras")
        for row, cells in enumerate((["Estate"], [], ["model", "notes"], ["DS-2CD2143G2-I", "lobby"])):
            sheet.write_row(row, 0, cells)
    line, _, file = example.partition(" < ")
    words = shlex.split(line)
    if name in SERVERS:
        assert name in words  # it runs until it is stopped; the tests of the server start it
        return
    context = app.make_context("camwatch", words[1:])
    assert (words[0], context._protected_args or context.args)[0] == "camwatch"
    assert name in words
    result = CliRunner().invoke(app, words[1:], input=Path(file).read_text(encoding="utf-8") if file else None)
    if name == "release":
        # It needs a clone of the repository; what it does in one is tested with the build.
        assert result.exit_code == 2
        return
    # Two releases differ, and nobody has read the sample a second time.
    # Whether an expected date has passed depends on the release.
    expected = {0, 1} if name == "expected" else {1} if name == "diff" or "--unread" in example else {0}
    assert result.exit_code in expected, result.output


def test_every_command_has_examples() -> None:
    """Every command has at least one example, and its help shows them, its arguments and its exit status."""
    for name, command in COMMANDS.items():
        assert command.examples
        shown = CliRunner().invoke(app, [name, "--help"]).output
        assert all(example in shown for example in command.examples)
        assert "Exit status:\n  0  " in shown
        assert bool(command.arguments) is ("\nArguments:\n" in shown)
        assert isinstance(command, Command)


def test_words_of_options_complete() -> None:
    """The shell completes the words of a vocabulary, each with its boundary."""
    option = next(one for one in COMMANDS["commitments"].params if one.name == "action")
    context = click.Context(COMMANDS["commitments"])
    found = option.type.shell_complete(context, option, "st")
    assert {one.value for one in found} == {"stop_buying", "stop_using", "stop_selling"}
    assert all(one.help == camwatch.Action(one.value).meaning for one in found)


# The data


@pytest.mark.parametrize("table", STORED)
def test_tables_and_columns(known: Mapping[str, list[str]], table: str) -> None:
    """Every table has a heading in the dictionary, and every column of it an anchor."""
    found = set(known["data.md"])
    names = [*schema(table).names, *(joined[0] for joined in JOINED.get(table, ()))]
    names += [field.name for field in evidence_columns(table)]
    assert {table, *(f"{table}.{name}" for name in names)} <= found
    assert {f"revision.{field.name}" for field in REVISION} <= found


@pytest.mark.parametrize("vocabulary", Vocabulary.__subclasses__(), ids=lambda cls: cls.__name__)
def test_words(known: Mapping[str, list[str]], docs: Path, vocabulary: type[Vocabulary]) -> None:
    """Every word has an anchor in the dictionary and in the reference, and stands there with its boundary."""
    name = vocabulary.__name__
    assert {f"{name.lower()}.{word.value}" for word in vocabulary} <= set(known["data.md"])
    assert {f"camwatch.{name}.{word.name}" for word in vocabulary} <= set(known["reference/library/vocabularies.md"])
    page = (docs / "reference" / "library" / "vocabularies.md").read_text(encoding="utf-8").replace("\\", "")
    assert all(f"{{ #camwatch.{name}.{word.name} }}\n:   {word.meaning}\n" in page for word in vocabulary)


# The dataset's page


def test_the_data_lie_beside_the_pages(docs: Path) -> None:
    """Every file that is shipped lies with the pages, byte by byte, and the page gives its SHA-256."""
    page = (docs / "reference" / "dataset.md").read_text(encoding="utf-8")
    index = json.loads((docs / dataset.DATA / "releases.json").read_text(encoding="utf-8"))
    for path in (ROOT / "src" / "camwatch" / "data").iterdir():
        assert (docs / dataset.DATA / path.name).read_bytes() == path.read_bytes()
    for name, file in index["files"].items():
        assert re.search(rf"\({re.escape(f'../{dataset.DATA}/{name}')}\).*\b{file['sha256']}\b", page)
    for release in camwatch.releases():
        assert release.digest in page
    for credit in camwatch.releases()[-1].credits:
        assert credit.url in page


@pytest.mark.filterwarnings("ignore")
def test_json_ld_is_croissant(docs: Path, shipped: Dataset) -> None:
    """The JSON-LD in the page is a dataset to schema.org and Croissant, and leads to the files."""
    import mlcroissant

    page = docs / "reference" / "dataset.md"
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"))
    assert len(scripts) == 1
    value = json.loads(scripts[0])
    assert value["url"].endswith("/reference/dataset/")
    # The page is served from a directory of its own name, the files as they are published beside the site.
    served = docs / "reference" / "dataset" / "croissant.json"
    served.parent.mkdir(exist_ok=True)
    served.write_text(scripts[0], encoding="utf-8")
    shipped.export(docs / dataset.exported(shipped.release), format="parquet", overwrite=True)
    described = mlcroissant.Dataset(str(served))
    assert not described.metadata.issues.errors
    assert not described.metadata.issues.warnings
    assert described.metadata.version == shipped.release.version
    assert len(list(described.records("vendors"))) == len(shipped.vendors)


# All pages


def test_writers_are_listed() -> None:
    """The command that writes all pages writes these."""
    assert set(WRITERS) <= set(pages.__main__.WRITERS)


def test_links_between_pages(docs: Path, known: Mapping[str, list[str]]) -> None:
    """Every link of a generated page leads to a page, a file or an anchor that is there."""
    elsewhere = navigation() - set(known)
    checked = 0
    for page in known:
        if page in COMMITTED:
            continue
        text = FENCE.sub("", (docs / page).read_text(encoding="utf-8"))
        text = re.sub(r"(?<!`)`[^`\n]+`(?!`)", "", re.sub(r"<script.*?</script>", "", text))
        for found in LINK.finditer(text):
            target = found["markdown"] or found["html"]
            if re.match(r"[a-z]+:", target):
                continue
            address, _, anchor = target.partition("#")
            place = (docs / page).parent.joinpath(address).resolve() if address else docs / page
            path = place.relative_to(docs.resolve()).as_posix()
            assert place.is_file() or path in elsewhere, f"{page}: {target} leads nowhere"
            assert not anchor or path in elsewhere or anchor in known[path], f"{page}: {target} has no such anchor"
            checked += 1
    assert checked > 1000


def navigation() -> set[str]:
    """The pages in the navigation of the site."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    return set(re.findall(r"([\w./-]+\.md)$", text, re.MULTILINE))


def test_anchors_are_their_own(known: Mapping[str, list[str]]) -> None:
    """No two entries of a page have one anchor, but for the kinds of change that each version in the changelog has."""
    for page, found in known.items():
        if page not in (*COMMITTED, "reference/changelog.md") or page == "data.md":
            assert sorted(found) == sorted(set(found)), page


def test_pages_are_reached(known: Mapping[str, list[str]]) -> None:
    """Every generated page of the reference is in the navigation of the site."""
    assert {page for page in known if page.startswith("reference/")} <= navigation()


def test_titles_and_descriptions(docs: Path) -> None:
    """Every generated page has a title and a description of its own, which search engines show whole."""
    heads = []
    for path in (docs / "reference").rglob("*.md"):
        head = re.match(
            r'---\ntitle: "(.+)"\ndescription: "(.+)"\n(?:search: .+\n)?---\n', path.read_text(encoding="utf-8")
        )
        assert head is not None, path
        # The theme writes a description into an attribute as it is.
        assert len(head[2]) <= 160, path
        assert not set(head[2]) & set('"\\<>&'), path
        heads.append(head.groups())
    assert len({title for title, _ in heads}) == len({text for _, text in heads}) == len(heads)


def test_pages_are_light(docs: Path) -> None:
    """No page is so heavy that its HTML could exceed 300 kB."""
    weights = {path.name: path.stat().st_size for path in (docs / "reference").rglob("*.md")}
    assert max(weights.values()) < 100_000, max(weights, key=lambda name: weights[name])


def test_links_of_repository_files() -> None:
    """A link of the authoring guide becomes one between pages; one that leads nowhere is an error."""
    text = "[a](../docs/data.md#standing) [b](#ids) [c](https://x.example)\n\n```yaml\n[d](gone.md)\n```\n"
    made = authoring.relinked(text, "records/README.md")
    assert made.startswith("[a](../data.md#standing) [b](#ids) [c](https://x.example)")
    assert "[d](gone.md)" in made
    with pytest.raises(LookupError, match=r"gone\.md"):
        authoring.relinked("[d](gone.md)", "records/README.md")
    assert authoring.relinked("| `a \\| b` |", "records/README.md") == "| <code>a &#124; b</code> |"


def test_subjects_have_one_place_each() -> None:
    """No name is on two pages, and members that come first are there."""
    listed = [name for subject in SUBJECTS for name in subject.names]
    assert len(listed) == len(set(listed))
    from pages.api import library as read

    paths = {member.path for entry in read().entries for member in entry.members}
    assert {path for subject in SUBJECTS for path in subject.leading} <= paths

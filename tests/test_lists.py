"""The lists of the command line: columns, order and length, what each list holds, and what is said of nothing."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import camwatch
from camwatch.cli.app import app
from camwatch.cli.commands import HELP
from camwatch.collections.commitments import IN_FORCE
from camwatch.dataset import Dataset
from camwatch.followup import neighbours
from camwatch.model.synonyms import named_in
from camwatch.model.vocabulary import BodyKind, Standing, Vocabulary

LISTS = ("commitments", "ties", "without-commitment", "interventions", "statistics", "sources", "quiet", "follow-up")
OF_PLACES = ("commitments", "ties", "without-commitment", "interventions", "statistics", "quiet", "follow-up", "find x")


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, arguments)


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code in (0, 1), result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("command", LISTS)
def test_columns_of_lists(command: str) -> None:
    """Every list has the id and the place; it can be cut down to columns, in each format, and to a number of rows."""
    every = rows(command)
    assert len(every) > 3
    names = set(every[0])
    assert "id" in names
    if command != "sources":
        assert names & {"country", "jurisdiction"}
    few = rows(command, "--columns", "id", "--limit", "3")
    assert few == [{"id": row["id"]} for row in every[:3]]
    header, *lines = run(command, "--columns", "id", "--limit", "2", "--format", "csv").stdout.splitlines()
    assert (header, lines) == ("id", [row["id"] for row in every[:2]])
    printed = run(command, "--limit", "4").stdout
    assert all(row["id"] in printed.split() for row in every[:4])
    assert every[4]["id"] not in printed.split()
    listed = run(command, "--columns", "help")
    assert listed.exit_code == 0
    assert all(name in listed.output for name in names)
    wrong = run(command, "--columns", "id,nonsense")
    assert wrong.exit_code == 2
    assert "'nonsense'" in wrong.output


@pytest.mark.parametrize(
    ("command", "column"),
    [
        ("commitments", "due"),
        ("commitments", "cameras"),
        ("commitments", "body_name"),
        ("ties", "cameras"),
        ("ties", "as_of"),
        ("interventions", "signatories"),
        ("statistics", "value"),
        ("sources", "published"),
        ("without-commitment", "last_report"),
    ],
)
def test_order(command: str, column: str) -> None:
    """A list is sorted by any column, numbers as numbers, and what has no value comes last either way."""
    up = [row[column] for row in rows(command, "--sort", column)]
    down = [row[column] for row in rows(command, "--sort", f"-{column}")]
    having = [value for value in up if value is not None]
    assert having
    assert up[len(having) :] == down[len(having) :] == [None] * (len(up) - len(having))
    key = (lambda value: value) if isinstance(having[0], int | float) else (lambda value: str(value).casefold())
    assert having == sorted(having, key=key)
    assert [key(value) for value in down[: len(having)]] == sorted(map(key, having), reverse=True)
    assert run(command, "--sort", "nonsense").exit_code == 2


@pytest.mark.parametrize("command", OF_PLACES)
def test_places(command: str) -> None:
    """Every look-up takes a country or a part of one, by code or name."""
    by_code = run(*command.split(), "--country", "GB-SCT")
    by_name = run(*command.split(), "--country", "Scotland")
    assert by_code.exit_code == by_name.exit_code
    assert by_code.exit_code in (0, 1)
    assert by_code.output == by_name.output


@pytest.mark.parametrize("vocabulary", Vocabulary.__subclasses__(), ids=lambda one: one.__name__)
def test_words(vocabulary: type[Vocabulary]) -> None:
    """The words of every vocabulary are listed with their meanings, however its name is written."""
    name = vocabulary.__name__
    for written in (
        name,
        name.lower(),
        "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name).strip("-"),
    ):
        listed = rows("words", written)
        words = [(row["word"], row["meaning"]) for row in listed if row["word"] != IN_FORCE]
        assert words == [(word.value, word.meaning) for word in vocabulary]
        assert (len(words) < len(listed)) == (vocabulary is Standing)
    assert run("words", "nonsense").exit_code == 2


@pytest.mark.parametrize(
    ("command", "option", "word"),
    [
        ("commitments", "--body-kind", "education"),
        ("commitments", "--action", "phase_out"),
        ("commitments", "--standing", "done"),
        ("commitments", "--subject", "vendor_equipment"),
        ("ties", "--kind", "holds_shares"),
        ("interventions", "--kind", "foi_investigation"),
        ("statistics", "--unit", "percent"),
        ("sources", "--kind", "trade_press"),
        ("find", "--kind", "local_authority"),
        ("screen", "--kind", "police"),
    ],
)
def test_help_lists_words(command: str, option: str, word: str) -> None:
    """The help of an option lists the words that it takes, and a wrong word is answered with the right ones."""
    shown = run(command, "--help").output
    assert option in shown
    assert word in shown
    if command not in ("find", "screen"):
        wrong = run(command, option, "school")
        assert wrong.exit_code == 2
        assert word in wrong.output


@pytest.mark.parametrize(
    ("name", "council", "other"),
    [
        ("Bristol", "gb-bristol-city-council", "gb-university-of-bristol"),
        ("Glasgow", "gb-glasgow-city-council", "gb-university-of-glasgow"),
        ("Cornwall", "gb-cornwall-council", "gb-devon-and-cornwall-police"),
        ("Kirklees", "gb-kirklees-council", None),
        ("Leeds", "gb-leeds-city-council", "gb-university-of-leeds"),
    ],
)
def test_a_place_is_its_council(name: str, council: str, other: str | None) -> None:
    """A short name leads to the council that has it; what else it may mean is said apart from the answer."""
    result = run("body", name)
    assert result.exit_code == 0
    assert council in result.stdout.splitlines()[0]
    if other is not None:
        assert other in result.stderr
    assert json.loads(run("body", name, "--format", "json").stdout)["id"] == council
    assert {row["body"] for row in rows("commitments", "--body", name)} <= {council}


def test_interventions_that_worked(shipped: Dataset) -> None:
    """`--prompted` lists which ones worked, and what each prompted."""
    worked = rows("interventions", "--prompted")
    assert {row["id"] for row in worked} == set(shipped.interventions.where(prompted=True).ids)
    for row in worked:
        prompted = shipped.interventions[row["id"]].prompted
        assert row["prompted"] == list(prompted.ids)
        assert row["prompted_standings"] == [one.standing().value for one in prompted]
    every = {row["id"] for row in rows("interventions")}
    assert {row["id"] for row in rows("interventions", "--unprompted")} == every - {row["id"] for row in worked}


def test_what_was_prompted_stands_as_on_a_day(shipped: Dataset) -> None:
    """The list shows how each commitment that was prompted stood on the day of `--on`, in every format."""
    early, late = "2023-06-01", "2026-11-24"
    before, after = (
        {row["id"]: row["prompted_standings"] for row in rows("interventions", "--prompted", "--on", day)}
        for day in (early, late)
    )
    for day, standings in ((early, before), (late, after)):
        for act in shipped.interventions.where(prompted=True):
            assert standings[act.id] == [one.standing(day).value for one in act.prompted]
    assert before != after
    text = run("interventions", "--prompted", "--on", late, "--format", "csv").stdout
    for row in csv.DictReader(io.StringIO(text)):
        assert row["prompted_standings"].split("; ") == after[row["id"]]
    assert "Standing" in run("interventions", "--prompted").stdout.splitlines()[2].split()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("school", "education"),
        ("Schools", "education"),
        ("councils", "local_authority"),
        ("police", "police"),
        ("Hospitals", "health"),
        ("universities", "university"),
        ("ministry", "central_government"),
        ("supermarkets", "retailer"),
        ("pension funds", "investor"),
    ],
)
def test_a_word_for_a_kind_of_body(shipped: Dataset, word: str, kind: str) -> None:
    """`find` leads from a word for a kind of body to the commands that list them; the counts are those of the lists."""
    said = run("find", word).stderr.splitlines()
    meaning = BodyKind(kind).meaning
    assert f"is a kind of body: {meaning[0].lower()}{meaning[1:]}" in said[0]
    assert f"{len(shipped.bodies.where(kind=kind)):,} bodies" in said[1]
    commands = [line.split("  (") for line in said if line.startswith("  camwatch ")]
    assert commands
    for command, count in commands:
        listed = rows(*command.split()[1:])
        assert len(listed) == int(count.split()[0].replace(",", ""))
    assert run("find", word, "--vendors").stderr.count("camwatch") == 0
    # A name that has the word in it is no word for a kind.
    assert "is a kind of body" not in run("find", f"Leeds {word}").stderr


def test_a_kind_in_a_place(shipped: Dataset) -> None:
    """With `--country`, the counts and the commands are those of the place."""
    said = run("find", "councils", "--country", "Scotland").stderr
    assert f"{len(shipped.bodies.where(country='GB-SCT', kind='local_authority')):,} bodies" in said
    assert "camwatch commitments --body-kind local_authority --country Scotland" in said
    assert "No claims about them were found" in run("find", "hospital", "--country", "Iceland").stderr


def test_a_word_for_a_kind_is_no_name() -> None:
    """Where a body must be named, a word for a kind gets the list of the kind."""
    result = run("body", "schools")
    assert result.exit_code == 2
    assert "camwatch commitments --body-kind education" in result.output


@pytest.mark.parametrize(
    ("kind", "holds", "lacks"),
    [
        ("education", "gb-big-brother-watch-secondary-schools-2022", "gb-big-brother-watch-universities-2022"),
        ("education", "gb-big-brother-watch-colleges-2022", "gb-big-brother-watch-nhs-trusts-2022"),
        ("university", "gb-big-brother-watch-universities-2022", "gb-big-brother-watch-colleges-2022"),
        ("health", "gb-big-brother-watch-nhs-trusts-2022", "gb-big-brother-watch-councils-2022"),
        ("local_authority", "no-nrk-municipalities-with-cameras-2024", "us-comparitech-camera-networks"),
        ("state_government", "us-cset-states-with-limits-2022", "us-cyfirma-unpatched-hikvision-cameras-2022"),
    ],
)
def test_statistics_about_a_kind(shipped: Dataset, kind: str, holds: str, lacks: str) -> None:
    """Statistics are found by the kind of body that their population names."""
    found = {row["id"] for row in rows("statistics", "--body-kind", kind)}
    assert found == set(shipped.statistics.where(body_kind=kind).ids)
    assert holds in found
    assert lacks not in found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Local authorities, schools and a police force in Ruritania", {"local_authority", "education", "police"}),
        ("further education colleges", {"education"}),
        ("people in the United States who own land", set()),
        ("US states and federal agencies", {"state_government", "central_government"}),
        ("hospitals of two NHS trusts", {"health"}),
        ("", set()),
    ],
)
def test_kinds_named_in_a_text(text: str, kinds: set[str]) -> None:
    """The longest phrase counts, in the singular or the plural; words with other meanings are passed over."""
    assert named_in(text, "BodyKind", [kind.value for kind in BodyKind]) == kinds


@pytest.mark.parametrize("form", ["table", "csv", "ndjson"])
def test_find_says_that_there_are_more(shipped: Dataset, form: str) -> None:
    """`find` says how many matches it does not show, in every format."""
    every = len(shipped.bodies.find("leeds", limit=1000))
    assert every > 5
    few = run("find", "leeds", "--format", form)
    assert f"5 of {every}" in few.stderr
    assert f"--limit {every}" in few.stderr
    assert "shows all" not in run("find", "leeds", "--format", form, "--limit", str(every)).output
    assert f"2 of {every}" in run("find", "leeds", "--format", form, "--limit", "2").stderr
    first = [match.record.id for match in shipped.bodies.find("leeds", limit=5)]
    assert [row["id"] for row in rows("find", "leeds")] == first


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("Edinburgh council", "gb-city-of-edinburgh-council"),
        ("edinburgh Council", "gb-city-of-edinburgh-council"),
        ("Council of Bristol", "gb-bristol-city-council"),
        ("the Leeds council", "gb-leeds-city-council"),
        ("Kent's council", "gb-kent-county-council"),
        ("Tower Hamlets council", "gb-london-borough-of-tower-hamlets"),
    ],
)
def test_the_council_of_a_place(shipped: Dataset, name: str, council: str) -> None:
    """The council of a place is its local authority, and standard error says which was taken."""
    result = run("body", name)
    assert result.exit_code == 0
    assert council in result.stdout.splitlines()[0]
    # Most are read so by the command alone: the library never takes a name that no body has.
    try:
        shipped.bodies.resolve(name)
    except camwatch.UnknownName:
        assert council in result.stderr


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("York university", "gb-university-of-york"),
        ("Oxford university", "gb-university-of-oxford"),
        ("Durham police", "gb-durham-constabulary"),
        ("Newcastle council", "gb-newcastle-city-council"),
    ],
)
def test_a_near_name_is_asked_back(name: str, likely: str) -> None:
    """A name that no body has, and that bodies elsewhere may have, is never taken: the id to give is said."""
    result = run("body", name)
    assert result.exit_code == 2
    assert not result.stdout
    assert f"use its id, {likely}" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["find", "qqqqxzzz"], "No body with this name was found. The register may list it under another name."),
        (["find", "qqqqxzzz", "--vendors"], "No vendor with this name was found."),
        (["body", "Orange County"], "Orange County, California, United States (us-orange-county-ca)"),
        (["body", "gss:ZZZ"], "search by name with `camwatch find`"),
        (["vendor", "wikidata:Q0"], "search by name with `camwatch find --vendors`"),
        (["vendor", "adt"], "it is a brand on goods made by Dahua (dahua)"),
        (["commitments", "--columns", "qqq"], "columns has a similar name"),
        (["commitments", "--prompted-by", "qqq"], "interventions has a similar id"),
        (["--data", "/nonexistent/place", "ties"], "/nonexistent/place does not exist; give a directory"),
        (["sql", "selct 7"], 'syntax error at or near "selct" (line 1: selct 7)\n'),
        (["propose", "missing.json"], "'missing.json' does not exist"),
        (["words", "nothing"], "BodyKind"),
    ],
)
def test_a_message_leads_on(arguments: list[str], message: str) -> None:
    """A name that leads nowhere is answered in the words of the command line, with what to do."""
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert "reinstall" not in result.stderr


def test_both_spellings_of_a_vocabulary() -> None:
    """The words of a vocabulary are listed by its name or by the name of its option."""
    assert run("words", "BodyKind").stdout == run("words", "body-kind").stdout != ""


@pytest.mark.parametrize("name", ["Atlantis council", "council of Atlantis", "Perth council", "council"])
def test_a_council_that_is_not_known_is_not_guessed(name: str) -> None:
    """A place that no local authority has as its name is not taken for one."""
    result = run("body", name)
    assert result.exit_code == 2
    assert not result.stdout


def test_a_body_of_which_nothing_is_known(shipped: Dataset) -> None:
    """Its page says what its neighbours promised, what binds it, and what to ask; that of one with a promise does not."""
    page = run("body", "gb-fife-council").stdout
    for one in neighbours(shipped.bodies["gb-fife-council"]):
        assert one.body.id in page.split()
    assert "Bound by" in page
    assert "camwatch follow-up --body gb-fife-council --letters" in page
    value = json.loads(run("body", "gb-fife-council", "--format", "json").stdout)
    assert [one["body"] for one in value["neighbours"]] == [
        one.body.id for one in neighbours(shipped.bodies["gb-fife-council"])
    ]
    assert "What to ask" not in run("body", "gb-tesco").stdout


def test_a_list_that_can_be_printed(shipped: Dataset) -> None:
    """CSV has the names, the last report, what binds the body, and the addresses of the sources."""
    text = run("commitments", "--country", "GB", "--made", "--format", "csv").stdout
    for row in csv.DictReader(io.StringIO(text)):
        commitment = shipped.commitments[row["id"]]
        assert row["body_name"] == commitment.body.name
        assert row["vendor_names"].split("; ") == [vendor.name for vendor in commitment.vendors]
        assert row["last_report"] == str(commitment.last_report or "")
        assert row["standing"] == commitment.standing().value
        assert row["source_urls"].split("; ")[0] == commitment.citations[0].source.url
    bound = [row for row in csv.DictReader(io.StringIO(text)) if row["bound_by"]]
    assert bound
    for row in bound:
        binding = shipped.binding(shipped.commitments[row["id"]].body_id)
        assert set(row["bound_by"].split("; ")) <= set(binding.ids)


def test_users_say_what_binds_them(shipped: Dataset) -> None:
    """`without-commitment` says who is bound by an instruction of somebody else, with the evidence."""
    users = shipped.without_commitment(vendor="hikvision", country="GB")
    listed = {row["id"]: row for row in rows("without-commitment", "--vendor", "hikvision", "--country", "GB")}
    assert set(listed) == set(users.ids)
    for user in users.evidence():
        row = listed[user.body.id]
        assert row["bound_by"] == [commitment.id for commitment in user.bound_by]
        assert row["source_urls"] == [source.url for source in user.sources]
        assert row["ties"] == [tie.id for tie in user.ties]


def test_other_subjects_are_left_out(sample_data: Path) -> None:
    """Lists leave out what includes no camera, unless it is asked for, and say how much that is."""
    ds = camwatch.load(path=sample_data)
    day = "2026-01-01"
    base = ["--data", str(sample_data)]
    few = {row["id"] for row in rows(*base, "commitments", "--overdue", "--on", day)}
    every = {row["id"] for row in rows(*base, "commitments", "--overdue", "--on", day, "--all-subjects")}
    assert few == set(ds.commitments.about_cameras().overdue(day).ids)
    assert every == set(ds.commitments.overdue(day).ids)
    quiet = {row["id"] for row in rows(*base, "quiet", "--since", day, "--all-subjects")}
    assert quiet == set(ds.commitments.quiet(day).ids)
    expected = {row["id"] for row in rows(*base, "expected", "--on", day, "--all-subjects")}
    assert expected == set(ds.commitments.expected(day).ids)


@pytest.mark.parametrize(
    "command",
    [
        "commitments",
        "commitments --made",
        "commitments --overdue",
        "commitments --standing kept --country US",
        "expected",
        "quiet --since 2026-01-01",
        "follow-up",
    ],
)
@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_list_says_what_it_leaves_out(shipped: Dataset, command: str, form: str) -> None:
    """Every list of commitments has the same basis: what includes no camera is left out, counted, and can be had."""
    arguments = [*command.split(), *(("--on", "2026-11-24") if "quiet" not in command else ())]
    few, every = rows(*arguments), rows(*arguments, "--all-subjects")
    ids = {row["id"] for row in every} - {row["id"] for row in few}
    assert all(shipped.commitments[one].subject == "other" for one in ids)
    assert all(shipped.commitments[row["id"]].subject != "other" for row in few)
    said = run(*arguments, "--format", form).stderr
    assert ("Left out" in said) is bool(ids)
    if ids:
        assert f"{len(ids)} commitment" in said
    assert "Left out" not in run(*arguments, "--all-subjects").output


def test_a_subject_that_is_asked_for(shipped: Dataset) -> None:
    """`--subject` gets what it names, and nothing is said of the others; the overview says how to get them."""
    other = [one.id for one in shipped.commitments if one.subject == "other"]
    assert other
    assert {row["id"] for row in rows("commitments", "--subject", "other")} == set(other)
    assert "Left out" not in run("commitments", "--subject", "other").output
    overview = run().stdout
    assert f"Not counted: {len(other)} commitments that do not cover cameras" in overview
    assert f"{len(rows('commitments')):,} commitments in " in overview
    page = run("body", shipped.commitments[other[0]].body_id).stdout
    assert "does not cover cameras" in page


@pytest.mark.parametrize("name", ["commitments/gb-mall-remove-2022", "ties/gb-shop-uses-acme-2022", "vendors/acme"])
def test_history(three_releases: Path, name: str) -> None:
    """Every revision is listed, with what changed and what became of the record; the table can be left out."""
    table, _, record = name.partition("/")
    revisions = camwatch.load(path=three_releases).tables[table].history(record)
    listed = rows("--data", str(three_releases), "history", name)
    assert [row["release"] for row in listed] == [revision.release.version for revision in revisions]
    assert [row["id"] for row in listed] == [revision.record.id for revision in revisions]
    assert [bool(row["became"]) for row in listed] == [revision.reason is not None for revision in revisions]
    assert rows("--data", str(three_releases), "history", record) == listed
    assert run("--data", str(three_releases), "history", f"{table}/nonsense").exit_code == 2
    assert run("--data", str(three_releases), "history", f"nonsense/{record}").exit_code == 2


def test_counts_of_a_difference(three_releases: Path) -> None:
    """`diff --stat` has the counts alone."""
    base = ["--data", str(three_releases), "diff", "2023.05.0", "2023.06.0"]
    difference = camwatch.diff("2023.05.0", "2023.06.0", path=three_releases)
    result = run(*base, "--stat", "--format", "json")
    assert result.exit_code == 1
    assert {row.pop("table"): row for row in json.loads(result.stdout)} == dict(difference.counts)
    assert len(run(*base, "--stat").stdout.splitlines()) < 20
    same = run("--data", str(three_releases), "diff", "2023.05.0", "2023.05.0", "--stat")
    assert same.exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["commitments", "--body", "gb-bristol-city-council"],
        ["ties", "--body", "gb-bristol-city-council"],
        ["without-commitment", "--country", "NZ", "--body-kind", "parliament"],
        ["interventions", "--actor", "gb-bristol-city-council"],
        ["quiet", "--body", "gb-bristol-city-council"],
    ],
)
def test_nothing_is_no_proof(arguments: list[str]) -> None:
    """An empty answer ends with status 1 and says on standard error that it does not prove absence."""
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "does not mean that there are none" in result.stderr
    assert json.loads(run(*arguments, "--format", "json").stdout) == []
    assert run(*arguments, "--format", "csv").stdout == ""


@pytest.mark.parametrize("command", HELP)
def test_a_command_imports_itself_alone(command: str) -> None:
    """Help needs no library but click, and no command imports another's module."""
    code = (
        "import sys\n"
        f"sys.argv = ['camwatch', {command!r}, '--help']\n"
        "from camwatch.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted(name for name in sys.modules if '.' not in name or name.startswith('camwatch.cli.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    module = f"camwatch.cli.{command.replace('-', '_')}"
    others = {f"camwatch.cli.{name.replace('-', '_')}" for name in HELP} - {module, "camwatch.cli.build"}
    assert not loaded & others
    assert not loaded & {"rich", "duckdb", "pandas", "polars", "yaml", "importlib_metadata"}


def test_help_imports_no_command() -> None:
    """The help of camwatch itself, and its version, need neither Arrow nor rich nor a command."""
    for option in ("--help", "--version"):
        code = (
            f"import sys\nsys.argv = ['camwatch', {option!r}]\nfrom camwatch.cli import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded = set(done.stderr.split())
        assert not loaded & {"pyarrow", "attrs", "attr", "rich", "importlib.metadata", "camwatch.dataset"}
        ours = {name for name in loaded if name.startswith("camwatch.cli.")}
        assert ours == {f"camwatch.cli.{name}" for name in ("app", "commands", "failures", "output")}

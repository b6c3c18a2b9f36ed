"""The command line, as a person and as a program see it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import camwatch
from camwatch.cli.app import app
from camwatch.cli.claims import composition, standing_span
from tests.sample import edit

SHOP = "claims/gb/gb-shop.yml"


def run(sample_data: Path | None, *arguments: str) -> Result:
    """Run a command on a dataset; on the shipped one if it is None."""
    return CliRunner().invoke(app, [*([] if sample_data is None else ["--data", str(sample_data)]), *arguments])


def test_overview(sample_data: Path) -> None:
    """Without a command: the release, what it holds, the newest promises and those overdue."""
    result = run(sample_data)
    assert result.exit_code == 0
    for text in (
        "2023.05.0",
        "4 bodies",
        "Newest commitments",
        "Deadlines that have passed",
        "Northtown Council",
        "overdue",
    ):
        assert text in result.output


def test_body(sample_data: Path) -> None:
    """A body's page shows commitments with their sources, ties, and what is not known."""
    result = run(sample_data, "body", "gb-northtown-council")
    assert result.exit_code == 0
    for text in (
        "Baile Tuath",
        "phase out",
        "due 2023-02",
        "https://gazette.example/2",
        "Prompted by",
        "12 cameras",
        "No source tells",
    ):
        assert text in result.output
    closed = run(sample_data, "body", "gb-old-northtown-council").output
    assert "ceased to exist 1996-03-31; followed by Northtown Council" in closed
    assert "does not mean that there are none" in closed
    assert "2023-03 fulfilled: The last camera was taken down." in run(sample_data, "body", "gb-shop").output


def test_vendor(sample_data: Path) -> None:
    """A vendor's page shows its figures, its classes, and the commitments about it."""
    output = run(sample_data, "vendor", "acme").output
    for text in ("Eyelet", "-11.1 %", "CNY 5,759,000,000", "Farland", "Ministry of Doors", "Shop, Ltd"):
        assert text in output
    assert "members: Acme Vision" in run(sample_data, "vendor", "class-farland").output


def test_lists(sample_data: Path) -> None:
    """Options narrow a list as the library's queries do."""
    ds = camwatch.load(path=sample_data)
    output = run(sample_data, "commitments", "--vendor", "acme", "--made", "--format", "json").output
    assert {one["id"] for one in json.loads(output)} == set(ds.commitments.where(vendor="acme").made().ids)
    overdue = run(sample_data, "commitments", "--overdue", "--on", "2023-03-01", "--format", "json").output
    assert [one["standing"] for one in json.loads(overdue)] == ["overdue"]
    force = run(sample_data, "commitments", "--in-force", "--on", "2022-11-30", "--format", "ndjson").output
    assert len(force.splitlines()) == 2
    standing = run(
        sample_data, "commitments", "--standing", "kept", "--standing", "declined", "--format", "json"
    ).output
    assert len(json.loads(standing)) == 2
    ties = list(csv.DictReader(io.StringIO(run(sample_data, "ties", "--present", "--format", "csv").output)))
    assert {row["body_name"] for row in ties} == {"Northtown Council", "Shop, Ltd"}
    users = run(sample_data, "without-commitment", "--vendor", "acme", "--country", "GB", "--on", "2024").output
    assert "Shop, Ltd" in users
    assert "Northtown" not in users
    for text in ("gb-shop", "Acme Vision", "2022-05", "Rival Press"):
        assert text in users
    answer = run(sample_data, "without-commitment", "--vendor", "acme", "--on", "2022-11-30", "--format", "csv").output
    (row,) = csv.DictReader(io.StringIO(answer))
    assert list(row)[:7] == ["id", "name", "kind", "jurisdiction", "uses", "last_report", "ties"]
    assert (row["id"], row["uses"], row["last_report"]) == ("gb-shop", "acme", "2022-05")
    assert (row["source_urls"], row["bound_by"]) == ("https://rival.example/story", "")


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["mcp", "--port", "8080"], "--http"),
        (["mcp", "--allow-host", "register.example"], "--http"),
        (["mcp", "--host", "127.0.0.1"], "--http"),
        (["follow-up", "--overwrite", "--letters"], "--to"),
        (["screen", "-", "--replace"], "--output or --report"),
        (["screen", "-", "--on", "2024-01-01"], "--body or --jurisdiction"),
    ],
)
def test_an_option_without_effect(sample_data: Path, arguments: list[str], needed: str) -> None:
    """An option that has no effect without another is refused, and the other is named."""
    result = run(sample_data, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"has no effect without {needed}; add {needed}, or leave out " in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["commitments", "--country", "Luxembourg, Belgium"], "write --country Luxembourg --country Belgium"),
        (["ties", "--country", "GB and New Zealand"], "write --country GB --country 'New Zealand'"),
        (["commitments", "--action", "remove,phase out"], "write --action remove --action 'phase out'"),
        (["ties", "--vendor", "acme; bolt"], "write --vendor acme --vendor bolt"),
        (["commitments", "--body", "gb-shop, Northtown Council"], "write --body gb-shop --body 'Northtown Council'"),
        (["statistics", "--country", "GB/US"], "write --country GB --country US"),
        (["commitments", "--standing", "in force, kept"], "write --standing 'in force' --standing kept"),
    ],
)
def test_several_values_in_one(sample_data: Path, arguments: list[str], remedy: str) -> None:
    """Several values in one are refused, and the message says how they are given."""
    result = run(sample_data, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.rstrip().endswith(remedy), result.stderr


@pytest.mark.parametrize(
    "command", [("body",), ("vendor",), ("find",), ("ties", "--body"), ("commitments", "--vendor")]
)
def test_an_empty_name(sample_data: Path, command: tuple[str, ...]) -> None:
    """An empty name is refused as such; no search is reported."""
    for name in ("", "  "):
        result = run(sample_data, *command, name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "the name is empty; give " in result.stderr


@pytest.mark.parametrize("kind", ["does not use", "doesn't sell", "no longer uses", "not uses"])
def test_a_kind_of_tie_that_denies(sample_data: Path, kind: str) -> None:
    """The words of a denial are not a kind of tie; the message names the option that selects denials."""
    result = run(sample_data, "ties", "--kind", kind)
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith("give the kind and add --absent")
    assert "--absent" not in run(sample_data, "ties", "--kind", "nonsense").stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["commitments", "--limit", "many"], "expected a whole number, 1 or more, got 'many'"),
        (["ties", "--limit", "0"], "expected a whole number, 1 or more, got '0'"),
        (["serve", "--port", "70000"], "expected a whole number, 0 to 65,535, got '70000'"),
        (["sql", "select 1", "--seconds", "-2"], "expected a number, 0 to 1,000,000, got '-2'"),
    ],
)
def test_numbers(sample_data: Path, arguments: list[str], expected: str) -> None:
    """A number out of bounds is refused in words, not in mathematical signs."""
    result = run(sample_data, *arguments)
    assert result.exit_code == 2
    assert expected in result.stderr


def test_what_a_list_shows_is_what_its_filter_takes() -> None:
    """Each standing, status and action that the table of commitments shows selects the rows that show it."""
    ds = camwatch.load()
    shown: dict[str, set[str]] = {}
    for commitment in ds.commitments:
        shown.setdefault(standing_span(commitment)[0], set()).add(commitment.id)
    assert {"in force", "done without a promise", "under review"} <= set(shown)
    for words, ids in shown.items():
        wanted = {one for one in ids if words != "open"}
        for written in (words, words.capitalize(), words.replace(" ", "_")):
            output = run(None, "commitments", "--all-subjects", "--standing", written, "--format", "ndjson").stdout
            listed = {json.loads(line)["id"] for line in output.splitlines()}
            # Those in force are open as well.
            assert listed == (wanted or shown["open"] | shown["in force"]), written
    counted = [len(ds.commitments.standing(word)) for word in camwatch.Standing]
    assert sum(counted) == len(ds.commitments)


@pytest.mark.parametrize("command", ["commitments", "ties", "without-commitment", "releases"])
@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "table"])
def test_formats(sample_data: Path, command: str, form: str) -> None:
    """Each list comes in each format, and what is for programs can be read by one."""
    arguments = ["--vendor", "acme", "--on", "2024"] if command == "without-commitment" else []
    result = run(sample_data, command, *arguments, "--format", form)
    assert result.exit_code == 0
    if form == "json":
        assert json.loads(result.output)
    elif form == "ndjson":
        assert all(json.loads(line) for line in result.output.splitlines())
    elif form == "csv":
        assert list(csv.DictReader(io.StringIO(result.output)))


def test_json_of_one_record(sample_data: Path) -> None:
    """A body and a vendor come as JSON with their claims."""
    body = json.loads(run(sample_data, "body", "gb-shop", "--format", "json").output)
    assert body["commitments"][0]["milestones"][1]["citations"][0]["source"] == "foi-answer"
    vendor = json.loads(run(sample_data, "vendor", "acme", "--format", "json").output)
    assert vendor["figures"][0]["change_percent"] == -11.1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["body", "gb-shoop"], 2, "'gb-shoop'; choose from: gb-ministry-of-doors"),
        (["commitments", "--action", "ban"], 2, "Choose from: designate"),
        (["commitments", "--country", "Kent"], 2, "Kent, United Kingdom"),
        (["commitments", "--on", "soon", "--overdue"], 2, "expected YYYY"),
        (["commitments", "--vendor", "bolt", "--action", "divest"], 1, "No commitments found"),
        (["commitments", "--nonsense"], 2, "no such option"),
        (["comitments"], 2, "no such command"),
        (["--release", "1999.01.0", "releases"], 0, ""),
        (["--release", "1999.01.0", "ties"], 2, "no release has the version '1999.01.0'; choose from: 2023.05.0"),
        (["body"], 2, "missing argument"),
    ],
)
def test_exit_status(sample_data: Path, arguments: list[str], status: int, message: str) -> None:
    """0 for an answer, 1 for none, 2 for a wrong question, with what would be right."""
    result = run(sample_data, *arguments)
    assert result.exit_code == status, result.output
    assert message in result.output


def test_damaged(tmp_path: Path) -> None:
    """Damaged data are a message and status 2, not a traceback."""
    result = run(tmp_path, "ties")
    assert result.exit_code == 2
    assert "releases.json" in result.output


def test_verify(sample_data: Path) -> None:
    """Every release is verified and its digest shown."""
    result = run(sample_data, "verify")
    assert result.exit_code == 0
    assert f"{camwatch.releases(path=sample_data)[0].digest}  as published" in result.output


def test_check_format_build(records: Path, tmp_path: Path) -> None:
    """A contributor checks, formats and builds."""
    invoke = CliRunner().invoke
    assert "no faults" in invoke(app, ["check", str(records)]).output
    edit(records, SHOP, "action: remove", "action: ban")
    checked = invoke(app, ["check", str(records)])
    assert checked.exit_code == 1
    assert f"{SHOP}:6: gb-shop-remove-2022: 'action': 'ban' is not" in checked.output
    refused = invoke(app, ["build", str(records), "--into", str(tmp_path / "data")])
    assert refused.exit_code == 1
    assert not (tmp_path / "data").exists()
    edit(records, SHOP, "action: ban", "action: 'remove'")
    assert invoke(app, ["format", "--check", str(records)]).exit_code == 1
    assert f"formatted {SHOP}" in invoke(app, ["format", str(records)]).output
    assert invoke(app, ["format", "--check", str(records)]).exit_code == 0
    built = invoke(app, ["build", str(records), "--into", str(tmp_path / "data")])
    assert built.exit_code == 0
    assert "built 2023.05.0" in built.output
    assert invoke(app, ["check", str(tmp_path / "nowhere")]).exit_code == 2
    (tmp_path / "empty").mkdir()
    for options in ([], ["--check"]):
        result = invoke(app, ["format", str(tmp_path / "empty"), *options])
        assert (result.exit_code, "contains no records" in result.output) == (1, True)


def test_a_reader_that_goes_away(sample_data: Path) -> None:
    """`camwatch … | head -1` ends without a traceback."""
    command = f'"{sys.executable}" -m camwatch --data "{sample_data}" commitments --format ndjson | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ties", "--kind", "sold"], "'sold' is not a valid --kind;"),
        (["ties", "--kind", "sells,uses"], "write --kind sells --kind uses"),
        (["ties", "--body", "gb-tesco", "--body-kind", "shop"], "'shop' is not a valid --body-kind;"),
        (["commitments", "--standing", "inforce"], "done, in_force, kept"),
        (["body", "gb-tesco", "--country", "DE"], "Tesco (gb-tesco) does not match --country; leave out --country"),
        (["body", "gb-tesco", "--country", "GB", "--kind", "police"], "does not match --country and --kind"),
        (["body", "gss:S12000036", "--country", "DE"], "does not match --country"),
        (["vendor", "dahua", "--country", "GB"], "Dahua (dahua) does not match --country"),
        (["vendor", "dahua", "--kind", "class"], "Dahua (dahua) does not match --kind"),
        (["commitments", "--made", "--done"], "--made and --done cannot be combined"),
        (["commitments", "--overdue", "--kept"], "--overdue and --kept cannot be combined"),
        (["commitments", "--read", "--unread"], "--read and --unread cannot be combined"),
        (["ties", "--absent", "--present"], "--present and --absent cannot be combined"),
        (["commitments", "--vendr", "x"], "no such option '--vendr'; did you mean '--overdue' or '--vendor' (see"),
        (["commitments", "--done", "--in-force"], "--done and --in-force cannot be combined"),
        (["commitments", "--standing", "kept", "--overdue"], "--standing kept and --overdue cannot be combined"),
        (["sources", "--lang", "German"], "--lang 'German' is not a language tag"),
        (["sql", "select 1", "--param", "first=1", "--param", "second=2"], "the query uses none of $first, $second"),
        (["sql", "select $first", "--param", "first=1", "--param", "second=2"], "the query does not use $second"),
        (["sql", "select $first"], "the query has the parameter $first; add --param first=VALUE"),
        (["follow-up", "--to", __file__], "is a file; give a directory"),
        (["find", "tesco", "--columns", "colour"], "choose from: closed, country"),
        (["find", " "], "the name is empty; give a name"),
        (["commitment"], "no such command 'commitment'; did you mean commitments or"),
        (["frobnicate"], "no such command 'frobnicate' (see"),
        (
            ["commitments", "--release", "2026.11.0"],
            "--release comes before the command: camwatch --release … commitments",
        ),
        (
            ["body", "Hikvision"],
            "no body is called 'Hikvision'. It is the name of a vendor: `camwatch vendor hikvision`",
        ),
        (["vendor", "Tesco"], "no vendor is called 'Tesco'. It is the name of a body: `camwatch body gb-tesco`"),
        (["body", "Springfield"], "Did you mean City of Springfield, Massachusetts, United States? If so"),
        (["identify", "x", "--columns"], "requires an argument"),
    ],
)
def test_refusals_name_what_was_given(arguments: list[str], message: str) -> None:
    """An argument that cannot be honoured is refused: the message names the option that was given."""
    result = subprocess.run([sys.executable, "-m", "camwatch", *arguments], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sql", "select 1 where 1 = 2"], "The query returned no rows."),
        (["sources", "--lang", "xx"], "The register cites no source that matches."),
        (["expected", "--on", "1991"], "No commitment with an expected date before 1991 was found. This does not mean"),
        (["commitments", "--overdue", "--on", "1991"], "No commitments found. This does not mean that there are none."),
        (
            ["quiet", "--since", "1991", "--body-kind", "police", "--country", "DK"],
            "No commitment that has gone without a report since 1991 was found. This does not mean",
        ),
    ],
)
def test_an_empty_list_says_what_is_missing(arguments: list[str], message: str) -> None:
    """The caveat is for claims about the world: the rows of a query, or the sources cited, are complete."""
    result = run(None, *arguments)
    assert result.exit_code == 1
    assert message in result.output
    assert ("does not mean" in result.output) == ("does not mean" in message)


def test_what_the_dates_do_not_decide() -> None:
    """A list of overdue commitments says how many more may be: Edinburgh's is due in the month of the year that is asked."""
    result = run(None, "commitments", "--body", "gb-city-of-edinburgh-council", "--overdue", "--on", "2023")
    assert "1 other commitment may be overdue" in result.stderr
    result = run(None, "commitments", "--body", "gb-city-of-edinburgh-council", "--overdue", "--on", "2024")
    assert "may be overdue" not in result.stderr


def test_a_merged_id_is_cited_as_the_other() -> None:
    """A citation of an id that was merged says which record it cites."""
    result = run(None, "cite", "gb-city-of-edinburgh-council-remove-2022")
    assert "was merged into gb-city-of-edinburgh-council-phase-out-2022" in result.stderr


def test_a_release_compared_with_itself() -> None:
    """A comparison of a release with itself says so."""
    newest = camwatch.load().release.version
    result = run(None, "diff", newest, newest)
    assert (result.exit_code, "with itself" in result.stderr) == (0, True)


def test_a_filter_that_matches_the_record(sample_data: Path) -> None:
    """A filter that the record meets changes nothing."""
    plain = run(None, "body", "gb-tesco")
    assert run(None, "body", "gb-tesco", "--country", "GB", "--country", "DE").output == plain.output
    assert run(None, "vendor", "dahua", "--kind", "company").exit_code == 0
    assert run(sample_data, "commitments", "--standing", "kept", "--standing", "overdue", "--overdue").exit_code == 0


def test_columns_of_a_list() -> None:
    """The columns are the answer to --columns help, not an error, even if the list is empty."""
    result = run(None, "find", "tesco", "--columns", "help")
    assert (result.exit_code, result.output.partition(",")[0]) == (0, "Columns: id")
    assert "jurisdiction" in result.output
    assert run(None, "ties", "--country", "DK", "--kind", "sponsors", "--columns", "help").exit_code == 0


def test_words_of_queries_are_listed() -> None:
    """The words of --standing, in the help and in `words`, include the one that only selects."""
    assert "in_force" in run(None, "words", "Standing").output
    assert "in_force" not in run(None, "words", "Status").output
    assert "done, undecided, in_force." in " ".join(run(None, "commitments", "--help").output.split())


def test_counts_of_the_overview_add_up() -> None:
    """The commitments are those made, the acts, and the rest, which is named by its statuses."""
    data = camwatch.load()
    for commitments in (data.commitments.about_cameras(), data.commitments.where(vendor="dahua", country="GB")):
        text = composition(commitments)
        counts = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", text)]
        assert sum(counts) == len(commitments)
    assert (
        composition(data.commitments.where(status="declined"))
        == f": {len(data.commitments.where(status='declined'))} declined"
    )
    assert composition(data.commitments.where(body=[])) == ""

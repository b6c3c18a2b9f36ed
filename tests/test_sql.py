"""SQL over the tables: all of them, right answers, and nothing but the tables."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from click.testing import CliRunner, Result

import camwatch
from camwatch import MissingExtra, QueryError, UnknownArgument
from camwatch.cli.app import app
from camwatch.dataset import Dataset
from camwatch.model.tables import TABLES
from camwatch.sql import Database
from camwatch.store.archive import Archive
from camwatch.store.tables import Tables


@pytest.mark.parametrize("table", TABLES)
def test_every_table(shipped: Dataset, table: str) -> None:
    """Each table is there as the collection gives it to Arrow, joined columns included."""
    assert shipped.sql(f"select * from {table} order by id").to_pylist() == shipped.tables[table].to_arrow().to_pylist()
    described = shipped.sql(f"describe {table}")["column_name"].to_pylist()
    assert described == shipped.tables[table].to_arrow().column_names


def test_a_question(sample: Dataset) -> None:
    """Bodies' columns that commitments and ties carry, lists and structs can be asked for."""
    answer = sample.sql(
        """
        select c.id, b.name, c.country, c.milestones[-1].status as status
        from commitments c join bodies b on b.id = c.body
        where list_contains(c.vendors, 'acme') and c.body_kind = 'local_authority' and c.made
        """
    )
    assert isinstance(answer, pa.Table)
    assert answer.to_pylist() == [
        {
            "id": "gb-northtown-council-phase-out-2022",
            "name": "Northtown Council",
            "country": "GB",
            "status": "announced",
        }
    ]


def test_parameters(sample: Dataset) -> None:
    """Values are given apart from the query, by place or by name, the library's own kinds among them."""
    by_place = sample.sql("select id from commitments where action = ? order by id", [camwatch.Action.REMOVE])
    by_name = sample.sql(
        "select id from commitments where action = $action and announced < $day order by id",
        {"action": "remove", "day": camwatch.PartialDate("2023")},
    )
    assert by_place == by_name
    assert by_place["id"].to_pylist() == list(sample.commitments.where(action="remove").ids)
    hostile = "x' or '1' = '1"
    assert sample.sql("select id from bodies where id = ?", [hostile]).num_rows == 0
    for wrong in ([], ["a", "b"], {"nobody": 1}, [object()], "text"):
        with pytest.raises(QueryError):
            sample.sql("select id from bodies where id = ?", wrong)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("selec id from bodies", "syntax error"),
        ("select nobody from bodies", "nobody"),
        ("select * from cameras", "bodies, vendors, sources, commitments, ties"),
        ("select 1 as a, 2 as a", "several columns named a;"),
        ("", "the query is empty; give one SELECT statement"),
        ("-- nothing", "the query is empty; give one SELECT statement"),
        ("select 1; select 2", "expected one SQL statement, got 2"),
        ("select '\ud800'", "half of a surrogate pair"),
    ],
)
def test_a_fault(sample: Dataset, query: str, message: str) -> None:
    """A fault is a clear error of the library's."""
    with pytest.raises(QueryError, match=message):
        sample.sql(query)


def test_no_text(sample: Dataset) -> None:
    """What is no text is no query."""
    with pytest.raises(QueryError, match="not NoneType"):
        sample.sql(None)  # type: ignore[arg-type]
    for value in (5, "x"):
        with pytest.raises(QueryError, match=f"not {type(value).__name__}; write .value. for one parameter"):
            sample.sql("select ?", value)  # type: ignore[arg-type]


FILE = "{file}"
OUT = "{out}"
ESCAPES = [
    # Reading files
    f"select * from read_csv('{FILE}')",
    f"select * from read_text('{FILE}')",
    f"select * from read_blob('{FILE}')",
    f"select * from read_json('{FILE}')",
    f"select * from read_parquet('{FILE}')",
    f"select * from sniff_csv('{FILE}')",
    f"select * from parquet_metadata('{FILE}')",
    f"select * from glob('{FILE}*')",
    f"select * from '{FILE}'",
    f"select * from query('select * from read_csv(''{FILE}'')')",
    f"select * from query_table('{FILE}')",
    f"with x as (select * from read_csv('{FILE}')) select count(*) from x",
    f"explain analyze select * from read_csv('{FILE}')",
    # Writing files
    f"copy bodies to '{OUT}'",
    f"copy (select 1) to '{OUT}' (format parquet)",
    f"with x as (copy (select 1) to '{OUT}') select * from x",
    f"select * from query('copy (select 1) to ''{OUT}''')",
    f"export database '{OUT}'",
    f"import database '{OUT}'",
    f"attach '{OUT}'",
    f"attach '{OUT}' as other (type duckdb)",
    f"select * from enable_logging(storage = 'file', storage_config = {{'path': '{OUT}'}})",
    f"call enable_logging(storage = 'file', storage_config = {{'path': '{OUT}'}})",
    f"pragma enable_profiling = 'json'; pragma profiling_output = '{OUT}'",
    f"set temp_directory = '{OUT}'",
    # The network and extensions
    "install httpfs",
    "load httpfs",
    "install spatial from community",
    f"load '{FILE}'",
    "select * from read_parquet('https://localhost:9/x.parquet')",
    "select * from 'https://localhost:9/x.csv'",
    "select * from read_csv('s3://bucket/x.csv')",
    "create secret (type s3, key_id 'x', secret 'y')",
    "attach 'postgres://localhost:9/x' as other (type postgres)",
    # The program and its environment
    "select getenv('HOME')",
    "select * from local_table",
    "select * from camwatch_global_table",
    "select * from arrow_scan(1, 2, 3)",
    "select * from pandas_scan(1)",
    # Settings
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset lock_configuration",
    "set python_enable_replacements = true",
    "pragma enable_external_access = true",
    "pragma database_list; set threads = 1",
    "set variable x = 1",
    # Changing what the next question sees
    "create table x as select 1",
    "create temp view bodies as select 1 as id",
    "create or replace macro count(x) as 1",
    "drop view bodies",
    "alter view bodies rename to other",
    "insert into ties select * from ties",
    "update ties set cameras = 1",
    "delete from ties",
    "with x as (delete from ties returning *) select * from x",
    "begin transaction",
    "use memory",
    "prepare x as select 1",
    "checkpoint",
    "vacuum",
    "detach memory",
    "explain analyze create table x as select 1",
    "select 1; drop view bodies",
    "select * from bodies; --\nattach ':memory:' as other",
]


def placed(query: str, folder: Path) -> str:
    return query.replace(FILE, str(folder / "secret.csv")).replace(OUT, str(folder / "out"))


camwatch_global_table = pa.table({"secret": [1]})


@pytest.mark.parametrize("query", ESCAPES)
def test_no_way_out(sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    """A query reads the tables and nothing else; trying leaves no file behind, and the tables as they were."""
    local_table = pa.table({"secret": [1]})  # noqa: F841 (a query must not find it)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(QueryError):
        sample.sql(placed(query, tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert sample.sql("show tables")["name"].to_pylist() == sorted(TABLES)
    assert sample.sql("select count(*) as n from ties")["n"].to_pylist() == [len(sample.ties)]


@pytest.mark.parametrize(
    "query",
    [
        f"select * from read_csv('{FILE}')",
        f"select * from read_text('{FILE}')",
        f"select * from read_blob('{FILE}')",
        f"select * from sniff_csv('{FILE}')",
        f"select * from glob('{FILE}*')",
        f"select * from '{FILE}'",
        f"select * from query('select * from read_csv(''{FILE}'')')",
        f"explain analyze select * from read_csv('{FILE}')",
        f"attach '{OUT}'; show databases",
        "select * from local_table",
    ],
)
def test_the_way_is_open_elsewhere(tmp_path: Path, query: str) -> None:
    """The queries above are sound: DuckDB answers them where nothing bars the way."""
    local_table = pa.table({"secret": [1]})
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with duckdb.connect() as connection:
        assert len(connection.sql(placed(query, tmp_path)).to_arrow_table()) > 0
    assert local_table.num_rows == 1


ENDLESS = (
    "select count(*) from range(100000000) a, range(100000) b where (a.range * b.range) % 7 = 3",
    "with recursive n(i) as (select 0 union all select i + 1 from n) select max(i) from n",
    "select sleep_ms(90000)",
)


@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_without_end(sample: Dataset, query: str) -> None:
    """A query that runs longer than it may is stopped, and the next one is answered."""
    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"time limit \(0\.5 seconds\)"):
        sample.sql(query, seconds=0.5)
    assert time.monotonic() - begun < 20
    assert sample.sql("select 1 as n", seconds=None).to_pylist() == [{"n": 1}]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select list(range) as numbers from range(400000000)", "too much memory"),
        (
            "select repeat('word', 500000) || range as text from range(20000)",
            "too much memory|over 1,000,000,000 bytes",
        ),
        ("select range, range + 1 as next from range(900000000)", "over 1,000,000,000 bytes"),
    ],
)
def test_a_query_that_asks_for_too_much(sample: Dataset, query: str, message: str) -> None:
    """What would fill the memory is refused, and the next query is answered."""
    with pytest.raises(QueryError, match=message):
        sample.sql(query)
    assert sample.sql("select count(*) as n from bodies").to_pylist() == [{"n": len(sample.bodies)}]


@pytest.mark.parametrize("seconds", [0, -1, "5", float("nan"), float("inf"), True, 1e30])
def test_seconds_that_are_none(sample: Dataset, seconds: Any) -> None:
    """A limit that is not a number of seconds is refused."""
    with pytest.raises(UnknownArgument):
        sample.sql("select 1", seconds=seconds)


def test_no_secrets(sample: Dataset) -> None:
    """What a user keeps for other programs of DuckDB is not there to be asked for, nor where it is kept."""
    assert sample.sql("select * from duckdb_secrets()").num_rows == 0
    assert sample.sql("select current_setting('secret_directory') as place")["place"].to_pylist() == [""]


def test_the_settings_name_no_place(shipped: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting names a directory of the machine, and no file is open by the name that the database goes by."""
    monkeypatch.chdir(tmp_path)
    # A database of its own, opened here.
    database = Database({"vendors": shipped.vendors.to_arrow()})
    settings = database.answer("select name, value from duckdb_settings()").to_pylist()
    assert len(settings) > 20
    home = str(Path.home())
    assert [one for one in settings if str(tmp_path) in str(one["value"]) or home in str(one["value"])] == []
    for name in (":memory:", ":memory:.wal", "memory"):
        (tmp_path / name).write_text("a,b\n1,2\n", encoding="utf-8")
        for path in (name, str(tmp_path / name)):
            with pytest.raises(QueryError):
                database.answer("select * from read_text(?)", [path])


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (2**128 - 1, "uhugeint"),
        (2**127, "uhugeint"),
        (5, "uhugeint"),
        (2**127 - 1, "hugeint"),
        (-(2**127), "hugeint"),
        (2**64 - 1, "ubigint"),
    ],
)
def test_large_numbers(sample: Dataset, run: Callable[..., Result], number: int, kind: str) -> None:
    """Whole numbers of every size come back as they are, in the library and on the command line."""
    query = f"select x::{kind} as n from (values ('{number}'), (null)) as t(x)"
    found = sample.sql(query)["n"].to_pylist()
    assert [None if one is None else int(one) for one in found] == [number, None]
    assert json.loads(run(query, "--format", "json").stdout) == [{"n": number}, {"n": None}]


@pytest.mark.parametrize("query", ["select [1::uhugeint] as n", "select {'a': 1::uhugeint} as n"])
def test_large_numbers_in_lists(sample: Dataset, query: str) -> None:
    """Where they cannot be given as they are, they are refused."""
    with pytest.raises(QueryError, match="cast"):
        sample.sql(query)


def test_many_threads(shipped: Dataset) -> None:
    """Questions may be asked from several threads at once; each has its own answer."""

    def ask(number: int) -> list[int]:
        query = "select count(*) + ? as n from bodies, range(50)"
        answer: Any = shipped.sql(query, [number])["n"].to_pylist()
        return list(answer)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(20)))
    assert answers == [[50 * len(shipped.bodies) + number] for number in range(20)]


def test_each_release_has_its_own(three_releases: Path) -> None:
    """The tables are those of the release that is asked."""
    query = "select summary from ties where id = 'gb-shop-uses-acme-2022'"
    firsts = [
        camwatch.load(release.version, path=three_releases).sql(query)["summary"][0].as_py().split()[0]
        for release in camwatch.releases(path=three_releases)
    ]
    assert firsts == ["A", "Two", "A"]


def test_without_the_extra(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without DuckDB, the error says which extra to install."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    archive = Archive(sample_data)
    fresh = Dataset(Tables(archive, archive.releases[-1], Dataset))
    with pytest.raises(MissingExtra, match=r"pip install 'camwatch\[sql\]'"):
        fresh.sql("select 1")


# The command.


@pytest.fixture
def run(sample_data: Path) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(app, ["--data", str(sample_data), "sql", *arguments])


ODD = """
select body, sum(cameras) as cameras, avg(cameras) as mean, 'NaN'::double as nan, date '2023-05-02' as day,
  timestamp '2023-05-02 10:00:00' as moment, list(vendor) as vendors, '1 day'::interval as span
from ties where cameras is not null group by body
"""


def test_command(run: Callable[..., Result]) -> None:
    """The command prints an answer as a table, or as JSON, NDJSON or CSV that programs can read."""
    (row,) = json.loads(run(ODD, "--format", "json").output)
    assert row["body"] == "gb-northtown-council"
    assert (row["cameras"], row["mean"], row["nan"], row["day"]) == (12, 12, None, "2023-05-02")
    assert row["moment"].startswith("2023-05-02T10:00")
    assert row["vendors"] == ["acme"]
    assert json.loads(run(ODD, "--format", "ndjson").output) == row
    (cells,) = csv.DictReader(io.StringIO(run(ODD, "--format", "csv").output))
    assert (cells["cameras"], cells["nan"], cells["vendors"]) == ("12", "", '["acme"]')
    assert "gb-northtown-council" in run(ODD).output


def test_command_with_parameters(run: Callable[..., Result]) -> None:
    """Parameters are given by name."""
    result = run("select id from vendors where id = $id", "--param", "id=acme", "--format", "json")
    assert json.loads(result.output) == [{"id": "acme"}]
    assert run("select 1", "--param", "id").exit_code == 2


def test_status_of_the_command(run: Callable[..., Result]) -> None:
    """0 for an answer, 1 for none, 2 for a fault, which is a message and no traceback."""
    assert run("select 1 as one").exit_code == 0
    assert run("select id from bodies where false").exit_code == 1
    wrong = run("select * from cameras")
    assert wrong.exit_code == 2
    assert "the tables are bodies" in wrong.output.lower()
    assert "Traceback" not in wrong.output


@pytest.mark.parametrize(("query", "status"), [("select count(*) from bodies", 0), ("selct * from bodies", 2)])
def test_the_process_ends_well(query: str, status: int) -> None:
    """The thread that watches the time holds no connection when the interpreter ends; closing it there would abort."""

    def run(_: int) -> int:
        return subprocess.run([sys.executable, "-m", "camwatch", "sql", query], capture_output=True).returncode  # noqa: PLW1510

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(run, range(12))) == {status}

"""Threads, forked and spawned processes, and a dataset that is built again while it is read."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import camwatch
from benchmarks.reliability.processes import processes
from camwatch import AmbiguousName, Body, Dataset
from camwatch.atomic import replaced_directory
from camwatch.curation.build import write_dataset
from camwatch.model.tables import STORED
from camwatch.store import archive as archive_files
from camwatch.store.archive import Archive


@pytest.mark.parametrize("threads", [20, 4, 2])
def test_threads_from_the_first_moment(threads: int) -> None:
    """In fresh processes, threads that ask everything at once get the answers that one thread gets."""
    tally = processes(17, threads)
    assert (tally.tries, tally.failures) == (17, [])


# Processes.

ASK = """
import camwatch
ds = camwatch.load()
print(ds.bodies.resolve("City of Edinburgh Council").id, *ds.without_commitment(vendor="hikvision", country="GB").ids)
print([one.vendor.id for one in ds.identify("DS-2CD2143G2-I")], len(ds.commitments.overdue(on="2024-01-01")))
"""


def test_fifty_processes_at_once() -> None:
    """Fifty processes that begin together all get the same answers."""
    running = [
        subprocess.Popen([sys.executable, "-c", ASK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(50)
    ]
    done = [(*process.communicate(timeout=300), process.returncode) for process in running]
    assert len(set(done)) == 1, set(done)
    said, faults, status = done[0]
    assert (faults, status) == ("", 0)
    assert said.startswith("gb-city-of-edinburgh-council ")


def _name(body: Body) -> tuple[str, tuple[str, ...]]:
    return body.name, body.commitments.ids


def _ids(values: Any) -> list[str]:
    return [value.id for value in values]


def _ambiguous(name: str) -> None:
    camwatch.load().bodies.resolve(name)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_processes(shipped: Dataset, sample: Dataset, method: str) -> None:
    """Records, collections, datasets and errors pass between processes, however these are begun."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    bodies = [shipped.bodies["gb-tesco"], sample.bodies["gb-shop"]]
    uses = sample.ties.where(kind="uses")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(method)) as pool:
        assert list(pool.map(_name, bodies)) == [_name(body) for body in bodies]
        assert pool.submit(_ids, uses).result() == list(uses.ids)
        assert pool.submit(len, sample.tables).result() == len(sample.tables)
        assert pool.submit(Dataset.sql, sample, "select 1 as n").result().to_pylist() == [{"n": 1}]
        with pytest.raises(AmbiguousName) as raised:
            pool.submit(_ambiguous, "Kent").result()
    assert raised.value.text == "Kent"
    assert all(match.record.commitments is not None for match in raised.value.candidates)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize(
    "question",
    [
        lambda ds: ds.sql("select count(*) from bodies a, bodies b"),
        lambda ds: [table.to_arrow() for table in camwatch.load().tables.values()],
        lambda ds: ds.bodies.find("Edinburgh"),
    ],
)
def test_fork_while_a_thread_asks(shipped: Dataset, question: Callable[[Dataset], object]) -> None:
    """A process that is forked while a thread is at work answers, and does not wait for a lock that the thread held."""
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            question(shipped)

    question(shipped)
    thread = threading.Thread(target=busy)
    thread.start()
    try:
        for _ in range(3):
            time.sleep(0.05)
            child = os.fork()
            if child == 0:  # pragma: no cover (measured in the parent alone)
                try:
                    question(shipped)
                    os._exit(0)
                finally:
                    os._exit(1)
            ended = time.monotonic() + 60
            done, status = os.waitpid(child, os.WNOHANG)
            while not done and time.monotonic() < ended:
                time.sleep(0.02)
                done, status = os.waitpid(child, os.WNOHANG)
            if not done:
                os.kill(child, 9)
                os.waitpid(child, 0)
            assert done, "the child hangs"
            assert os.waitstatus_to_exitcode(status) == 0
    finally:
        stop.set()
        thread.join()


# A dataset that is built again.


def _put(source: Path, target: Path) -> None:
    with replaced_directory(target) as folder:
        shutil.copytree(source, folder, dirs_exist_ok=True)


def test_a_reader_beside_builds_sees_one_of_them(sample_data: Path, three_releases: Path, tmp_path: Path) -> None:
    """Whoever opens a dataset while builds replace it reads the old or the new one, and never a mixture."""
    target = tmp_path / "data"
    _put(sample_data, target)
    whole = {
        len(Archive(data).releases): {table: Archive(data).read(table) for table in ("bodies", "ties", "vendors")}
        for data in (sample_data, three_releases)
    }
    ends = time.monotonic() + 1.5

    def read() -> set[int]:
        seen = set()
        while time.monotonic() < ends:
            archive = Archive(target)
            time.sleep(0.001)  # the next build comes before the tables are read
            count = len(archive.releases)
            assert all(archive.read(table).equals(rows) for table, rows in whole[count].items())
            seen.add(count)
        return seen

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        while not all(reader.done() for reader in readers):
            for source in (three_releases, sample_data):
                _put(source, target)
    assert set().union(*(reader.result() for reader in readers)) == set(whole)


def test_what_was_opened_stays(three_releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file of many blocks, those that are read after a build replaced it are those of the file that was opened."""
    archive, source = Archive(three_releases), tmp_path / "blocks"
    tables = {table: archive.read(table) for table in STORED}
    monkeypatch.setattr(archive_files, "BLOCK", 1000)
    write_dataset(source, tables, archive.releases)
    target = tmp_path / "data"
    _put(source, target)
    opened, before = Archive(target), Archive(source)
    smaller = tmp_path / "smaller"
    write_dataset(smaller, {table: rows.slice(0, 1) for table, rows in tables.items()}, archive.releases)
    _put(smaller, target)
    assert opened.read("commitments").equals(before.read("commitments"))
    assert opened.contents() == before.contents()


def test_load_sees_what_was_built_again(sample_data: Path, three_releases: Path, tmp_path: Path) -> None:
    """`load(path=)` opens the same files once, and opens other files in the same place again."""
    target = tmp_path / "data"
    _put(sample_data, target)
    first = camwatch.load(path=target)
    assert camwatch.load(path=target) is first
    assert camwatch.load(first.release.version, path=target) is first
    _put(three_releases, target)
    second = camwatch.load(path=target)
    assert second.release.ordinal == 3
    assert len(camwatch.releases(path=target)) == 3
    # What was opened before answers as before.
    assert (first.release.ordinal, len(list(first.ties))) == (1, first.release.counts["ties"])
    assert "acme-world" in second.vendors
    assert "acme-world" not in first.vendors

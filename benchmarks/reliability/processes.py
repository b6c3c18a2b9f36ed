"""Threads that ask everything at once, from the first moment of a fresh process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.reliability.tally import Tally

__all__ = ["QUESTIONS", "processes"]

QUESTIONS = """
import sys, threading, camwatch
ds = camwatch.load()

def ask(turn):
    questions = [
        lambda: [sum(1 for _ in table) for table in ds.tables.values()],
        lambda: [match.record.id for match in ds.bodies.find("Kent County Council")],
        lambda: [found.vendor.id for found in ds.identify("DS-2CD2143G2-I and a Dahua recorder")],
        lambda: ds.commitments.where(vendor="hikvision", country="GB").made().overdue(on="2024-01-01").ids,
        lambda: [len(revision.record.names) for revision in ds.bodies["gb-kent-county-council"].history()],
        lambda: ds.without_commitment(vendor="hikvision", on="2025-01-01").to_arrow().num_rows,
        lambda: camwatch.load("2026.11.0").vendors["hikvision"].commitments.ids,
        lambda: ds.ties.to_arrow().num_rows,
        lambda: ds.sql("select count(*) as n from bodies where country = 'GB'").to_pylist(),
        lambda: len(ds.cite("bibtex")),
    ]
    # Each thread begins with another question.
    order = [(turn + place) % len(questions) for place in range(3)]
    return {place: questions[place]() for place in order}

threads, answers, faults = int(sys.argv[1]), {}, []
barrier = threading.Barrier(threads)

def work(turn):
    barrier.wait()
    try:
        answers[turn] = ask(turn)
    except BaseException as error:
        faults.append(f"{type(error).__name__}: {error}")

running = [threading.Thread(target=work, args=(turn,)) for turn in range(threads)]
[thread.start() for thread in running]
[thread.join() for thread in running]
assert not faults, faults
alone = {place: answer for turn in range(0, 10, 3) for place, answer in ask(turn).items()}
assert all(alone[place] == answer for answer in answers.values() for place, answer in answer.items())
print(len(answers))
"""
"""A program that asks with as many threads as its argument says, and fails unless all get what one gets."""


def processes(count: int, threads: int) -> Tally:
    """Start fresh processes, one after the other.

    Args:
        count: How many.
        threads: How many threads each has.
    """
    free = not getattr(sys, "_is_gil_enabled", lambda: True)()
    note = "free-threaded Python" if free else "Python with its global lock"
    tally = Tally(f"{threads} threads from the start of a fresh process", note=note)
    for number in range(count):
        try:
            done = subprocess.run(
                [sys.executable, "-c", QUESTIONS, str(threads)],
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
        except subprocess.TimeoutExpired:
            tally.add(f"process {number}: not done after 300 s")
            continue
        fine = (done.returncode, done.stdout.strip()) == (0, str(threads))
        tally.add(None if fine else f"process {number}: status {done.returncode}: {done.stderr.strip()[-200:]}")
    return tally


def all_processes(count: int) -> Iterator[Tally]:
    """Start processes with 20, 4 and 2 threads, so many in all."""
    for threads in (20, 4, 2):
        yield processes(-(-count // 3), threads)

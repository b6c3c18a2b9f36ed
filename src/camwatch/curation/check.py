"""The check: find every fault in a folder of records."""

from __future__ import annotations

from pathlib import Path

from camwatch.curation import rules
from camwatch.curation.fault import Fault, RecordFaults
from camwatch.curation.format import unformatted
from camwatch.curation.layout import read_records
from camwatch.curation.records import Records

__all__ = ["check_records", "sound_records"]


def check_records(folder: Path) -> tuple[Records, list[Fault]]:
    """Read a folder of records and check it against every rule.

    Args:
        folder: The folder of records.

    Returns:
        The records that could be read, and every fault in the order of files and lines.
    """
    records, faults = read_records(folder)
    if records.entries:
        faults = [*faults, *rules.check(records)]
    broken = {fault.file for fault in faults}
    # A file that cannot be read cannot be in canonical form; a second fault would only distract.
    faults += [fault for fault in unformatted(folder) if fault.file not in broken]
    return records, sorted(set(faults))


def sound_records(folder: Path) -> Records:
    """Read a folder of records that has no fault.

    Args:
        folder: The folder of records.

    Raises:
        RecordFaults: If there are faults; it contains all of them.
    """
    records, faults = check_records(folder)
    if faults:
        raise RecordFaults(faults)
    return records

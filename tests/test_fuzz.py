"""The fuzzer in short: every input of the corpus holds, and so do some that are made from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import __main__ as command
from tests.fuzz.changes import CORPUS, changed, corpus
from tests.fuzz.targets import TARGETS, Target


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_corpus_holds(path: Path) -> None:
    """What failed once, and what the fuzzer starts from, is taken as it should be."""
    TARGETS[path.parent.name].check(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=25)
@given(data=st.data())
def test_changed_inputs_hold(name: str, data: st.DataObject) -> None:
    """Inputs made from the corpus are taken as they should be."""
    TARGETS[name].check(data.draw(changed(corpus(name), TARGETS[name])))


def test_a_failure_is_found_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command finds a fault, makes its input small and keeps it."""

    def check(content: bytes) -> None:
        assert b"fault" not in content

    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "seed.txt").write_bytes(b"Kent County Council")
    monkeypatch.setattr("tests.fuzz.changes.CORPUS", tmp_path)
    monkeypatch.setattr(command, "CORPUS", tmp_path)
    monkeypatch.setattr(command, "TARGETS", {"names": Target(check, (b"fault", b"x"))})
    assert command.main(["--minutes", "1"]) == 1
    kept = [path.read_bytes() for path in (tmp_path / "names").glob("failure-*")]
    assert len(kept) == 1
    assert b"fault" in kept[0]
    assert len(kept[0]) < 40
    assert "names: " in capsys.readouterr().out

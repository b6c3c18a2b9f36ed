"""Inputs made from those of a corpus: cut, repeated, joined, with pieces put in, so that Hypothesis can make them small."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from tests.fuzz.targets import Target

__all__ = ["CORPUS", "changed", "corpus"]

CORPUS = Path(__file__).parent / "corpus"


def corpus(name: str) -> list[bytes]:
    """Return the inputs that are kept for a kind, in the order of their names."""
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]


@st.composite
def changed(draw: st.DrawFn, seeds: list[bytes], target: Target) -> bytes:
    """Make an input: one of the corpus with up to eight changes."""
    content = draw(st.sampled_from(seeds))
    pieces = st.sampled_from(target.tokens) | st.binary(max_size=8) | st.text(max_size=6).map(_encoded)
    for _ in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, len(content)))
        match draw(st.sampled_from(["insert", "replace", "cut", "repeat", "join"])):
            case "insert":
                content = content[:place] + draw(pieces) + content[place:]
            case "replace":
                content = content[:place] + draw(pieces) + content[place + draw(st.integers(0, 8)) :]
            case "cut":
                content = content[:place] + content[place + draw(st.integers(0, 64)) :]
            case "repeat":
                piece = content[place : place + draw(st.integers(0, 32))]
                content = content[:place] + piece * draw(st.integers(1, 20)) + content[place:]
            case _:
                content = content[:place] + draw(st.sampled_from(seeds))[place:]
    return content[:20_000]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

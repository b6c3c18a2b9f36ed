"""Fuzzing that goes on: ``python -m tests.fuzz --minutes 10`` changes the inputs of a corpus at random."""

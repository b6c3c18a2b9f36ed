"""Many patterns at once, in one pass over a text that never goes back.

Each pattern becomes a few states of a nondeterministic automaton; which sets of them occur is found while texts are
read, and remembered (as RE2 does it: https://swtch.com/~rsc/regexp/regexp3.html). It takes time linear in the text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from camwatch.devices.pattern import Alternatives, Assertion, Characters, Concat, Node, PatternError, Repeat

__all__ = ["Automaton"]

MOST_STATES = 20_000
"""Maximum number of states of the patterns of an automaton."""
MOST_REMEMBERED = 20_000
"""Maximum number of steps in the cache; a full cache is emptied."""

_START, _OTHER, _WORD = range(3)

_Key = tuple[frozenset[int], int]
_Step = tuple[tuple[int, ...], "_State | None"]


class _State:
    """Where a text was read to: the states that wait, the kind of the last character, and what is known to follow."""

    __slots__ = ("at_ends", "inside", "key")

    def __init__(self, key: _Key) -> None:
        self.key = key
        self.inside: dict[str, _Step] = {}
        """By the next character; ``at_ends`` where ``$`` holds before it."""
        self.at_ends: dict[str, _Step] = {}


def _kind(character: str) -> int:
    # RE2 takes ASCII letters, digits and the underscore for parts of words.
    return _WORD if character == "_" or (character.isascii() and character.isalnum()) else _OTHER


class Automaton:
    """Patterns that are matched in one pass.

    Args:
        patterns: The patterns; a match is identified by their positions.
        anywhere: Whether one that does not begin with ``^`` may begin at any place of a text.
    """

    def __init__(self, patterns: Sequence[Node], *, anywhere: bool = False) -> None:
        # A state: characters with their targets, a required position, plain continuations, or the end of a pattern.
        self._states: list[tuple[Characters | Assertion | int | None, tuple[int, ...]]] = []
        starts = [self._build(pattern, self._add(number, ())) for number, pattern in enumerate(patterns)]
        if anywhere:
            loop = self._add(Characters(frozenset(), negated=True), ())
            entry = self._add(None, (*starts, loop))
            self._states[loop] = (self._states[loop][0], (entry,))
            starts = [entry]
        self._first = (frozenset(starts), _START)
        self._forget()

    def _forget(self) -> None:
        self._start = _State(self._first)
        self._known = {self._first: self._start}
        self._remembered = 0

    def _add(self, what: Characters | Assertion | int | None, after: tuple[int, ...]) -> int:
        if len(self._states) >= MOST_STATES:
            raise PatternError(f"the patterns need more than {MOST_STATES:,} states; write narrower repetitions")
        self._states.append((what, after))
        return len(self._states) - 1

    def _build(self, node: Node, after: int) -> int:
        """Add the states of a node that lead on to a state; return the one that it begins with."""
        match node:
            case Characters() | Assertion():
                return self._add(node, (after,))
            case Concat(parts):
                for part in reversed(parts):
                    after = self._build(part, after)
                return after
            case Alternatives(parts):
                return self._add(None, tuple(self._build(part, after) for part in parts))
            case Repeat(part, least, most):
                if most is None:
                    again = self._add(None, ())
                    self._states[again] = (None, (self._build(part, again), after))
                    after = again
                else:
                    end = after
                    for _ in range(most - least):
                        after = self._add(None, (self._build(part, after), end))
                for _ in range(least):
                    after = self._build(part, after)
                return after

    def _step(self, state: _State, character: str, end: bool) -> _Step:
        """Go on from a state over a character; an empty one at the end of the text. Results are cached."""
        ended, key = self._following(state.key, character, end)
        if self._remembered >= MOST_REMEMBERED:
            self._forget()
        self._remembered += 1
        following = None if key is None else self._known.setdefault(key, _State(key))
        step = (ended, following)
        (state.at_ends if end else state.inside)[character] = step
        return step

    def _following(self, state: _Key, character: str, end: bool) -> tuple[tuple[int, ...], _Key | None]:
        waiting, before = state
        word = before == _WORD
        border = word is not (character != "" and _kind(character) == _WORD)
        holds = {"^": before == _START, "$": end, "b": border}
        todo = list(waiting)
        seen = set(todo)
        ended: list[int] = []
        onward: set[int] = set()
        while todo:
            what, after = self._states[todo.pop()]
            if isinstance(what, int):
                ended.append(what)
            elif isinstance(what, Characters):
                if character and what.has(character):
                    onward.update(after)
            elif what is None or holds[what.where]:
                fresh = [one for one in after if one not in seen]
                seen.update(fresh)
                todo.extend(fresh)
        following = (frozenset(onward), _kind(character)) if onward else None
        return tuple(sorted(ended)), following

    def match(self, text: str, start: int = 0, stop: int | None = None, ends: Collection[int] = ()) -> dict[int, int]:
        """Return the patterns that match from a place on, each with the place where its first match ends.

        Args:
            text: The text.
            start: Where ``^`` holds.
            stop: Where the text is taken to end; ``$`` holds there.
            ends: Other places where ``$`` holds.
        """
        stop = len(text) if stop is None else stop
        found: dict[int, int] = {}
        state: _State | None = self._start
        for place in range(start, stop + 1):
            assert state is not None
            character = text[place] if place < stop else ""
            end = place == stop or place in ends
            step = (state.at_ends if end else state.inside).get(character)
            if step is None:
                step = self._step(state, character, end)
            for number in step[0]:
                found.setdefault(number, place)
            state = step[1]
            if state is None:
                break
        return found

    def is_settled(self, text: str, within: int) -> bool:
        """Return whether the match at the start of a text depends only on its first characters."""
        state: _State | None = self._start
        for place in range(within):
            assert state is not None
            character = text[place : place + 1]
            state = (state.inside.get(character) or self._step(state, character, end=False))[1]
            if state is None:
                return True
        return False

    def begins(self, text: str, start: int) -> bool:
        """Return whether a pattern may match from a position, if ``$`` holds before all but letters and digits."""
        state: _State | None = self._start
        for place in range(start, len(text) + 1):
            assert state is not None
            character = text[place : place + 1]
            end = not character.isalnum()
            step = (state.at_ends if end else state.inside).get(character)
            if step is None:
                step = self._step(state, character, end)
            if step[0]:
                return True
            state = step[1]
            if state is None:
                break
        return False

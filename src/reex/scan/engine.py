"""One interface over the automata that may be installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

try:
    import ahocorasick_rs
except ImportError:  # no wheel for this platform (musl): the fallback is slower, its answers are the same
    ENGINE = "pyahocorasick"
else:
    ENGINE = "ahocorasick_rs"


class Automaton(Protocol):
    """Finds every occurrence of every pattern, overlapping ones too."""

    def find(self, haystack: bytes) -> Sequence[tuple[int, int, int]]:
        """Return each ``(pattern, start, end)`` in bytes of *haystack*, by end."""


class _Rust:
    def __init__(self, patterns: Sequence[bytes]) -> None:
        kind = ahocorasick_rs.Implementation.ContiguousNFA
        self._automaton = ahocorasick_rs.BytesAhoCorasick(patterns, implementation=kind)

    def find(self, haystack: bytes) -> Sequence[tuple[int, int, int]]:
        return self._automaton.find_matches_as_indexes(haystack, overlapping=True)


class _Portable:
    def __init__(self, patterns: Sequence[bytes]) -> None:
        import ahocorasick  # type: ignore[import-not-found,unused-ignore]  # an extra, without type hints

        self._automaton = ahocorasick.Automaton()
        for number, pattern in enumerate(patterns):
            self._automaton.add_word(pattern.decode("latin-1"), (number, len(pattern)))
        self._automaton.make_automaton()

    def find(self, haystack: bytes) -> Sequence[tuple[int, int, int]]:
        found = self._automaton.iter(haystack.decode("latin-1"))
        return [(number, last - length + 1, last + 1) for last, (number, length) in found]


class _Empty:
    """What both engines refuse: an automaton without patterns."""

    def find(self, haystack: bytes) -> Sequence[tuple[int, int, int]]:
        return ()


def build(patterns: Sequence[bytes], engine: str = ENGINE) -> Automaton:
    """Return an automaton over *patterns*, which must be distinct and not empty."""
    if not patterns:
        return _Empty()
    return _Rust(patterns) if engine == "ahocorasick_rs" else _Portable(patterns)

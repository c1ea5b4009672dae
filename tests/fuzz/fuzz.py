"""Fuzz a reader or a container, guided by coverage: ``python tests/fuzz/fuzz.py NAME -max_total_time=600``.

Needs atheris, which isn't installed with the tests. What the fuzzer keeps goes into the folder ``fuzzed/NAME``, beside
which the examples of ``tests/fuzz/corpus/NAME`` are its seeds. Bytes that break something are written to a file
``crash-…``: put it into the corpus, where the tests replay it, and mend what it breaks.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["reex.readers", "reex.spans", "reex_pdf", "reex_warc"]):
    from tests.fuzz.target import check, offers

    KNOWN = offers()
    for seed in sorted((ROOT / "tests" / "fuzz" / "corpus").glob("*/*")):
        check(KNOWN[seed.parent.name], seed.read_bytes())  # imports what is imported late, so that its coverage counts


def main() -> None:
    """Fuzz what the first argument names; the others are libFuzzer's."""
    if len(sys.argv) < 2 or sys.argv[1] not in KNOWN:
        sys.exit(f"name what is to be fuzzed: {', '.join(sorted(KNOWN))}")
    name = sys.argv.pop(1)
    kept = ROOT / "fuzzed" / name
    kept.mkdir(parents=True, exist_ok=True)
    seeds = ROOT / "tests" / "fuzz" / "corpus" / name
    folders = [str(folder) for folder in (kept, seeds) if folder.is_dir()]
    atheris.Setup([*sys.argv, *folders], lambda data: check(KNOWN[name], data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()

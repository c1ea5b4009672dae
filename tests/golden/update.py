"""Write the golden records anew and show what has changed: ``python tests/golden/update.py``, or ``make golden``."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path

import reex
from reex.testing import golden_record

GOLDEN = Path(__file__).parent


def main() -> None:
    """Rewrite each record, and print how it differs from the one that was there."""
    pipeline = reex.Pipeline.standard()
    for folder in sorted(path.parent for path in GOLDEN.glob("*/input.*")):
        file = folder / "record.json"
        kept = file.read_text(encoding="utf-8") if file.exists() else ""
        made = golden_record(folder, pipeline)
        name = f"{folder.name}/{file.name}"
        sys.stdout.writelines(unified_diff(kept.splitlines(True), made.splitlines(True), name, name))
        file.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()

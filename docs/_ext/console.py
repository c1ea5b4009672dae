"""Run the commands in ``console`` blocks of Markdown that start with ``$``, and write down what they print.

``python docs/_ext/console.py`` rewrites README.md and the pages of docs/; with ``--check`` it only names what differs.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:(?!```).*\n)*)```$", re.MULTILINE)


def answered(text: str) -> str:
    """Return a Markdown *text* with the output that its commands have now; they share a ledger that is new."""
    with tempfile.TemporaryDirectory() as room:
        book = str(Path(room, "reex-ledger.db"))
        return _BLOCK.sub(lambda block: f"```console\n$ {block['command']}\n{_output(block['command'], book)}```", text)


def _output(command: str, book: str) -> str:
    """Return what a command prints in a checkout, without blanks at the ends of lines."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    around = os.environ | {"PATH": path, "COLUMNS": "120", "REEX_LEDGER": book}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=around, stdout=subprocess.PIPE)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().splitlines())


def main() -> None:
    """Look at all pages; leave with 1 if one is not as it should be and shouldn't be rewritten."""
    differ = []
    for page in (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))):
        text = page.read_text(encoding="utf-8")
        if (now := answered(text)) == text:
            continue
        differ.append(str(page.relative_to(ROOT)))
        if "--check" not in sys.argv:
            page.write_text(now, encoding="utf-8")
    if differ and "--check" in sys.argv:
        sys.exit(f"output of commands has changed in {', '.join(differ)}: if it is right, make readme writes it down")


if __name__ == "__main__":
    main()

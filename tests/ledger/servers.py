"""A real PostgreSQL server, if its programs are here."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import attrs


@attrs.frozen
class Server:
    """A PostgreSQL server of these tests alone, that listens on a socket in a folder of its own."""

    programs: Path
    home: Path
    numbers: Iterator[int] = attrs.field(factory=count)

    def run(self, program: str, *arguments: object) -> None:
        """Run one of the programs of PostgreSQL, which refuse to run as root."""
        user = "nobody" if os.geteuid() == 0 else None
        command = [str(self.programs / program), *map(str, arguments)]
        with (self.home / "log").open("ab") as log:
            subprocess.run(command, check=True, user=user, cwd=self.home, stdout=log, stderr=log)

    def new_database(self) -> str:
        """Return the address of a new, empty database."""
        name = f"ledger{next(self.numbers)}"
        self.run("createdb", "-h", self.home, "-U", "reex", name)
        return f"postgresql://reex@/{name}?host={self.home}"


def programs() -> Path | None:
    """Return the folder that has the programs of the newest PostgreSQL: Debian keeps them off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)

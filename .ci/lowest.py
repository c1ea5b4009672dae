"""Print the lowest version of each library allowed, as constraints for pip: ``python .ci/lowest.py``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
_LOWER = frozenset((">=", "~=", "=="))


def _requirements() -> Iterator[Requirement]:
    """Yield what core and plugins require, for themselves and for their tests."""
    for file in (ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml"))):
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        yield from map(Requirement, project.get("dependencies", ()))
        for rows in project.get("optional-dependencies", {}).values():
            yield from map(Requirement, rows)


def lowest() -> dict[str, Version]:
    """Return the lowest version of each library that all of the projects allow.

    Raises:
        SystemExit: if a requirement names no lowest version.
    """
    found: dict[str, Version] = {}
    for requirement in _requirements():
        name = canonicalize_name(requirement.name)
        bounds = [Version(each.version) for each in requirement.specifier if each.operator in _LOWER]
        if name == "reex" or name.startswith("reex-"):
            continue
        if not bounds:
            raise SystemExit(f"{requirement} has no lower bound")
        found[name] = max(*bounds, found.get(name, Version("0")))
    return found


if __name__ == "__main__":
    print("\n".join(f"{name}=={version}" for name, version in sorted(lowest().items())))

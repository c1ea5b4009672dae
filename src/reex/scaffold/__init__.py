"""A plugin to begin with: a folder that installs, passes its own tests, and is its author's from then on."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reex.codes import KINDS
from reex.errors import MissingLibraryError, ScaffoldError
from reex.libraries import brought_by
from reex.plugins import TABLE, Plugins, installed

Offer = Literal["extractor", "gazetteer", "reader", "writer"]

_TEMPLATE = Path(__file__).with_name("template")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 26  # with more letters, lines of the generated code would outgrow the limit that it sets itself
_PLURAL = re.compile(r"(?<=ss|sh|ch)es$|(?<=x)es$|(?<=[^aisu])s$")


def new(name: str, kind: Offer = "extractor", into: str | Path = ".", *, plugins: Plugins | None = None) -> Path:
    """Make a plugin and return its folder, ``reex-NAME``.

    Args:
        name: what it finds, reads or writes, in the plural, such as ``deal-codes``.
        kind: what it offers.
        into: the folder in which that of the plugin is made.
        plugins: those whose names are taken; without it, the installed ones.

    Raises:
        ScaffoldError: if the name can't be used or is taken, or the folder exists or can't be made.
        MissingLibraryError: if copier isn't installed.
    """
    facts = _facts(_normalised(name), kind)
    makes = facts["makes"] if kind in ("extractor", "gazetteer") else None
    _refuse_taken(facts["name"], makes, plugins or installed())
    folder = Path(into) / f"reex-{facts['name']}"
    if folder.exists():
        raise ScaffoldError(f"{folder}: it exists; choose another name, or move it away")
    _render(folder, facts)
    return folder


def install(folder: Path) -> None:
    """Install the plugin in *folder* in place for the Python that runs: what is edited there is what it imports.

    Raises:
        ScaffoldError: if there is no pip, or it fails and has said why on the standard error.
    """
    if importlib.util.find_spec("pip") is None:
        raise ScaffoldError(
            f"{folder}: this Python has no pip; install the folder with the tool that made its environment, "
            f"such as: uv pip install --editable {folder}"
        )
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--editable"]
    if subprocess.run([*command, str(folder)], check=False).returncode:
        raise ScaffoldError(f"{folder}: pip can't install it; mend what pip says: pip install --editable {folder}")


def _normalised(name: str) -> str:
    """Return *name* without the prefix of all plugins, as :func:`_canonical` spells it."""
    normal = _canonical(name).removeprefix("reex-")
    if not _NAME.fullmatch(normal) or len(normal) > _LONGEST:
        raise ScaffoldError(
            f"{name!r}: a name is of letters, digits and hyphens, {_LONGEST} at most, "
            "with a letter first and no hyphen last: deal-codes"
        )
    return normal


def _canonical(name: str) -> str:
    """Return the name of a distribution in the one spelling in which all of its spellings are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _facts(name: str, kind: Offer) -> dict[str, str]:
    """Return what the template is filled with."""
    module = name.replace("-", "_")
    makes = _PLURAL.sub("", re.sub(r"ies$", "y", name))
    words = makes.replace("-", " ")
    return {
        "kind": kind,
        "name": name,
        "title": name.replace("-", " ").capitalize(),
        "module": module,
        "package": f"reex_{module}",
        "makes": makes,
        "words": words,
        "label": words.capitalize(),
        "version": version("reex"),
    }


def _refuse_taken(name: str, makes: str | None, plugins: Plugins) -> None:
    if name == TABLE:
        raise ScaffoldError(f"{name}: the command line has a format of that name; choose another one")
    for plugin in plugins.report:
        owner = f"{plugin.distribution} {plugin.version}"
        if _canonical(plugin.distribution) == f"reex-{name}":
            raise ScaffoldError(f"{name}: {owner} is installed; choose another name, or: pip uninstall reex-{name}")
        if name in (plugin.name, *plugin.extractors, *plugin.readers, *plugin.writers):
            raise ScaffoldError(f"{name}: {owner} offers something of that name; choose another one")
        if makes in plugin.kinds:
            raise ScaffoldError(f"{name}: it would make {makes}, which is a kind of {owner}; choose another name")
    if makes in KINDS:
        raise ScaffoldError(f"{name}: it would make {makes}, which is a kind of reex; choose another name")


def _render(folder: Path, facts: dict[str, str]) -> None:
    """Fill the template in a room beside *folder* and move it there whole: no half of a plugin is left behind."""
    try:
        import copier
    except ImportError as error:
        raise MissingLibraryError(f"a new plugin needs copier: {brought_by('plugin')}") from error
    try:
        with TemporaryDirectory(dir=folder.parent, prefix=".reex-") as room:
            made = Path(room) / folder.name
            for part in ("common", facts["kind"]):
                copier.run_copy(str(_TEMPLATE / part), made, data=facts, defaults=True, quiet=True)
            made.rename(folder)
    except OSError as error:
        raise ScaffoldError(f"{folder}: can't be made ({error.strerror or error}); choose another place") from error

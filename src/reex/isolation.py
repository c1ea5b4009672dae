"""What keeps the code of others from doing more than its own work, and tells in one line what went wrong in it."""

from __future__ import annotations

import decimal
import os
from pathlib import Path
from types import TracebackType

from reex.errors import ReexError, SpanError

_LONGEST = 500  # characters of a message: it stands in a record, and may quote a whole document
_CALLERS = frozenset(("reex", "click", "importlib", "pluggy"))

# The same digits are kept whatever a caller, or a plugin before this one, has set.
_ARITHMETIC = decimal.Context(
    prec=28,
    rounding=decimal.ROUND_HALF_EVEN,
    traps=[decimal.DivisionByZero, decimal.Overflow, decimal.InvalidOperation],
)


class Isolated:
    """Lets a plugin work in the default decimal context, and takes it back to where it was called.

    A class, as it is entered for each extractor of each document, and a generator takes twice the time. One serves
    for several plugins in turn: where it was made is where each of them has to stay.

    Raises:
        RuntimeError: if it has changed the working directory, in which the paths of other files may begin.
    """

    def __init__(self) -> None:
        self._home = _folder()

    def __enter__(self) -> None:
        self._arithmetic = decimal.getcontext()
        decimal.setcontext(_ARITHMETIC.copy())

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        decimal.setcontext(self._arithmetic)
        if self._home is None or _folder() == self._home:
            return
        os.chdir(self._home)
        if error is None:
            raise RuntimeError("it changed the working directory, which is that of all")


def _folder() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109  # asked for twice by each step of each document, and so not for a Path
    except OSError:  # somebody has removed it
        return None


def failure(what: str, name: str, origin: str, error: BaseException) -> str:
    """Return one line: which part of which plugin failed, where, and why.

    What a plugin tells its user by an error of reex, such as a model that isn't installed, has no place in its code. A
    SpanError has one, as it tells the plugin's author of a wrong span.
    """
    of = f" of {origin}" if origin else ""
    where = None if isinstance(error, ReexError) and not isinstance(error, SpanError) else place(error)
    at = f" at {Path(where[0]).name}:{where[1]}" if where else ""
    return f"{what} {name}{of} failed{at}: {told(error)}"


def told(error: BaseException) -> str:
    """Return class and message of *error* on one line that isn't long, even if the message can't be had."""
    name = type(error).__name__
    try:
        words = " ".join(str(error)[: 2 * _LONGEST].split())
    except BaseException as fault:  # __str__ is the plugin's own code too
        words = f"its message can't be shown, as that raises {type(fault).__name__}"
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in f"{name}: {words}")
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def place(error: BaseException) -> tuple[str, int] | None:
    """Return file and line of *error*, or of its cause, in the package that was called, where its author can mend it.

    What that calls in turn, such as a library, is not the place, and nor is the core.
    """
    return _place(error.__traceback__) or (_place(error.__cause__.__traceback__) if error.__cause__ else None)


def _place(at: TracebackType | None) -> tuple[str, int] | None:
    found, owner = None, ""
    while at:
        package = str(at.tb_frame.f_globals.get("__name__")).partition(".")[0]
        owner = owner or (package if package not in _CALLERS else "")
        if package == owner:
            found = at.tb_frame.f_code.co_filename, at.tb_lineno
        at = at.tb_next
    return found

"""What the standard library raises on damaged archives, each module in its own way."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import Final

DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    NotImplementedError, OverflowError, RuntimeError,
)  # fmt: skip

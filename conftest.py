"""What holds for the tests of all projects."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("reex", deadline=None)  # how long something takes is for the benchmarks to tell
settings.load_profile("reex")

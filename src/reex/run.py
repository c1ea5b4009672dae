"""The shortest way in. (stub)"""
from __future__ import annotations
from pathlib import Path
from reex.model import Record
from reex.pipeline import Pipeline
from reex.readers import read

def extract(source: str | Path) -> Record:
    """Extract."""
    return Pipeline.standard().run(read(source) if Path(source).exists() else str(source))

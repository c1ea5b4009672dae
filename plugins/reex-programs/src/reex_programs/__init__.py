"""Laws, orders, funds, treaties and alliances, for reex."""

import reex
from reex_programs.programs import programs


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of programs."""
    return [programs()]

"""Laws, orders, funds, treaties and alliances, for reex."""

from reex_programs.programs import programs

import reex


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of programs."""
    return [programs()]

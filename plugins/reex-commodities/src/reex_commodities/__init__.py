"""Minerals, elements, compounds and magnets, for reex."""

from reex_commodities.commodities import commodities

import reex


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of commodities."""
    return [commodities()]

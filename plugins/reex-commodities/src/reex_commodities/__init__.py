"""Minerals, elements, compounds and magnets, for reex."""

import reex
from reex_commodities.commodities import commodities


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of commodities."""
    return [commodities()]

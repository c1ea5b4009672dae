"""Countries and their regions, for reex."""

import reex
from reex_countries.countries import countries
from reex_countries.regions import regions


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractors of countries and of regions."""
    return [countries(), regions()]

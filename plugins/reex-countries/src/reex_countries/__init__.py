"""Countries and their regions, for reex."""

from reex_countries.countries import countries
from reex_countries.regions import regions

import reex


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractors of countries and of regions."""
    return [countries(), regions()]

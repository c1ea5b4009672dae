"""Companies, organizations and facilities, for reex."""

import reex
from reex_companies.companies import companies
from reex_companies.facilities import facilities
from reex_companies.organizations import organizations


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractors of companies, of organizations and of facilities."""
    return [companies(), facilities(), organizations()]

"""Government and intergovernmental bodies, for reex."""

import reex
from reex_agencies.agencies import agencies


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of agencies."""
    return [agencies()]

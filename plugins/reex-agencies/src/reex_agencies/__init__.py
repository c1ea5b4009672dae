"""Government and intergovernmental bodies, for reex."""

from reex_agencies.agencies import agencies

import reex


@reex.hookimpl
def reex_extractors() -> list[reex.Extractor]:
    """Return the extractor of agencies."""
    return [agencies()]

"""Whether a text is on minerals by its title."""

from __future__ import annotations

import reex

# In how many characters from its start a text has its title, which other lines may stand above.
_TITLE = 240
_SENTENCE_ENDS = (".", ":", ";", "”", '"')


def is_titled_on_field(page: reex.Page) -> bool:
    """Say whether the title of a text names minerals, which all that it tells is then on."""
    first = next((e for e in page.entities("commodity") if e.ref and e.start < _TITLE), None)
    if first is None:
        return False
    end = page.text.find("\n", first.end, first.end + _TITLE)
    return end >= 0 and page.text[:end].rstrip()[-1:] not in _SENTENCE_ENDS

"""How far a site has come: planned, at work, opened, or shut."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reex_initiatives.lexicon.trigger import Trigger
from reex_initiatives.progress.status import Force, force
from reex_initiatives.sites.site import Site

# Classes of words for what is done before there is a mine.
_STUDIES = ("<drilling>", "<feasibility>")
# How what is said of a site begins.
_SAID_OF = ("was ", "were ", "has ", "have ", "is ", "came ")


def how_far(site: Site) -> Force:
    """Return how far a site has come: opened, or, if it is only planned everywhere, announced, else it is at work."""
    read = list(_forces(site))
    told = [how for how, _ in read]
    done = [how for how, of in read if how and how.status == "completed" and _tells_of_site(how) and not _is_study(of)]
    if done and not any(how and how.status == "ended" for how in told):
        return msgspec.structs.replace(done[0], binding=False)
    planned = [how for how in told if how and how.status in ("proposed", "announced")]
    if len(planned) == len(told):
        only = planned[0] if len(told) == 1 else None  # "the proposed mine" is somebody's plan
        weighed = only is not None and only.status == "proposed" and only.cue != "proposed"
        status = "proposed" if weighed else "announced"
        return msgspec.structs.replace(planned[0], status=status, binding=False, conditional=False)
    if any(told) and all(how is None or how.status == "ended" for how in told):
        return Force("ended", False, False, why="site")
    return Force("active", True, False, why="site")


def _forces(site: Site) -> Iterator[tuple[Force | None, Trigger]]:
    """Yield how far each sentence says that a site has come, by which word; a verb tells more than the mere site."""
    told = {line for line, trigger in site.places if trigger.form != "noun"}
    for line, trigger in site.places:
        if trigger.form != "noun" or line not in told:
            how = force(line, trigger)
            talk = how is not None and trigger.form == "noun" and how.cue.removeprefix("to ").startswith("discuss")
            yield None if talk else how, trigger  # who discusses a mine plans nothing by that


def _is_study(trigger: Trigger) -> bool:
    """Say whether only drilling or a study is done, with which no mine is: ``completed a survey over its property``."""
    return trigger.match is not None and any(words in trigger.match.pattern.text for words in _STUDIES)


def _tells_of_site(how: Force) -> bool:
    """Say whether it is the site that is done, and not a study of it: ``the mine was opened``."""
    return how.why in ("form", "pattern") or how.cue.startswith(_SAID_OF)

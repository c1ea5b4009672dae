"""Run rules and a language model side by side, and show on which sentences they agree.

The model here is a stand-in that knows one reply, so that this runs without a key and without a network. With a real
one, give its name instead: reex_llm.initiatives("gpt-4.1-mini"). One thing it says is made up; see what becomes of it.
"""

import json
import tempfile
from collections.abc import Iterator
from typing import Any

import llm

import reex
import reex_llm

TEXT = """\
Export Finance Australia will lend up to A$840 million to Arafura Rare Earths. A$60 million from Perth keeps the lights
on at the Eneabba refinery. China imposed export controls on dysprosium.
"""


def item(quote: str, code: str = "") -> list[dict[str, str]]:
    return [{"code": code, "quote": quote} if code else {"quote": quote}]


LOAN = {
    "evidence": item("Export Finance Australia will lend up to A$840 million to Arafura Rare Earths."),
    "instrument": item("will lend", "loan"),
    "status": item("will lend", "announced"),
    "actors": item("Export Finance Australia", "agency"),
    "recipients": item("Arafura Rare Earths", "company"),
    "amounts": item("up to A$840 million", "stated"),
    "duration": item("fifteen years"),  # the text doesn't say so
}
AID = {
    "evidence": item("A$60 million from Perth keeps the lights on at the Eneabba refinery."),
    "instrument": item("keeps the lights on", "funding"),
    "status": item("keeps the lights on", "active"),
    "recipients": item("Eneabba refinery", "facility"),
    "amounts": item("A$60 million", "stated"),
    "stages": item("refinery", "processing"),
}


class StandIn(llm.Model):
    """A model that knows one reply."""

    model_id = "stand-in"

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        """Yield the reply."""
        response.set_usage(input=1234, output=210)
        yield json.dumps({"acts": [LOAN, AID]})


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:  # a real one keeps its replies where the next run finds them
        asking = reex_llm.initiatives(StandIn(), cache=folder)
        record = reex.Pipeline.standard().adding(asking).run(TEXT)
    by_sentence: dict[reex.Span, dict[str, reex.Initiative]] = {}
    for initiative in record.initiatives:
        by_sentence.setdefault(initiative.evidence[0], {})[initiative.extractor] = initiative
    for sentence, found in sorted(by_sentence.items()):
        who = "both" if len(found) > 1 else "model" if "llm-initiatives" in found else "rules"
        same = len({(act.instrument, act.status) for act in found.values()}) == 1
        print(f"{who:<6}{'' if same else '(they differ) '}{' '.join(record.quote(sentence).split())}")
        for act in found.values():
            print(f"    {act.extractor:<16} {act.title} [{act.count_reason}]")
    for notice in record.warnings:
        print(f"{notice.code}: {notice.message}")


if __name__ == "__main__":
    main()

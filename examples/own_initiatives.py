"""Put an extractor of your own in the place of the one that finds initiatives, and show where each field was read.

Its method is one rule: an agency, right behind it a verb of giving, and a sum later in the sentence. It finds less
than the extractor that it replaces, and no claims, but what it finds is easy to check.
"""

import reex

# Verbs of giving, each with the instrument and the status that it tells.
VERBS = [reex.Term("awarded", ("grant", "agreed")), reex.Term("will lend", ("loan", "announced"))]
TEXT = """\
The U.S. Department of Energy awarded Lynas Rare Earths $32 million for a plant in Texas. Export Finance Australia
will lend up to A$840 million to Arafura Rare Earths. The Department of Defense has not awarded MP Materials $5 million.
"""


def within(page: reex.Page, kind: str, start: int, end: int) -> list[reex.Entity]:
    return [entity for entity in page.entities(kind) if start <= entity.start and entity.end <= end]


@reex.extractor("giving", makes="initiative", needs=["agency", "money"], uses=["company"], terms=VERBS)
def find_giving(page: reex.Page) -> reex.Found:
    """Yield an initiative for each verb with a giver right before it and a sum behind it."""
    for hit in reex.longest(page.hits):
        sentence = page.sentence_at(hit.start) or reex.Span(hit.start, hit.end)
        givers = within(page, "agency", sentence.start, hit.start)[-1:]
        takers = within(page, "company", hit.end, sentence.end)[:1]
        sums = within(page, "money", hit.end, sentence.end)[:1]
        money = sums[0].value if sums else None
        if not givers or not page.text[givers[0].end : hit.start].isspace():
            continue  # "has not awarded" is no giving: words stand between
        if not isinstance(money, reex.Money) or money.currency is None or money.per:
            continue  # "$5 per tonne" is no sum
        instrument, status = hit.term.data
        spans = {"actors": givers, "recipients": takers, "amounts": sums}
        yield page.initiative(
            title=f"{givers[0].name}: {instrument}, {sums[0].text} ({status})",
            instrument=instrument,
            status=status,
            actors=tuple(reex.Party.of(giver, forms=[giver.text]) for giver in givers),
            recipients=tuple(reex.Party.of(taker, forms=[taker.text]) for taker in takers),
            amounts=(reex.Amount.of(sums[0], "ceiling" if money.bound == "at_most" else "stated"),),
            countable=True,
            count_reason="counted",
            slots={"instrument": (reex.Span(hit.start, hit.end),)}
            | {field: tuple(entity.span for entity in found) for field, found in spans.items() if found},
            reasons={"instrument": f"verb: {hit.term.text}", "actors": "right before the verb"}
            | {field: "first behind the verb" for field in ("recipients", "amounts") if spans[field]},
            evidence=(sentence,),
            rule="agency-verb-sum",
        )


def main() -> None:
    record = reex.Pipeline.standard().without("initiatives").adding(find_giving).run(TEXT)
    for initiative in record.initiatives:
        print(f"{initiative.title}, found by {initiative.extractor}: {initiative.rule}")
        for field, spans in initiative.slots.items():
            for span in spans:
                place = f"{span.start:>3}-{span.end:<3}"
                print(f"    {field:<10}  {place}  {record.quote(span):<25}  {initiative.reasons[field]}")


if __name__ == "__main__":
    main()

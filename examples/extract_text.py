"""Print what a text says that governments and companies do, with the words that each initiative rests on."""

import reex

TEXT = """\
The U.S. Department of Energy awarded a $32 million grant to Lynas Rare Earths. The Export-Import Bank signed a letter
of interest for a loan of up to $120 million to Arafura Rare Earths. China controls about 90% of rare earth refining.
"""


def main() -> None:
    record = reex.extract(TEXT)
    for initiative in record.initiatives:
        print(initiative.title)
        for span in initiative.evidence:
            print(f"    at {span.start}: {' '.join(record.quote(span).split())}")
    for claim in record.claims:
        print(f"{claim.subject.name}: {claim.measure}")
        print(f"    at {claim.evidence[0].start}: {record.quote(claim.evidence[0])}")
    print(f"{len(record.entities)} entities, {len(record.initiatives)} initiatives, {len(record.claims)} claims")


if __name__ == "__main__":
    main()

"""Put the initiatives of all documents in seeds/ into a data frame, and sum up what may be added."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import reex


def rows(folder: Path) -> Iterator[dict[str, object]]:
    """Yield one row for each amount of each initiative, and one for an initiative without amounts."""
    for record in reex.extract_files(sorted(folder.glob("*.txt"))):
        for initiative in record.initiatives:
            for amount in initiative.amounts or (reex.Amount(),):
                yield {
                    "document": Path(record.document.path or "").name,
                    "instrument": initiative.instrument,
                    "status": initiative.status,
                    "actors": ", ".join(party.name for party in initiative.actors),
                    "recipients": ", ".join(party.name for party in initiative.recipients),
                    "currency": amount.currency,
                    "amount": amount.high if amount.amount is None else amount.amount,
                    "countable": initiative.countable,
                }


def main() -> None:
    frame = pd.DataFrame(rows(Path("seeds")))
    with pd.option_context("display.width", 160, "display.max_columns", None, "display.max_colwidth", 30):
        print(frame.to_string(index=False))
    countable = frame[frame["countable"] & frame["amount"].notna()]
    print("\nmay be added, by document:")
    for (document, currency), sums in countable.groupby(["document", "currency"])["amount"]:
        print(f"    {document:<36} {currency} {sum(sums):>15,}")


if __name__ == "__main__":
    main()

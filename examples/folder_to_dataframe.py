"""Put the initiatives of all documents in seeds/ into data frames, and sum up what may be added."""

from pathlib import Path

import pandas as pd

import reex
from reex.frames import Tables

KEY = ["document_id", "initiative_id"]


def named(tables: Tables[pd.DataFrame], role: str) -> pd.Series:
    """Return the names of the parties in one role, for each initiative."""
    parties = tables.parties[tables.parties["role"] == role]
    return parties.groupby(KEY)["name"].agg(", ".join).rename(role)


def main() -> None:
    tables = reex.to_pandas(reex.extract_files(sorted(Path("seeds").glob("*.txt"))))
    frame = (
        tables.initiatives.merge(tables.documents[["document_id", "path"]], on="document_id")
        .merge(tables.amounts[[*KEY, "currency", "amount", "counted"]], on=KEY, how="left")
        .merge(named(tables, "actor"), on=KEY, how="left")
        .merge(named(tables, "recipient"), on=KEY, how="left")
    )
    frame["document"] = frame["path"].map(lambda path: Path(path).name)
    columns = ["document", "instrument", "status", "actor", "recipient", "currency", "amount", "counted"]
    with pd.option_context("display.width", 160, "display.max_columns", None, "display.max_colwidth", 30):
        print(frame[columns].to_string(index=False))
    counted = frame[frame["counted"].fillna(False)]
    print("\nmay be added, by document:")
    for (document, currency), sums in counted.groupby(["document", "currency"], observed=True)["amount"]:
        print(f"    {document:<36} {currency} {sum(sums):>15,}")


if __name__ == "__main__":
    main()

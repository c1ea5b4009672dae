"""Put the articles of seeds/ into a ledger: each deal once, what may be added up, and where the articles disagree."""

from pathlib import Path
from tempfile import TemporaryDirectory

import reex


def main() -> None:
    with TemporaryDirectory() as folder, reex.Ledger(Path(folder, "deals.db")) as ledger:
        added = ledger.add(reex.extract_files(sorted(Path("seeds").glob("*.txt"))))
        print(f"{added.added} documents, {added.mentions} mentions, {added.initiatives} initiatives")
        for merged in ledger.initiatives(mentions=True):
            if merged.documents > 1:
                print(f"\n{merged.initiative.title}, told by")
                for mention in merged.mentions:
                    source = mention.source
                    print(f"    {source.title or source.publisher}: {' '.join((mention.quotes[0].text or '').split())}")
        print("\nmay be added up:")
        for row in ledger.totals(by=["status"]).rows:
            for total in row.sums:
                print(f"    {row.keys[0]:<10} {total.currency} {total.high:>15,}")
        print("\nthey disagree on:")
        for found in ledger.contradictions():
            if found.verdict == "conflict":
                print(f"    {found.topic or found.initiative}: {found.a_value}, or {found.b_value}? {found.reason}")


if __name__ == "__main__":
    main()

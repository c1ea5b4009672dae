"""Add an instrument, a status cue and a pattern of roles in a TOML file, and show what it changes.

The file is ``royalties.toml``. Each sentence is read without it and with it; each field is shown with its reason.
The firms and their deals are made up.
"""

from pathlib import Path

import reex

HERE = Path(__file__).parent

SENTENCES = (
    # The instrument: taken for funding before.
    "Halden Royalties Corp. signed a $100 million streaming agreement with Corrie Lithium Ltd.",
    # The pattern: who sells the royalty is paid for it.
    "Corrie Lithium Ltd. sold a royalty of 2% on all its lithium to Halden Royalties Corp. for $30 million.",
    # The cue, on the new instrument and on an old one.
    "Corrie Lithium Ltd. tapped the $100 million streaming agreement with Halden Royalties Corp.",
    "Corrie Lithium Ltd. tapped an $80 million loan from Export Finance Australia.",
    # Near misses: a tax, and a deal that is denied.
    "Brazil raised the royalty that niobium miners pay to 3%.",
    "Corrie Lithium Ltd. has not signed a royalty agreement with Halden Royalties Corp.",
)


def names(parties: tuple[reex.Party, ...]) -> str:
    return ", ".join(party.name for party in parties) or "–"


def show(when: str, record: reex.Record) -> None:
    """Print the initiatives of one record: the title, then each field with its reason."""
    if not record.initiatives:
        print(f"  {when:<6}  no initiative")
    for initiative in record.initiatives:
        print(f"  {when:<6}  {initiative.title}")
        fields = {
            "instrument": initiative.instrument,
            "status": initiative.status,
            "actors": names(initiative.actors),
            "recipients": names(initiative.recipients),
        }
        for field, value in fields.items():
            print(f"          {field:<10}  {value:<24}  {initiative.reasons.get(field, '–')}")


def main() -> None:
    standard = reex.Pipeline.standard()
    extended = standard.extending("initiatives", HERE / "royalties.toml")
    for sentence in SENTENCES:
        print(sentence)
        show("before", standard.run(sentence))
        show("after", extended.run(sentence))

    from_file = reex.Pipeline.read(HERE / "royalties_pipeline.toml")
    same = all(from_file.run(sentence) == extended.run(sentence) for sentence in SENTENCES)
    print(f"the pipeline file yields {'the same' if same else 'something else'}")


if __name__ == "__main__":
    main()

"""Run chosen extractors and a table of names over seeds/: what minerals are used for, and which countries are named."""

from pathlib import Path

import reex


def main() -> None:
    uses = reex.Gazetteer.read("examples/uses.csv").extractor("uses", makes="use")
    pipeline = reex.Pipeline.standard().only("commodities", "countries").adding(uses)
    print(f"runs {', '.join(pipeline.names)}")
    for path in sorted(Path("seeds").glob("*.txt")):
        record = reex.extract(path, pipeline=pipeline)
        print(path.name)
        for kind in ("use", "commodity", "country"):
            names = sorted({entity.name for entity in record.by_kind(kind) if entity.name})
            print(f"    {kind}: {', '.join(names) or 'none'}")


if __name__ == "__main__":
    main()

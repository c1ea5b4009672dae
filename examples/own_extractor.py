"""Find the reports and studies that the texts in seeds/ cite, with an extractor of ten lines."""

from pathlib import Path

import reex


@reex.extractor("citations", makes="citation", terms=["report[s]", "study", "paper[s]", "commentary", "fact sheet"])
def find_citations(page: reex.Page) -> reex.Found:
    """Yield each report with the name right before it: ``CSIS paper``."""
    for hit in reex.longest(page.hits):
        start = reex.name_before(page.text, hit.start)
        if start < hit.start:
            yield page.entity("citation", (start, hit.end), name=page.text[start : hit.start].strip())


def main() -> None:
    pipeline = reex.Pipeline.standard().adding(find_citations)
    for path in sorted(Path("seeds").glob("*.txt")):
        record = reex.extract(path, pipeline=pipeline)
        for citation in record.by_kind("citation"):
            print(f"{path.name}:{citation.start}: {citation.text}")


if __name__ == "__main__":
    main()

"""Queries: filters are answered by the database."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from sqlalchemy import Connection, create_engine

from reex.errors import DataError
from reex.ledger import queries
from reex.ledger.filters import Filter
from reex.ledger.tables import DOCUMENTS, INITIATIVES, MENTIONS, METADATA, PARTIES, TAGS
from reex.model import Initiative
from reex.spans import Span


def put(connection: Connection, handle: str, title: str, status: str, commodity: str) -> None:
    body = msgspec.json.encode(
        Initiative(title=title, instrument="loan", status=status, evidence=(Span(0, 5),))  # type: ignore[arg-type]
    ).decode()
    lists = dict.fromkeys(("actors", "recipients"), "[]")
    more = dict.fromkeys(("commodities", "stages", "programs", "countries"), "[]")
    own = {"id": handle, "title": title, "instrument": "loan", "status": status, "body": body, **lists}
    connection.execute(
        DOCUMENTS.insert().values(
            id=f"d{handle}",
            series=handle,
            official=False,
            language="en",
            text_group="g",
            text="Alpha lends.",
            record="{}",
        )
    )
    connection.execute(
        MENTIONS.insert().values(
            **own, document=f"d{handle}", local="i1", initiative=handle, confidence=1, quote="Alpha lends."
        )
    )
    connection.execute(
        INITIATIVES.insert().values(
            **own, **more, countable=False, count_reason="no_amount", documents=1, sources=1, rules="{}"
        )
    )
    connection.execute(TAGS.insert().values(initiative=handle, field="commodity", value=commodity))
    connection.execute(PARTIES.insert().values(initiative=handle, side="actor", name=f"{title} Bank", kind="company"))


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.connect() as connection:
        put(connection, "abc1", "Northern 100%", "agreed", "gallium")
        put(connection, "abd2", "Southern", "proposed", "cobalt")
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(), ["abc1", "abd2"]),
        (Filter(statuses=("agreed",)), ["abc1"]),
        (Filter(commodities=("cobalt", "tin")), ["abd2"]),
        (Filter(actors=("north",)), ["abc1"]),
        (Filter(search="100%"), ["abc1"]),
        (Filter(search="alpha LENDS"), ["abc1", "abd2"]),
        (Filter(statuses=("agreed",), commodities=("cobalt",)), []),
    ],
)
def test_filters(connection: Connection, chosen: Filter, found: list[str]) -> None:
    assert [one.id for one in queries.initiatives(connection, chosen)] == found


def test_mentions_come_with_their_words(connection: Connection) -> None:
    (one,) = queries.initiatives(connection, Filter(statuses=("agreed",)), mentions=True)
    assert one.mentions[0].quotes[0].text == "Alpha"


def test_the_start_of_a_handle_leads_to_its_initiative(connection: Connection) -> None:
    assert queries.initiative(connection, "abd").id == "abd2"
    with pytest.raises(DataError, match="start of several: abc1, abd2"):
        queries.initiative(connection, "ab")
    with pytest.raises(DataError, match="no initiative goes by 'x'"):
        queries.initiative(connection, "x")

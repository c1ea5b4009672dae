"""What adding promises: each document whole and once, the newer version instead of the older, nothing lost silently."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select
from tests.ledger.documents import dump, record, with_text

from reex.document import Document
from reex.ledger import adding, files, rows, store
from reex.ledger.tables import BLOCKS, CLAIMS, DOCUMENTS, MENTIONS
from reex.model import Amount, Claim, Initiative, Party, Record
from reex.spans import Span
from reex.values import Percent

HOSTILE = (
    "'; DROP TABLE documents; --",
    '" OR 1=1',
    "%s %(x)s :name ? {} $1",
    "</script><script>alert(1)</script>&amp;]]>",
    '=HYPERLINK("http://evil.example","x")',
    "\x00\x01\x0b\x1f nul",
    "\ud800 half \udfff",
    "\ufffe\uffff none",
    "\u202e turned \u200b\U0001f4a5",
    "\\u0000 \\x00 \\",
    "line\nline\r\nline\u2028line",
    "",
    "long " * 20_000,
)


@pytest.fixture
def engine(ledger_url: str) -> Iterator[Engine]:
    """Return the database of a new ledger."""
    opened = store.open_engine(ledger_url)
    yield opened
    opened.dispose()


def _column(engine: Engine, column: Any) -> list[Any]:
    with engine.connect() as connection:
        return sorted(connection.scalars(select(column)).all(), key=repr)


def _superseded(engine: Engine) -> dict[str, str]:
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.superseded_by).where(DOCUMENTS.c.superseded_by.is_not(None))
    with engine.connect() as connection:
        return {row.id: row.superseded_by for row in connection.execute(query)}


def _in_comparison(engine: Engine) -> set[str]:
    """Return the documents whose mentions are compared."""
    query = select(MENTIONS.c.document).join(BLOCKS, BLOCKS.c.mention == MENTIONS.c.id)
    with engine.connect() as connection:
        return set(connection.scalars(query))


def test_adding_twice_changes_nothing(engine: Engine) -> None:
    """The same documents again, in any order and from another folder, leave the ledger as it is, to the last row."""
    records = [record(number) for number in range(5)]
    first = adding.add(engine, records)
    there = dump(engine)
    moved = [attrs.evolve(one, document=attrs.evolve(one.document, path=f"moved/{n}")) for n, one in enumerate(records)]

    again = adding.add(engine, reversed(moved))

    assert (first.added, first.unchanged, first.mentions) == (5, 0, 10)
    assert (again.added, again.unchanged, again.updated, again.mentions) == (0, 5, 0, 10)
    assert dump(engine) == there


def test_a_copy_at_another_address_changes_nothing(engine: Engine) -> None:
    """The same bytes are kept with the address that they came from first, however often all are added."""
    one, copy, bare = (
        attrs.evolve(record(1), document=attrs.evolve(record(1).document, url=url))
        for url in ("https://first.example/1", "https://mirror.example/1", None)
    )
    done = adding.add(engine, [one, copy, bare])
    there = dump(engine)
    again = adding.add(engine, [bare, one, copy])
    assert (done.added, done.unchanged, again.unchanged, again.updated) == (1, 2, 3, 0)
    assert dump(engine) == there


def test_one_document_twice_in_one_call_is_one(engine: Engine) -> None:
    """Records of one document count once each, and the last of them stays."""
    done = adding.add(engine, [record(1), record(1, parts=1), record(1)])
    assert (done.added, done.updated) == (1, 2)
    assert len(_column(engine, MENTIONS.c.id)) == 2


def test_changed_findings_take_the_place_of_the_old_ones(engine: Engine) -> None:
    """A document that is extracted anew has its new findings, and none of its old."""
    adding.add(engine, [record(1), record(2)])
    untouched = dump(engine)
    told = record(1)
    better = attrs.evolve(told, initiatives=(attrs.evolve(told.initiatives[0], status="ended"),), claims=())

    done = adding.add(engine, [better])

    assert (done.added, done.updated, done.unchanged, done.mentions) == (0, 1, 0, 3)
    with engine.connect() as connection:
        query = select(MENTIONS.c.status).where(MENTIONS.c.document == told.document.id)
        assert connection.scalars(query).all() == ["ended"]
        assert connection.scalars(select(CLAIMS.c.id).where(CLAIMS.c.document == told.document.id)).all() == []
    adding.add(engine, [told])
    assert dump(engine) == untouched


def test_a_record_without_its_text_takes_no_text_away(engine: Engine) -> None:
    """The words of a document stay when it comes again without them: quotes are not lost."""
    whole = record(1)
    bare = Record.from_json(whole.to_json())
    adding.add(engine, [bare])
    assert _column(engine, MENTIONS.c.quote) == [None, None]

    assert adding.add(engine, [whole]).updated == 1
    there = dump(engine)
    assert adding.add(engine, [bare]).unchanged == 1
    assert dump(engine) == there
    assert _column(engine, DOCUMENTS.c.text) == [whole.document.text]


def _versions(*dates: str | None, **document: Any) -> list[Record]:
    """Return documents of one address with these dates of publishing."""
    told = record(1, url="https://paper.example/loan", **document)
    return [
        attrs.evolve(
            with_text(told, f"{told.document.text} Version {number}."),
            document=attrs.evolve(
                with_text(told, f"{told.document.text} Version {number}.").document,
                published=date,
                path=f"{number}.txt",
            ),
        )
        for number, date in enumerate(dates)
    ]


def test_a_newer_version_supersedes_the_older_and_keeps_it(engine: Engine) -> None:
    """Of one address the last published counts; the older stay to be read, and take part in no comparison."""
    old, new = _versions("2025-10-01", "2025-10-02")
    assert adding.add(engine, [old]).superseding == 0

    done = adding.add(engine, [new])

    assert (done.added, done.superseding, done.mentions) == (1, 1, 2)
    assert _superseded(engine) == {old.document.id: new.document.id}
    assert _in_comparison(engine) == {new.document.id}
    assert len(_column(engine, MENTIONS.c.id)) == 4


def test_an_older_version_that_comes_late_is_superseded_at_once(engine: Engine) -> None:
    """The order in which versions are added doesn't tell which is newer: their dates do."""
    old, new = _versions("2025-10-01", "2025-10-02")
    adding.add(engine, [new])
    done = adding.add(engine, [old])
    assert (done.added, done.superseding) == (1, 0)
    assert _superseded(engine) == {old.document.id: new.document.id}
    assert _in_comparison(engine) == {new.document.id}


@pytest.mark.parametrize(
    "dates",
    [(None, None), (None, "2025-10-01"), ("2025-10", "2025-10-31"), ("2025-10-01", "2025-10-01"), ("soon", "2025")],
    ids=str,
)
def test_where_dates_dont_tell_all_versions_stand(engine: Engine, dates: tuple[str | None, ...]) -> None:
    """Without dates, with the same, or with one that may be of either side, no version is taken for the newer."""
    versions = _versions(*dates)
    assert adding.add(engine, versions).superseding == 0
    assert _superseded(engine) == {}
    assert _in_comparison(engine) == {one.document.id for one in versions}


def test_a_version_whose_date_is_mended_stands_again(engine: Engine) -> None:
    """When the newer version turns out to be undated, the older one counts again."""
    old, new = _versions("2025-10-01", "2025-10-02")
    adding.add(engine, [old, new])
    adding.add(engine, [attrs.evolve(new, document=attrs.evolve(new.document, published=None))])
    assert _superseded(engine) == {}
    assert _in_comparison(engine) == {old.document.id, new.document.id}


def test_versions_without_an_address_are_known_by_their_path(engine: Engine) -> None:
    """Of two files of one name the later published counts; with an address of its own each stands for itself."""
    versions = _versions("2025-10-01", "2025-10-02")
    of_path = [
        attrs.evolve(one, document=attrs.evolve(one.document, url=None, path="articles/loan.txt")) for one in versions
    ]
    assert adding.add(engine, of_path).superseding == 1


def test_the_order_of_documents_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    """Whatever order they come in, and in whatever portions, the ledger is the same."""
    records = [*(record(number) for number in range(6)), *_versions("2025-10-01", None, "2025-10-03", "2025-10")]
    adding.add(engine, records)
    there = dump(engine)
    for seed in range(4):
        mixed = random.Random(seed).sample(records, len(records))
        other = store.open_engine(tmp_path / f"{seed}.db")
        for start in range(0, len(mixed), 3):
            adding.add(other, mixed[start : start + 3])
        assert dump(other) == there
        other.dispose()


# -- what can't be taken


def test_lines_that_are_no_records_are_counted_with_their_place(engine: Engine, tmp_path: Path) -> None:
    """A line that is no JSON, of another schema, or without an id is skipped, said where and why; the rest is added."""
    good = [record(number).to_json(text=True) for number in range(2)]
    other = good[0].replace(b'"reex/1"', b'"reex/2"')
    nameless = attrs.evolve(record(3), document=attrs.evolve(record(3).document, id="")).to_json()
    file = tmp_path / "found.jsonl"
    bad = (b"{not json", b"[]", b"\xff\xfe", other, b'{"schema":"reex/1"}', nameless)
    file.write_bytes(b"\n".join([good[0], *bad, b"", b"   ", good[1]]))

    done = adding.add(engine, files.records_of(file))

    assert done.added == 2
    assert [line.partition(": ")[0] for line in done.skipped[:5]] == [f"{file}:{line}" for line in range(2, 7)]
    assert [line.partition(": ")[2].partition(":")[0] for line in done.skipped[3:5]] == ["schema", "record"]
    assert "reex/2" in done.skipped[3]
    assert done.skipped[5] == "articles/3.txt: it has no document.id, so it can't be told from others"


def test_what_is_no_record_is_an_error_of_the_program(engine: Engine) -> None:
    """Texts must be extracted before they are added."""
    with pytest.raises(TypeError, match=r"str is no record; add what reex\.extract returns"):
        adding.add(engine, ["The ministry lent $5 million."])  # type: ignore[list-item]


def _spoilt(**changes: Any) -> Record:
    told = record(1)
    return attrs.evolve(told, initiatives=(attrs.evolve(told.initiatives[0], **changes),))


@pytest.mark.parametrize(
    ("unsound", "said"),
    [
        (_spoilt(evidence=(Span(0, 10_000),)), "initiatives[0].evidence is outside of the text"),
        (_spoilt(evidence=(Span(0, 10**30),)), "initiatives[0].evidence is outside of the text"),
        (_spoilt(amounts=(Amount(amount=Decimal("NaN")),)), "initiatives[0].amounts is no figure"),
        (_spoilt(amounts=(Amount(low=Decimal("-Infinity")),)), "initiatives[0].amounts is no figure"),
        (_spoilt(amounts=(Amount(amount=Decimal("1E+999999999")),)), "initiatives[0].amounts is no figure"),
        (
            attrs.evolve(record(1), claims=(attrs.evolve(record(1).claims[0], value=Percent(low=Decimal("sNaN"))),)),
            "claims[0].value is no figure",
        ),
    ],
)  # fmt: skip
def test_a_record_that_cant_be_right_is_skipped(engine: Engine, unsound: Record, said: str) -> None:
    """Places outside of the text, and sums that are no numbers, never get into a ledger; the rest of a batch does."""
    done = adding.add(engine, [record(5), unsound, record(6)])
    assert done.added == 2
    assert len(done.skipped) == 1
    assert done.skipped[0].startswith(f"articles/1.txt: {said}")


def test_hostile_words_are_words_in_every_field(engine: Engine) -> None:
    """Whatever stands in a field comes back as it was; only NUL and half characters, which no database takes, don't."""
    done = adding.add(engine, [record(1), *map(_hostile, HOSTILE), record(2)])
    assert done.skipped == ("a record: it has no document.id, so it can't be told from others",)
    assert adding.add(engine, map(_hostile, HOSTILE)).unchanged == len(HOSTILE) - 1
    query = select(MENTIONS, *rows.SOURCE).join(DOCUMENTS)
    with engine.connect() as connection:
        found = [rows.mention_of(row) for row in connection.execute(query)]
    for words in filter(None, HOSTILE):
        halves = words.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
        whole = halves.replace("\x00", "\ufffd")
        told = [mention for mention in found if mention.source.id == whole]
        assert [mention.source.title for mention in told] == [whole] * 2
        assert [mention.quotes[0].text for mention in told] == [whole] * 2
        assert [mention.initiative.title for mention in told] == [halves] * 2
    assert len([mention for mention in found if mention.source.title in ("Article 1", "Article 2")]) == 4


def _hostile(words: str) -> Record:
    party = Party(kind=words, name=words, ref=words, forms=(words,), entities=(words,), source=words)
    evidence = (Span(0, len(words)),) if words else ()
    initiative = Initiative(
        id=words, title=words, instrument="loan", status="agreed", actors=(party, party), recipients=(party,),
        amounts=(Amount(amount=Decimal(5), currency=words, per=words, entities=(words,)),),
        commodities=(words, words), programs=(words,), countries=(words,),
        announced=words, effective=words, until=words, duration=words, evidence=evidence,
        reasons={words: words}, extractor=words, rule=words,
    )  # fmt: skip
    claim = Claim(
        id=words, measure="share", subject=party, value=Percent(low=Decimal(5)), commodities=(words,),
        as_of=words, attribution=words, evidence=evidence,
    )  # fmt: skip
    document = Document(
        text=words, id=words, path=words, title=words, published=words, publisher=words, url=words, language=words,
        media_type=words,
    )  # fmt: skip
    return Record(document=document, initiatives=(initiative, initiative), claims=(claim, claim))


_WORDS = st.text(st.characters(), max_size=12) | st.sampled_from(HOSTILE[:-1])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS.filter(bool), min_size=1, max_size=4, unique=True))
def test_any_words_can_be_added(engine: Engine, many: list[str]) -> None:
    """There are no words that break adding, and none that change what was added before them."""
    adding.add(engine, map(_hostile, many))
    there = dump(engine)
    assert adding.add(engine, map(_hostile, many)).added == 0
    assert dump(engine) == there


# -- its cost


def test_records_are_asked_for_as_they_are_written(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many records come, few are held at once: each batch is kept before more are asked for."""
    monkeypatch.setattr(adding, "_BATCH", 20)
    kept: list[int] = []

    def stream() -> Iterator[Record]:
        for number in range(30):
            kept.append(len(_column(engine, DOCUMENTS.c.id)))
            yield record(number)

    adding.add(engine, stream())
    assert max(number - there for number, there in enumerate(kept)) <= 5


def test_the_number_of_questions_grows_with_batches_not_documents(engine: Engine) -> None:
    """Twenty times as many documents of one batch take not even twice as many statements."""
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    adding.add(engine, [record(number) for number in range(2)])
    few = len(said)
    said.clear()
    adding.add(engine, [record(number) for number in range(10, 50)])
    assert len(said) < 2 * few
    said.clear()
    adding.add(engine, [_newer(record(number)) for number in (0, 1)])
    few = len(said)
    said.clear()
    assert adding.add(engine, [_newer(record(number)) for number in range(10, 50)]).superseding == 40
    assert len(said) < 2 * few


def _newer(told: Record) -> Record:
    """Return a later version of a document."""
    later = with_text(told, f"{told.document.text} Updated.")
    return attrs.evolve(later, document=attrs.evolve(later.document, published="2026-01-01"))


def test_a_changed_text_holds_no_others_together_any_more(engine: Engine) -> None:
    """Two texts that were copies of a third one only are two when the third one reads otherwise."""
    words = [f"word{number}" for number in range(300)]

    def text_of(name: str, *changed: int) -> Record:
        text = " ".join(f"other{number}" if number in changed else word for number, word in enumerate(words))
        return Record(document=Document(id=f"sha256:{name}", text=text))

    first, between, last = text_of("a", *range(45)), text_of("b"), text_of("c", *range(200, 245))
    adding.add(engine, [first, between, last])
    assert len(set(_column(engine, DOCUMENTS.c.text_group))) == 1
    adding.add(engine, [attrs.evolve(between, document=attrs.evolve(between.document, text="Nothing of this sort."))])
    assert len(set(_column(engine, DOCUMENTS.c.text_group))) == 3

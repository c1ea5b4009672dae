"""Questions to the ledger: what a filter lets through, and where handles lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from sqlalchemy import event
from tests.ledger import articles

from reex import DataError, Filter, Ledger


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    """Return a ledger of the three articles: a loan that two tell of, a running total, a call for a stockpile."""
    with Ledger(ledger_url) as ledger:
        ledger.add([articles.first(), articles.second(), articles.third()])
        yield ledger


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def asked_only(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return the same ledger, for tests that write nothing to it: it is made once."""
    if request.param == "sqlite":
        url = str(tmp_path_factory.mktemp("asked") / "ledger.db")
    else:
        url = request.getfixturevalue("postgresql").new_database()
    with Ledger(url) as ledger:
        ledger.add([articles.first(), articles.second(), articles.third()])
        yield ledger


LOAN, RUNNING, STOCKPILE = "loan", "funding", "stockpile"


def found(ledger: Ledger, **asked: Any) -> set[str]:
    """Return the instruments of what a filter lets through: each initiative has its own."""
    return {one.initiative.instrument for one in ledger.initiatives(Filter(**asked))}


@pytest.mark.parametrize(
    ("asked", "let_through"),
    [
        ({}, {LOAN, RUNNING, STOCKPILE}),
        ({"statuses": ["agreed"]}, {LOAN}),
        ({"statuses": ["agreed", "proposed"]}, {LOAN, STOCKPILE}),
        ({"instruments": ["loan", "tariff"]}, {LOAN}),
        ({"levers": ["capital"]}, {LOAN, RUNNING}),
        ({"stages": ["magnet"]}, {LOAN}),
        ({"commodities": ["gallium"]}, {STOCKPILE}),
        ({"countries": ["us"]}, {LOAN}),
        ({"currencies": ["usd"]}, {LOAN, RUNNING}),
        ({"years": ["2025"]}, {LOAN, STOCKPILE}),
        ({"years": ["2019"]}, {RUNNING}),
        ({"actors": ["xn/bank"]}, {LOAN}),
        ({"actors": ["export bank"]}, {LOAN}),
        ({"actors": ["MIN"]}, {RUNNING}),
        ({"recipients": ["ostrava"]}, {LOAN}),
        ({"recipients": ["bank"]}, set()),
        ({"levers": ["capital"], "statuses": ["active"]}, {RUNNING}),
        ({"search": "TAILINGS"}, {RUNNING}),
        ({"search": "has signed for"}, {LOAN}),
        ({"search": "refines"}, set()),
        ({"search": "%"}, set()),
    ],
)
def test_a_filter_lets_through_what_has_one_of_each_list(
    asked_only: Ledger, asked: dict[str, Any], let_through: set[str]
) -> None:
    """Of each list one must be there, and all lists are asked for together."""
    assert found(asked_only, **asked) == let_through


def test_a_part_of_a_word_is_no_actor(asked_only: Ledger) -> None:
    """US is not found in Australia: a name is meant by how one of its words begins."""
    assert found(asked_only, actors=["US"]) == set()
    assert found(asked_only, actors=["Austral"]) == {STOCKPILE}


def test_words_are_sought_in_every_sentence(ledger_url: str) -> None:
    """An initiative is found by the last sentence of its evidence as by the first."""
    sentences = [articles.LENT, articles.PLACE]
    with Ledger(ledger_url) as ledger:
        ledger.add([articles.article("long", sentences, articles.loan(evidence=articles.of(0, 1)))])
        assert found(ledger, search="nevada") == {LOAN}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"statuses": ["agred"]}, "there is no status 'agred': did you mean agreed? There are active, agreed,"),
        ({"stages": ["smelting"]}, "there is no stage 'smelting': there are end_use, exploration,"),
        ({"levers": ["Capital"]}, "there is no lever 'Capital': did you mean capital?"),
        ({"years": ["25"]}, "'25' is no year; write four digits, as 2025"),
        ({"countries": ["Japan"]}, "'JAPAN' is no country; write its ISO 3166-1 code, as AU"),
        ({"currencies": ["dollar"]}, "'DOLLAR' is no currency; write its ISO 4217 code, as USD"),
    ],
)
def test_a_code_that_is_none_is_refused_with_those_that_are(asked: dict[str, Any], said: str) -> None:
    """A slip of the pen finds an error that names the nearest code, not nothing."""
    with pytest.raises(DataError) as error:
        Filter(**asked)
    assert str(error.value).startswith(said)


def test_an_instrument_is_one_of_the_list_or_one_that_the_ledger_has(ledger_url: str) -> None:
    """Instruments of plugins and tables can be asked for too; what nobody knows is refused at once."""
    with Ledger(ledger_url) as ledger:
        ledger.add([articles.article("odd", [articles.CALL], articles.loan(instrument="tolling"))])
        assert found(ledger, instruments=["tolling"]) == {"tolling"}
        assert found(ledger, instruments=["tariff"]) == set()
        for ask in (ledger.initiatives, ledger.contradictions):
            with pytest.raises(DataError, match="no instrument 'tollin': did you mean tolling"):
                ask(Filter(instruments=("tollin",)))


def test_mentions_come_with_their_words_first_published_first(asked_only: Ledger) -> None:
    """An initiative brings its mentions when they are asked for, with the sentences that they rest on."""
    (one,) = asked_only.initiatives(Filter(instruments=("loan",)), mentions=True)
    assert [mention.quotes[0].text for mention in one.mentions] == [articles.LENT, articles.AGREED]
    assert one.id == one.mentions[0].id
    (bare,) = asked_only.initiatives(Filter(instruments=("loan",), search="signed"))
    assert bare == attrs.evolve(one, mentions=())


def test_any_mention_and_the_start_of_one_lead_to_its_initiative(asked_only: Ledger) -> None:
    """The handle of each mention, and as much of it as is its own, is as good as the id."""
    (one,) = asked_only.initiatives(Filter(instruments=("loan",)), mentions=True)
    for mention in one.mentions:
        assert asked_only.initiative(mention.id) == asked_only.initiative(mention.id[:11]) == one


def test_a_handle_that_leads_nowhere_or_to_several_says_so(asked_only: Ledger) -> None:
    """Nobody is shown another initiative than the one that was meant."""
    with pytest.raises(DataError, match="no initiative goes by 'zzz'"):
        asked_only.initiative("zzz")
    with pytest.raises(DataError, match="no initiative goes by ''"):
        asked_only.initiative("")
    with pytest.raises(DataError, match="no initiative goes by '%'"):
        asked_only.initiative("%")


def test_a_start_that_several_share_names_them(ledger_url: str) -> None:
    """A start that is too short is answered with the handles that begin so."""
    with Ledger(ledger_url) as ledger:
        calls = [f"Norland should stockpile {number} tonnes." for number in range(40)]
        acts = [
            articles.loan(id=f"i{number}", evidence=articles.of(number), amounts=(articles.usd(number + 1),))
            for number in range(40)
        ]
        ledger.add([articles.article("many", calls, *acts)])
        ids = [one.id for one in ledger.initiatives()]
        start = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
        with pytest.raises(DataError, match=f"'{start}' is the start of several: {start}"):
            ledger.initiative(start)


def test_claims_that_can_be_compared_stand_side_by_side(asked_only: Ledger) -> None:
    """Claims on one subject and measure follow each other, and may be asked for by what they are about."""
    said = [(one.claim.measure, one.claim.subject.name) for one in asked_only.claims()]
    assert said == sorted(said, key=lambda pair: said.index(pair))
    assert len(said) == 4
    assert {one.claim.subject.ref for one in asked_only.claims(Filter(commodities=("rare-earths",)))} == {"CN"}
    assert [one.claim.measure for one in asked_only.claims(Filter(actors=("ostrava",), search="us-nv"))] == ["location"]
    assert list(asked_only.claims(Filter(stages=("mining",)))) == []


def test_contradictions_of_claims_come_where_no_initiatives_are_asked_for(asked_only: Ledger) -> None:
    """Sixty percent against ninety is found, and is none of the loan."""
    assert {one.topic for one in asked_only.contradictions()} >= {"share:CN"}
    assert all(one.initiative for one in asked_only.contradictions(Filter(statuses=("agreed",))))


def test_a_sentence_whose_deal_is_lost_names_what_it_may_tell_of(asked_only: Ledger) -> None:
    """A person who reviews it sees the initiatives that share a party with it."""
    (end,) = asked_only.review().loose
    (stockpile,) = asked_only.initiatives(Filter(instruments=("stockpile",)))
    assert (end.quote.text, end.initiatives) == (articles.LOST, (stockpile.id,))


def test_what_is_superseded_is_found_nowhere(ledger: Ledger) -> None:
    """A newer version of a document takes its claims, its sentences and its initiatives out of every answer."""
    newer = articles.article("third", ["All is well."], published="2025-08")
    assert ledger.add([newer]).superseding == 1
    assert found(ledger) == {LOAN, RUNNING}
    assert {one.claim.subject.ref for one in ledger.claims()} == {"CN"}
    assert ledger.review().loose == ()


def test_a_decision_by_hand_takes_starts_of_handles_and_is_told(ledger: Ledger) -> None:
    """Two that were merged are split by hand, and joined again; why tells both."""
    (one,) = ledger.initiatives(Filter(instruments=("loan",)), mentions=True)
    a, b = (mention.id for mention in one.mentions)
    ledger.split(a[:11], b, who="Ada", why="two banks")
    assert len(list(ledger.initiatives(Filter(instruments=("loan",))))) == 2
    (decision,) = ledger.decisions(a)
    assert ({decision.a, decision.b}, decision.verdict, decision.who) == ({a, b}, "split", "Ada")
    ledger.join(a, b)
    assert {decision.verdict for decision in ledger.decisions()} == {"join"}
    assert ledger.initiative(b).id == a
    with pytest.raises(DataError, match="is one mention; name two"):
        ledger.join(a, a[:11])
    with pytest.raises(DataError, match="no mention goes by 'zzz'"):
        ledger.split(a, "zzz")


def test_what_may_be_counted_twice_is_told_until_a_person_decides(ledger_url: str) -> None:
    """Two acts that may be one stand beside the total that counts both, and in the review, until somebody decides."""
    act = articles.loan(actors=(articles.AUSTRALIA,), amounts=(articles.usd(70_000_000),))
    signed = articles.article("signed", ["Australia lends the magnet maker $70 million."], act)
    vaguer = attrs.evolve(act, status="announced", announced=None, recipients=())
    announced = articles.article("vague", ["Australia, it was said on Monday, promises $70 million."], vaguer)
    with Ledger(ledger_url) as ledger:
        ledger.add([signed, announced])
        (pair,) = ledger.review().near
        assert ledger.totals().near == ((pair.a, pair.b),)
        assert ledger.totals(filter=Filter(statuses=("announced",))).near == ()
        ledger.split(pair.a, pair.b)
        assert (ledger.review().near, ledger.totals().near) == ((), ())
        ledger.join(pair.a, pair.b)
        assert ledger.review().near == ()
        assert [one.low for one in ledger.totals().grand.sums] == [70_000_000]


def test_a_decision_on_what_is_not_found_any_more_is_for_review(ledger: Ledger) -> None:
    """A decision outlives its mentions, and a person is told of it."""
    (one,) = ledger.initiatives(Filter(instruments=("stockpile",)))
    (other,) = ledger.initiatives(Filter(instruments=("funding",)))
    ledger.split(one.id, other.id)
    assert ledger.review().orphaned == ()
    ledger.add([articles.article("third", ["All is well."], published="2025-08")])
    assert [decision.verdict for decision in ledger.review().orphaned] == ["split"]


def test_the_naive_sum_takes_all_that_the_evidence_states(asked_only: Ledger) -> None:
    """A sum that two articles tell is added twice, one that is only weighed too: what a reader gets who adds up all."""
    added = asked_only.totals()
    assert [one.low for one in added.grand.sums] == [150_000_000]
    assert added.naive is not None
    assert [one.low for one in added.naive] == [150_000_000 + 150_000_000 + 90_000_000 + 40_000_000]


def test_a_question_of_hostile_words_is_a_question(ledger_url: str, tmp_path: Path) -> None:
    """Words with quotes, wildcards and NUL are sought as they are, and nothing of the ledger is lost."""
    with Ledger(ledger_url) as ledger:
        ledger.add([articles.hostile()])
        assert found(ledger, search="DROP TABLE documents; --") == {LOAN}
        for words in ("'", "%", "_", '"', "\\", "\0", "'; DELETE FROM mentions; --"):
            found(ledger, search=words, actors=[words], recipients=[words], commodities=[words])
            list(ledger.claims(Filter(search=words, actors=(words,), commodities=(words,))))
        assert found(ledger) == {LOAN}


@pytest.mark.parametrize(
    ("ask", "step"),
    [
        (lambda ledger: list(ledger.initiatives(Filter(commodities=["gallium"]))), "initiatives_1 (id=?)"),
        (lambda ledger: list(ledger.initiatives(Filter(countries=["AU"]))), "initiatives_1 (id=?)"),
        (lambda ledger: ledger.initiative(next(iter(ledger.initiatives())).id[:8]), "mentions_1 (id>? AND id<?)"),
    ],
)
def test_an_index_answers_who_asks_for_few(ask: Callable[[Ledger], object], step: str, tmp_path: Path) -> None:
    """However large a ledger is, what is asked by a good, a country or a handle isn't looked for in all of it."""
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add([articles.first(), articles.second(), articles.third()])
        asked: list[tuple[str, Any]] = []
        event.listen(ledger._engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        ask(ledger)
        with ledger._engine.connect() as connection:
            selects = [one for one in asked if one[0].startswith("SELECT") and "WHERE" in one[0]]
            plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given).all() for sql, given in selects]
    assert step in str(plans)
    assert "SCAN" not in str(plans)

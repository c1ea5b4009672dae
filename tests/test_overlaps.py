"""Which of two crossing entities stays."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reex import Entity
from reex.codes import KINDS
from reex.overlaps import settle, text_order

TEXT = "U.S. Department of Defense loan to MP Materials Corp. of Nevada"


def made(kind: str, start: int, end: int, extractor: str = "hand") -> Entity:
    """Return an entity of that kind at that place."""
    return Entity(kind=kind, start=start, end=end, text=TEXT[start:end], extractor=extractor)


kinds = st.sampled_from([*KINDS, "port", "person"])
lists = st.lists(
    st.tuples(kinds, st.integers(0, 40), st.integers(1, 15), st.sampled_from(["a", "b", "c"])), max_size=25, unique=True
).map(lambda rows: [made(kind, start, start + length, by) for kind, start, length, by in rows])
fallbacks = st.sets(st.sampled_from(["a", "b", "c"]))


def crossing(entity: Entity, other: Entity) -> bool:
    """Say whether two entities share a position and compete for it."""
    layers = {"" if e.kind in KINDS else e.kind for e in (entity, other)}
    return len(layers) == 1 and entity.span.overlaps(other.span)


@given(lists, fallbacks)
def test_kept_entities_never_cross(entities: list[Entity], fallbacks: set[str]) -> None:
    """No two that stay share a position, unless a plugin's own kind is laid over."""
    kept, _ = settle(entities, fallbacks)

    assert not any(crossing(one, other) for one, other in combinations(kept, 2))


@given(lists, fallbacks, st.randoms())
def test_order_of_arrival_does_not_matter(entities: list[Entity], fallbacks: set[str], random: object) -> None:
    """Shuffled, the same entities stay and the same go, for the same reasons."""
    shuffled = list(entities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    kept, displaced = settle(entities, fallbacks)
    again, lost = settle(shuffled, fallbacks)

    assert again == kept
    assert sorted(map(repr, lost)) == sorted(map(repr, displaced))


@given(lists, fallbacks)
def test_nothing_vanishes(entities: list[Entity], fallbacks: set[str]) -> None:
    """Each entity stays or is told to be displaced by one that stays and crosses it."""
    kept, displaced = settle(entities, fallbacks)

    assert sorted([*kept, *(lost.entity for lost in displaced)], key=text_order) == sorted(entities, key=text_order)
    assert all(lost.by in kept and crossing(lost.entity, lost.by) and lost.reason for lost in displaced)


@given(lists, fallbacks)
def test_the_best_stays(entities: list[Entity], fallbacks: set[str]) -> None:
    """The outcome is that of taking the best by the written rule, again and again."""

    def runs_into(name: Entity, word: Entity) -> bool:
        named = name.kind in ("agency", "company", "organization", "program", "facility")
        equals = (name.extractor in fallbacks) == (word.extractor in fallbacks)
        return (
            equals and named and word.kind in ("commodity", "country") and name.start < word.start < name.end < word.end
        )

    def best(entity: Entity) -> tuple[object, ...]:
        run_into = any(runs_into(other, entity) for other in entities)
        return entity.extractor in fallbacks, run_into, entity.start - entity.end, *text_order(entity)

    wanted: list[Entity] = []
    for entity in sorted(entities, key=best):
        if not any(crossing(entity, other) for other in wanted):
            wanted.append(entity)

    assert settle(entities, fallbacks)[0] == sorted(wanted, key=text_order)


@pytest.mark.parametrize(
    ("winner", "loser", "reason"),
    [
        (made("agency", 0, 26), made("country", 0, 4), "a longer span stands there"),
        (made("company", 35, 47), made("company", 38, 50), "an equally long span starts before it"),
        (made("agency", 0, 26), made("company", 0, 26), "agency comes before company"),
        (made("agency", 0, 26, "agencies"), made("agency", 0, 26, "ministries"), "agencies comes before ministries"),
        (made("agency", 0, 26), made("agency", 0, 26), "made twice"),
    ],
)
def test_reasons(winner: Entity, loser: Entity, reason: str) -> None:
    """The one that goes is told why: it is shorter, later, of a lower kind or of a later extractor."""
    kept, displaced = settle([loser, winner])

    assert kept == [winner]
    assert [(lost.by, lost.reason) for lost in displaced] == [(winner, reason)]


def test_a_fallback_gives_way() -> None:
    """What a fallback finds goes where anything else stands, however long it is, and stays elsewhere."""
    country, longer, alone = made("country", 0, 4), made("agency", 0, 26, "model"), made("company", 35, 53, "model")

    kept, displaced = settle([longer, country, alone], {"model"})

    assert kept == [country, alone]
    assert [(lost.entity, lost.by, lost.reason) for lost in displaced] == [(longer, country, "model is a fallback")]


def test_kinds_of_plugins_lie_over_ours() -> None:
    """A plugin's kind neither displaces a built-in one nor is displaced by it."""
    agency, person = made("agency", 0, 26), made("person", 19, 30)

    assert settle([person, agency]) == ([agency, person], [])


def test_a_long_chain_is_settled_in_one_go() -> None:
    """Entities that each cross the next form one cluster; every other one stays."""
    chain = [Entity(kind="agency", start=3 * i, end=3 * i + 5, text="abcde") for i in range(20_000)]

    assert [entity.start for entity in settle(chain)[0]] == [6 * i for i in range(10_000)]


def test_a_name_stays_before_a_word_that_it_runs_into() -> None:
    """A firm whose name ends in what a longer commodity begins with is kept whole."""
    firm, goods, country = made("company", 0, 14), made("commodity", 4, 22), made("country", 0, 3)

    kept, displaced = settle([goods, country, firm])

    assert kept == [firm]
    assert {(lost.entity, lost.by, lost.reason) for lost in displaced} == {
        (goods, firm, "a name runs into it"),
        (country, firm, "a longer span stands there"),
    }


def test_a_word_stays_where_the_name_goes() -> None:
    """A name that a longer one displaces takes nothing with it."""
    firm, program, goods = made("company", 10, 24), made("program", 0, 16), made("commodity", 20, 30)

    assert settle([firm, program, goods])[0] == [program, goods]

"""Which way from records to JSON: the same entities by each encoder that is installed.

    python benchmarks/json_encoders.py

Prints, for 16,000 entities, the best of several runs in milliseconds, and how
that compares with msgspec on the objects themselves, which is what reex does.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

import attrs
import msgspec

from reex import Entity, Money, Percent

COUNT = 16_000
RUNS = 9
VALUES = (Money(amount=Decimal(400_000_000), currency="USD"), Percent(low=Decimal("92.5")), None, None, "P10Y")


def entities(cls: Any = Entity, values: Iterable[Any] = VALUES) -> tuple[Any, ...]:
    """Return entities of class *cls*: two in five with a value of several fields."""
    kept = tuple(values)
    return tuple(
        cls(
            id=f"e{number}",
            kind="agency",
            start=40 * number,
            end=40 * number + 26,
            text="U.S. Department of Defense",
            name="U.S. Department of Defense",
            ref="us/dod",
            value=kept[number % len(kept)],
            extractor="agencies",
            rule="gazetteer",
            confidence=0.98,
        )
        for number in range(COUNT)
    )


def unslotted(cls: type) -> Any:
    """Return a class with the fields of *cls*, without slots: msgspec then writes them in the order of declaration."""
    fields = {field.name: attrs.field(default=field.default) for field in attrs.fields(cls)}
    return attrs.make_class(cls.__name__, fields, frozen=True, slots=False, kw_only=True)


def as_dict(entity: Entity) -> dict[str, Any]:
    """Return what the json module and orjson can write, by hand and as fast as Python goes."""
    fields = _fields(entity)
    value = fields["value"]
    if value is not None and not isinstance(value, str):
        parts = _fields(value).items()
        fields["value"] = {name: str(part) if isinstance(part, Decimal) else part for name, part in parts}
    return fields


def _fields(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in thing.__slots__ if name != "__weakref__"}


def encoders() -> dict[str, Callable[[], bytes]]:
    """Return the contenders, those that are not installed left out."""
    things = entities()
    encoder = msgspec.json.Encoder()
    loose = entities(unslotted(Entity), (_without_slots(value) for value in VALUES))
    found: dict[str, Callable[[], bytes]] = {
        "msgspec on attrs": lambda: encoder.encode(things),
        "msgspec on attrs without slots": lambda: encoder.encode(loose),
        "dicts, then msgspec": lambda: encoder.encode([as_dict(thing) for thing in things]),
        "dicts, then json": lambda: json.dumps([as_dict(thing) for thing in things]).encode(),
    }
    if find_spec("orjson"):
        import orjson

        found["dicts, then orjson"] = lambda: orjson.dumps([as_dict(thing) for thing in things])
    if find_spec("cattrs"):
        found["cattrs, then json"] = _cattrs(things)
    return found


def _without_slots(value: Any) -> Any:
    if not attrs.has(type(value)):
        return value
    return unslotted(type(value))(**_fields(value))


def _cattrs(things: tuple[Entity, ...]) -> Callable[[], bytes]:
    from cattrs.preconf.json import make_converter

    converter = make_converter()
    converter.register_unstructure_hook(Decimal, str)
    return lambda: converter.dumps(things, unstructure_as=tuple[Entity, ...]).encode()


def best(contenders: dict[str, Callable[[], bytes]]) -> dict[str, float]:
    """Return the best time of each in milliseconds; they take turns, so that a slow minute hits all."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(RUNS):
        for name, encode in contenders.items():
            start = time.process_time()
            encode()
            times[name].append(1000 * (time.process_time() - start))
    return {name: min(taken) for name, taken in times.items()}


def main() -> None:
    contenders = encoders()
    wanted = json.loads(contenders["msgspec on attrs"]())
    for name, encode in contenders.items():
        assert json.loads(encode()) == wanted, name
    times = best(contenders)
    base = times["msgspec on attrs"]
    print(f"{COUNT:,} entities, best of {RUNS}")
    for name, taken in sorted(times.items(), key=lambda item: item[1]):
        print(f"{name:42} {taken:8.1f} ms {taken / base:6.2f} x")


if __name__ == "__main__":
    main()

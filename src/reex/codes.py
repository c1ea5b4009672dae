"""The lists of the record: each code with one line on what it means. All are closed but kinds and instruments.

The literal types are what type checkers see, the tables are what documents
and the JSON Schema are made from; a test holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

import attrs

from reex.frozen import FrozenDict
from reex.late import regex

Bound = Literal["exact", "at_least", "at_most", "about"]
Instrument = Literal[
    "funding", "grant", "loan", "guarantee", "equity", "tax_credit", "price_support", "offtake", "stockpile",
    "tariff", "export_control", "import_restriction", "law", "executive_action", "permitting", "agreement",
    "research", "partnership", "project", "acquisition", "workforce", "other",
]  # fmt: skip
# What an instrument of a plugin, or of a table of a user's own, may be called.
INSTRUMENT_NAME: Final = r"^[a-z][a-z0-9_]*$"
Status = Literal["proposed", "announced", "agreed", "active", "completed", "ended"]
Stage = Literal["exploration", "mining", "processing", "metal", "magnet", "recycling", "end_use"]
Lever = Literal["allied_supply", "leadership", "price_stability", "demand", "workforce", "capital"]
AmountRole = Literal["stated", "ceiling", "package", "cumulative", "pipeline", "need"]
CountReason = Literal[
    "counted", "no_amount", "proposed", "package", "cumulative", "pipeline", "need", "unit_price", "letter_of_intent",
    "ended", "no_party", "repeated",
]  # fmt: skip
MissingReason = Literal["gap", "not_stated", "ambiguous"]
PercentMeasure = Literal[
    "market_share", "tariff_rate", "ownership", "price_change", "reliance", "cost_share", "other",
]  # fmt: skip
CountryForm = Literal["name", "adjective", "metonym"]
ClaimMeasure = Literal["share", "location", "rank"]
ZoneKind = Literal["title", "byline", "summary", "furniture"]
PublishedBasis = Literal["metadata", "furniture", "dateline", "address"]

_COLOUR = regex(r"#[0-9a-f]{6}", re.IGNORECASE)


def _is_colour(kind: Kind, _: attrs.Attribute[str], value: str) -> None:
    if not _COLOUR.fullmatch(value):
        raise ValueError(f"kind {kind.code}: {value!r} is no colour; write it as #336699")


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of entity: its code, a label and colour for people, one line on what it is.

    Raises:
        ValueError: if the colour isn't written as ``#336699``.
    """

    code: str
    label: str
    colour: str = attrs.field(validator=_is_colour)
    about: str


# In the order of their rank: where two entities claim the same words, the kind that stands higher stays.
_BUILT_IN = (
    ("money", "amount of money", "#2e9e44", "an amount of money, a unit price included"),
    ("percent", "percentage", "#12a594", "a percentage, or a spelled-out fraction used as one"),
    ("quantity", "quantity", "#7a9a01", "a physical amount, with its rate"),
    ("duration", "duration", "#b08968", "a length of time"),
    ("date", "date", "#8d6e63", "a calendar date, month, quarter, year, decade or relative day"),
    ("program", "law or program", "#8e4ec6", "a named law, order, fund, programme, treaty, framework or alliance"),
    ("agency", "government body", "#2f6fdb", "a government or intergovernmental body"),
    ("facility", "mine or plant", "#e8590c", "a named mine, deposit, plant or project"),
    ("company", "company", "#d6336c", "a named business, state-owned ones and banks included"),
    ("organization", "organization", "#b5179e", "a named body that is neither agency nor company"),
    ("region", "region", "#0e9bb8", "a first-level subdivision of a country"),
    ("country", "country", "#4f5bd5", "a sovereign state, a dependent territory, or the European Union"),
    ("commodity", "mineral", "#d69e00", "a mineral, element, compound, group of them, or magnet"),
)  # fmt: skip
BUILT_IN_KINDS: Final = tuple(
    Kind(code=code, label=label, colour=colour, about=about) for code, label, colour, about in _BUILT_IN
)
KINDS: Final[Mapping[str, str]] = FrozenDict({kind.code: kind.about for kind in BUILT_IN_KINDS})

INSTRUMENTS: Final[Mapping[Instrument, str]] = FrozenDict(
    {
        "funding": "public money whose form the text leaves open, or joint funding",
        "grant": "money that is not paid back: grants, awards, cooperative agreements, subsidies",
        "loan": "loans and other debt, letters of interest in it included",
        "guarantee": "guarantees and insurance",
        "equity": "shares, stakes, warrants",
        "tax_credit": "tax credits, exemptions and holidays",
        "price_support": "price floors, contracts for difference",
        "offtake": "purchase commitments, procurement, supply contracts",
        "stockpile": "reserves and stockpiling",
        "tariff": "tariffs and duties",
        "export_control": "export bans, quotas, licences, controls on technology",
        "import_restriction": "import bans and quotas, origin rules in procurement",
        "law": "a statute or bill",
        "executive_action": "executive orders, invoked powers, investigations, created offices",
        "permitting": "faster or reformed permits",
        "agreement": "a framework, memorandum, treaty or alliance between governments",
        "research": "research programmes and agreements, pilots, demonstration plants",
        "partnership": "a collaboration in which a company takes part and no other instrument fits",
        "project": "a company's own mine, plant or expansion",
        "acquisition": "one firm buys another",
        "workforce": "training and education",
        "other": "none of these",
    }
)

STATUSES: Final[Mapping[Status, str]] = FrozenDict(
    {
        "proposed": "is called for, considered, planned, sought, or could happen",
        "announced": "is promised or launched in public, not yet binding or begun",
        "agreed": "is signed, awarded, committed by contract, selected",
        "active": "is in force, imposed, running, being built",
        "completed": "is done: paid out, opened, delivered",
        "ended": "is cancelled, suspended, expired, withdrawn, or was refused",
    }
)

STAGES: Final[Mapping[Stage, str]] = FrozenDict(
    {
        "exploration": "looking for and sizing up deposits",
        "mining": "extraction from the ground",
        "processing": "separation and refining",
        "metal": "metal and alloy making",
        "magnet": "magnet making",
        "recycling": "recovery from waste, scrap and tailings",
        "end_use": "use in products",
    }
)

LEVERS: Final[Mapping[Lever, str]] = FrozenDict(
    {
        "allied_supply": "supply shared with allies",
        "leadership": "one authority in charge",
        "price_stability": "protection against falling prices",
        "demand": "buyers that can be relied on",
        "workforce": "people who know how",
        "capital": "money to build",
    }
)

AMOUNT_ROLES: Final[Mapping[AmountRole, str]] = FrozenDict(
    {
        "stated": "the act's own amount",
        "ceiling": "the most that it may come to",
        "package": "a total whose parts are records of their own",
        "cumulative": "so far, since some date",
        "pipeline": "hoped for, unlocked, leveraged",
        "need": "what is said to be needed",
    }
)

COUNT_REASONS: Final[Mapping[CountReason, str]] = FrozenDict(
    {
        "counted": "may be added to a total",
        "no_amount": "nothing to add",
        "proposed": "not decided yet",
        "package": "its parts are counted",
        "cumulative": "a running total, acts in it may be counted elsewhere",
        "pipeline": "hoped for, not committed",
        "need": "a need, not an act",
        "unit_price": "a sum for each unit or year, not one in all",
        "letter_of_intent": "not binding",
        "ended": "withdrawn or refused",
        "no_party": "nobody is named who gives or gets it",
        "repeated": "counted before: the same sum, and no party that differs",
    }
)

PUBLISHED_BASES: Final[Mapping[PublishedBasis, str]] = FrozenDict(
    {
        "metadata": "markup says so, or what holds the document: a mail, a feed, a row of a table",
        "furniture": "a line above or below the text says so",
        "dateline": "the text opens with place and date",
        "address": "the date stands in the address of the page",
    }
)
MISSING_REASONS: Final[Mapping[MissingReason, str]] = FrozenDict(
    {
        "gap": "the words of a link are lost in the source",
        "not_stated": "the text doesn't say",
        "ambiguous": "the text names several that could be meant",
    }
)

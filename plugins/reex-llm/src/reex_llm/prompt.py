"""What a model is told: instructions, the fields of an act, and the JSON Schema of the reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final, get_args

import reex

PARTIES: Final = ("agency", "company", "organization", "country", "region", "facility")

# The fields of an act, each with the codes that it may have; none where the words of the text say it all.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "evidence": (),
    "instrument": get_args(reex.codes.Instrument),
    "status": get_args(reex.codes.Status),
    "binding": ("binding", "nonbinding"),
    "actors": PARTIES,
    "recipients": PARTIES,
    "amounts": get_args(reex.codes.AmountRole),
    "stages": get_args(reex.codes.Stage),
    "commodities": (),
    "programs": (),
    "countries": (),
    "announced": (),
    "effective": (),
    "until": (),
    "duration": (),
}


@cache
def instructions() -> str:
    """Return what the model is told before each part of a document."""
    text = (Path(__file__).parent / "data" / "instructions.md").read_text(encoding="utf-8")
    return Template(text).substitute(
        instruments=_listed(reex.codes.INSTRUMENTS),
        statuses=_listed(reex.codes.STATUSES),
        stages=_listed(reex.codes.STAGES),
        roles=_listed(reex.codes.AMOUNT_ROLES),
        parties=", ".join(f"`{kind}` ({reex.codes.KINDS[kind]})" for kind in PARTIES),
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a reply: closed objects, all fields required, as strict providers want it."""
    act = _object({field: {"type": "array", "items": _item(codes)} for field, codes in FIELDS.items()})
    return _object({"acts": {"type": "array", "items": act}})


def _listed(table: Mapping[Any, str]) -> str:
    return "\n".join(f"- `{code}`: {about}" for code, about in table.items())


def _item(codes: Iterable[str]) -> dict[str, Any]:
    quote = {"quote": {"type": "string"}}
    return _object({"code": {"type": "string", "enum": list(codes)}} | quote if codes else quote)


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }

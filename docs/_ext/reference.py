"""What the documentation takes from the code at build time, so that nobody types it twice.

``{codes} INSTRUMENTS`` is a table of a list of codes with an example of each, ``{crosswalk} gta`` one of what
corresponds to them in a list of others, ``{fields} Party`` one of the fields of a part of the record, ``{columns}
amounts`` one of the columns of a table for data frames, ``{acts}`` and ``{acts-keys}`` are tables of words for acts,
``{rooms} reex_initiatives`` is one of the packages of a plugin, ``{usage} extract`` or ``{usage} plugin new`` is what
a command prints with ``--help``.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from usage import usage

import reex
from reex import codes
from reex.frames import TABLES, Column
from reex.schema import json_schema
from reex_initiatives.lexicon.grammar import Act, Grammar

_PARTS: dict[str, Any] = json_schema()["$defs"]
_SHORT = 7  # a closed list of at most so many codes is written out where it is used
_SECTIONS = {
    frozenset(codes.INSTRUMENTS): "codes.md#instruments",
    frozenset(codes.STATUSES): "codes.md#statuses",
    frozenset(codes.STAGES): "codes.md#stages",
    frozenset(codes.LEVERS): "codes.md#levers",
    frozenset(codes.AMOUNT_ROLES): "codes.md#roles-of-amounts",
    frozenset(codes.COUNT_REASONS): "codes.md#what-may-be-added",
    frozenset(codes.MISSING_REASONS): "codes.md#what-is-missing",
    frozenset(codes.PUBLISHED_BASES): "codes.md#when-a-document-was-published",
}
_EXAMPLES = Path(__file__).parent / "examples.toml"
_ITEM = re.compile(r"(?P<names>[\w, ]+): (?P<about>.+)")


class Codes(SphinxDirective):
    """A list of :mod:`reex.codes`, as a table, with a sentence of ``examples.toml`` for each code."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        name = self.arguments[0]
        table: Mapping[str, str] = getattr(codes, name)
        told = tomllib.loads(_EXAMPLES.read_text(encoding="utf-8")).get(name, {})
        rows = ([f"`{code}`", about, told.get(code, "–")] for code, about in table.items())
        return self.parse_text_to_nodes(_table(["Code", "What it means", "Example"], rows))


class Crosswalk(SphinxDirective):
    """What corresponds to the codes of a record in one list of others, and where that list is published."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, with its source below."""
        found = [each for each in reex.crosswalk() if each.list == self.arguments[0]]
        rows = ([f"`{each.code}`", f"`{each.theirs}` {each.label}", each.note] for each in found)
        (source,) = {each.source for each in found}
        table = _table([found[0].of.capitalize(), "Theirs", "When"], rows)
        return self.parse_text_to_nodes(f"{table}\nSource: {source}.\n")


class Fields(SphinxDirective):
    """The fields of one part of the record, from its JSON Schema, explained in its docstring or in the directive."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table, or raise an error if a field is explained nowhere or twice."""
        name = self.arguments[0]
        properties: Mapping[str, Any] = _PARTS[name]["properties"]
        told, here = _attributes(getattr(reex, name)), dict(_items(self.content))
        doubtful = [field for field in {**properties, **here} if (field in told) + (field in here) != 1]
        if wrong := sorted({*doubtful, *here.keys() - properties.keys()}):
            raise self.error(f"{name}: each field is explained once, in its docstring or here: {', '.join(wrong)}")
        rows = ([f"`{field}`", _words(node), _plain((told | here)[field])] for field, node in properties.items())
        return self.parse_text_to_nodes(_table(["Field", "Holds", "What it says"], rows))


class Acts(SphinxDirective):
    """The words for acts as they stand in the table of the plugin."""

    def run(self) -> list[nodes.Node]:
        """Return a table with one row for each act."""
        rows = []
        for act in Grammar.read().acts:
            verbs = chain.from_iterable(act.verbs.values())
            rows.append([f"`{act.instrument}`", _listed(act.nouns), _listed(verbs), f"`{act.status}`"])
        return self.parse_text_to_nodes(_table(["Instrument", "Nouns", "Verbs", "Status"], rows))


class ActKeys(SphinxDirective):
    """The keys of an act, each explained in the directive."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table, or raise an error if a key is not explained, or is none."""
        told, keys = dict(_items(self.content)), [field.name for field in attrs.fields(Act)]
        if wrong := sorted(told.keys() ^ set(keys)):
            raise self.error(f"each key of an act is explained: {', '.join(wrong)}")
        return self.parse_text_to_nodes(_table(["Key", "What it says"], ([f"`{key}`", told[key]] for key in keys)))


class Cues(SphinxDirective):
    """The lists of cues; those that are no statuses are explained in the directive."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table, or raise an error if a list is not explained, or is none."""
        lists = tomllib.loads((files("reex_initiatives") / "data" / "cues.toml").read_text(encoding="utf-8"))
        told = {status: f"the act {about}" for status, about in codes.STATUSES.items()} | dict(_items(self.content))
        if wrong := sorted(told.keys() ^ lists.keys()):
            raise self.error(f"each list of cues is explained: {', '.join(wrong)}")
        rows = ([f"`{name}`", told[name], _listed(words)] for name, words in lists.items())
        return self.parse_text_to_nodes(_table(["List", "What it does", "Words"], rows))


class Floors(SphinxDirective):
    """The figures that quality must not fall below, from ``tests/floors.toml``."""

    def run(self) -> list[nodes.Node]:
        """Return a table with a column for each place of gold that is part of the project."""
        floors = tomllib.loads((Path(__file__).parents[2] / "tests" / "floors.toml").read_text(encoding="utf-8"))
        places = {place: dict(_floors(told)) for place, told in floors.items() if place.startswith("tests/")}
        names = dict.fromkeys(chain.from_iterable(places.values()))
        rows = ([name, *(told.get(name, "–") for told in places.values())] for name in names)
        return self.parse_text_to_nodes(_table(["Figure", *(f"`{place}`" for place in places)], rows))


def _floors(told: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        if isinstance(value, Mapping):
            yield from _floors(value, f"{path} {name}")
        else:
            yield f"{path} {name}".strip(), f"{value:.3f}"


class Rooms(SphinxDirective):
    """The packages of a plugin, from the top down as the contract in ``pyproject.toml`` has them."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        plugin = self.arguments[0]
        tools = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
        layers = chain.from_iterable(contract.get("layers", ()) for contract in tools["importlinter"]["contracts"])
        names = re.findall(rf"\b{plugin}\.\w+", " ".join(layers))
        rows = ([f"`{name.partition('.')[2]}`", _plain(inspect.getdoc(import_module(name)) or "")] for name in names)
        return self.parse_text_to_nodes(_table(["Room", "What it is for"], rows))


class Columns(SphinxDirective):
    """The columns of one table of :mod:`reex.frames`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        (table,) = (table for table in TABLES if table.name == self.arguments[0])
        rows = ([f"`{column.name}`", _type(column), column.about] for column in table.columns)
        return self.parse_text_to_nodes(_table(["Column", "Type", "What it holds"], rows))


class Usage(SphinxDirective):
    """What a command prints when it is asked for help."""

    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the text as a block."""
        text = usage(*self.arguments)
        return [nodes.literal_block(text, text, language="console")]


def _type(column: Column) -> str:
    """Return the type of a column in words; a list of codes that is explained elsewhere leads there."""
    if section := _SECTIONS.get(frozenset(column.codes)):
        return f"[code]({section})"
    return ", ".join(f"`{code}`" for code in column.codes) or {"texts": "list of text", "float": "number"}.get(
        column.type, column.type
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "–"


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", r"\|") for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _attributes(part: type) -> dict[str, str]:
    """Return what the ``Attributes`` section of a docstring says of each field."""
    _, _, section = (inspect.getdoc(part) or "").partition("Attributes:\n")
    return dict(_items(re.sub(r"\n {8,}", " ", section).splitlines()))


def _items(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if match := _ITEM.fullmatch(line.strip()):
            for name in match["names"].split(","):
                yield name.strip(), match["about"]


def _plain(docstring: str) -> str:
    """Return words of a docstring as Markdown."""
    return re.sub(r":\w+:`(?:[\w.]+\.)?(\w+)`", r"`\1`", docstring).replace("``", "`").removesuffix(".")


def _words(node: Mapping[str, Any]) -> str:
    """Return what a part of a JSON Schema allows, in words."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in node:
        return " or ".join(_words(each) for each in node["anyOf"])
    if listed := [option["const"] for option in node.get("oneOf", ())] or node.get("enum", []):
        if section := _SECTIONS.get(frozenset(listed)):
            return f"[code]({section})"
        return ", ".join(f"`{code}`" for code in listed)
    if node.get("type") == "array":
        return f"list of {_words(node['items'])}" if "items" in node else "list"
    if node.get("type") == "object" and isinstance(node.get("additionalProperties"), dict):
        return f"object of {_words(node['additionalProperties'])}"
    if "description" in node:
        return str(node["description"])
    plain = {"integer": "whole number", "boolean": "true or false", "string": _text(node)}
    return str(plain.get(node["type"], node["type"]))


def _text(node: Mapping[str, Any]) -> str:
    return {"decimal": "decimal as text", "date": "ISO 8601 date"}.get(node.get("format", ""), "text")


def _front_door(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element) -> nodes.Node | None:
    """Lead a reference to the module that defines a name to the front door, where it is documented."""
    *path, last = node.get("reftarget", "").split(".")
    if node.get("refdomain") != "py" or not path:
        return None
    for target in (f"reex.{last}", f"reex.testing.{last}", f"reex.{path[-1]}.{last}"):
        python = env.domains.python_domain
        if found := python.resolve_any_xref(env, node["refdoc"], app.builder, target, node, content):
            return found[0][1]
    return None


_DIRECTIVES = {
    "codes": Codes,
    "columns": Columns,
    "crosswalk": Crosswalk,
    "fields": Fields,
    "acts": Acts,
    "act-keys": ActKeys,
    "cues": Cues,
    "floors": Floors,
    "rooms": Rooms,
    "usage": Usage,
}


def _lead_to_pages(app: Sphinx, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:
    """Let a docstring that names a page of the documentation by its file lead to it."""
    lines[:] = [re.sub(r"``docs/([\w-]+)\.md``", r":doc:`\1`", line) for line in lines]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives to Sphinx."""
    for name, directive in _DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect("missing-reference", _front_door)
    app.connect("autodoc-process-docstring", _lead_to_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
